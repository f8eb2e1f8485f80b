"""Trajectories: what would satisfy a target. With `Series` the waist between kinds and methods."""

from datetime import date
from typing import Literal, NamedTuple

from mic_tracker.model.duration import Duration
from mic_tracker.model.indicator import Desired
from mic_tracker.model.period import Frequency, Interval, Period
from mic_tracker.model.series.allowed import Allowed

Operator = Literal["at_least", "at_most"]
Shape = Literal["linear", "geometric", "logistic"]
Question = Literal["at", "ever"]


class Objective(NamedTuple):
    """The value to reach, and from which side."""

    operator: Operator
    value: float
    strict: bool = False
    """Whether the value itself is not enough: one indicator has to exceed another."""
    goals: Allowed | None = None
    """What the number to reach may be, where it follows from a figure that is not exact."""

    def met_by(self, value: float) -> bool:
        """Whether a value satisfies the objective."""
        if self.strict and value == self.value:
            return False
        return value >= self.value if self.operator == "at_least" else value <= self.value

    def decided_by(self, allowed: Allowed) -> bool | None:
        """True when all values that a figure allows satisfy it, False when none; None: some do."""
        if self.goals:
            ends = (self.goals.low, self.goals.high)
            by_end = {self._replace(value=end, goals=None).decided_by(allowed) for end in ends}
            return by_end.pop() if len(by_end) == 1 else None
        if self.operator == "at_least":
            worst, best = (allowed.low, allowed.low_open), (allowed.high, allowed.high_open)
        else:
            worst, best = (allowed.high, allowed.high_open), (allowed.low, allowed.low_open)
        # beyond an open end that lies on the line are only values on one side of it
        if self.met_by(worst[0]) or (worst[0] == self.value and worst[1]):
            return True
        return None if self.met_by(best[0]) and not (best[0] == self.value and best[1]) else False

    @property
    def sign(self) -> int:
        """+1 when a rise leads there, -1 when a fall does."""
        return 1 if self.operator == "at_least" else -1


class Anchor(NamedTuple):
    """Where a path starts: decimal year and value, stated with the target or found in the data."""

    time: float
    value: float
    period: Period | Interval | None
    stated: bool = False
    """Whether the value is stated with the target, and not looked up in the data."""
    assumed: bool = False
    """Whether nobody has stated a start, and the first figure stands for one."""


class TargetPath(NamedTuple):
    """A way from a baseline to an objective at a deadline."""

    objective: Objective
    deadline: Period
    start: Anchor | None
    shape: Shape = "linear"
    interim: tuple[tuple[float, float], ...] = ()
    """Listed points between, as (decimal year, value), joined by straight lines."""
    question: Question = "at"
    """Whether the target asks to be there at the deadline, or to have reached it by then."""


class Limit(NamedTuple):
    """A line not to be crossed, from a start (if any) until an end (if any)."""

    objective: Objective
    since: Period | None = None
    until: Period | None = None


class Schedule(NamedTuple):
    """A number of events in every period of a calendar."""

    quota: float
    every: Frequency
    since: Period
    until: Period | None = None
    objective: float = 1.0
    """The share of periods that must meet the quota."""
    silence: Literal["unknown", "missed"] = "unknown"
    """What a closed period without any record counts as."""
    excused: tuple[Period, ...] = ()
    carry: Literal["none", "cap", "full"] = "none"
    """Whether surplus events of one period make up for another."""
    grace: Duration | None = None
    """How long after its end a period stays open for what happened in it to be recorded."""

    def period_of(self, day: date) -> Period:
        """The period of the calendar in which a day lies; years start when its first one does."""
        starts = self.since.first.month if self.since.frequency is Frequency.YEAR else 1
        return Period.holding(day, self.every, starts)

    def begun_by(self, day: date) -> int:
        """How many of its periods have begun by a day, or by its end if that is earlier."""
        end = min(day, self.until.last) if self.until else day
        first = self.period_of(self.since.first)
        return max(0, first.steps_to(self.period_of(end)) + 1)


class Stages(NamedTuple):
    """Steps to be done, by a day if one is stated; at least one, perhaps unnamed."""

    names: tuple[str | None, ...]
    due: Period | None = None


class Heading(NamedTuple):
    """A direction of travel without a number."""

    desired: Desired
    start: Anchor | None
    limit: float | None = None
    """A natural ceiling or floor."""


Trajectory = TargetPath | Limit | Schedule | Stages | Heading
