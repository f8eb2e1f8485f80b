"""Tables in delimited text: where their cells are, and cells as numbers, days and text."""

import re
from collections.abc import Callable, Collection, Iterable, MutableSequence
from datetime import date
from functools import cached_property

from mic_tracker.model.fact import MessageFact
from mic_tracker.read.source_text import Part, Writing
from mic_tracker.text.cells import cell_span
from mic_tracker.text.escape import is_guarded
from mic_tracker.text.suggest import written_value
from mic_tracker.text.toml.outline import KeyPath
from mic_tracker.text.toml.places import Place, line_starts, place_of
from mic_tracker.text.values import Reading, Refusal, read_figure, read_value

CellValues = dict[str, object]

NUMBERS = ("value", "low", "high")
"""The columns with numbers."""

WHOLE = re.compile(r"-?(?:0|[1-9]\d{0,14})", re.ASCII)
POINT = re.compile(r"-?(?:0|[1-9]\d{0,14})\.\d{1,15}", re.ASCII)
OF_PROGRAMS = re.compile(r"-?(?:0|[1-9]\d{0,24})(?:\.\d{1,50})?(?:e[+-]?\d{1,3})?", re.ASCII)
# only a decimal point is followed by other than three digits, or preceded by a lone zero
SURELY_DECIMAL = re.compile(r"-?(?:0\.\d+|\d+\.(?:\d{1,2}|\d{4,}))", re.ASCII)


class Unreadable(ValueError):
    """A cell (without a column: a whole row) that cannot be read; `facts` say why."""

    def __init__(self, column: str | None, facts: dict[str, MessageFact]) -> None:
        """Keep the column and the facts of the finding."""
        super().__init__(facts["why"])
        self.column = column
        self.facts = facts


def has_decimal_point(cells: Iterable[str]) -> bool:
    """Whether one of a column's cells can only be read with a decimal point.

    A column has one convention: beside 0.5 or 12.25, 51.038 is no grouped whole number.
    """
    return any(map(is_surely_decimal, cells))


def is_surely_decimal(cell: str) -> bool:
    """Whether a cell can only be read with a decimal point."""
    return SURELY_DECIMAL.fullmatch(cell) is not None


def number_reader(
    writing: Writing, *, point: bool, exact: Collection[str] = ()
) -> Callable[[CellValues], None]:
    """Return a function that turns the numbers of a row from text into numbers.

    In the columns that are `exact` they are as programs write them, in any language. What is no
    such number there somebody has typed since: it is read as people write.
    """
    plain = POINT if point and writing.language == "en" else WHOLE

    def read_numbers(row: CellValues) -> None:
        for key in [key for key in NUMBERS if key in row]:
            text = str(row[key])
            patterns = (plain, WHOLE, *([OF_PROGRAMS] if key in exact else ()))
            if any(pattern.fullmatch(text) for pattern in patterns):
                row[key] = float(text)
            else:
                _read_number(key, text, row, writing)

    return read_numbers


def _read_number(key: str, text: str, row: CellValues, writing: Writing) -> None:
    """Read a cell in the unit of its indicator, and put what it says into the row."""
    indicator = writing.indicators.get(str(row.get("indicator")))
    unit, measure = (indicator.unit, indicator.measure) if indicator else ("", "amount")
    read = read_figure if key == "value" else read_value
    answer = read(text, unit=unit, measure=measure, language=writing.language)
    if isinstance(answer, Refusal):
        choices = {"choices": ", ".join(f'"{c}"' for c in answer.choices)} if answer.choices else {}
        raise Unreadable(key, {**answer.facts, "why": answer.why.value} | choices)
    if key == "value":
        row.setdefault("value_text", answer.text)
    if answer.qualifier:
        row.setdefault("qualifier", answer.qualifier)
    _put_number(key, answer, row)


def _put_number(key: str, answer: Reading, row: CellValues) -> None:
    """Put a number into a row; a range has no value, and two ends."""
    if answer.ends is None:
        row[key] = float(answer.value)
        return
    if row.keys() & {"low", "high"}:
        raise Unreadable(key, {"why": "range_twice", "found": answer.text})
    del row[key]
    row |= {"low": float(answer.ends.low), "high": float(answer.ends.high)}


def read_day(row: CellValues) -> None:
    """Turn `recorded` into a day."""
    text = str(row["recorded"])
    try:
        row["recorded"] = date.fromisoformat(text)
    except ValueError:
        raise Unreadable("recorded", {"why": "not_a_day", "day": written_value(text)}) from None


class TablePage:
    """A delimited text file, in which ("observations", 3, "value") is a cell of the fourth row."""

    def __init__(self, name: str, text: str, delimiter: str) -> None:
        self.name = name
        self._text = text
        self.delimiter = delimiter
        self.columns: list[str] = []
        """The names in the header, set by the reader of the file."""
        self.starts: MutableSequence[int] = []
        """The line on which each data row begins."""
        self._shown: dict[int, str] = {}

    def of_other_rows(self) -> "TablePage":
        """The same file, for rows that are still to be found."""
        page = TablePage(self.name, self._text, self.delimiter)
        page.columns = self.columns
        return page

    def place(self, path: KeyPath, at: Part) -> Place:
        """The place of the cell that a path leads to; else of its row; else of the first line."""
        row = path[1] if len(path) > 1 else None
        if not isinstance(row, int):
            return self.cell(1)
        if at == "header":
            return Place(self.starts[row], 1, 1)
        return self.cell(self.starts[row], self._column(self._key(path)))

    @staticmethod
    def _key(path: KeyPath) -> object:
        """The key at the end of a path; a member of a dimension has a column of its own."""
        inside = path[3] if path[2:3] == ("dims",) and len(path) > 3 else None
        return inside or (path[2] if len(path) > 2 else None)

    def _column(self, key: object) -> int | None:
        """The column of a key; an end of a range may stand in the cell of the value."""
        name = "value" if key in NUMBERS and key not in self.columns else key
        return self.columns.index(str(name)) if name in self.columns else None

    def cell(self, line: int, column: int | None = None) -> Place:
        """The place of a cell of the row that begins on a line; without a column, of that line."""
        start = self._line_starts[line - 1]
        if column is None:
            return Place(line, 1, max(len(self.line(line)), 1))
        span = cell_span(self._text, start, column, self.delimiter)
        return place_of(self._text, span, self._line_starts)

    def line(self, number: int) -> str:
        """A line by its number from 1, without its newline.

        The findings of a line share one copy of it: both may be many and long.
        """
        if number not in self._shown:
            start = self._line_starts[number - 1]
            end = self._text.find("\n", start)
            line = self._text[start : end if end >= 0 else None]
            self._shown[number] = line.removesuffix("\r")
        return self._shown[number]

    @property
    def is_guarded(self) -> bool:
        """Whether a cell may have a mark that keeps it from running as a formula."""
        return is_guarded(self._text)

    @cached_property
    def _line_starts(self) -> list[int]:
        return line_starts(self._text)
