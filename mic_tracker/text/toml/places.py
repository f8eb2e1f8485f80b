"""Places in a text, as people count them: by line and column from 1."""

import re
from bisect import bisect_right
from typing import NamedTuple


class Place(NamedTuple):
    """A token: line and column from 1, both counted in characters; width on that line only."""

    line: int
    column: int
    width: int


def line_starts(text: str) -> list[int]:
    """The offset at which each line begins."""
    return [0, *(newline.end() for newline in re.finditer("\n", text))]


def place_of(text: str, span: tuple[int, int], starts: list[int]) -> Place:
    """The place of the offsets `span`; a token of several lines is as wide as its first."""
    line = bisect_right(starts, span[0])
    width = len(text[span[0] : span[1]].split("\n", 1)[0].rstrip("\r"))
    return Place(line, span[0] - starts[line - 1] + 1, max(width, 1))
