"""A message of SDMX-ML names every value by its concept: structure-specific data, in XML.

SDMX 2.1, section 3A, "SDMX-ML: structure-specific data"; SDMX 3.0, the same in its own namespaces.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from mic_tracker.show.export.dataset import ExportDataset
from mic_tracker.show.export.sdmx import (
    AGENCY,
    ATTRIBUTES,
    FLOW,
    TIME,
    VALUE,
    VERSION,
    SdmxRow,
    SdmxTable,
    sdmx_table,
)

_SCHEMAS = "http://www.sdmx.org/resources/sdmxml/schemas"
_FLOW = f"urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow={AGENCY}:{FLOW}({VERSION})"
_OBSERVATION = (TIME, VALUE, *ATTRIBUTES)


class MessageShape(NamedTuple):
    """What versions of SDMX-ML write otherwise: their namespaces, how they name a structure."""

    schemas: str
    """The version in the names of the schemas."""
    structure: str
    """The element inside of the one for a structure."""
    scope: str = ""
    """An attribute of the data set."""


SHAPES = {
    "2.1": MessageShape(
        "v2_1",
        f'<Ref agencyID="{AGENCY}" id="{FLOW}" version="{VERSION}" class="Dataflow"/>',
        ' ss:dataScope="DataStructure"',
    ),
    "3.0": MessageShape("v3_0", _FLOW),
}


def write_message(dataset: ExportDataset, version: str) -> str:
    """Write the observations that have a period in a version of SDMX-ML: 2.1 or 3.0."""
    shape, table = SHAPES[version], sdmx_table(dataset)
    day = dataset.report.clock.as_of.isoformat()
    lines = (*_head(shape, day), *_series(table), "</mes:DataSet>", "</mes:StructureSpecificData>")
    return "\n".join(('<?xml version="1.0" encoding="UTF-8"?>', *lines, ""))


def _head(shape: MessageShape, day: str) -> Iterator[str]:
    """All that comes before the data; a message is of the day for which it is written."""
    names = {
        "mes": f"{_SCHEMAS}/{shape.schemas}/message",
        "ss": f"{_SCHEMAS}/{shape.schemas}/data/structurespecific",
        "com": f"{_SCHEMAS}/{shape.schemas}/common",
        "xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "own": f"{_FLOW}:ObsLevelDim:{TIME}",
    }
    spaces = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in names.items())
    yield f"<mes:StructureSpecificData {spaces}>"
    yield "<mes:Header>"
    yield f"<mes:ID>{FLOW}</mes:ID>"
    yield "<mes:Test>false</mes:Test>"
    yield f"<mes:Prepared>{day}T00:00:00Z</mes:Prepared>"
    yield f'<mes:Sender id="{AGENCY}"/>'
    at = f'structureID="{FLOW}" namespace="{_FLOW}" dimensionAtObservation="{TIME}"'
    usage = f"<com:StructureUsage>{shape.structure}</com:StructureUsage>"
    yield f"<mes:Structure {at}>{usage}</mes:Structure>"
    yield "</mes:Header>"
    kind = f'ss:structureRef="{FLOW}" xsi:type="own:DataSetType"{shape.scope}'
    yield f'<mes:DataSet {kind} action="Information">'


def _series(table: SdmxTable) -> Iterator[str]:
    """The observations under their series, which stand in the order of their first ones."""
    groups: dict[tuple[object, ...], list[SdmxRow]] = {}
    for row in table.rows:
        groups.setdefault(tuple(row[name] for name in table.dimensions), []).append(row)
    for rows in groups.values():
        yield f"<Series{_attributes(rows[0], table.dimensions)}>"
        yield from (f"<Obs{_attributes(row, _OBSERVATION)}/>" for row in rows)
        yield "</Series>"


def _attributes(row: SdmxRow, names: Iterable[str]) -> str:
    cells = ((name, row[name]) for name in names)
    return "".join(f" {name}={quoteattr(str(cell))}" for name, cell in cells if cell is not None)
