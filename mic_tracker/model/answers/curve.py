"""Curves: what a chart draws of a target, as points over time in decimal years and data units."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from mic_tracker.model.observation import Observation
from mic_tracker.model.period import Period
from mic_tracker.model.series import Point
from mic_tracker.model.trajectory import Operator


class CurvePoint(NamedTuple):
    """A value at a time."""

    time: float
    value: float


class FanPoint(NamedTuple):
    """The forecast for a time: its middle, and the ends of its 50 and 80 % intervals."""

    time: float
    median: float
    low50: float
    high50: float
    low80: float
    high80: float


class GoalMark(NamedTuple):
    """A number that was to be reached, and while that was the promise."""

    value: float
    operator: Operator
    by: Period | None
    """The deadline; None for a line to be kept."""
    since: float | None = None
    """When it was stated; None where that is not known."""
    until: float | None = None
    """When another promise took its place; None for the one in force."""

    @property
    def in_force(self) -> bool:
        """Whether no later promise has taken its place."""
        return self.until is None


LineRole = Literal["own", "other", "side", "against", "flow"]
"""own: what is judged; other: another way of counting; side, against: the two that are compared;
flow: the parts of a running sum."""


class CurveLine(NamedTuple):
    """The figures of one way of counting, in the order of time, parted where a basis ends."""

    role: LineRole
    indicator: str
    series: str | None
    parts: tuple[tuple[Point, ...], ...]
    """Each part is on one basis; no line is drawn from one to the next."""

    @property
    def points(self) -> tuple[Point, ...]:
        """All figures of all parts."""
        return tuple(point for part in self.parts for point in part)


@dataclass(frozen=True, slots=True)
class Curves:
    """Everything that a chart draws of one target."""

    lines: tuple[CurveLine, ...]
    goals: tuple[GoalMark, ...] = ()
    """The promises, the first one first; the last is in force."""
    path: tuple[CurvePoint, ...] = ()
    """From the start to the goal; empty without a start."""
    interim: tuple[CurvePoint, ...] = ()
    """The points between that were stated."""
    fan: tuple[FanPoint, ...] = ()
    """From the latest figure, where nothing is uncertain, to the deadline."""
    projections: tuple[Observation, ...] = ()
    """What others said would be."""
    members: tuple["Curves", ...] = ()
    """Those of the members of a dimension that the target judges one by one."""

    @property
    def own(self) -> CurveLine:
        """The figures that are judged."""
        return self.lines[0]
