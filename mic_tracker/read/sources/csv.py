"""Observations in a delimited text file: a header of keys, then a row for each observation.

What `export` writes is such a file. It has columns with a dot in their names, which no other has:
texts by language, and descriptions that are passed over. Its numbers are as programs write them.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import accumulate, islice
from typing import TYPE_CHECKING, NamedTuple

from mic_tracker.model.finding import Finding
from mic_tracker.read.delimited import CellValues, TablePage, number_reader
from mic_tracker.read.delimited.codes import CodeTables
from mic_tracker.read.delimited.columns import RowBlock, RowReader, is_plain_header
from mic_tracker.read.delimited.included import IncludedFile
from mic_tracker.read.delimited.records import (
    MOST_OF_HEADER,
    Line,
    Sheet,
    header_findings,
    missing_columns,
    number_reader_of,
    read_odd,
    read_rows,
)
from mic_tracker.read.parse import undecoded_page
from mic_tracker.read.source_text import TOO_MUCH, Writing, finding_at, limit_facts
from mic_tracker.text import limits
from mic_tracker.text.cells import find_delimiter, is_filled, names_delimiter
from mic_tracker.text.toml.decode import SyntaxProblem, decode_table

if TYPE_CHECKING:
    from _csv import Reader

# what `csv` says of a cell beyond its limit; of all else it says that quotes do not pair up
_TOO_LONG = "limit"

_BLOCK = 65_536
_ROWS = 1024
"""That are read at a time."""
_LINE_END = re.compile(r"\r\n|\r|\n")


class Unsplit(NamedTuple):
    """What keeps the rows from a line on from being read: a cause and, of a limit, how much."""

    line: int
    cause: str
    limit: int = 0


class _Split(NamedTuple):
    """The cells of a file, and what keeps rows from being read."""

    sheet: Sheet
    fault: Unsplit | None


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
    table, fault = _split_table(name, text, dimensions)
    page, findings = table.page, [*islice(header_findings(table), MOST_OF_HEADER)]
    if fault:
        findings.append(fault_finding(page, fault))
    beyond = fault and fault.cause != "quotes"
    if beyond or [*missing_columns(page.columns)]:
        return IncludedFile(page, None, tuple(findings))
    observations: list[CellValues] = []
    rows = read_rows(table, number_reader_of(table, writing), observations)
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
        rows = csv.reader(_lines(text), delimiter=delimiter, strict=True)
        above = [next(rows, [""]) for _ in range(names_delimiter(text))]
        cells = next(filter(is_filled, rows), [])
        page.columns = [cell.strip() for cell in cells]
        if len(cells) > limits.COLUMNS or not is_plain_header(page.columns, dimensions):
            return None
        reader = RowReader(page, tables, takes_point=writing.language == "en")
        chunk, odd = reader.read(_blocks(rows))
        page.starts = chunk.lines
    except csv.Error:
        return None
    too_many = len(chunk) + len(above) + 1 > limits.OBSERVATIONS + 2
    if too_many:
        return None
    read_numbers = number_reader(writing, point=odd.has_point)
    return read_odd(page, chunk, odd.rows, read_numbers, dimensions)


def _blocks(rows: "Reader") -> Iterator[RowBlock]:
    """Many rows at a time, with the line that each of them starts on."""
    start = rows.line_num + 1
    while block := [*islice(rows, _ROWS)]:
        lines = range(start, rows.line_num + 1)
        yield RowBlock(lines if len(lines) == len(block) else _starts(block, start), block)
        start = rows.line_num + 1


def _starts(rows: Iterable[list[str]], first: int) -> list[int]:
    """The line that each row starts on, where cells have line ends in them."""
    heights = (1 + sum(len(_LINE_END.findall(cell)) for cell in cells) for cells in rows)
    return [*accumulate(heights, initial=first)][:-1]


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


def _split_table(name: str, text: str, dimensions: frozenset[str]) -> _Split:
    delimiter = find_delimiter(text)
    page = TablePage(name, text, delimiter)
    filled, fault = split_rows(text, delimiter, "in_file", limits.OBSERVATIONS)
    filled = filled[1:] if names_delimiter(text) else filled
    header, cells = filled[0] if filled else (1, [])
    if len(cells) > limits.COLUMNS:
        none = Sheet(page, header, [], dimensions)
        return _Split(none, Unsplit(header, "columns", limits.COLUMNS))
    page.columns = [cell.strip() for cell in cells]
    return _Split(Sheet(page, header, filled[1:], dimensions), fault)


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
