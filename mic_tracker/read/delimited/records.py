"""Rows of tables as records: each cell is read, or what is wrong with it is told."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple, get_args

from mic_tracker.model.finding import Finding
from mic_tracker.model.members import AREA
from mic_tracker.model.observation import ObservationRecord
from mic_tracker.model.record import Language
from mic_tracker.read.delimited import (
    NUMBERS,
    CellValues,
    TablePage,
    Unreadable,
    has_decimal_point,
    number_reader,
    read_day,
)
from mic_tracker.read.delimited.codes import ODD
from mic_tracker.read.delimited.columns import RowChunk
from mic_tracker.read.delimited.included import IncludedFile, TableRows
from mic_tracker.read.record_keys import keys_of
from mic_tracker.read.source_text import TomlTable, Writing, finding_at
from mic_tracker.text import limits
from mic_tracker.text.escape import cell_text
from mic_tracker.text.suggest import list_words, suggest_word, written_value

_KEYS = [key for key in keys_of(ObservationRecord) if key != "dims"]  # a column for each
_VALUE, _ENDS = {"value"}, {"low", "high"}
_REASONS = {"period": "undated", "source": "unsourced"}
"""Keys that may be left out with a reason, and the keys of the reasons."""
SPELT = {
    f"{key}.{language}": (key, language)
    for key in ("undated", "unsourced", "note")
    for language in get_args(Language)
}
"""The columns of a text in one of its languages."""
_DESCRIPTIONS = ("source.", "indicator.")
"""What an export adds for whoever has only the table; the registry says it by the ids."""

# they are alike, and each of them looks for its column and for what was meant
MOST_OF_HEADER = 200

Line = tuple[int, list[str]]


class Sheet(NamedTuple):
    """The cells of a file: those of the header, and each row with the line that it starts on."""

    page: TablePage
    header: int
    """The line of the header."""
    rows: Iterable[Line]
    dimensions: frozenset[str] = frozenset()
    """Those of any indicator: each may be a column."""


def header_findings(table: Sheet) -> Iterator[Finding]:
    """What is wrong with the names of the columns."""
    columns = table.page.columns
    first = {name: i for i, name in reversed([*enumerate(columns)])}
    filled = _filled_columns(table)
    for i, name in enumerate(columns):
        if not name:
            if i in filled:
                yield _bad_column(table, i, {"number": str(i + 1), "cause": "nameless"})
        elif i > first[name]:
            double = written_value(name)
            yield _bad_column(table, i, {"column": double, "cause": "twice", "double": double})
        elif not (name in _KEYS or name in table.dimensions or is_exported(name)):
            facts = {"column": written_value(name), "cause": "unknown"}
            known = (*_KEYS, *sorted(table.dimensions - {AREA}))
            allowed = {"allowed": list_words(known, 40)}
            yield _bad_column(table, i, facts | allowed | suggest_word(name, known))
    for name in missing_columns(columns):
        yield _bad_column(table, None, {"column": name, "cause": "missing"})


def is_exported(name: str) -> bool:
    """Whether only an export has such a column; no key has a dot in it."""
    return name in SPELT or name.startswith(_DESCRIPTIONS)


def _filled_columns(table: Sheet) -> set[int]:
    """The columns without a name in which a cell says something."""
    nameless = [i for i, name in enumerate(table.page.columns) if not name]
    return {i for _, cells in table.rows for i in nameless if i < len(cells) and cells[i].strip()}


def missing_columns(columns: list[str]) -> Iterator[str]:
    """The columns without which no row is an observation: an indicator, a value or a range."""
    names = set(columns)
    if "indicator" not in names:
        yield "indicator"
    if not (names >= _VALUE or names >= _ENDS):
        yield "value"


def _bad_column(table: Sheet, column: int | None, facts: dict[str, str]) -> Finding:
    return finding_at(table.page, "MT033", table.page.cell(table.header, column), facts)


def read_rows(
    table: Sheet, read_numbers: Callable[[CellValues], None], observations: list[CellValues]
) -> Iterator[Finding]:
    """Read each line as an observation, or say why it cannot be read; the page has their lines."""
    page = table.page
    known = {*_KEYS, *SPELT}
    columns = [(i, name) for i, name in enumerate(page.columns) if name in known]
    parts = [(i, n) for i, n in enumerate(page.columns) if n in table.dimensions and n != AREA]
    guarded = page.is_guarded
    for line, cells in table.rows:
        try:
            row = _read_row(cells, page.columns, columns, read_numbers)
            if dims := {name: text for i, name in parts if (text := cells[i].strip())}:
                row["dims"] = dims
            if guarded:
                row = {key: _unguarded(value) for key, value in row.items()}
        except Unreadable as error:
            yield _bad_cell(page, line, error)
        else:
            page.starts.append(line)
            observations.append(row)


def number_reader_of(table: Sheet, writing: Writing) -> Callable[[CellValues], None]:
    """Return what reads the numbers of a row: as people write them, or as an export does."""
    if any(map(is_exported, table.page.columns)):
        return number_reader(writing, point=False, exact=NUMBERS)
    numbers = [i for i, name in enumerate(table.page.columns) if name in NUMBERS]
    cells = (c[i].strip() for i in numbers for _, c in table.rows if i < len(c))
    return number_reader(writing, point=has_decimal_point(cells))


def _unguarded(value: object) -> object:
    """A value without the marks that keep its texts from running as formulas."""
    if isinstance(value, dict):
        return {key: _unguarded(text) for key, text in value.items()}
    return cell_text(value) if isinstance(value, str) else value


def _join_languages(row: CellValues) -> None:
    """Put a text in several languages together from its columns."""
    for name in [name for name in row if name in SPELT]:
        key, language = SPELT[name]
        texts = row.setdefault(key, {})
        if not isinstance(texts, dict):
            raise Unreadable(name, {"why": "text_twice", "found": key})
        texts[language] = row.pop(name)


def _read_row(
    cells: list[str],
    header: list[str],
    columns: list[tuple[int, str]],
    read_numbers: Callable[[CellValues], None],
) -> CellValues:
    if len(cells) != len(header):
        _check_width(cells, header)
    row: CellValues = {name: text for i, name in columns if (text := cells[i].strip())}
    _join_languages(row)
    _check_filled(row, header)
    read_numbers(row)
    if "recorded" in row:
        read_day(row)
    return row


def _check_width(cells: list[str], header: list[str]) -> None:
    """Refuse a row that has not a cell for each column; empty columns at the end are none."""
    width = max(i for i, name in enumerate(header) if name) + 1
    if len(cells) < width or any(cell.strip() for cell in cells[len(header) :]):
        raise Unreadable(None, {"why": "cells", "cells": len(cells), "columns": width})


def _check_filled(row: CellValues, header: list[str]) -> None:
    """Refuse a row without a cell that every observation needs."""
    if "indicator" not in row:
        raise Unreadable("indicator", {"why": "empty", "fill": "indicator"})
    if not any(key in row for key in NUMBERS):
        key = "value" if "value" in header else "low"
        raise Unreadable(key, {"why": "empty", "fill": key})
    for key, reason in _REASONS.items():
        if key not in row and reason not in row:
            at = next((name for name in (key, reason) if name in header), None)
            raise Unreadable(at, {"why": "neither", "either": key, "reason": reason})


def _bad_cell(page: TablePage, line: int, error: Unreadable) -> Finding:
    column = page.columns.index(error.column) if error.column else None
    facts = {"column": error.column} if error.column else {}
    return finding_at(page, "MT034", page.cell(line, column), facts | error.facts)


def read_odd(
    whole: TablePage,
    chunk: RowChunk,
    rows: Iterable[Line],
    read_numbers: Callable[[CellValues], None],
    dimensions: frozenset[str],
) -> IncludedFile:
    """Read the rows that are no plain ones as records; behind too many bad ones nothing is read."""
    page = whole.of_other_rows()
    table = Sheet(page, 1, rows, dimensions)
    observations: list[CellValues] = []
    findings = (*islice(read_rows(table, read_numbers, observations), limits.FINDINGS),)
    if len(findings) == limits.FINDINGS and (last := findings[-1].location):
        chunk.cut(bisect_right(chunk.lines, last.line) - 1)
    places = dict(zip(chunk.lines, range(len(chunk)), strict=True)) if observations else {}
    content: TomlTable = {"observations": observations}
    records = tuple(places[start] for start in page.starts)
    count = len(chunk) - chunk.series.count(ODD) + len(observations)
    return IncludedFile(page, content, findings, TableRows(whole, chunk, records, count))
