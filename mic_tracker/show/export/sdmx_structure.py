"""What the columns of exported observations are: code lists, concepts and a data structure.

SDMX 2.1, section 3A, "SDMX-ML: structure message". What stands in the registry under an id has a
code list; members of breakdowns are texts, because a code may have neither spaces nor accents.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import get_args
from xml.sax.saxutils import escape, quoteattr

from mic_tracker.model.observation import Qualifier
from mic_tracker.show.export.dataset import ExportDataset
from mic_tracker.show.export.observations import dimensions
from mic_tracker.show.export.sdmx import (
    AGENCY,
    ATTRIBUTES,
    FLOW,
    FREQUENCIES,
    NONE,
    STATUSES,
    TIME,
    VALUE,
    VERSION,
    concept_names,
    sdmx_dimensions,
)
from mic_tracker.text.escape import prose

_SCHEMAS = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1"
_CONCEPTS = "CONCEPTS"
_NUMBERS = {VALUE, "LOWER_BOUND", "UPPER_BOUND"}
_CODED = {"FREQ", "OBS_STATUS", "QUALIFIER"}
"""Concepts whose codes are named by the words of the file format, in every language."""
_ENDED = ("</mes:Structures>", "</mes:Structure>", "")
Names = Mapping[str, str]
"""Names by ids."""


def write_structure(dataset: ExportDataset) -> str:
    """Write the structure of the messages that hold these observations."""
    lists = code_lists(dataset)
    day = dataset.report.clock.as_of.isoformat()
    lines = (
        *_head(day),
        *_flow(dataset),
        *_code_lists(lists, dataset),
        *_concept_scheme(dataset),
        *_data_structure(dataset, lists),
    )
    return "\n".join(('<?xml version="1.0" encoding="UTF-8"?>', *lines, *_ENDED))


def code_lists(dataset: ExportDataset) -> Mapping[str, Names]:
    """The codes of each concept that has a list of them, with their names."""
    registry, words = dataset.registry, dataset.words
    series = {
        id_: words.spelling(said)
        for indicator in registry.indicators.values()
        for id_, said in (indicator.series or {}).items()
    }
    used = {o.series: o.series for o in registry.observations if o.series}
    none = {NONE: words.text("sdmx_concept", "none")}
    indicators = {id_: words.spelling(registry.indicators[id_].name) for id_ in dataset.indicators}
    sources = {id_: words.spelling(registry.sources[id_].title) for id_ in dataset.sources}
    return {
        "FREQ": {code: str(frequency) for frequency, code in FREQUENCIES.items()} | none,
        "INDICATOR": indicators,
        "SERIES": used | {id_: said for id_, said in series.items() if id_ in used} | none,
        "SOURCE": sources | none,
        "OBS_STATUS": {code: status for status, code in STATUSES.items()},
        "QUALIFIER": {code: code for code in get_args(Qualifier)},
    }


def _head(day: str) -> Iterator[str]:
    names = {
        "mes": f"{_SCHEMAS}/message",
        "str": f"{_SCHEMAS}/structure",
        "com": f"{_SCHEMAS}/common",
    }
    yield "<mes:Structure {}>".format(" ".join(f'xmlns:{p}="{n}"' for p, n in names.items()))
    yield f"<mes:Header><mes:ID>{FLOW}</mes:ID><mes:Test>false</mes:Test>"
    yield f'<mes:Prepared>{day}T00:00:00Z</mes:Prepared><mes:Sender id="{AGENCY}"/></mes:Header>'
    yield "<mes:Structures>"


def _flow(dataset: ExportDataset) -> Iterator[str]:
    reference = _reference(FLOW, "DataStructure", "datastructure")
    yield f"<str:Dataflows>{_opened('Dataflow', FLOW)}"
    yield f"{_name(_title(dataset), dataset)}<str:Structure>{reference}</str:Structure>"
    yield "</str:Dataflow></str:Dataflows>"


def _title(dataset: ExportDataset) -> str:
    return dataset.words.spelling(dataset.registry.title)


def _code_lists(lists: Mapping[str, Names], dataset: ExportDataset) -> Iterator[str]:
    names = _concepts(dataset)
    yield "<str:Codelists>"
    for concept, codes in lists.items():
        yield f"{_opened('Codelist', _list_of(concept))}{_name(names[concept], dataset)}"
        for id_, name in codes.items():
            is_code = concept in _CODED and id_ != NONE
            named = _english(name) if is_code else _name(name, dataset)
            yield f"<str:Code id={quoteattr(id_)}>{named}</str:Code>"
        yield "</str:Codelist>"
    yield "</str:Codelists>"


def _list_of(concept: str) -> str:
    return f"CL_{concept}"


def _concept_scheme(dataset: ExportDataset) -> Iterator[str]:
    yield f"<str:Concepts>{_opened('ConceptScheme', _CONCEPTS)}{_name(_title(dataset), dataset)}"
    for id_, name in _concepts(dataset).items():
        yield f"<str:Concept id={quoteattr(id_)}>{_name(name, dataset)}</str:Concept>"
    yield "</str:ConceptScheme></str:Concepts>"


def _concepts(dataset: ExportDataset) -> Names:
    """The concepts with their names: those of the format, and the dimensions of the registry."""
    words, registry = dataset.words, dataset.registry
    own = concept_names(dimensions(registry))
    named = {
        own[id_]: words.spelling(dimension.name)
        for indicator in registry.indicators.values()
        for id_, dimension in (indicator.dimensions or {}).items()
        if id_ in own and dimension.name
    }
    ids = (*sdmx_dimensions(dataset), TIME, VALUE, *ATTRIBUTES)
    known = {*own.values()}
    return {
        id_: named.get(id_, id_) if id_ in known else words.text("sdmx_concept", id_.lower())
        for id_ in ids
    }


def _data_structure(dataset: ExportDataset, lists: Mapping[str, Names]) -> Iterator[str]:
    yield f"<str:DataStructures>{_opened('DataStructure', FLOW)}{_name(_title(dataset), dataset)}"
    yield "<str:DataStructureComponents>"
    yield '<str:DimensionList id="DimensionDescriptor">'
    place = 0
    for place, id_ in enumerate(sdmx_dimensions(dataset), start=1):
        yield f'<str:Dimension id={quoteattr(id_)} position="{place}">'
        yield f"{_represented(id_, lists)}</str:Dimension>"
    yield f'<str:TimeDimension id="{TIME}" position="{place + 1}">{_represented(TIME, lists)}'
    yield "</str:TimeDimension></str:DimensionList>"
    yield '<str:AttributeList id="AttributeDescriptor">'
    yield from (_attribute(id_, lists) for id_ in ATTRIBUTES)
    yield '</str:AttributeList><str:MeasureList id="MeasureDescriptor">'
    yield f'<str:PrimaryMeasure id="{VALUE}">{_represented(VALUE, lists)}</str:PrimaryMeasure>'
    yield "</str:MeasureList></str:DataStructureComponents></str:DataStructure>"
    yield "</str:DataStructures>"


def _attribute(id_: str, lists: Mapping[str, Names]) -> str:
    beside = f'<str:PrimaryMeasure><Ref id="{VALUE}"/></str:PrimaryMeasure>'
    return (
        f'<str:Attribute id="{id_}" assignmentStatus="Conditional">{_represented(id_, lists)}'
        f"<str:AttributeRelationship>{beside}</str:AttributeRelationship></str:Attribute>"
    )


def _represented(id_: str, lists: Iterable[str]) -> str:
    """Which concept a component is of, and what it holds: codes, times, numbers or texts."""
    concept = (
        f'<Ref id={quoteattr(id_)} maintainableParentID="{_CONCEPTS}" '
        f'maintainableParentVersion="{VERSION}" agencyID="{AGENCY}" class="Concept" '
        'package="conceptscheme"/>'
    )
    held = f'<str:TextFormat textType="{_text_type(id_)}"/>'
    if id_ in lists:
        reference = _reference(_list_of(id_), "Codelist", "codelist")
        held = f"<str:Enumeration>{reference}</str:Enumeration>"
    return (
        f"<str:ConceptIdentity>{concept}</str:ConceptIdentity>"
        f"<str:LocalRepresentation>{held}</str:LocalRepresentation>"
    )


def _text_type(id_: str) -> str:
    if id_ == TIME:
        return "ObservationalTimePeriod"
    return "Double" if id_ in _NUMBERS else "String"


def _opened(element: str, id_: str) -> str:
    return f'<str:{element} id={quoteattr(id_)} agencyID="{AGENCY}" version="{VERSION}">'


def _reference(id_: str, class_: str, package: str) -> str:
    return (
        f'<Ref id="{id_}" agencyID="{AGENCY}" version="{VERSION}" class="{class_}" '
        f'package="{package}"/>'
    )


def _name(text: str, dataset: ExportDataset) -> str:
    return f'<com:Name xml:lang="{dataset.words.language}">{escape(prose(text))}</com:Name>'


def _english(word: str) -> str:
    return f'<com:Name xml:lang="en">{escape(word)}</com:Name>'
