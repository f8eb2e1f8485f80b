"""Points, and series of them: the figures of one indicator, definition and area over time."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from itertools import chain
from math import inf
from operator import attrgetter
from typing import NamedTuple

from mic_tracker.model.indicator import Measure
from mic_tracker.model.members import TOTAL, Members
from mic_tracker.model.observation import Observation, ObservationRecord, RowStatement
from mic_tracker.model.period import Interval, Period
from mic_tracker.model.series.allowed import Allowed, exact_sum, exactly, hedge_of


class Point(NamedTuple):
    """A value at the end of its period, and the observations it rests on."""

    time: float
    """Decimal years, the end of the period."""
    value: float
    period: Period
    observations: tuple[Observation, ...]
    hedge: Allowed | None = None
    """The values that the figures allow; None: exactly the value."""
    is_break: bool = False
    """Whether a new basis starts here: no trend runs from before it."""

    @property
    def figure(self) -> Observation | None:
        """The figure that the point is; None where it is computed from several."""
        single = len(self.observations) == 1 and self.observations[0].value == self.value
        return self.observations[0] if single else None

    @property
    def when(self) -> Period | Interval:
        """What is known of its time: the period, or the interval in which it was placed."""
        only = self.observations[0] if len(self.observations) == 1 else None
        return only.interval if only and only.interval else self.period

    @property
    def record(self) -> ObservationRecord:
        """What is written of it; of a sum, what is written of its first part."""
        return self.observations[0].record

    @property
    def said(self) -> ObservationRecord | RowStatement:
        """What is said of it beside its number; of a sum, of its first part."""
        return self.observations[0].said

    @property
    def central(self) -> float | None:
        """The number that is written; of a range without one its middle."""
        return self.observations[0].central

    @property
    def known_since(self) -> date | None:
        """The day on which it became known; of a sum, its first part."""
        return self.observations[0].known_since

    @property
    def allowed(self) -> Allowed:
        """The values that the figures allow."""
        return self.hedge or exactly(self.value)

    @classmethod
    def of(
        cls,
        observation: Observation,
        placed: Period | None = None,
        measure: Measure | None = None,
    ) -> "Point":
        """The point that an observation states; one that is roughly dated has to be placed.

        A measure with bounds allows no value beyond them.
        """
        period = placed or observation.period
        assert period is not None  # undated figures never become points  # noqa: S101
        is_break = observation.status == "break"
        hedge = hedge_of(observation, measure)
        return cls(period.end, observation.value, period, (observation,), hedge, is_break)

    def plus(self, later: "Point") -> "Point":
        """The sum of a flow and that of a later period, at the end of the later one."""
        hedged = self.hedge is not None or later.hedge is not None
        return later._replace(
            value=exact_sum(self.value, later.value),
            observations=self.observations + later.observations,
            hedge=self.allowed.plus(later.allowed) if hedged else None,
            is_break=self.is_break,
        )


Doubt = tuple[Observation, ...]
"""Figures of one period or day, one of which is right."""


class Series(NamedTuple):
    """Points in the order of time; a trend may use all, because there is no break between them.

    Of a flow, all of them have one length; of a stock, each has a day of its own.
    """

    indicator: str
    measure: Measure
    points: tuple[Point, ...] = ()
    name: str | None = None
    """Which definition, when the indicator has more than one."""
    members: Members = TOTAL
    newest_vintage: date | None = None
    """The day of the newest vintage in it."""
    before_break: tuple[Point, ...] = ()
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
    def latest(self) -> Point | None:
        """The newest point."""
        return self.points[-1] if self.points else None

    def at(self, period: Period) -> Point | None:
        """The point of exactly this period, looked for on both sides of a break."""
        return next((p for p in (*self.before_break, *self.points) if p.period == period), None)

    @property
    def recorded(self) -> tuple[Point, ...]:
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
            points=tuple(exact if p is stands else p for p in self.points),
            aside=tuple(stands if p is exact else p for p in self.aside),
        )

    def figures(self) -> tuple[Observation, ...]:
        """Every figure behind the points since the break, once each."""
        if not self.points:
            return ()
        last = self.points[-1].observations
        # the last point of a running sum holds the figures of all before it
        if len(self.points) > 1 and last[0] is self.points[0].observations[0]:
            return last
        return tuple(chain.from_iterable(map(_OBSERVATIONS, self.points)))

    def upto(self, time: float) -> Point | None:
        """The newest point that ends at or before this decimal year."""
        after = bisect_right(self.points, time, key=attrgetter("time"))
        return self.points[after - 1] if after else None


def in_order_of_time(points: Iterable[Point]) -> tuple[Point, ...]:
    """Sorted by the end, then by the period: of two that end together the longer comes first."""
    return tuple(sorted(points, key=_TIME))


_TIME = attrgetter("time", "period")
_OBSERVATIONS = attrgetter("observations")
