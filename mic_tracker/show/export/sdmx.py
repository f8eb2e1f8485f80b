"""Observations as SDMX has them: dimensions, a value, attributes; periods and statuses by code."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from mic_tracker.model.members import AREA
from mic_tracker.model.observation import Observation, ObservationRecord, publication
from mic_tracker.model.period import Frequency, Interval, Period
from mic_tracker.model.registry import Registry
from mic_tracker.show.data import json_number
from mic_tracker.show.export.dataset import ExportDataset
from mic_tracker.show.export.observations import dimensions
from mic_tracker.show.language.words import Words
from mic_tracker.text.escape import prose

AGENCY, FLOW, VERSION = "MIC_TRACKER", "OBSERVATIONS", "1.0"
TIME, VALUE = "TIME_PERIOD", "OBS_VALUE"
ATTRIBUTES = (
    *("OBS_STATUS", "UNIT_MEASURE", "LOWER_BOUND", "UPPER_BOUND", "QUALIFIER", "VALUE_TEXT"),
    *("DERIVATION", "SOURCE_LOCATOR", "SOURCE_TITLE", "COMMENT_OBS"),
)
STATUSES = {
    "normal": "A",
    "estimated": "E",
    "provisional": "P",
    "projected": "F",
    "break": "B",
    "withdrawn": "O",
}
"""Letters of the code list CL_OBS_STATUS 2.2. What was withdrawn is a missing value there."""
_TOTAL, NONE = "_T", "_Z"
"""The codes for all of a dimension, and for what does not apply (SDMX guidelines for codes)."""
FREQUENCIES = {
    Frequency.YEAR: "A",
    Frequency.HALF: "S",
    Frequency.TRIMESTER: "T",
    Frequency.QUARTER: "Q",
    Frequency.MONTH: "M",
    Frequency.WEEK: "W",
    Frequency.DAY: "D",
}
"""Letters of the code list CL_FREQ 2.1."""
_USED = {"FREQ", "INDICATOR", "REF_AREA", "SERIES", "STAGE", "SOURCE", "PUBLISHED"}
SdmxRow = Mapping[str, str | float | None]


class SdmxTable(NamedTuple):
    """The observations by concepts; those without any period have no place in them."""

    dimensions: tuple[str, ...]
    """Their concepts, without that of time."""
    rows: tuple[SdmxRow, ...]

    @property
    def concepts(self) -> tuple[str, ...]:
        """The concepts of a row, in the order of SDMX-CSV."""
        return (*self.dimensions, TIME, VALUE, *ATTRIBUTES)


def sdmx_table(dataset: ExportDataset) -> SdmxTable:
    """Make the table of a data set. Figures of one period are told apart by source and day."""
    names = concept_names(dimensions(dataset.registry))
    dated = (o for o in dataset.registry.observations if o.when)
    return SdmxTable(
        dimensions=sdmx_dimensions(dataset),
        rows=tuple(_row(o, names, dataset.registry, dataset.words) for o in dated),
    )


def sdmx_dimensions(dataset: ExportDataset) -> tuple[str, ...]:
    """The concepts that tell series apart, in their order."""
    names = concept_names(dimensions(dataset.registry))
    return ("FREQ", "INDICATOR", "REF_AREA", *names.values(), *_KEYS)


def count_undated(dataset: ExportDataset) -> int:
    """How many observations have no period, and so are left out."""
    return sum(o.when is None for o in dataset.registry.observations)


_KEYS = ("SERIES", "STAGE", "SOURCE", "PUBLISHED")


def concept_names(dims: tuple[str, ...]) -> Mapping[str, str]:
    """The concept of each dimension: capitals, and a letter at the start."""
    return dict(_concepts(dims))


def _concepts(dims: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    used = {*_USED, TIME, VALUE, *ATTRIBUTES}
    for name in dims:
        concept = name.upper().replace("-", "_")
        concept = concept if concept[0].isalpha() else f"D_{concept}"
        while concept in used:
            concept += "_"
        used.add(concept)
        yield name, concept


def _row(o: Observation, names: Mapping[str, str], registry: Registry, words: Words) -> SdmxRow:
    members = dict(o.members)
    record = o.record
    published = publication(record, registry.sources)
    return {
        "FREQ": frequency_code(o.when),
        "INDICATOR": o.indicator,
        "REF_AREA": prose(members.get(AREA, _TOTAL)),
        **{concept: prose(members.get(name, _TOTAL)) for name, concept in names.items()},
        "SERIES": o.series or NONE,
        "STAGE": prose(record.stage or NONE),
        "SOURCE": o.source or NONE,
        "PUBLISHED": sdmx_period(published) if published else NONE,
        TIME: sdmx_period(o.when) if o.when else None,
        VALUE: None if o.status == "withdrawn" else json_number(record.value),
        **_attributes(record, registry, words),
    }


def _attributes(record: ObservationRecord, registry: Registry, words: Words) -> SdmxRow:
    source = registry.sources.get(record.source or "")
    texts = {
        "UNIT_MEASURE": words.spelling(registry.indicators[record.indicator].unit),
        "QUALIFIER": record.qualifier,
        "VALUE_TEXT": record.value_text,
        "DERIVATION": record.derived,
        "SOURCE_LOCATOR": record.at,
        "SOURCE_TITLE": source and words.spelling(source.title),
        "COMMENT_OBS": record.note and words.spelling(record.note),
    }
    return {
        "OBS_STATUS": STATUSES[record.status],
        "LOWER_BOUND": json_number(record.low),
        "UPPER_BOUND": json_number(record.high),
        **{concept: prose(text) if text else None for concept, text in texts.items()},
    }


def frequency_code(when: Period | Interval | None) -> str:
    """The letter of how long a period is; of an interval, none of them."""
    return FREQUENCIES[when.frequency] if isinstance(when, Period) else NONE


def sdmx_period(when: Period | Interval) -> str:
    """A period as SDMX spells it: 2024-S1 for a half-year.

    What starts elsewhere than the calendar's periods is a day and a length (ISO 8601): the fiscal
    year 2023-04-01/P1Y, the interval 2020-01-01/P731D.
    """
    if isinstance(when, Interval):
        return f"{when.first}/P{(when.last - when.first).days + 1}D"
    if when.frequency is Frequency.YEAR and when.first.month != 1:
        return f"{when.first}/P1Y"
    return str(when).replace("-H", "-S")
