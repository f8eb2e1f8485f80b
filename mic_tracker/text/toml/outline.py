"""The outline of TOML text: the offsets at which its tables and statements begin and end.

tomli and tomllib give values but no places. One regular expression skips whole runs of simple
lines, so the outline of a registry costs less than its parse; the keys inside a table are read
only when somebody asks for one (`positions`). The outline of text that is not valid ends at the
first statement it cannot read, which is how `diagnosis` finds the broken one.

Repeated groups stand in atomic groups `(?>...)`, never `(...)*+`: Python before 3.11.5 matched the
latter wrongly (cpython issue 106052), and plain greedy ones would try every split of a hostile
line.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import tomli

KeyPath = tuple[str | int, ...]
Span = tuple[int, int]

BASIC = r'"(?>(?:[^"\\\n]+|\\.)*)"(?!")'
LITERAL = r"'[^'\n]*+'(?!')"
STRINGS = (
    r'"""(?>(?:[^"\\]+|\\[\s\S]|"(?!""))*)"{3,5}'
    r"|'''(?>(?:[^']+|'(?!''))*)'{3,5}"
    rf"|{BASIC}|{LITERAL}"
)
_PART = rf"(?:[A-Za-z0-9_-]++|{BASIC}|{LITERAL})"
_KEY = rf"{_PART}(?>(?:[ \t]*+\.[ \t]*+{_PART})*)"
_FLAT = rf"(?>(?:[^\n\"'\[\]{{}}#]+|{BASIC}|{LITERAL})*)"
_LINE = (
    r"(?![ \t]*+\[)"
    rf"(?>(?:[^\n\"'\[\]{{}}#]+|{BASIC}|{LITERAL}|\[{_FLAT}\]|\{{{_FLAT}\}})*)(?:#[^\n]*+)?\n"
)
_PLAIN_LINES = re.compile(rf"(?>(?:{_LINE})*)")
_BRACKET = re.compile(r"[ \t]*+\[")
_TOKEN = re.compile(rf"{STRINGS}|#[^\n]*+|[^\[\]{{}}\"'#\n]++|[\s\S]")

KEY = re.compile(_KEY)
KEY_PART = re.compile(_PART)
ASSIGNMENT = re.compile(rf"[ \t]*+({_KEY})[ \t]*+=[ \t]*+")
HEADER = re.compile(
    rf"[ \t]*+((\[\[?+)[ \t]*+({_KEY})[ \t]*+\]\]?+)[ \t\r]*+(?:#[^\n]*+)?(?:\n|\Z)"
)


class TableSpan(NamedTuple):
    """A table: its path (array elements by index), its header, the text up to the next header."""

    path: KeyPath
    header: Span
    body: Span


class Stop(NamedTuple):
    """A header, or a statement of more than simple lines; `end` is None where reading fails."""

    start: int
    end: int | None
    header: re.Match[str] | None


@lru_cache(maxsize=256)  # a registry repeats a few headers thousands of times
def key_names(written: str) -> tuple[str, ...]:
    """The names in a dotted key, quotes and escapes resolved."""
    return tuple(part_name(part[0]) for part in KEY_PART.finditer(written))


def part_name(part: str) -> str:
    if part[0] == '"':
        return next(iter(tomli.loads(f"{part}=0"))) if "\\" in part else part[1:-1]
    return part[1:-1] if part[0] == "'" else part


def statement_end(text: str, start: int) -> int | None:
    """The offset after the statement and its newline; None when a quote or bracket stays open."""
    depth = 0
    for token in _TOKEN.finditer(text, start):
        first = token[0][0]
        if first in "[{":
            depth += 1
        elif first in "]}":
            depth -= 1
        elif first in "\"'" and len(token[0]) == 1:
            return None
        if depth < 0:
            return None
        if first == "\n" and depth == 0:
            return token.end()
    return len(text) if depth == 0 else None


def deepest_bracket(text: str) -> int:
    """The offset of the bracket that lies deepest in others; the first of them."""
    depth, deepest, at = 0, 0, 0
    for token in _TOKEN.finditer(text):
        depth += (token[0] in ("[", "{")) - (token[0] in ("]", "}"))
        if depth > deepest:
            deepest, at = depth, token.start()
    return at


def open_quote(text: str, start: int) -> int | None:
    """The offset of the first quote from `start` on that nothing closes."""
    tokens = _TOKEN.finditer(text, start)
    return next((t.start() for t in tokens if t[0] in ('"', "'")), None)


def stops(text: str) -> Iterator[Stop]:
    """Every header and every statement that is not a simple line, in order, from the start."""
    at = 0
    while True:
        at = _end_of(_PLAIN_LINES, text, at)
        if at == len(text):
            return
        header = HEADER.match(text, at)
        broken = header is None and _BRACKET.match(text, at)
        end = header.end() if header else None if broken else statement_end(text, at)
        yield Stop(at, end, header)
        if end is None:
            return
        at = end


def _end_of(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def statement_start(text: str, pos: int) -> int:
    """The offset of the line on which the statement that holds `pos` begins."""
    for stop in stops(text):
        if stop.start > pos:
            break
        if stop.end is None or stop.end > pos or stop.end == len(text):
            return stop.start
    return text.rfind("\n", 0, pos) + 1


def tables(text: str) -> list[TableSpan]:
    """Every table in the order of the text; the first is the root, whose header is empty."""
    spans: list[TableSpan] = []
    sizes: dict[KeyPath, int] = {}
    path: KeyPath = ()
    header, body = (0, 0), 0
    for stop in stops(text):
        if stop.header:
            spans.append(TableSpan(path, header, (body, stop.start)))
            path = resolve_path(key_names(stop.header[3]), sizes, element=stop.header[2] == "[[")
            header, body = stop.header.span(1), stop.header.end()
    spans.append(TableSpan(path, header, (body, len(text))))
    return spans


def resolve_path(names: tuple[str, ...], sizes: dict[KeyPath, int], *, element: bool) -> KeyPath:
    """The path a header names: each array of tables on the way stands for its newest element.

    `sizes` counts the elements of each array so far; `element` (a `[[header]]`) adds one.
    """
    path: KeyPath = ()
    for name in names[:-1]:
        path = (*path, name)
        if path in sizes:
            path = (*path, sizes[path] - 1)
    path = (*path, names[-1])
    if element:
        sizes[path] = sizes.get(path, 0) + 1
        path = (*path, sizes[path] - 1)
    return path
