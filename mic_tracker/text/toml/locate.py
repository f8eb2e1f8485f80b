"""Where each key of a TOML text stands, for `file:line:column` in messages."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from mic_tracker.text.toml.outline import Path, Span, Table, tables
from mic_tracker.text.toml.positions import Mark, Marks, marks


@dataclass(frozen=True, slots=True)
class Place:
    """A token: line and column from 1, both counted in characters; width on that line only."""

    line: int
    column: int
    width: int


class Positions:
    """The places of one valid TOML text; a table's keys are read when first asked for.

    A path names keys and indices as the parsed value does: ("observations", 3, "value"). What
    stands nowhere (a key that is missing, say) is told at the nearest enclosing place: its table's
    header, or the first line for the root. A byte order mark takes no column.
    """

    def __init__(self, text: str) -> None:
        self._text = text.removeprefix("\ufeff")
        self._tables: dict[Path, Table] = {}
        self._headers: dict[Path, Span] = {}
        self._marks: dict[Path, Marks] = {}
        for table in tables(self._text):
            self._tables[table.path] = table
            for size in range(1, len(table.path)):
                self._headers.setdefault(table.path[:size], table.header)
            self._headers[table.path] = table.header

    def header(self, path: Path) -> Place:
        """The place of the `[header]` of the table at `path`, or of the table that holds it."""
        known = (path[:size] for size in range(len(path), -1, -1))
        return self._place(next(self._headers[p] for p in known if p in self._headers))

    def key(self, path: Path) -> Place:
        """The place of the key (the header for a table, the element itself in an array)."""
        return self._place(self._nearest(path).key)

    def value(self, path: Path) -> Place:
        """The place of the value (the header for a table)."""
        return self._place(self._nearest(path).value)

    def __contains__(self, path: Path) -> bool:
        return self._mark(path) is not None

    def paths(self) -> set[Path]:
        """Every path that stands in the text, implied tables and array elements among them."""
        written = {path for table in self._tables for path in self._marks_of(table)}
        return (written | self._headers.keys()) - {()}

    def _nearest(self, path: Path) -> Mark:
        known = (self._mark(path[:size]) for size in range(len(path), -1, -1))
        return next(mark for mark in known if mark)

    def _mark(self, path: Path) -> Mark | None:
        # a dotted key may stand in the table of any of its ancestors
        for size in range(len(path), -1, -1):
            if path[:size] in self._tables and (mark := self._marks_of(path[:size]).get(path)):
                return mark
        span = self._headers.get(path)
        return Mark(span, span) if span else None

    def _marks_of(self, table: Path) -> Marks:
        if table not in self._marks:
            self._marks[table] = marks(self._text, self._tables[table])
        return self._marks[table]

    def _place(self, span: Span) -> Place:
        return place(self._text, span, self._line_starts)

    @cached_property
    def _line_starts(self) -> list[int]:
        return line_starts(self._text)


def positions(text: str) -> Positions:
    """The places of every table, key and value of `text`, which must be valid TOML."""
    return Positions(text)


def line_starts(text: str) -> list[int]:
    return [0, *(newline.end() for newline in re.finditer("\n", text))]


def place(text: str, span: Span, starts: list[int]) -> Place:
    """The place of the offsets `span`; a token of several lines is as wide as its first."""
    line = bisect_right(starts, span[0])
    width = len(text[span[0] : span[1]].split("\n", 1)[0].rstrip("\r"))
    return Place(line, span[0] - starts[line - 1] + 1, max(width, 1))
