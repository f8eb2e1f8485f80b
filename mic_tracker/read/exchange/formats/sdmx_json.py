"""SDMX-JSON 1.0 and 2.0: observations under keys of indices into the lists of a structure."""

from collections.abc import Iterator
from functools import cache

from mic_tracker.model.edit.exchange.profile import FileLayout
from mic_tracker.read.exchange.source_table import SourceTable, UnreadableFile
from mic_tracker.read.exchange.syntax.json import (
    JsonNumber,
    JsonObject,
    JsonValue,
    cell_of,
    items,
    members,
    parse_json,
)
from mic_tracker.read.exchange.syntax.named_cells import NamedCells, filled, table_of
from mic_tracker.read.exchange.syntax.sdmx_groups import SdmxGroups
from mic_tracker.read.exchange.syntax.sdmx_structure import (
    FLAT,
    GROUP,
    SdmxKey,
    SdmxStructure,
    index_in,
    name_of,
    structure_of,
)

_FIRST = JsonNumber(0)


def read(data: bytes, name: str, _: FileLayout) -> tuple[SourceTable, ...]:
    """Read each data set: one row for each observation, codes as they are.

    A component is a column of codes and, where its names say something else, another one with
    " label" behind its id. Attributes of series, groups and data sets stand in each row that they
    hold for. Facts: `title`, `publisher`, `published` (when the message was prepared). Refused: a
    message that takes observations back.
    """
    message = members(parse_json(data))
    body = members(message.get("data")) or message
    structures = items(body.get("structures")) or [body.get("structure")]
    data_sets = [members(data_set) for data_set in items(body.get("dataSets"))]
    if not data_sets or not members(structures[0]):
        raise UnreadableFile("other_shape", {"format": "sdmx-json"})
    header = members(message.get("header")) or members(message.get("meta"))
    described = [members(one) for one in structures]
    read_structure = cache(lambda index: structure_of(described[index]))
    tables = []
    for number, data_set in enumerate(data_sets, start=1):
        index = index_in(structures, data_set.get("structure", _FIRST))
        title = f"{name}#{number}" if len(data_sets) > 1 else name
        rows = _rows(data_set, read_structure(index))
        tables.append(table_of(title, rows, _facts(header, described[index])))
    return tuple(tables)


def _facts(header: JsonObject, described: JsonObject) -> dict[str, str]:
    sender = members(header.get("sender"))
    facts = {
        "title": name_of(described),
        "publisher": name_of(sender) or cell_of(sender.get("id")),
        "published": cell_of(header.get("prepared")),
    }
    return filled(facts)


def _rows(data_set: JsonObject, structure: SdmxStructure) -> Iterator[NamedCells]:
    if cell_of(data_set.get("action")).lower() == "delete":
        raise UnreadableFile("sdmx_deletes")
    groups = _groups(data_set, structure)
    fixed: SdmxKey = {dimension.id: _FIRST for dimension in structure.dimensions["dataSet"]}
    shared = structure.key_cells("dataSet", fixed)
    attached = structure.attribute_cells("dataSet", items(data_set.get("attributes")))
    for level, key, series in _series(data_set, structure):
        common = shared | structure.key_cells("series", key) if key else shared
        last = attached | structure.attribute_cells("series", items(series.get("attributes")))
        for written, values in members(series.get("observations")).items():
            place = structure.key(level, written)
            cells = common | structure.key_cells(level, place) | _observed(values, structure)
            yield cells | last | groups.cells({**fixed, **key, **place})


def _series(
    data_set: JsonObject, structure: SdmxStructure
) -> Iterator[tuple[str, SdmxKey, JsonObject]]:
    """Each series with its key and the level of its observations; last, those without a series."""
    for written, series in members(data_set.get("series")).items():
        yield "observation", structure.key("series", written), members(series)
    yield FLAT, {}, {"observations": data_set.get("observations")}


def _observed(values: JsonValue, structure: SdmxStructure) -> dict[str, str]:
    listed = items(values)
    measured = dict(zip(structure.measures, map(cell_of, listed), strict=False))
    return measured | structure.attribute_cells("observation", listed[len(structure.measures) :])


def _groups(data_set: JsonObject, structure: SdmxStructure) -> SdmxGroups:
    groups = SdmxGroups()
    for written, values in members(data_set.get("dimensionGroupAttributes")).items():
        cells = structure.attribute_cells(GROUP, items(values))
        groups.add(structure.group_key(written), cells)
    return groups
