"""PC-Axis text (PX): keywords with their arguments and values, and the cells behind DATA."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from mic_tracker.read.exchange.charset import decode_text
from mic_tracker.read.exchange.source_table import UnreadableFile

_CODEPAGE = re.compile(rb"\bCODEPAGE\s*=\s*\"([A-Za-z0-9._-]{1,40})\"")
_ANSI = re.compile(rb"\bCHARSET\s*=\s*\"ANSI\"")
_HEAD = 4_096
"""Bytes in which a file says how it is written."""
_OF_WINDOWS, _OF_DOS = "cp1252", "cp850"
"""What files with and without CHARSET="ANSI" are written in: the format comes from DOS."""
_END_OF_DOS = "\x1a"
"""With which old programs end a text."""

_TEXT = r'"[^"]*+"'
_KEYWORD = re.compile(
    rf"\s*(?P<name>[A-Z][A-Z0-9-]*)(?P<language>\[[^\]\n]*\])?"
    rf"\s*(?:\((?P<arguments>(?:{_TEXT}|[^\")])*+)\))?\s*="
)
_BODY = re.compile(rf"(?:{_TEXT}|[^\";])*+")
_PART = re.compile(rf"{_TEXT}|,|[^\s,\"]+")
_CELL = re.compile(rf"{_TEXT}|[^\s,;\"]+")


class PxKeyword(NamedTuple):
    """A keyword and its arguments, such as VALUES("Region")."""

    name: str
    arguments: tuple[str, ...] = ()


class PxText(NamedTuple):
    """What stands behind each keyword, as written, and the cells of the table."""

    bodies: Mapping[PxKeyword, str]
    cells: list[str]

    def body(self, name: str, *arguments: str) -> str:
        """What stands behind a keyword; nothing where it is not there."""
        return self.bodies.get(PxKeyword(name, arguments), "")

    def values(self, name: str, *arguments: str) -> list[str]:
        """The values of a keyword; none where it is not there."""
        return [*_values(self.body(name, *arguments))]

    def value(self, name: str, *arguments: str) -> str:
        """The only value of a keyword; empty where it is not there."""
        return next(iter(self.values(name, *arguments)), "")


def parse_px(data: bytes, encoding: str | None = None) -> PxText:
    """Read a file in the encoding that it names, or in a given one.

    Keywords of further languages (`TITLE[en]`) are left out. Refused: what is no such text, what
    ends before its DATA does, and tables that leave out rows (KEYS).
    """
    text = decode_text(data, encoding or _encoding(data)).replace(_END_OF_DOS, "")
    bodies: dict[PxKeyword, str] = {}
    place = 0
    while found := _KEYWORD.match(text, place):
        body = _BODY.match(text, found.end())
        place = body.end() if body else found.end()
        if text[place : place + 1] != ";":
            raise UnreadableFile("px_cut_off", {"keyword": found["name"]}, _line(text, found))
        place += 1
        if not found["language"]:
            arguments = tuple(_values(found["arguments"] or ""))
            bodies[PxKeyword(found["name"], arguments)] = text[found.end() : place - 1]
    if any(keyword.name == "KEYS" for keyword in bodies):
        raise UnreadableFile("px_keys")
    cells = bodies.pop(PxKeyword("DATA"), None)
    if rest := text[place:].lstrip():
        raise UnreadableFile("px_syntax", {}, text.count("\n", 0, len(text) - len(rest)) + 1)
    if cells is None:
        raise UnreadableFile("px_no_data")
    return PxText(bodies, [cell.strip('"') for cell in _CELL.findall(cells)])


def _line(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start("name")) + 1


def _values(body: str) -> Iterator[str]:
    """The values of a list; a text that goes on in a second pair of quotes is one."""
    current: list[str] = []
    for part in _PART.findall(body):
        if part != ",":
            current.append(part.strip('"'))
        elif current:
            yield "".join(current)
            current = []
    if current:
        yield "".join(current)


def _encoding(data: bytes) -> str:
    if named := _CODEPAGE.search(data[:_HEAD]):
        return named[1].decode("ascii")
    return _OF_WINDOWS if _ANSI.search(data[:_HEAD]) else _OF_DOS
