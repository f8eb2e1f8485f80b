"""Series: the observations of one indicator, definition and area, one vintage per period."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from mic_tracker.model.indicator import Measure
from mic_tracker.model.observation import Observation
from mic_tracker.model.period import Period


class Point(NamedTuple):
    """A value at the end of its period, and the observations it rests on."""

    time: float
    """Decimal years, the end of the period."""
    value: float
    period: Period
    observations: tuple[Observation, ...]

    @classmethod
    def of(cls, observation: Observation) -> "Point":
        """The point that a dated observation states."""
        assert observation.period is not None  # undated figures never become points  # noqa: S101
        period = observation.period
        return cls(period.end, observation.value, period, (observation,))

    @property
    def figure(self) -> Observation | None:
        """The figure that the point is; None where it is computed from several."""
        single = len(self.observations) == 1 and self.observations[0].value == self.value
        return self.observations[0] if single else None


class Series(NamedTuple):
    """Points in the order of time; a trend may use all, because there is no break between them."""

    indicator: str
    measure: Measure
    points: tuple[Point, ...] = ()
    name: str | None = None
    """Which definition, when the indicator has more than one."""
    area: str | None = None
    newest_vintage: date | None = None
    """The day of the newest vintage in it."""
    before_break: tuple[Point, ...] = ()
    """Earlier points, on another basis: shown, never part of a trend."""

    @property
    def latest(self) -> Point | None:
        """The newest point."""
        return self.points[-1] if self.points else None

    def at(self, period: Period) -> Point | None:
        """The point of exactly this period, looked for on both sides of a break."""
        return next((p for p in (*self.before_break, *self.points) if p.period == period), None)

    def upto(self, time: float) -> Point | None:
        """The newest point that ends at or before this decimal year."""
        return next((p for p in reversed(self.points) if p.time <= time), None)


def split_at_break(points: Sequence[Point]) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """Split sorted points into those before the last break and those from it on."""
    breaks = [i for i, p in enumerate(points) if p.observations[0].status == "break"]
    start = breaks[-1] if breaks else 0
    return tuple(points[:start]), tuple(points[start:])
