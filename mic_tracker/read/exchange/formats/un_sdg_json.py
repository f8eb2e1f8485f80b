"""API of the SDG Global Database of the United Nations: a page of `data` with its code lists."""

from collections.abc import Iterator

from mic_tracker.model.edit.exchange.profile import FileLayout
from mic_tracker.read.exchange.source_table import SourceTable, UnreadableFile
from mic_tracker.read.exchange.syntax.json import (
    JsonObject,
    cell_of,
    items,
    members,
    parse_json,
    without_zeros,
)
from mic_tracker.read.exchange.syntax.named_cells import (
    NamedCells,
    filled,
    only_value,
    table_of,
)

_PERIOD = "timePeriodStart"
_NESTED = ("dimensions", "attributes")


def read(data: bytes, name: str, _: FileLayout) -> tuple[SourceTable, ...]:
    """Read a page: one row for each figure, its value as the text that the file has.

    Dimensions and attributes stand in brackets (`[Location]`, `[Nature]`), as in the CSV of the
    same database; the older API has them among the other keys, by the names of its code lists. A
    year that is given as 2019.0 loses its fraction. Facts: `title` and `unit` where there is one,
    `pages` ("1/4") where the file is one page of several.
    """
    page = members(parse_json(data))
    if not isinstance(page.get("data"), list):
        raise UnreadableFile("other_shape", {"format": "un-sdg-json"})
    listed = {cell_of(members(code).get("id")) for key in _NESTED for code in items(page.get(key))}
    rows = [dict(_cells(members(row), listed)) for row in items(page["data"])]
    facts = {
        "title": only_value(rows, "seriesDescription"),
        "unit": _unit(page, rows),
        "pages": _pages(page),
    }
    return (table_of(name, rows, filled(facts)),)


def _cells(row: JsonObject, listed: set[str]) -> Iterator[tuple[str, str]]:
    for key, value in row.items():
        if key in _NESTED:
            yield from ((f"[{part}]", cell_of(code)) for part, code in members(value).items())
        elif key == _PERIOD:
            yield key, without_zeros(value)
        else:
            yield f"[{key}]" if key in listed else key, cell_of(value)


def _unit(page: JsonObject, rows: list[dict[str, str]]) -> str:
    """The unit of all rows, as its code list describes it."""
    code = only_value(rows, "[Units]")
    lists = (members(entry) for entry in items(page.get("attributes")))
    units = (items(entry.get("codes")) for entry in lists if entry.get("id") == "Units")
    names: NamedCells = {
        cell_of(members(unit).get("code")): cell_of(members(unit).get("description"))
        for found in units
        for unit in found
    }
    return names.get(code, code)


def _pages(page: JsonObject) -> str:
    pages = cell_of(page.get("totalPages"))
    return f"{cell_of(page.get('pageNumber'))}/{pages}" if pages not in {"", "0", "1"} else ""
