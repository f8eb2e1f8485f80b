"""The report: every target with its series, path and judgement, and what else there is to tell."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from mic_tracker.errors import WrongUse
from mic_tracker.model.assessment import (
    Assessment,
    Compliance,
    Evidence,
    Forecast,
    PeriodTally,
    Rates,
    Reason,
    StageTally,
)
from mic_tracker.model.codes import Flag, Status
from mic_tracker.model.finding import Finding, Location
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.kinds import Target
from mic_tracker.model.observation import Observation
from mic_tracker.model.record import Name
from mic_tracker.model.registry import Registry
from mic_tracker.model.series import Series
from mic_tracker.model.trajectory import Limit, TargetPath, Trajectory


class Clock(NamedTuple):
    """The two days that a judgement depends on; the command line reads today once for both."""

    as_of: date
    """The day of judgement."""
    known_on: date | None = None
    """Only what had been published by this day counts; None: by the day of judgement."""
    read_on: date | None = None
    """The day on which the file is read; None: that of judgement."""

    @property
    def horizon(self) -> date:
        """The last day whose publications count."""
        return self.known_on or self.as_of

    @property
    def reading(self) -> date:
        """From when on the future is counted: whoever looks back has not written in the past."""
        return max(self.as_of, self.read_on or self.as_of)


class Disagreement(NamedTuple):
    """How many published methods say otherwise than the status, of those that have a verdict."""

    methods: int
    otherwise: Mapping[Status, int]


@dataclass(frozen=True, slots=True)
class Standing:
    """The judgement of one target, with everything that it rests on."""

    id: str
    target: Target
    indicator: Indicator
    series: Series
    trajectory: Trajectory | None
    rates: Rates
    assessment: Assessment
    evidence: Evidence
    flags: tuple[Flag, ...]
    location: Location
    observations: tuple[Observation, ...] = ()
    """All observations behind it and beside it, with superseded, projected and undated ones."""
    disagreement: Disagreement | None = None
    """What other methods say; None where all agree, and where nobody asked them."""

    @property
    def status(self) -> Status:
        """The common word for where it stands."""
        return self.assessment.status

    @property
    def name(self) -> Name:
        """The name of the target, else that of its indicator."""
        return self.target.name or self.indicator.name


@dataclass(frozen=True, slots=True)
class Report:
    """A registry judged on a day."""

    registry: Registry
    clock: Clock
    standings: tuple[Standing, ...]
    findings: tuple[Finding, ...] = ()

    def standing(self, target: str) -> Standing:
        """The standing of a target; WrongUse, with the nearest ids, for one that is not there."""
        standings = {standing.id: standing for standing in self.standings}
        if target in standings:
            return standings[target]
        if target in self.registry.targets:
            raise WrongUse("target_not_stated", target=target, day=self.clock.horizon)

        from difflib import get_close_matches  # noqa: PLC0415 - only a wrong id needs it

        near = get_close_matches(target, standings, n=3, cutoff=0.4) or list(standings)[:3]
        raise WrongUse("unknown_target", target=target, near=tuple(near))

    def counts(self) -> Mapping[Status, int]:
        """How many targets have each status."""
        return {status: sum(s.status is status for s in self.standings) for status in Status}


def goal_value(standing: Standing) -> float | None:
    """The number to reach; None where none was stated, or where it waits for a figure."""
    path = standing.trajectory
    if isinstance(path, TargetPath | Limit):
        return path.objective.value
    return standing.target.promise().value


def progress_share(standing: Standing) -> float | None:
    """The share of the way gone, of periods met, of periods in line, or of stages done.

    None when nothing is known of it.
    """
    tally = standing.assessment.tally
    if isinstance(tally, PeriodTally):
        return None if tally.unknown else tally.attainment
    if isinstance(tally, StageTally):
        known_stages = tally.done or tally.refuted
        return len(tally.done) / (len(tally.done) + len(tally.left)) if known_stages else None
    if isinstance(tally, Compliance):
        return tally.periods_met / tally.periods if tally.periods else None
    return standing.rates.progress


def shown_forecast(standing: Standing) -> Forecast | None:
    """The forecast, unless the figures do not carry a verdict: then it would only mislead.

    That from a single figure is shown, and marked: it is what such indicators do on average.
    """
    verdict = standing.status is not Status.NO_DATA
    return standing.assessment.forecast if verdict or rests_on_one_figure(standing) else None


def rests_on_one_figure(standing: Standing) -> bool:
    """Whether there is a forecast from one figure, which is not enough for a status."""
    reasons = standing.assessment.reasons
    return standing.status is Status.NO_DATA and Reason.SINGLE_POINT in reasons


def shown_reasons(reasons: Collection[Reason]) -> tuple[Reason, ...]:
    """The reasons to show: not those that a more exact one makes superfluous."""
    exact = {Reason.UNDATED, Reason.NO_COUNTERPART, Reason.NOT_DUE, Reason.NO_DEADLINE}
    idle = {Reason.NO_OBSERVATION} if exact & {*reasons} else set()
    if Reason.SILENCE in reasons or Reason.AWAITING_DATA in reasons:
        idle.add(Reason.DEADLINE_PASSED)
    return tuple(reason for reason in reasons if reason not in idle)


def distance_behind(standing: Standing) -> float | None:
    """How far the latest value is behind the path, as a share of the way; below 0 when ahead.

    For periods and stages: the share not met, not done.
    """
    path, latest = standing.trajectory, standing.series.latest
    if (
        isinstance(path, TargetPath)
        and path.start
        and latest
        and standing.rates.path_value is not None
    ):
        way = abs(path.objective.value - path.start.value)
        gap = (standing.rates.path_value - latest.value) * path.objective.sign
        return gap / way if way else None
    share = progress_share(standing) if standing.assessment.tally else None
    return None if share is None else 1 - share


_URGENCY = {
    Status.MISSED: 0,
    Status.OFF_TRACK: 0,
    Status.AT_RISK: 1,
    Status.NO_DATA: 2,
    Status.ON_TRACK: 3,
    Status.ACHIEVED: 4,
}


def urgency(standing: Standing) -> tuple[int, float, str]:
    """The key that sorts the most urgent targets first: status, distance behind the path, id."""
    gap = distance_behind(standing)
    return _URGENCY[standing.status], float("inf") if gap is None else -gap, standing.id
