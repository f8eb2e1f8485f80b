"""What sources state of one period: which figure stands, and who disagrees with it.

The newest figure of the best source stands. Which of two stands in the file first says nothing.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from math import inf
from typing import NamedTuple, Protocol, TypeVar

from mic_tracker.model.observation import ObservationRecord, RowStatement
from mic_tracker.model.series.points import Doubt, Point

Ranks = Mapping[str, int]
"""The place of each source that an indicator prefers, the best first; the others come last."""


class StatedFigure(Protocol):
    """A figure with the day on which it became known."""

    @property
    def record(self) -> ObservationRecord:
        """The figure as written."""

    @property
    def said(self) -> ObservationRecord | RowStatement:
        """What is said of it beside its number."""

    @property
    def central(self) -> float | None:
        """Its number; of a range without one its middle."""

    @property
    def known_since(self) -> date | None:
        """The day."""


Stated = TypeVar("Stated", bound=StatedFigure)


def known_day(figure: StatedFigure) -> date:
    """The day on which a figure became known; the first of all days for one that has none."""
    return figure.known_since or date.min


def restate(stated: dict[str | None, Stated], figure: Stated) -> None:
    """Let a figure be what its source says last, and a withdrawal, too.

    A withdrawal takes back the figure of its own source; where that never had one, every figure.
    """
    source = figure.said.source
    if figure.said.status == "withdrawn" and source not in stated:
        stated.clear()
    stated.pop(source, None)
    stated[source] = figure


def standing(stated: Mapping[str | None, Stated]) -> tuple[Stated, ...]:
    """The figures that nobody has taken back."""
    if len(stated) == 1:
        (only,) = stated.values()
        return () if only.said.status == "withdrawn" else (only,)
    return tuple(f for f in stated.values() if f.said.status != "withdrawn")


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
    sources = {figure.said.source for figure in first}
    said = {what_is_said(figure.record) for figure in first}
    return first if len(said) > 1 and len(sources) > 1 else ()


def what_is_said(record: ObservationRecord) -> tuple[object, ...]:
    """A figure with all that its source says of how exact it is."""
    return record.central, record.qualifier, record.range


class Choice(NamedTuple):
    """The figure that stands for a period, or for a day, and those that nothing decides between."""

    point: Point
    rivals: Doubt = ()


def choose(stated: Sequence[Point], ranks: Ranks, favoured: Collection[int] = ()) -> Choice:
    """The figure that stands.

    Between equals it is one that is favoured (by the identity of its observation), then that of
    the longer period, then that of the source whose id comes first: any rule that does not depend
    on the order of the file.
    """
    if len(stated) == 1:
        return Choice(stated[0])
    first = leading(stated, ranks)
    point = min(first, key=lambda p: _order(p, favoured))
    return Choice(point, _one_of_each_value(disagreeing(first, ranks)))


def _one_of_each_value(points: Iterable[Point]) -> Doubt:
    """Of figures that say the same, the first by the id of its source."""
    ordered = sorted(points, key=lambda p: (p.said.source or "", p.value), reverse=True)
    by_value = {what_is_said(point.record): point.observations[0] for point in ordered}
    return tuple(sorted(by_value.values(), key=lambda o: (o.source or "", o.value)))


def _order(point: Point, favoured: Collection[int]) -> tuple[object, ...]:
    days = (point.period.last - point.period.first).days
    other = id(point.observations[0]) not in favoured
    return other, -days, point.said.source or "", point.value


def _rank(figure: StatedFigure, ranks: Ranks) -> float:
    return ranks.get(figure.said.source or "", inf) if ranks else inf
