"""Boxes that texts and marks take on a picture, and where a text still fits."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import hypot, inf
from typing import NamedTuple

from mic_tracker.show.chart.chart import At


class Box(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether two boxes have an area in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def inside(self, other: "Box") -> bool:
        """Whether it is wholly in another."""
        return (
            self.left >= other.left
            and self.top >= other.top
            and self.right <= other.right
            and self.bottom <= other.bottom
        )

    def is_off(self, start: At, end: At) -> bool:
        """Whether a straight line lies wholly on one side of it, as most lines do."""
        return (
            (start[0] < self.left and end[0] < self.left)
            or (start[0] > self.right and end[0] > self.right)
            or (start[1] < self.top and end[1] < self.top)
            or (start[1] > self.bottom and end[1] > self.bottom)
        )

    def covers(self, start: At, end: At) -> float:
        """How much of a straight line lies in it (clipping by Liang and Barsky, 1984)."""
        if self.is_off(start, end):
            return 0.0
        (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
        enter, leave = 0.0, 1.0
        for p, q in (
            (-dx, x - self.left),
            (dx, self.right - x),
            (-dy, y - self.top),
            (dy, self.bottom - y),
        ):
            if p == 0:
                if q < 0:
                    return 0.0
                continue
            at = q / p
            enter, leave = (max(enter, at), leave) if p < 0 else (enter, min(leave, at))
        return max(0.0, leave - enter) * hypot(dx, dy)


_PIECE = 8
"""So many parts of a line have one box."""


class Placement:
    """What is taken already: boxes that no text may meet, and lines that it should not cross."""

    def __init__(self, bounds: Box) -> None:
        self.bounds = bounds
        self._boxes: list[Box] = []
        self._lines: list[tuple[Box, tuple[tuple[At, At], ...]]] = []
        """Pieces of lines, each with the box round it: most texts are off most pieces."""

    def take(self, box: Box) -> None:
        """Keep a box free of texts."""
        self._boxes.append(box)

    def take_line(self, points: Iterable[At]) -> None:
        """Keep texts off a line, where they find another place."""
        places = [*points]
        for i in range(0, len(places) - 1, _PIECE):
            piece = places[i : i + _PIECE + 1]
            self._lines.append((_bounds(piece), tuple(pairwise(piece))))

    def is_free(self, box: Box) -> bool:
        """Whether a text may stand there at all."""
        return box.inside(self.bounds) and not any(box.meets(taken) for taken in self._boxes)

    def covered(self, box: Box) -> float:
        """How much of the lines a text would cover."""
        near = (piece for bounds, piece in self._lines if not box.is_off(bounds[:2], bounds[2:]))
        return sum(box.covers(start, end) for piece in near for start, end in piece)

    def best(self, places: Iterable[Box]) -> Box | None:
        """The first place that is free and covers no line, else the free one that covers least."""
        least, found = inf, None
        for box in filter(self.is_free, places):
            covered = self.covered(box)
            if covered < least:
                least, found = covered, box
            if not covered:
                break
        return found


def _bounds(points: Sequence[At]) -> Box:
    """The smallest box round some points."""
    across, down = [x for x, _ in points], [y for _, y in points]
    return Box(min(across), min(down), max(across), max(down))


def spread(heights: list[float], wanted: list[float], low: float, high: float) -> list[float]:
    """Tops of boxes in a column, near the middles that are wanted, in their order, apart.

    Boxes that meet become one group, which lies round the mean of what its members want (the
    method of adjacent violators); groups are kept between the two ends where they have room.
    """
    groups: list[tuple[float, float, int]] = []  # the sum of wanted tops, the height, the members
    for height, middle in zip(heights, wanted, strict=True):
        group = (middle - height / 2, height, 1)
        while groups and _top(groups[-1]) + groups[-1][1] > _top(group):
            total, above, members = groups.pop()
            shifted = group[0] - above * group[2]
            group = (total + shifted, above + group[1], members + group[2])
        groups.append(group)
    return [*_places(groups, heights, low, high)]


def _top(group: tuple[float, float, int]) -> float:
    return group[0] / group[2]


def _places(
    groups: list[tuple[float, float, int]], heights: list[float], low: float, high: float
) -> Iterator[float]:
    tops = [max(low, min(_top(group), high - group[1])) for group in groups]
    for i in range(len(tops) - 2, -1, -1):  # pushed up by what stands at the lower end
        tops[i] = min(tops[i], tops[i + 1] - groups[i][1])
    below, left = low, iter(heights)
    for top, (_, _, members) in zip(tops, groups, strict=True):
        place = max(top, below)
        for _ in range(members):
            yield place
            place += next(left)
        below = place
