"""Points in time, each with the figures it rests on, and what many of them are asked for."""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from mic_tracker.model.indicator import Indicator, Measure
from mic_tracker.model.observation import Observation, ObservationRecord, RowStatement
from mic_tracker.model.period import Frequency, Interval, Period
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


Kind = tuple[Frequency, int]
"""The length of periods, and the month in which years start; 1 for what is no year."""


class FigureCounts(NamedTuple):
    """How many figures there are behind points, and how many of them may still move."""

    figures: int
    soft: int
    """Provisional, estimated, qualified or computed ones."""
    provisional: int
    derived: int


class Points(Sequence[Point]):
    """Points in an order, asked for what a judgement needs; some answers need no point at all."""

    __slots__ = ()

    @property
    @abstractmethod
    def times(self) -> list[float]:
        """Their decimal years."""

    @property
    @abstractmethod
    def values(self) -> list[float]:
        """Their values."""

    @abstractmethod
    def figures(self) -> tuple[Observation, ...]:
        """Every figure behind them, once each."""

    @abstractmethod
    def counts(self) -> FigureCounts:
        """How many figures are behind them, and of which kinds."""

    @abstractmethod
    def known_since(self, place: int) -> date:
        """The day on which the point at a place became known; the first of all days for none."""

    @abstractmethod
    def holds_rough(self) -> bool:
        """Whether a figure behind them had to be placed, because only an interval is known."""

    @abstractmethod
    def regular(self, indicator: Indicator, length: Kind | None) -> "Points | None":
        """The same in the order of time, where each plainly is the figure of its moment.

        None where that has to be looked at: two of one day, a break, periods of two lengths or of
        another length than that of the series.
        """


class ListedPoints(tuple[Point, ...], Points):
    """Points that are all made."""

    __slots__ = ()

    @property
    def times(self) -> list[float]:
        """Their decimal years."""
        return [point.time for point in self]

    @property
    def values(self) -> list[float]:
        """Their values."""
        return [point.value for point in self]

    def figures(self) -> tuple[Observation, ...]:
        """Every figure behind them, once each."""
        if not self:
            return ()
        last = self[-1].observations
        # the last point of a running sum holds the figures of all before it
        if len(self) > 1 and last[0] is self[0].observations[0]:
            return last
        return tuple(chain.from_iterable(map(_OBSERVATIONS, self)))

    def counts(self) -> FigureCounts:
        """How many figures are behind them, and of which kinds."""
        figures = self.figures()
        soft = [o for o in figures if o.is_soft]
        provisional = sum(o.status == "provisional" for o in soft)
        return FigureCounts(len(figures), len(soft), provisional, sum(o.is_derived for o in soft))

    def known_since(self, place: int) -> date:
        """The day on which the point at a place became known; the first of all days for none."""
        return self[place].known_since or date.min

    def holds_rough(self) -> bool:
        """Whether a figure behind them had to be placed, because only an interval is known."""
        return any(o.interval for o in self.figures())

    def regular(self, indicator: Indicator, length: Kind | None) -> Points | None:  # noqa: ARG002 - points are looked at one by one
        """None: how they stand to each other is looked at one by one."""
        return None


NO_POINTS = ListedPoints()


def in_order_of_time(points: Iterable[Point]) -> tuple[Point, ...]:
    """Sorted by the end, then by the period: of two that end together the longer comes first."""
    return tuple(sorted(points, key=_TIME))


_TIME = attrgetter("time", "period")
_OBSERVATIONS = attrgetter("observations")
