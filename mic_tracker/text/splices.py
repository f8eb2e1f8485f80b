"""Pieces of a text that a change wrote: what makes the difference, and where it stands later."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import NamedTuple

_HEADER = re.compile(r"(?m)^(?=[ \t]*\[\[?[^\[\]\n,]+\]\]?[ \t]*(?:#[^\n]*)?\r?$)")
_LINE = re.compile(r"(?<=\n)(?=.)", re.DOTALL)
_STARTS_BLOCK = re.compile(r"(?>(?:[ \t]*+(?:#[^\n]*+)?\r?\n)*)[ \t]*+\[")
_BEFORE_LINE = {"", "\n", "\ufeff"}
_CONTEXT = 300
"""Characters kept on each side of a piece, to find the place of one that is gone."""


class Splice(NamedTuple):
    """A piece of a text that took the place of another one."""

    start: int
    """Where it begins in the new text."""
    new: str
    old: str
    above: str
    """What stands right before it."""
    below: str
    """What stands right behind it."""


class Stretch(NamedTuple):
    """Where a piece stands: its offsets in a text."""

    start: int
    end: int


def find_splices(old: str, new: str, *, table: bool) -> tuple[Splice, ...]:
    """Find the pieces by which two texts differ: whole blocks of TOML, or whole rows of a table."""
    hunks = _hunks(_units(old, table=table), _units(new, table=table))
    return tuple(_tidy(hunk, new, table=table) for hunk in hunks)


class _Hunk(NamedTuple):
    start: int
    new: str
    old: str


def _units(text: str, *, table: bool) -> list[str]:
    """The text in parts, none of it left out: rows, or blocks from header to header."""
    return (_LINE if table else _HEADER).split(text)


def _hunks(old: Sequence[str], new: Sequence[str]) -> Iterator[_Hunk]:
    """The runs of parts that differ; what is the same at both ends is left aside first."""
    head = sum(1 for _ in takewhile(_same, zip(old, new, strict=False)))
    left = old[head:], new[head:]
    tail = sum(1 for _ in takewhile(_same, zip(*map(reversed, left), strict=False)))
    ours, theirs = (part[: len(part) - tail] for part in left)
    at = sum(map(len, new[:head]))
    for tag, i, i_end, j, j_end in SequenceMatcher(
        None, ours, theirs, autojunk=False
    ).get_opcodes():
        piece = "".join(theirs[j:j_end])
        if tag != "equal":
            yield _Hunk(at, piece, "".join(ours[i:i_end]))
        at += len(piece)


def _same(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]


def _tidy(hunk: _Hunk, text: str, *, table: bool) -> Splice:
    """Leave out of a hunk what is the same: all around blocks that came or went, else the end."""
    longer, shorter = sorted((hunk.new, hunk.old), key=len, reverse=True)
    head = _common_length(longer, shorter)
    tail = len(shorter) - head
    inner = longer[head : len(longer) - tail]
    whole = longer.endswith(shorter[head:]) and _is_whole(longer, head, inner, table=table)
    if not whole:
        head, tail = 0, _common_end(hunk)
    new, old = hunk.new[head : len(hunk.new) - tail], hunk.old[head : len(hunk.old) - tail]
    start = hunk.start + head
    end = start + len(new)
    return Splice(start, new, old, text[max(0, start - _CONTEXT) : start], text[end:][:_CONTEXT])


def _common_length(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(_same, zip(one, other, strict=False)))


def _is_whole(text: str, start: int, piece: str, *, table: bool) -> bool:
    """Whether a piece is whole blocks, or whole rows."""
    if not table:
        return bool(_STARTS_BLOCK.match(piece))
    return (start == 0 or text[start - 1] == "\n") and piece.endswith("\n")


def _common_end(hunk: _Hunk) -> int:
    """How much the end has in common, from the first blank line in it: it is about the next."""
    turned = _common_length(hunk.new[::-1], hunk.old[::-1])
    common = hunk.new[len(hunk.new) - turned :]
    blank = re.search(r"(?<=\n)\r?\n", common)
    return len(common) - blank.start() if blank else 0


def locate(splice: Splice, text: str) -> Stretch | None:
    """Where the piece stands in a text that was edited elsewhere; None where that is not sure.

    A piece of which only the blank lines around it were edited is still there.
    """
    if splice.new:
        found = _places(splice, splice.new, text)
        if len(found) == 1:
            return found[0]
        core = splice.new.strip("\r\n")
        if not found and not splice.old and core:
            bare = [_with_line_end(span, text) for span in _places(splice, core, text, lines=True)]
            return bare[0] if len(bare) == 1 else None
    around = f"{splice.above}{splice.new}{splice.below}"
    if not (splice.above or splice.below) or text.count(around) != 1:
        return None
    start = text.index(around) + len(splice.above)
    return Stretch(start, start + len(splice.new))


def _places(splice: Splice, piece: str, text: str, *, lines: bool = False) -> list[Stretch]:
    """The first two places of a piece that begin and end where lines do, as it did itself."""
    begins_line = lines or splice.above[-1:] in _BEFORE_LINE
    found: list[Stretch] = []
    at = text.find(piece)
    while at >= 0 and len(found) < 2:
        end = at + len(piece)
        starts_line = text[max(0, at - 1) : at] in _BEFORE_LINE
        ends_line = piece.endswith("\n") or text[end : end + 1] in {"", "\r", "\n"}
        if starts_line == begins_line and ends_line:
            found.append(Stretch(at, end))
        at = text.find(piece, at + 1)
    return found


def _with_line_end(span: Stretch, text: str) -> Stretch:
    rest = text[span.end : span.end + 2]
    return Stretch(span.start, span.end + (2 if rest == "\r\n" else len(rest[:1])))
