"""What is asked of every member of a target, where arrays can answer it."""

from datetime import date
from math import nan
from typing import TYPE_CHECKING, NamedTuple

from mic_tracker.assess.deadline import is_grace_over
from mic_tracker.assess.evidence import overdue_since
from mic_tracker.assess.forecast import SCALES, SIGNS
from mic_tracker.assess.method_choice import choose_method, requested_method
from mic_tracker.model.duration import Duration
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.kinds import Target
from mic_tracker.model.kinds.change import Change
from mic_tracker.model.kinds.direction import Direction
from mic_tracker.model.kinds.level import Level
from mic_tracker.model.kinds.threshold import Threshold
from mic_tracker.model.observation import RowStatement
from mic_tracker.model.period import Period
from mic_tracker.model.registry import Registry
from mic_tracker.model.series import ListedPoints, Point, Series
from mic_tracker.model.series.regular import is_flow
from mic_tracker.model.target import Baseline
from mic_tracker.model.trajectory import Heading, Limit, Objective, TargetPath, Trajectory
from mic_tracker.model.vintage import VintageIndex

if TYPE_CHECKING:  # few registries have tables
    from mic_tracker.model.series.columns import TabledObservations

VERSIONS = {"forecast": 2, "forecast-1": 1, "compliance": 2}
"""The methods that ask a forecast, and its version."""
AT_LATEST = frozenset({"path", "statcan-2025"})
"""The methods that look at the start and at the latest figure, and at no other."""


class KnownFigures(NamedTuple):
    """What was known on the day, and how it is judged."""

    registry: Registry
    vintages: VintageIndex
    day: date
    """The day of judgement."""
    method: str | None
    """The method asked for."""


class MemberQuestion(NamedTuple):
    """A target whose members are judged by arrays, and the day of judgement."""

    target: Change | Level | Direction | Threshold
    indicator: Indicator
    trajectory: TargetPath | Heading | Limit
    """That of a member without figures.

    A start that is no stated one differs by member, and so does the goal of a change.
    """
    method: str
    """The name of the method that judges."""
    day: date
    usual: Duration | None
    """From which age on a figure counts as stale, by the registry."""
    observations: "TabledObservations"
    """All figures that are known."""

    @property
    def version(self) -> int:
        """Of the forecast."""
        return VERSIONS[self.method]

    @property
    def looks_at_latest(self) -> bool:
        """Whether the method looks at no figures but the start and the latest."""
        return self.method in AT_LATEST

    @property
    def scale(self) -> str:
        """How changes are compared: a kind of `formulas.scale`."""
        return SCALES.get(self.indicator.measure, "nonneg")

    @property
    def wanted(self) -> int:
        """The sign of what is assumed because it is wanted; for a direction nothing is."""
        return 0 if isinstance(self.trajectory, Heading) else SIGNS[self.indicator.desired]

    @property
    def baseline(self) -> Baseline | None:
        """The stated start."""
        if isinstance(self.target, Change):
            return Baseline(period=self.target.since)
        return self.target.baseline

    def is_overdue(self) -> bool:
        """Whether the figure of the deadline has been awaited for longer than the grace."""
        return is_grace_over(self.target, self.indicator, self.trajectory, self.day)

    def is_start(self, said: RowStatement) -> bool:
        """Whether this is said of the figure that a path starts from, where it is looked up."""
        start = self.baseline.period if self.baseline else None
        if start is None or said.period is None:
            return False
        same_day = not is_flow(self.indicator) and said.period.last == start.last
        return same_day or said.period == start

    def is_stale(self, latest: RowStatement) -> bool:
        """Whether a newer figure should have been out, where this is said of the latest one."""
        assert isinstance(latest.period, Period)  # the others are not plain  # noqa: S101
        point = Point(latest.period.end, 0.0, latest.period, ())
        series = Series(
            self.target.indicator,
            self.indicator.measure,
            ListedPoints((point,)),
            newest_vintage=latest.known_since or date.min,
        )
        due = overdue_since(self.target, self.indicator, self.usual, series)
        return due is not None and due < self.day


def question_for(target: Target, known: KnownFigures) -> MemberQuestion | None:
    """What is asked of the members of a target; None where arrays have no answer to it."""
    indicator, settings = known.registry.indicators[target.indicator], known.registry.settings
    trajectory = _common_trajectory(target, indicator)
    observations = known.registry.observations
    if isinstance(observations, tuple) or target.unclear is not None:
        return None
    if not isinstance(target, Change | Level | Direction | Threshold):
        return None
    if not isinstance(trajectory, TargetPath | Heading | Limit):
        return None
    if isinstance(trajectory, Limit) and _begins_later(trajectory, known.day):
        return None
    asked = requested_method(target, settings, known.method)
    name = choose_method(asked, target, trajectory, indicator.measure).card.name
    if name not in {*VERSIONS, *AT_LATEST} or (isinstance(target, Change) and name != asked):
        return None  # of a change without a start, the one asked for would be named
    return MemberQuestion(
        target, indicator, trajectory, name, known.day, settings.stale_after, observations
    )


def _common_trajectory(target: Target, indicator: Indicator) -> Trajectory | None:
    """What the trajectories of all members have in common."""
    if isinstance(target, Change):
        return TargetPath(
            Objective(target.operator, nan), target.by, None, question=target.question
        )
    return target.trajectory(Series(target.indicator, indicator.measure))


def _begins_later(limit: Limit, day: date) -> bool:
    return limit.since is not None and day < limit.since.first
