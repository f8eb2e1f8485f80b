"""Insert a table into one that is written on a line, `dimensions = { … }`, or into such a list.

TOML takes no header for what belongs there: a table between braces is closed.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from mic_tracker.text.toml.insertion import written_key, written_literal
from mic_tracker.text.toml.outline import HEADER, KeyPath, Span, key_names, tables
from mic_tracker.text.toml.positions import Marks, table_marks

_MARK = "\ufeff"
_COMMA = re.compile(r"[ \t]*+,")


class InlineInsertion(NamedTuple):
    """A text with a table more, and what was inserted."""

    text: str
    piece: str
    """The table as it is written, with its key."""
    line: int
    """The line that it stands in, from 1."""


class _Home(NamedTuple):
    """The table or the list between whose brackets a table belongs."""

    names: Sequence[str]
    value: Span
    last: int | None
    """The end of its last member; None without one."""
    is_list: bool


class _Outline:
    """The tables of a text, whose keys are read when first asked for."""

    def __init__(self, bare: str) -> None:
        self.bare = bare
        self._tables = {table.path: table for table in tables(bare)}
        self._marks: dict[KeyPath, Marks] = {}

    def marks(self, names: Sequence[str]) -> Marks:
        """The keys of all tables on the way of a header."""
        paths = (tuple(names[:size]) for size in range(len(names) + 1))
        return {
            path: mark
            for table in filter(self._tables.__contains__, paths)
            for path, mark in self._marks_of(table).items()
        }

    def _marks_of(self, path: KeyPath) -> Marks:
        if path not in self._marks:
            self._marks[path] = table_marks(self.bare, self._tables[path])
        return self._marks[path]


def inside_headers(text: str, headers: Collection[str]) -> frozenset[str]:
    """The headers whose tables a text (valid TOML) can hold only between brackets."""
    outline = _Outline(text.removeprefix(_MARK))
    return frozenset(header for header in headers if _find_home(outline, header))


def insert_inside(text: str, header: str, fields: Mapping[str, object]) -> InlineInsertion:
    """A text with the table behind the last one between the brackets; all else stays as it is.

    It is for the `inside_headers` of the text.
    """
    bare = text.removeprefix(_MARK)
    home = _find_home(_Outline(bare), header)
    assert home is not None  # the caller has asked  # noqa: S101
    piece = _written(home, header, fields)
    at, inserted = _placed(bare, home, piece)
    grown = bare[:at] + inserted + bare[at:]
    line = bare.count("\n", 0, at) + 1
    return InlineInsertion(text[: len(text) - len(bare)] + grown, piece, line)


def _parsed(header: str) -> tuple[tuple[str, ...], bool]:
    """The names in a header, and whether it is one of an array."""
    match = HEADER.match(header)
    assert match is not None  # headers are ours  # noqa: S101
    return key_names(match[3]), match[2] == "[["


def _find_home(outline: _Outline, header: str) -> _Home | None:
    """The innermost table or list between brackets that is on the way of a header."""
    names, element = _parsed(header)
    marks = outline.marks(names)
    for size in range(len(names), 0, -1):
        sign = "[" if size == len(names) else "{"
        mark = marks.get(names[:size])
        if mark and outline.bare[mark.value[0]] == sign and (element or sign == "{"):
            last = max(_ends(marks, names[:size]), default=None)
            return _Home(names[:size], mark.value, last, sign == "[")
    return None


def _ends(marks: Marks, path: KeyPath) -> Iterator[int]:
    size = len(path)
    return (m.value[1] for p, m in marks.items() if len(p) > size and p[:size] == path)


def _written(home: _Home, header: str, fields: Mapping[str, object]) -> str:
    """The table as a member: behind its key, which may have several parts, or alone in a list."""
    names, element = _parsed(header)
    table = written_literal(fields)
    if home.is_list:
        return table
    key = ".".join(map(written_key, names[len(home.names) :]))
    return f"{key} = [{table}]" if element else f"{key} = {table}"


def _placed(bare: str, home: _Home, piece: str) -> tuple[int, str]:
    """Where a member goes, with the comma that parts it from the one before it."""
    if home.last is None:
        room = "" if home.is_list else " "
        return home.value[0] + 1, f"{room}{piece}{room}"
    comma = _COMMA.match(bare, home.last) if home.is_list else None
    return (comma.end(), f" {piece},") if comma else (home.last, f", {piece}")
