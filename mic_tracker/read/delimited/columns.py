"""Rows of tables as columns: each spelling is read once, by the readers of single records.

A row that is not plain, of whatever kind, is left to the reader of rows: it reads it, or says what
is wrong with it.
"""

import re
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import nan
from operator import itemgetter
from typing import NamedTuple

from mic_tracker.model.members import AREA
from mic_tracker.model.observation import ObservationRecord
from mic_tracker.read.delimited import NUMBERS, CellValues, TablePage, is_surely_decimal
from mic_tracker.read.delimited.codes import (
    KEYS,
    LONGEST,
    NEEDED,
    ODD,
    SAID,
    TEXTS,
    CodeTables,
    SpellingTable,
)
from mic_tracker.text.cells import is_filled

# what the reader of rows takes for a number without looking at the language
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(\.\d{1,15})?", re.ASCII)


@dataclass(slots=True)
class RowChunk:
    """The rows of one file in columns; one that was read as a record has its number as NaN."""

    series: "array[int]" = field(default_factory=lambda: array("i"))
    statements: "array[int]" = field(default_factory=lambda: array("i"))
    values: "array[float]" = field(default_factory=lambda: array("d"))
    lines: "array[int]" = field(default_factory=lambda: array("i"))
    texts: dict[int, dict[str, object]] = field(default_factory=dict)
    """What few rows say: further keys of the record, by row."""
    records: dict[int, ObservationRecord] = field(default_factory=dict)
    """The rows that are no plain ones, once they are read."""
    is_bulk: bool = False
    """Whether what gave them works on whole columns at a time, and so may we."""
    is_shared: bool = False
    """Whether another chunk has the same columns."""

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.lines)

    def add(self, line: int, series: int, statement: int, value: float) -> None:
        """Add a row."""
        self.series.append(series)
        self.statements.append(statement)
        self.values.append(value)
        self.lines.append(line)

    @classmethod
    def blank(cls, rows: int) -> "RowChunk":
        """So many rows of which nothing is known yet."""
        codes, number = array("i", [ODD]) * rows, array("d", [nan]) * rows
        return cls(codes, array("i", codes), number, array("i", [1]) * rows)

    def extend(self, other: "RowChunk") -> None:
        """Add the rows of another one; those of a first one are taken without a copy."""
        self.is_bulk |= other.is_bulk
        if not self:
            self._take_columns(other)
            self.is_shared = True
            return
        if self.is_shared:  # the first one still finds its own rows by their lines
            self.series, self.statements = self.series[:], self.statements[:]
            self.values, self.lines, self.texts = self.values[:], self.lines[:], {**self.texts}
            self.is_shared = False
        first = len(self)
        self.series.extend(other.series)
        self.statements.extend(other.statements)
        self.values.extend(other.values)
        self.lines.extend(other.lines)
        self.texts |= {first + row: texts for row, texts in other.texts.items()}

    def _take_columns(self, other: "RowChunk") -> None:
        self.series, self.statements = other.series, other.statements
        self.values, self.lines, self.texts = other.values, other.lines, other.texts

    def set_aside(self, row: int) -> None:
        """Leave a row to the reader of rows."""
        self.series[row], self.statements[row], self.values[row] = ODD, ODD, nan
        self.texts.pop(row, None)

    def cut(self, end: int) -> None:
        """Forget all rows from one on."""
        for column in (self.series, self.statements, self.values, self.lines):
            del column[end:]
        self.texts = {row: texts for row, texts in self.texts.items() if row < end}

    def take(self, records: Mapping[int, ObservationRecord]) -> None:
        """Take rows as records, by their places; of what was set aside the rest is no figure."""
        self.records = {**records}
        if self.series.count(ODD) == len(records):
            return
        kept = [i for i, code in enumerate(self.series) if code != ODD or i in records]
        self.series = array("i", (self.series[i] for i in kept))
        self.statements = array("i", (self.statements[i] for i in kept))
        self.values = array("d", (self.values[i] for i in kept))
        self.lines = array("i", (self.lines[i] for i in kept))
        places = {row: i for i, row in enumerate(kept)}
        self.texts = {places[row]: texts for row, texts in self.texts.items()}
        self.records = {places[row]: record for row, record in records.items()}


class OddRows(NamedTuple):
    """The rows of a chunk that are left to the reader of rows, and the convention of the file."""

    rows: Iterable[tuple[int, list[str]]]
    """Each with the line that it starts on, in order."""
    has_point: bool
    """Whether a number of the file can only be read with a decimal point."""


def is_plain_header(header: Sequence[str], dimensions: frozenset[str]) -> bool:
    """Whether a table has known columns only, and those that a plain row needs."""
    names, parts = {*header}, dimensions - {AREA}
    known = len(names) == len(header) and names <= KEYS | parts and not parts & KEYS
    return known and {"indicator", "value"} <= names and all(names & {*e} for e in NEEDED)


class RowBlock(NamedTuple):
    """Rows that stand together in a file."""

    lines: Sequence[int]
    """The line that each of them starts on."""
    rows: Sequence[list[str]]


class RowReader:
    """A reader of the rows of one table, whose header is plain."""

    def __init__(self, page: TablePage, tables: CodeTables, *, takes_point: bool) -> None:
        """Take the page, with its columns; and whether 12.5 is a number in the language."""
        header = page.columns
        self._chunk = RowChunk()
        self._width, self._value = len(header), header.index("value")
        self._numbers = [i for i, name in enumerate(header) if name in NUMBERS]
        self._texts = [(i, name) for i, name in enumerate(header) if name in TEXTS]
        said = [name for name in header if name in SAID]
        series = [name for name in header if name not in {*SAID, *TEXTS, *NUMBERS}]
        fiscal = ["indicator"] if tables.has_fiscal_years else []
        self._series, self._pick_series = _spellings(header, series, tables.read_series)
        self._said, self._pick_said = _spellings(header, said + fiscal, tables.read_statement)
        self._takes_point = takes_point
        self._has_point = False
        self._odd: dict[int, list[str]] = {}
        self._doubtful: dict[int, list[str]] = {}
        """Rows with a number like 51.038, which is another one without a decimal point."""

    def read(self, blocks: Iterable[RowBlock]) -> tuple[RowChunk, OddRows]:
        """Read rows, many at a time."""
        for block in blocks:
            if not self._read_whole(block):
                self._read_each(block)
        if not self._has_point:
            self._odd |= self._doubtful
        for row in self._odd:
            self._chunk.set_aside(row)
        odd = [(self._chunk.lines[row], self._odd[row]) for row in sorted(self._odd)]
        return self._chunk, OddRows(odd, self._has_point)

    def _read_whole(self, block: RowBlock) -> bool:
        """Add rows that are all as most are, column by column; False where any is not.

        `_read_plain` would do the same with each of them, and takes twice as long.
        """
        rows, chunk = block.rows, self._chunk
        if len(self._numbers) + len(self._texts) > 1 or {*map(len, rows)} != {self._width}:
            return False
        numbers = [*map(itemgetter(self._value), rows)]
        matches = [*map(_NUMBER.fullmatch, numbers)]
        if None in matches or not self._is_point_known(matches):
            return False
        series = [*map(self._series.__getitem__, map(self._pick_series, rows))]
        said = [*map(self._said.__getitem__, map(self._pick_said, rows))]
        if ODD in series or ODD in said:
            return False
        chunk.series.extend(series)
        chunk.statements.extend(said)
        chunk.values.extend(map(float, numbers))
        chunk.lines.extend(block.lines)
        return True

    def _is_point_known(self, numbers: Iterable[re.Match[str] | None]) -> bool:
        """Whether a point in any of these numbers is surely a decimal point."""
        if self._has_point and self._takes_point:
            return True
        return not any(number and number[1] for number in numbers)

    def _read_each(self, block: RowBlock) -> None:
        """Add rows one by one."""
        for line, cells in zip(block.lines, block.rows, strict=True):
            if not self._read_plain(line, cells) and is_filled(cells):
                self._set_aside(line, cells)

    def _read_plain(self, line: int, cells: list[str]) -> bool:
        """Add a row, if it is a plain one."""
        match = len(cells) == self._width and _NUMBER.fullmatch(cells[self._value].strip())
        if not match or (match[1] and not self._takes_point):
            return False
        series, said = self._series[self._pick_series(cells)], self._said[self._pick_said(cells)]
        if ODD in (series, said):
            return False
        if len(self._numbers) > 1 and sum(bool(cells[i].strip()) for i in self._numbers) > 1:
            return False
        if self._texts and not self._keep_texts(cells):
            return False
        if match[1] and not self._has_point:
            self._weigh_point(match[0], cells)
        self._chunk.add(line, series, said, float(match[0]))
        return True

    def _keep_texts(self, cells: list[str]) -> bool:
        """Keep the texts of a row; False where one is longer than a record takes."""
        texts = {name: text for i, name in self._texts if (text := cells[i].strip())}
        if any(len(text) > LONGEST for text in texts.values()):
            return False
        if texts:
            self._chunk.texts[len(self._chunk)] = {**texts}
        return True

    def _weigh_point(self, number: str, cells: list[str]) -> None:
        if is_surely_decimal(number):
            self._has_point = True
            self._doubtful.clear()
        else:
            self._doubtful[len(self._chunk)] = cells

    def _set_aside(self, line: int, cells: list[str]) -> None:
        numbers = (cells[i].strip() for i in self._numbers if i < len(cells))
        self._has_point = self._has_point or any(map(is_surely_decimal, numbers))
        self._odd[len(self._chunk)] = cells
        self._chunk.add(line, ODD, ODD, nan)


def _spellings(
    header: Sequence[str], names: Sequence[str], read: Callable[[CellValues], int]
) -> tuple[SpellingTable, Callable[[list[str]], tuple[str, ...]]]:
    """A table of the spellings in some columns, and what picks their cells of a row."""
    # of one column alone `itemgetter` gives no tuple
    names = names if len(names) > 1 else [*names, *names]
    return SpellingTable(names, read), itemgetter(*map(header.index, names))
