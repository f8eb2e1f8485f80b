"""Where each table, key and value of a TOML text stands, for `file:line:column` in messages."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from mic_tracker.text.toml.outline import (
    KEY,
    KEY_PART,
    STRINGS,
    KeyPath,
    Span,
    TableSpan,
    part_name,
    tables,
)
from mic_tracker.text.toml.places import Place, line_starts, place_of

_BLANK = re.compile(r"(?>(?:[ \t\r\n]+|#[^\n]*)*)")
_BLANK_OR_COMMA = re.compile(r"(?>(?:[ \t\r\n,]+|#[^\n]*)*)")
_EQUALS = re.compile(r"[ \t]*+=[ \t]*+")
_SCALAR = re.compile(rf"{STRINGS}|\d{{4}}-\d\d-\d\d \d\d:[0-9:.Zz+-]*+|[^\s,=\[\]{{}}\"'#]++")


class Mark(NamedTuple):
    """Where a key stands and where its value does; an array element is its own key."""

    key: Span
    value: Span


Marks = dict[KeyPath, Mark]


class _UnreadableError(Exception):
    """The text is not what valid TOML would be here."""


@dataclass(slots=True)
class _Open:
    """An array or inline table whose closing bracket is still to come."""

    path: KeyPath
    key: Span | None
    start: int
    is_array: bool
    size: int = 0


def table_marks(text: str, table: TableSpan) -> Marks:
    """Every key and value written in the body of `table`, by full path."""
    marks: Marks = {}
    at, end = table.body
    try:
        while (at := _past(_BLANK, text, at)) < end:
            path, key, at = _key(text, at, table.path, marks)
            at = _value(text, at, path, key, marks)
    except _UnreadableError:
        return marks
    return marks


def _past(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    if match is None:
        raise _UnreadableError
    return match.end()


def _key(text: str, at: int, parent: KeyPath, marks: Marks) -> tuple[KeyPath, Span, int]:
    """Read `a.b =`: the full path, the span of its last part, the offset of the value."""
    end = _past(KEY, text, at)
    path, span = parent, (at, end)
    for part in KEY_PART.finditer(text, at, end):
        path, span = (*path, part_name(part[0])), part.span()
        # the tables a dotted key implies stand where the key first names them
        marks.setdefault(path, Mark(span, span))
    return path, span, _past(_EQUALS, text, end)


def _value(text: str, at: int, path: KeyPath, key: Span | None, marks: Marks) -> int:
    """Read one value with everything in it; return the offset after it.

    A stack instead of recursion: tomli accepts nesting close to Python's own limit.
    """
    stack: list[_Open] = []
    while True:
        if text[at : at + 1] in ("[", "{"):
            stack.append(_Open(path, key, at, text[at] == "["))
            at += 1
        else:
            span = (at, _past(_SCALAR, text, at))
            marks[path] = Mark(key or span, span)
            at = span[1]
        at = _close(text, at, stack, marks)
        if not stack:
            return at
        path, key, at = _member(text, at, stack[-1], marks)


def _close(text: str, at: int, stack: list[_Open], marks: Marks) -> int:
    while stack:
        at = _past(_BLANK_OR_COMMA, text, at)
        if text[at : at + 1] not in ("]", "}"):
            return at
        closed, at = stack.pop(), at + 1
        marks[closed.path] = Mark(closed.key or (closed.start, at), (closed.start, at))
    return at


def _member(text: str, at: int, inside: _Open, marks: Marks) -> tuple[KeyPath, Span | None, int]:
    if not inside.is_array:
        return _key(text, at, inside.path, marks)
    inside.size += 1
    return (*inside.path, inside.size - 1), None, at


class Positions:
    """The places of one valid TOML text; a table's keys are read when first asked for.

    A path names keys and indices as the parsed value does: ("observations", 3, "value"). What
    stands nowhere (a key that is missing, say) is told at the nearest enclosing place: its table's
    header, or the first line for the root. A byte order mark takes no column.
    """

    def __init__(self, text: str) -> None:
        self._text = text.removeprefix("\ufeff")
        self._tables: dict[KeyPath, TableSpan] = {}
        self._headers: dict[KeyPath, Span] = {}
        self._marks: dict[KeyPath, Marks] = {}
        for table in tables(self._text):
            self._tables[table.path] = table
            for size in range(1, len(table.path)):
                self._headers.setdefault(table.path[:size], table.header)
            self._headers[table.path] = table.header

    def header(self, path: KeyPath) -> Place:
        """The place of the `[header]` of the table at `path`, or of the table that holds it."""
        paths = (path[:size] for size in range(len(path), -1, -1))
        return self._place(next(self._headers[p] for p in paths if p in self._headers))

    def key(self, path: KeyPath) -> Place:
        """The place of the key (the header for a table, the element itself in an array)."""
        return self._place(self._nearest(path).key)

    def value(self, path: KeyPath) -> Place:
        """The place of the value (the header for a table)."""
        return self._place(self._nearest(path).value)

    def __contains__(self, path: KeyPath) -> bool:
        return self._mark(path) is not None

    def _nearest(self, path: KeyPath) -> Mark:
        marks = (self._mark(path[:size]) for size in range(len(path), -1, -1))
        return next(mark for mark in marks if mark)

    def _mark(self, path: KeyPath) -> Mark | None:
        # a dotted key may stand in the table of any of its ancestors
        for size in range(len(path), -1, -1):
            if path[:size] in self._tables and (mark := self._marks_of(path[:size]).get(path)):
                return mark
        span = self._headers.get(path)
        return Mark(span, span) if span else None

    def _marks_of(self, table: KeyPath) -> Marks:
        if table not in self._marks:
            self._marks[table] = table_marks(self._text, self._tables[table])
        return self._marks[table]

    def _place(self, span: Span) -> Place:
        return place_of(self._text, span, self._line_starts)

    @cached_property
    def _line_starts(self) -> list[int]:
        return line_starts(self._text)


def positions(text: str) -> Positions:
    """The places of every table, key and value of `text`, which must be valid TOML."""
    return Positions(text)
