"""Observations in a delimited text file: a header of keys, then a row for each observation.

What `export` writes is such a file. It has columns with a dot in their names, which no other has:
texts by language, and descriptions that are passed over. Its numbers are as programs write them.
"""

import csv
from collections.abc import Callable, Iterable, Iterator
from io import StringIO
from itertools import islice
from operator import length_hint
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
    exact_number_reader,
    has_decimal_point,
    number_reader,
    read_day,
)
from mic_tracker.read.delimited.columns import (
    CodeTables,
    OddRows,
    RowChunk,
    RowReader,
    is_plain_header,
)
from mic_tracker.read.delimited.included import IncludedFile, TableRows
from mic_tracker.read.parse import undecoded_page
from mic_tracker.read.record_keys import keys_of
from mic_tracker.read.source_text import (
    TOO_MUCH,
    TomlTable,
    Writing,
    finding_at,
    limit_facts,
)
from mic_tracker.text import limits
from mic_tracker.text.cells import find_delimiter, is_filled, names_delimiter
from mic_tracker.text.escape import cell_text
from mic_tracker.text.suggest import list_words, suggest_word, written_value
from mic_tracker.text.toml.decode import SyntaxProblem, decode_table

_KEYS = [key for key in keys_of(ObservationRecord) if key != "dims"]  # a column for each
_VALUE, _ENDS = {"value"}, {"low", "high"}
_REASONS = {"period": "undated", "source": "unsourced"}
"""Keys that may be left out with a reason, and the keys of the reasons."""
_SPELT = {
    f"{key}.{language}": (key, language)
    for key in ("undated", "unsourced", "note")
    for language in get_args(Language)
}
"""The columns of a text in one of its languages."""
_DESCRIPTIONS = ("source.", "indicator.")
"""What an export adds for whoever has only the table; the registry says it by the ids."""

# they are alike, and each of them looks for its column and for what was meant
_MOST_OF_HEADER = 200

# what `csv` says of a cell beyond its limit; of all else it says that quotes do not pair up
_TOO_LONG = "limit"

_BLOCK = 65_536

Line = tuple[int, list[str]]


class Unsplit(NamedTuple):
    """What keeps the rows from a line on from being read: a cause and, of a limit, how much."""

    line: int
    cause: str
    limit: int = 0


class _Sheet(NamedTuple):
    """The cells of a file: those of the header, and each row with the line that it starts on."""

    page: TablePage
    header: int
    """The line of the header."""
    rows: Iterable[Line]
    fault: Unsplit | None
    dimensions: frozenset[str] = frozenset()
    """Those of any indicator: each may be a column."""


def read(
    data: bytes, name: str, writing: Writing, tables: CodeTables | None = None
) -> IncludedFile:
    """Read the rows of a file as observations; a row with an unreadable cell is left out.

    With tables of codes plain rows are read as columns, else each row is read as a record.
    """
    text = decode_table(with_line_feeds(data), limits.TABLE_BYTES)
    if isinstance(text, SyntaxProblem):
        broken = undecoded_page(data, name, text)
        return IncludedFile(broken, None, (finding_at(broken, text.code, text.place, text.facts),))
    names = (name for i in writing.indicators.values() for name in i.dimensions or {})
    dimensions = frozenset(names)
    columns = tables and _read_columns(text, name, writing, dimensions, tables)
    return columns or _read_records(text, name, writing, dimensions)


def _read_records(
    text: str, name: str, writing: Writing, dimensions: frozenset[str]
) -> IncludedFile:
    """Read each row as a record, and tell all that keeps rows from being read."""
    table = _split_table(name, text)._replace(dimensions=dimensions)
    page, findings = table.page, [*islice(_header_findings(table), _MOST_OF_HEADER)]
    if table.fault:
        findings.append(fault_finding(page, table.fault))
    beyond = table.fault and table.fault.cause != "quotes"
    if beyond or [*_missing_columns(page.columns)]:
        return IncludedFile(page, None, tuple(findings))
    observations: list[CellValues] = []
    rows = _read_rows(table, _number_reader(table, writing), observations)
    findings += islice(rows, limits.FINDINGS)
    return IncludedFile(page, {"observations": observations}, tuple(findings))


def _read_columns(
    text: str, name: str, writing: Writing, dimensions: frozenset[str], tables: CodeTables
) -> IncludedFile | None:
    """Read the plain rows as columns; None where something keeps rows from being read at all."""
    delimiter = find_delimiter(text)
    page = TablePage(name, text, delimiter)
    if page.is_guarded:
        return None
    try:
        rows = _placed_rows(text, delimiter)
        above = [next(rows, (1, [""])) for _ in range(names_delimiter(text))]
        _, cells = next((row for row in rows if is_filled(row[1])), (1, []))
        page.columns = [cell.strip() for cell in cells]
        if len(cells) > limits.COLUMNS or not is_plain_header(page.columns, dimensions):
            return None
        reader = RowReader(page, tables, takes_point=writing.language == "en")
        chunk, odd = reader.read(rows)
        page.starts = chunk.lines
    except csv.Error:
        return None
    too_many = len(chunk) + len(above) + 1 > limits.OBSERVATIONS + 2
    return None if too_many else _read_odd(page, chunk, odd, writing, dimensions)


def _read_odd(
    whole: TablePage,
    chunk: RowChunk,
    odd: OddRows,
    writing: Writing,
    dimensions: frozenset[str],
) -> IncludedFile:
    """Read the rows that are no plain ones as records; behind too many bad ones nothing is read."""
    page = whole.of_other_rows()
    rows = [(chunk.lines[row], cells) for row, cells in odd.cells.items()]
    left = iter(rows)
    table = _Sheet(page, 1, left, None, dimensions)
    observations: list[CellValues] = []
    read_numbers = number_reader(writing, point=odd.has_point)
    findings = (*islice(_read_rows(table, read_numbers, observations), limits.FINDINGS),)
    seen = len(rows) - length_hint(left)
    if len(findings) == limits.FINDINGS:
        chunk.cut([*odd.cells][seen - 1])
    places = dict(zip(chunk.lines, range(len(chunk)), strict=True)) if observations else {}
    content: TomlTable = {"observations": observations}
    records = tuple(places[start] for start in page.starts)
    count = len(chunk) - seen + len(observations)
    return IncludedFile(page, content, findings, TableRows(whole, chunk, records, count))


def _placed_rows(text: str, delimiter: str) -> Iterator[Line]:
    """Every row, with the line that it starts on."""
    rows = csv.reader(_lines(text), delimiter=delimiter, strict=True)
    start = 1
    for cells in rows:
        yield start, cells
        start = rows.line_num + 1


def _lines(text: str) -> Iterator[str]:
    """The lines of a text with their ends, of which the reader of a whole text makes copies."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + _BLOCK) + 1 or len(text)
        yield from StringIO(text[start:end], newline="")
        start = end


def with_line_feeds(data: bytes) -> bytes:
    """Read the line ends of old Macintosh programs, where a file has no others."""
    return data if b"\n" in data else data.replace(b"\r", b"\n")


def _split_table(name: str, text: str) -> _Sheet:
    delimiter = find_delimiter(text)
    page = TablePage(name, text, delimiter)
    filled, fault = split_rows(text, delimiter, "observations", limits.OBSERVATIONS)
    filled = filled[1:] if names_delimiter(text) else filled
    header, cells = filled[0] if filled else (1, [])
    if len(cells) > limits.COLUMNS:
        return _Sheet(page, header, [], Unsplit(header, "columns", limits.COLUMNS))
    page.columns = [cell.strip() for cell in cells]
    return _Sheet(page, header, filled[1:], fault)


def split_rows(
    text: str, delimiter: str, what: str, most: int
) -> tuple[list[Line], Unsplit | None]:
    """Split a text into the rows that say anything, with their lines; and what stops that.

    `what` are the rows, of which there may be so many.
    """
    rows = csv.reader(_lines(text), delimiter=delimiter, strict=True)
    lines: list[Line] = []
    start = 1
    try:
        for cells in rows:
            if is_filled(cells):
                if len(lines) > most + 1:  # the header, and a line that names a sign
                    return lines, Unsplit(start, what, most)
                lines.append((start, cells))
            start = rows.line_num + 1
    except csv.Error as error:
        long = _TOO_LONG in str(error)
        return lines, Unsplit(start, "cell", limits.CELL) if long else Unsplit(start, "quotes")
    return lines, None


def fault_finding(page: TablePage, fault: Unsplit) -> Finding:
    """The finding about what keeps rows from being read."""
    place = page.cell(fault.line)
    if fault.cause == "quotes":
        return finding_at(page, "MT034", place, {"why": "quotes", "quote": '""'})
    return finding_at(page, TOO_MUCH, place, limit_facts(fault.cause, fault.limit))


def _header_findings(table: _Sheet) -> Iterator[Finding]:
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
        elif not (name in _KEYS or name in table.dimensions or _is_exported(name)):
            facts = {"column": written_value(name), "cause": "unknown"}
            known = (*_KEYS, *sorted(table.dimensions - {AREA}))
            allowed = {"allowed": list_words(known, 40)}
            yield _bad_column(table, i, facts | allowed | suggest_word(name, known))
    for name in _missing_columns(columns):
        yield _bad_column(table, None, {"column": name, "cause": "missing"})


def _is_exported(name: str) -> bool:
    """Whether only an export has such a column; no key has a dot in it."""
    return name in _SPELT or name.startswith(_DESCRIPTIONS)


def _filled_columns(table: _Sheet) -> set[int]:
    """The columns without a name in which a cell says something."""
    nameless = [i for i, name in enumerate(table.page.columns) if not name]
    return {i for _, cells in table.rows for i in nameless if i < len(cells) and cells[i].strip()}


def _missing_columns(columns: list[str]) -> Iterator[str]:
    """The columns without which no row is an observation: an indicator, a value or a range."""
    names = set(columns)
    if "indicator" not in names:
        yield "indicator"
    if not (names >= _VALUE or names >= _ENDS):
        yield "value"


def _bad_column(table: _Sheet, column: int | None, facts: dict[str, str]) -> Finding:
    return finding_at(table.page, "MT033", table.page.cell(table.header, column), facts)


def _read_rows(
    table: _Sheet, read_numbers: Callable[[CellValues], None], observations: list[CellValues]
) -> Iterator[Finding]:
    """Read each line as an observation, or say why it cannot be read; the page has their lines."""
    page = table.page
    known = {*_KEYS, *_SPELT}
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


def _number_reader(table: _Sheet, writing: Writing) -> Callable[[CellValues], None]:
    """Return what reads the numbers of a row: as people write them, or as an export does."""
    if any(map(_is_exported, table.page.columns)):
        return exact_number_reader(writing)
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
    for name in [name for name in row if name in _SPELT]:
        key, language = _SPELT[name]
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
