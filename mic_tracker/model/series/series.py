"""Series: the figures of one indicator, definition and area over time, asked for what is needed.

A list of points answers, or columns of a table of which few points are ever made.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from math import inf
from operator import attrgetter
from typing import NamedTuple

from mic_tracker.model.indicator import Measure
from mic_tracker.model.members import TOTAL, Members
from mic_tracker.model.observation import Observation
from mic_tracker.model.period import Period
from mic_tracker.model.series.points import (
    NO_POINTS,
    Doubt,
    FigureCounts,
    ListedPoints,
    Point,
    Points,
    in_order_of_time,
)


class Series(NamedTuple):
    """Points in the order of time; a trend may use all, because there is no break between them.

    Of a flow, all of them have one length; of a stock, each has a day of its own.
    """

    indicator: str
    measure: Measure
    points: Points = NO_POINTS
    name: str | None = None
    """Which definition, when the indicator has more than one."""
    members: Members = TOTAL
    newest_vintage: date | None = None
    """The day of the newest vintage in it."""
    before_break: ListedPoints = NO_POINTS
    """Earlier points, on another basis: shown, never part of a trend."""
    basis: float = -inf
    """The decimal year of the point from which all is on one basis."""
    is_flow: bool = False
    """Whether a figure is about the whole of its period, and not about the end of it."""
    aside: tuple[Point, ...] = ()
    """Figures that stand and are not used: of another length, or of the same day as one that is."""
    conflicts: int = 0
    """Of how many periods or days the figures disagree."""
    doubts: tuple[Doubt, ...] = ()
    """Figures of different sources that nothing decides between, by period or day."""

    @property
    def size(self) -> int:
        """How many points there are since the break."""
        return len(self.points)

    @property
    def first(self) -> Point | None:
        """The oldest point since the break."""
        return self.points[0] if self.points else None

    @property
    def latest(self) -> Point | None:
        """The newest point."""
        return self.points[-1] if self.points else None

    @property
    def span(self) -> float:
        """Years from the first point since the break to the newest one."""
        return self.points[-1].time - self.points[0].time if self.points else 0.0

    @property
    def times(self) -> list[float]:
        """The decimal years of the points since the break."""
        return self.points.times

    @property
    def values(self) -> list[float]:
        """Their values."""
        return self.points.values

    def at(self, period: Period) -> Point | None:
        """The point of exactly this period, looked for on both sides of a break."""
        return next((p for p in (*self.before_break, *self.points) if p.period == period), None)

    @property
    def recorded(self) -> Sequence[Point]:
        """Every figure on the present basis, used or not, in the order of time; no sums of them."""
        if not self.aside:
            return self.points
        stated = (p for p in self.points if len(p.observations) == 1)
        beside = (p for p in self.aside if p.time >= self.basis)
        return in_order_of_time((*stated, *beside))

    def with_figure_of(self, period: Period) -> "Series":
        """The series of a stock in which the figure of this period stands for its last day.

        A promise about a period is kept or broken by the figure of that period, and not by one of
        another that ends on the same day.
        """
        exact = next((p for p in self.aside if p.period == period), None)
        if exact is None:
            return self
        stands = next((p for p in self.points if p.period.last == period.last), None)
        if stands is None or stands.period == period:
            return self
        return self._replace(
            points=ListedPoints(exact if p is stands else p for p in self.points),
            aside=tuple(stands if p is exact else p for p in self.aside),
        )

    def figures(self) -> tuple[Observation, ...]:
        """Every figure behind the points since the break, once each."""
        return self.points.figures()

    def figure_counts(self) -> FigureCounts:
        """How many figures are behind the points since the break, and of which kinds."""
        return self.points.counts()

    def holds_rough(self) -> bool:
        """Whether a figure before or after the break is known by an interval only."""
        return self.before_break.holds_rough() or self.points.holds_rough()

    def upto(self, time: float) -> Point | None:
        """The newest point that ends at or before this decimal year."""
        after = bisect_right(self.points, time, key=attrgetter("time"))
        return self.points[after - 1] if after else None

    def within(self, first: date | None, last: date | None) -> tuple[Point, ...]:
        """The points of the time between two days; None: from the first on, to the last.

        Of a flow all of the period has to lie in it, of a stock the day on which the period ends.
        """
        begun = (p for p in self.points if first is None or self._begins(p.period) >= first)
        return tuple(p for p in begun if last is None or p.period.last <= last)

    def _begins(self, period: Period) -> date:
        return period.first if self.is_flow else period.last

    def latest_by_stage(self) -> dict[str | None, Point]:
        """The newest point of each stage of a milestone; None: of the whole."""
        return {p.record.stage: p for p in self.points}  # in the order of time: the last one stays

    def nearest(self, time: float) -> Point | None:
        """The point nearest to a decimal year, of those before the newest one."""
        return min(self.points[:-1], key=lambda point: abs(point.time - time), default=None)
