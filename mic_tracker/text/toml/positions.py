"""The keys and values inside one table of valid TOML text, by offset."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from mic_tracker.text.toml.outline import KEY, KEY_PART, STRINGS, Path, Span, Table, part_name

_BLANK = re.compile(r"(?>(?:[ \t\r\n]+|#[^\n]*)*)")
_BLANK_OR_COMMA = re.compile(r"(?>(?:[ \t\r\n,]+|#[^\n]*)*)")
_EQUALS = re.compile(r"[ \t]*+=[ \t]*+")
_SCALAR = re.compile(rf"{STRINGS}|\d{{4}}-\d\d-\d\d \d\d:[0-9:.Zz+-]*+|[^\s,=\[\]{{}}\"'#]++")


class Mark(NamedTuple):
    """Where a key stands and where its value does; an array element is its own key."""

    key: Span
    value: Span


Marks = dict[Path, Mark]


class _UnreadableError(Exception):
    """The text is not what valid TOML would be here."""


@dataclass(slots=True)
class _Open:
    """An array or inline table whose closing bracket is still to come."""

    path: Path
    key: Span | None
    start: int
    is_array: bool
    size: int = 0


def marks(text: str, table: Table) -> Marks:
    """Every key and value written in the body of `table`, by full path."""
    found: Marks = {}
    at, end = table.body
    try:
        while (at := _past(_BLANK, text, at)) < end:
            path, key, at = _key(text, at, table.path, found)
            at = _value(text, at, path, key, found)
    except _UnreadableError:
        return found
    return found


def _past(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    if match is None:
        raise _UnreadableError
    return match.end()


def _key(text: str, at: int, parent: Path, found: Marks) -> tuple[Path, Span, int]:
    """Read `a.b =`: the full path, the span of its last part, the offset of the value."""
    end = _past(KEY, text, at)
    path, span = parent, (at, end)
    for part in KEY_PART.finditer(text, at, end):
        path, span = (*path, part_name(part[0])), part.span()
        # the tables a dotted key implies stand where the key first names them
        found.setdefault(path, Mark(span, span))
    return path, span, _past(_EQUALS, text, end)


def _value(text: str, at: int, path: Path, key: Span | None, found: Marks) -> int:
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
            found[path] = Mark(key or span, span)
            at = span[1]
        at = _close(text, at, stack, found)
        if not stack:
            return at
        path, key, at = _member(text, at, stack[-1], found)


def _close(text: str, at: int, stack: list[_Open], found: Marks) -> int:
    while stack:
        at = _past(_BLANK_OR_COMMA, text, at)
        if text[at : at + 1] not in ("]", "}"):
            return at
        done, at = stack.pop(), at + 1
        found[done.path] = Mark(done.key or (done.start, at), (done.start, at))
    return at


def _member(text: str, at: int, inside: _Open, found: Marks) -> tuple[Path, Span | None, int]:
    if not inside.is_array:
        return _key(text, at, inside.path, found)
    inside.size += 1
    return (*inside.path, inside.size - 1), None, at
