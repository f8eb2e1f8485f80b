"""The mapping of the SDMX Converter: where in a sheet each concept of an observation stands."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from mic_tracker.read.exchange.source_table import SourceTable, UnreadableFile
from mic_tracker.read.exchange.syntax.named_cells import NamedCells, table_of
from mic_tracker.read.exchange.syntax.workbook import WorkbookSheet
from mic_tracker.text.suggest import written_value

_HEAD = ("element", "type", "postype", "position")
_START = "DataStart"
_VALUE = "OBS_VALUE"
_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_LETTERS = re.compile(r"[A-Z]{1,3}")
_NUMBER = re.compile(r"[1-9]\d{0,6}")


class SdmxMapping(NamedTuple):
    """For each concept the text that it always has, or its column, row or cell, from 0."""

    fixed: dict[str, str]
    columns: dict[str, int]
    rows: dict[str, int]
    cells: dict[str, tuple[int, int]]
    start: tuple[int, int]
    """The row and the column of the first value."""


def mapping_of(sheet: WorkbookSheet) -> SdmxMapping | None:
    """What a sheet of parameters says; None where it is another sheet of that name."""
    rows = [[cell.strip() for cell in row] for row in sheet.rows]
    head = tuple(cell.lower() for cell in rows[0][:4]) if rows else ()
    if head != _HEAD:
        return None
    mapping = SdmxMapping({}, {}, {}, {}, _start(rows))
    for line, row in enumerate(rows[1:], start=2):
        element, _, kind, position = row[:4]
        if element and element != _START and kind.upper() != "SKIP":
            _put(mapping, element, kind.upper(), position, line)
    return mapping


def _start(rows: list[list[str]]) -> tuple[int, int]:
    """Where the values start; below a row of names and behind no column if it is not said."""
    said = [cell for row in rows if row[0] == _START for cell in row[1:] if cell]
    return _cell(said[0], _START, 1) if said else (1, 0)


def _put(mapping: SdmxMapping, element: str, kind: str, position: str, line: int) -> None:
    if kind == "FIX":
        mapping.fixed[element] = position
    elif kind == "COLUMN" and _LETTERS.fullmatch(position):
        mapping.columns[element] = _column(position)
    elif kind == "COLUMN" and _NUMBER.fullmatch(position):
        mapping.columns[element] = int(position) - 1
    elif kind == "ROW" and _NUMBER.fullmatch(position):
        mapping.rows[element] = int(position) - 1
    elif kind == "CELL":
        mapping.cells[element] = _cell(position, element, line)
    else:
        facts = {"element": written_value(element), "found": written_value(f"{kind} {position}")}
        raise UnreadableFile("sdmx_mapping", facts, line)


def _cell(position: str, element: str, line: int) -> tuple[int, int]:
    found = _CELL.fullmatch(position)
    if found is None:
        facts = {"element": written_value(element), "found": written_value(position)}
        raise UnreadableFile("sdmx_mapping", facts, line)
    return int(found[2]) - 1, _column(found[1])


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def unpivoted(
    sheet: WorkbookSheet, mapping: SdmxMapping, name: str, facts: Mapping[str, str]
) -> SourceTable:
    """The observations of a sheet: one for each value, or for each row with a column of values."""
    found = [*_observations(sheet, mapping)]
    lines = [line for line, _ in found]
    return table_of(name, [cells for _, cells in found], facts, lines)


def _observations(sheet: WorkbookSheet, mapping: SdmxMapping) -> Iterator[tuple[int, NamedCells]]:
    rows = sheet.rows
    everywhere = mapping.fixed | {
        element: _at(rows, row, column) for element, (row, column) in mapping.cells.items()
    }
    top, left = mapping.start
    values = [] if _VALUE in mapping.columns else [*_value_columns(rows, mapping, left)]
    for line in range(top, len(rows)):
        if not any(map(str.strip, rows[line])):
            continue
        own = {element: _at(rows, line, column) for element, column in mapping.columns.items()}
        if not values:
            yield line + 1, everywhere | own
        for column in values:
            above = {element: _at(rows, row, column) for element, row in mapping.rows.items()}
            yield line + 1, everywhere | own | above | {_VALUE: _at(rows, line, column)}


def _value_columns(rows: list[list[str]], mapping: SdmxMapping, left: int) -> Iterator[int]:
    """The columns of values: those from the first one on that a row of names has a name for."""
    width = max(map(len, rows), default=0)
    for column in range(left, width):
        if all(_at(rows, row, column) for row in mapping.rows.values()):
            yield column


def _at(rows: list[list[str]], row: int, column: int) -> str:
    return rows[row][column].strip() if row < len(rows) and column < len(rows[row]) else ""
