"""JSON-stat 2.0 and 1.x: a cube whose values stand in one list, or under their places in it."""

import re
from collections.abc import Iterator, Mapping
from math import prod

from mic_tracker.model.edit.exchange.profile import FileLayout
from mic_tracker.read.exchange.source_table import SourceTable, UnreadableFile
from mic_tracker.read.exchange.syntax.cube import AREA, TIME, UNITS, CubeDimension
from mic_tracker.read.exchange.syntax.json import (
    JsonObject,
    JsonValue,
    cell_of,
    items,
    members,
    parse_json,
)
from mic_tracker.read.exchange.syntax.named_cells import NamedCells, filled, joined, table_of
from mic_tracker.text.suggest import list_words

_MEASURES = ("value", "status")
_WHOLE = re.compile(r"\d{1,15}", re.ASCII)
_NOWHERE = 10**15


def read(data: bytes, name: str, _: FileLayout) -> tuple[SourceTable, ...]:
    """Read each data set: one row for each place that has a value or a status.

    A dimension is a column of codes, and where labels say something else another one with " label"
    behind its name. Those that the file calls time and geography are `TIME_PERIOD` and `REF_AREA`;
    `UNITS` is the unit of a member. Facts: `title`, `publisher`, `published`, `url`, `note`.
    """
    found = [*_data_sets(members(parse_json(data)), name)]
    if not found:
        raise UnreadableFile("other_shape", {"format": "json-stat"})
    return tuple(_table(title, data_set) for title, data_set in found)


def _data_sets(document: JsonObject, name: str) -> Iterator[tuple[str, JsonObject]]:
    """The data sets of a file: itself, those of a collection, or those of a bundle of 1.x."""
    if "dimension" in document:
        yield name, document
        return
    linked = items(members(document.get("link")).get("item"))
    bundled = {f"{i}": item for i, item in enumerate(linked, start=1)} or document
    inside = {key: members(value) for key, value in bundled.items()}
    cubes = {key: value for key, value in inside.items() if "dimension" in value}
    for key, value in cubes.items():
        yield (f"{name}#{key}" if len(cubes) > 1 else name), value


def _table(name: str, data_set: JsonObject) -> SourceTable:
    dimension = members(data_set["dimension"])
    ids = [cell_of(key) for key in items(data_set.get("id") or dimension.get("id"))]
    roles = members(data_set.get("role") or dimension.get("role"))
    dimensions = [_members(_name(key, roles), members(dimension.get(key))) for key in ids]
    sizes = [len(one) for one in dimensions]
    stated = [cell_of(size) for size in items(data_set.get("size") or dimension.get("size"))]
    if not ids or stated != [str(size) for size in sizes]:
        raise UnreadableFile("cube_size", {"stated": list_words(stated)})
    columns = [_by_place(data_set.get(key), prod(sizes)) for key in _MEASURES]
    places = sorted(set[int]().union(*columns))
    rows = (_row(place, dimensions, columns) for place in places)
    return table_of(name, rows, filled(_facts(data_set)), [place + 1 for place in places])


def _name(key: str, roles: JsonObject) -> str:
    """What a dimension is called: by its role, if only it has that, else as in the file."""
    said = {TIME: items(roles.get("time")), AREA: items(roles.get("geo"))}
    return next((name for name, keys in said.items() if keys == [key]), key)


def _members(name: str, dimension: JsonObject) -> list[NamedCells]:
    """What each member of a dimension puts into a row, its unit as well."""
    category = members(dimension.get("category"))
    labels = {key: cell_of(text) for key, text in members(category.get("label")).items()}
    codes = _codes(category.get("index"), labels)
    units = [_unit(members(members(category.get("unit")).get(code))) for code in codes]
    cells = CubeDimension(name, codes, [labels.get(code, "") for code in codes]).members()
    told = [{UNITS: unit} if any(units) else {} for unit in units]
    return [{**one, **unit} for one, unit in zip(cells, told, strict=True)]


def _unit(unit: JsonObject) -> str:
    """What a member is measured in: of a label, a base and a symbol the first that is there."""
    words = (cell_of(unit.get(key)) for key in ("label", "base", "symbol"))
    return next(filter(None, words), "")


def _codes(index: JsonValue, labels: Mapping[str, str]) -> list[str]:
    """The codes of a dimension in their order; one of a single member needs no index."""
    if isinstance(index, list):
        return [cell_of(code) for code in index]
    places = {code: _place(place) for code, place in members(index).items()}
    if sorted(places.values()) != [*range(len(places))]:
        raise UnreadableFile("cube_size", {"stated": list_words(places)})
    return sorted(places, key=places.__getitem__) or [*labels]


def _by_place(values: JsonValue, size: int) -> dict[int, str]:
    """What stands at which place of a cube; a null in a full list is an empty cell."""
    if isinstance(values, list):
        found = dict(enumerate(map(cell_of, values)))
    else:
        found = {_place(key): cell_of(value) for key, value in members(values).items()}
    if beyond := [place for place in found if place >= size]:
        raise UnreadableFile("cube_place", {"place": beyond[0], "size": size})
    return found


def _place(text: JsonValue) -> int:
    """A place in a cube, from 0; what is no such number is beyond every cube."""
    written = cell_of(text)
    return int(written) if _WHOLE.fullmatch(written) else _NOWHERE


def _row(
    place: int, dimensions: list[list[NamedCells]], columns: list[dict[int, str]]
) -> dict[str, str]:
    """The cells of a place, of which the last dimension runs fastest."""
    found: list[NamedCells] = []
    rest = place
    for dimension in reversed(dimensions):
        rest, member = divmod(rest, len(dimension))
        found.append(dimension[member])
    measured = zip(_MEASURES, columns, strict=True)
    return joined(reversed(found)) | {key: column.get(place, "") for key, column in measured}


def _facts(data_set: JsonObject) -> dict[str, str]:
    return {
        "title": cell_of(data_set.get("label")),
        "publisher": cell_of(data_set.get("source")),
        "published": cell_of(data_set.get("updated")),
        "url": cell_of(data_set.get("href")),
        "note": cell_of(data_set.get("note")),
    }
