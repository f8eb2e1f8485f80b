"""Rows of tables as columns: each spelling is read once, by the readers of single records.

A row that is not plain, of whatever kind, is left to the reader of rows: it reads it, or says what
is wrong with it.
"""

import re
from array import array
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import nan
from operator import itemgetter
from typing import Any, NamedTuple

from pydantic import ValidationError

from mic_tracker.model.members import AREA, members_of
from mic_tracker.model.observation import ObservationRecord
from mic_tracker.model.series.columns import RowSeries
from mic_tracker.read.delimited import (
    NUMBERS,
    CellValues,
    TablePage,
    Unreadable,
    is_surely_decimal,
    read_day,
)
from mic_tracker.read.notation import RegistryNotation
from mic_tracker.text.cells import is_filled

ODD = -1  # less than every code
"""In place of the code of a series: the row is left to the reader of rows."""
SERIES = ("indicator", "series", AREA)
SAID = (
    *("period", "undated", "source", "unsourced", "published", "recorded"),
    *("status", "qualifier", "stage"),
)
"""The keys that many rows fill with the same."""
TEXTS = ("at", "value_text", "derived", "note")
LONGEST = 10_000
"""Of a text of a record."""
KEYS = frozenset((*SERIES, *SAID, *TEXTS, *NUMBERS))
_NEEDED = (("period", "undated"), ("source", "unsourced"))
# what the reader of rows takes for a number without looking at the language
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(\.\d{1,15})?", re.ASCII)
_SOME_INDICATOR = "x"


class CodeTables:
    """The series and the statements of all files of a registry, each with its code."""

    def __init__(self, notation: RegistryNotation) -> None:
        """Start without any; the notation says how periods and totals are written."""
        self._notation = notation
        self.series: list[RowSeries] = []
        self.statements: list[ObservationRecord] = []
        """Of each statement a record that makes it; its series and its number say nothing."""
        self._cells = _SeriesCells()
        self._series_codes: dict[Hashable, int] = {}
        self._statement_codes: dict[Hashable, int] = {}

    @property
    def has_fiscal_years(self) -> bool:
        """Whether what a period means depends on the indicator."""
        return bool(self._notation.calendars.year_starts)

    @property
    def size(self) -> int:
        """How many series and statements there are."""
        return len(self.series) + len(self.statements)

    def read_series(self, row: CellValues) -> int:
        """The code of the series that cells name; ODD for cells that are none of a record."""
        row = self._notation.read_row(row)
        cells = self._cells
        written = {key: cells[key, str(row[key])] for key in SERIES if key in row}
        dims = row.get("dims")
        named = {n: cells["dims", n, m] for n, m in dims.items()} if isinstance(dims, dict) else {}
        if "indicator" not in row or None in written.values() or None in named.values():
            return ODD
        return self._series_code(written, named)

    def read_many_series(
        self, names: Sequence[str], spellings: Sequence[tuple[str, ...]]
    ) -> Sequence[int]:
        """The codes of many series, whose cells in some columns are all different."""
        if self._notation.totals:  # what a cell means depends on the indicator
            return [*map(SpellingTable(names, self.read_series).__getitem__, spellings)]
        columns = (
            map(self._texts_as_read(name, {*column}).__getitem__, column)
            for name, column in zip(names, zip(*spellings, strict=True), strict=True)
        )
        own = [(i, name) for i, name in enumerate(names) if name in KEYS]
        parts = [(i, name) for i, name in enumerate(names) if name not in KEYS]
        return [self._of_cells(cells, own, parts) for cells in zip(*columns, strict=True)]

    def _texts_as_read(self, name: str, texts: Iterable[str]) -> Mapping[str, Any]:
        """Cells of a column as a record takes them; "" for one that says nothing."""
        key = (name,) if name in KEYS else ("dims", name)
        stripped = ((text, text.strip()) for text in texts)
        return {text: self._cells[*key, bare] if bare else "" for text, bare in stripped}

    def _of_cells(
        self,
        cells: tuple[Any, ...],
        own: Sequence[tuple[int, str]],
        parts: Sequence[tuple[int, str]],
    ) -> int:
        written = {name: cells[i] for i, name in own if cells[i]}
        if None in cells or "indicator" not in written:
            return ODD
        return self._series_code(written, {n: cells[i] for i, n in parts if cells[i]})

    def read_statement(self, row: CellValues) -> int:
        """The code of what cells say beside the series and the number; ODD as above."""
        if not all(row.keys() & {*either} for either in _NEEDED):
            return ODD
        try:
            if "recorded" in row:
                read_day(row)
        except Unreadable:
            return ODD
        record = self._record(row, {"indicator": _SOME_INDICATOR})
        return ODD if record is None else self.statement_of(record)

    def _record(self, row: CellValues, other: CellValues) -> ObservationRecord | None:
        try:
            return ObservationRecord.model_validate(self._notation.read_row(row) | other)
        except ValidationError:
            return None

    def series_of(self, record: ObservationRecord) -> int:
        """The code of the series of a record."""
        return self._series_code(_filled(record, SERIES), record.dims or {})

    def _series_code(self, written: dict[str, Any], dims: Mapping[str, str]) -> int:
        indicator, name, area = written["indicator"], written.get("series"), written.get(AREA)
        key = (indicator, name, area, *dims.items())
        code = self._series_codes.setdefault(key, len(self.series))
        if code == len(self.series):
            written = {**written, "dims": dims} if dims else written
            self.series.append(RowSeries(indicator, name, members_of(area, dims), written))
        return code

    def statement_of(self, record: ObservationRecord) -> int:
        """The code of what a record says beside its series and its number."""
        key = tuple(said_by(record).items())
        code = self._statement_codes.setdefault(key, len(self.statements))
        if code == len(self.statements):
            self.statements.append(record)
        return code


def said_by(record: ObservationRecord) -> dict[str, object]:
    """What a record says beside its series and its number, by the keys that it fills."""
    return _filled(record, SAID)


def _filled(record: ObservationRecord, keys: Iterable[str]) -> dict[str, object]:
    filled = record.model_fields_set
    return {key: getattr(record, key) for key in keys if key in filled}


class _SeriesCells(dict[tuple[str, ...], Any]):
    """Cells that name series, as a record takes them one by one; None for what it does not take.

    Series share their cells, and no record asks how those of one go together. A key is the name of
    a key of the record and the text of a cell; of a dimension, `dims`, its name and the text.
    """

    def __missing__(self, key: tuple[str, ...]) -> object:
        name, *cell = key
        row: CellValues = {name: cell[0] if len(cell) == 1 else {cell[0]: cell[1]}}
        try:
            record = ObservationRecord.model_validate({"indicator": _SOME_INDICATOR, **row})
        except ValidationError:
            found = None
        else:
            written = getattr(record, name)
            found = written[cell[0]] if name == "dims" else written
        self[key] = found
        return found


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
    return known and {"indicator", "value"} <= names and all(names & {*e} for e in _NEEDED)


class SpellingTable(dict[tuple[str, ...], int]):
    """Codes by cells; those of cells that were not met before are read."""

    def __init__(self, names: Sequence[str], read: Callable[[CellValues], int]) -> None:
        super().__init__()
        self.names = names
        self._read = read

    def __missing__(self, cells: tuple[str, ...]) -> int:
        row: CellValues = {}
        dims = dict[str, object]()
        for name, cell in zip(self.names, cells, strict=True):
            if text := cell.strip():
                (row if name in KEYS else dims)[name] = text
        code = self[cells] = self._read(row | {"dims": dims} if dims else row)
        return code


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
