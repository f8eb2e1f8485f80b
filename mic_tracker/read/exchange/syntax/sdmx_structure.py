"""The structure in an SDMX-JSON message: what the indices in its keys and lists stand for."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from mic_tracker.read.exchange.source_table import UnreadableFile
from mic_tracker.read.exchange.syntax.json import (
    JsonNumber,
    JsonObject,
    JsonValue,
    cell_of,
    items,
    members,
)
from mic_tracker.read.exchange.syntax.named_cells import LABEL, NamedCells, joined
from mic_tracker.text.suggest import written_value

LEVELS = ("dataSet", "series", "observation")
FLAT = "flat"
"""The level of a key of all dimensions that are not the same in the whole data set."""
GROUP = "dimensionGroup"
_LAST = 10_000

SdmxKey = Mapping[str, str]


class SdmxComponent(NamedTuple):
    """A dimension or an attribute, with the cells that each of its values puts into a row."""

    id: str
    values: list[NamedCells]
    coded: bool
    """Whether values are numbers of a list; else they stand as they are."""
    position: int

    def cells(self, value: JsonValue) -> NamedCells:
        """What a value in the data puts into a row; nothing for null."""
        if value is None:
            return {}
        if self.coded and isinstance(value, JsonNumber):
            return self.values[index_in(self.values, value)]
        return {self.id: cell_of(value) or _in_one_language(value)}


class SdmxStructure(NamedTuple):
    """The components of a data set by the level that they stand or are attached at."""

    dimensions: Mapping[str, list[SdmxComponent]]
    attributes: Mapping[str, list[SdmxComponent]]
    measures: list[str]
    order: list[str]
    """The ids of all dimensions, in the order of a full key."""

    def key(self, level: str, written: str) -> SdmxKey:
        """The parts of a key such as "0:12", by the ids of the dimensions of its level."""
        dimensions = self.dimensions[level]
        parts = written.split(":") if written else []
        if len(parts) != len(dimensions):
            raise UnreadableFile("sdmx_key", {"key": written_value(written)})
        return {one.id: part for one, part in zip(dimensions, parts, strict=True)}

    def group_key(self, written: str) -> SdmxKey:
        """The parts of a key such as "0::1" that are filled, by the ids of their dimensions."""
        pairs = zip(self.order, written.split(":"), strict=False)
        return {name: part for name, part in pairs if part}

    def key_cells(self, level: str, key: SdmxKey) -> dict[str, str]:
        """The cells that a key of a level puts into a row."""
        return joined(one.cells(JsonNumber(key[one.id])) for one in self.dimensions[level])

    def attribute_cells(self, level: str, values: Iterable[JsonValue]) -> dict[str, str]:
        """The cells that a list of attributes puts into a row; it may end before its level does."""
        pairs = zip(self.attributes[level], values, strict=False)
        return joined(attribute.cells(value) for attribute, value in pairs)


def index_in(values: list[NamedCells] | list[JsonValue], written: JsonValue) -> int:
    """The index that is written, if a list has it."""
    text = cell_of(written)
    place = int(text) if text.isdecimal() and text.isascii() and len(text) < 10 else len(values)
    if place >= len(values):
        raise UnreadableFile("sdmx_key", {"key": written_value(text)})
    return place


def structure_of(described: JsonObject) -> SdmxStructure:
    """The structure as a message of version 1.0 or 2.0 describes it."""
    stated = members(described.get("dimensions"))
    attached = members(described.get("attributes"))
    measures = items(members(described.get("measures")).get("observation"))
    levels = {level: [*_components(stated.get(level))] for level in LEVELS}
    free = [one for level in ("series", "observation") for one in levels[level]]
    every = [*levels["dataSet"], *free]
    return SdmxStructure(
        levels | {FLAT: sorted(free, key=_position)},
        {level: [*_components(attached.get(level))] for level in (*LEVELS, GROUP)},
        [cell_of(members(measure).get("id")) for measure in measures] or ["OBS_VALUE"],
        [one.id for one in sorted(every, key=_position)],
    )


def _position(component: SdmxComponent) -> int:
    return component.position


def _components(listed: JsonValue) -> Iterator[SdmxComponent]:
    for described in map(members, items(listed)):
        name = cell_of(described.get("id"))
        values = [members(value) for value in items(described.get("values"))]
        position = cell_of(described.get("keyPosition"))
        told = any(name_of(value) not in {"", _code(value)} for value in values)
        cells = [_value_cells(name, value, told=told) for value in values]
        place = int(position) if position.isdecimal() and len(position) < 5 else _LAST
        yield SdmxComponent(name, cells, bool(values), place)


def _value_cells(name: str, value: JsonObject, *, told: bool) -> NamedCells:
    label = {f"{name}{LABEL}": name_of(value)} if told else {}
    return {name: _code(value)} | label if value else {}


def _code(value: JsonObject) -> str:
    """The code of a value; an uncoded one of version 1.0 has a name alone."""
    return cell_of(value.get("id")) or cell_of(value.get("value")) or name_of(value)


def name_of(described: JsonObject) -> str:
    """The name of something, in the first language that it is given in."""
    return _in_one_language(described.get("name")) or _in_one_language(described.get("names"))


def _in_one_language(text: JsonValue) -> str:
    said = [cell_of(part) for part in members(text).values()]
    return cell_of(text) or next(filter(None, said), "")
