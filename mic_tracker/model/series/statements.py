"""What sources state of one period: which figure stands, and who disagrees with it.

The newest figure of the best source stands. Which of two stands in the file first says nothing.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from math import inf
from typing import NamedTuple, Protocol, TypeVar

from mic_tracker.model.observation import ObservationRecord
from mic_tracker.model.series.points import Point

Ranks = Mapping[str, int]
"""The place of each source that an indicator prefers, the best first; the others come last."""


class StatedFigure(Protocol):
    """A figure with the day on which it became known."""

    @property
    def record(self) -> ObservationRecord:
        """The figure as written."""

    @property
    def known_since(self) -> date | None:
        """The day."""


Stated = TypeVar("Stated", bound=StatedFigure)


def known_day(figure: StatedFigure) -> date:
    """The day on which a figure became known; the first of all days for one that has none."""
    return figure.known_since or date.min


def restate(stated: dict[str | None, Stated], figure: Stated) -> None:
    """Let a figure be the newest of its source, or take back what it withdraws.

    A withdrawal takes back the figure of its own source; where that has none, every figure.
    """
    source = figure.record.source
    own = stated.pop(source, None)
    if figure.record.status != "withdrawn":
        stated[source] = figure
    elif own is None:
        stated.clear()


def leading(stated: Sequence[Stated], ranks: Ranks) -> tuple[Stated, ...]:
    """The figures of the best source; of equally good ones, those that became known last."""
    if len(stated) < 2:
        return tuple(stated)
    order = [(_rank(figure, ranks), -known_day(figure).toordinal()) for figure in stated]
    best = min(order)
    return tuple(figure for figure, place in zip(stated, order, strict=True) if place == best)


def of_best_source(stated: Sequence[Stated], ranks: Ranks) -> tuple[Stated, ...]:
    """The figures of the best source, or of the best ones, if several are equally good."""
    best = min((_rank(figure, ranks) for figure in stated), default=inf)
    return tuple(figure for figure in stated if _rank(figure, ranks) == best)


def disagreeing(stated: Sequence[Stated], ranks: Ranks) -> tuple[Stated, ...]:
    """The leading figures, where sources give different ones and nothing says which is right."""
    first = leading(stated, ranks)
    sources = {figure.record.source for figure in first}
    values = {figure.record.value for figure in first}
    return first if len(values) > 1 and len(sources) > 1 else ()


class Choice(NamedTuple):
    """The figure that stands for a period, or for a day, and what disagrees with it."""

    point: Point
    conflict: bool = False
    rivals: tuple[str, ...] = ()
    """The sources that disagree where nothing says which is right; "" is none."""


def choose(stated: Sequence[Point], ranks: Ranks, favoured: str | None) -> Choice:
    """The figure that stands.

    Between equals it is that of a favoured source, then that of the longer period, then that of
    the source whose id comes first: any rule that does not depend on the order of the file.
    """
    if len(stated) == 1:
        return Choice(stated[0])
    first = leading(stated, ranks)
    point = min(first, key=lambda p: _order(p, favoured))
    rivals = {p.record.source or "" for p in disagreeing(first, ranks)}
    return Choice(point, bool(rivals), tuple(sorted(rivals)))


def _order(point: Point, favoured: str | None) -> tuple[object, ...]:
    source = point.record.source or ""
    days = (point.period.last - point.period.first).days
    return source != favoured, -days, source, point.value


def _rank(figure: StatedFigure, ranks: Ranks) -> float:
    return ranks.get(figure.record.source or "", inf) if ranks else inf
