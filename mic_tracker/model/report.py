"""The report: every target with its series, path and judgement, and what else there is to tell."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from mic_tracker.errors import WrongUse
from mic_tracker.model.assessment import (
    Assessment,
    Compliance,
    Evidence,
    Forecast,
    MemberTally,
    PeriodTally,
    Rates,
    Reason,
    StageTally,
)
from mic_tracker.model.codes import UNCOMPUTED, UNDECIDED, Flag, Status
from mic_tracker.model.finding import Finding, Location
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.kinds import Target
from mic_tracker.model.members import OfMembers, member_of, target_of
from mic_tracker.model.observation import Observation
from mic_tracker.model.period import decimal_year
from mic_tracker.model.record import LocalText
from mic_tracker.model.registry import Registry
from mic_tracker.model.series import Series
from mic_tracker.model.trajectory import Anchor, Heading, Limit, TargetPath, Trajectory

if TYPE_CHECKING:  # few registries have reviews
    from mic_tracker.model.review import Review


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

    def earlier(self, day: date) -> "Clock":
        """The same, looking from an earlier day, on which nobody knew what was published later."""
        return Clock(day, min(day, self.known_on) if self.known_on else None, self.reading)


class Dispute(NamedTuple):
    """Where the target would stand if one of the sources that disagree were right."""

    value: float
    """What the source says."""
    source: str | None
    status: Status


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
    observations: Sequence[Observation] = ()
    """All observations behind it and beside it, with superseded, projected and undated ones."""
    disputed: tuple[Dispute, ...] = ()
    """What follows from each source, where they disagree and the verdict depends on it."""
    disagreement: Disagreement | None = None
    """What other methods say; None where all agree, and where nobody asked them."""
    stated_on: date | None = None
    """The day from which the promise counts as stated; None where its source has no date."""
    superseded: tuple["Standing", ...] = ()
    """The promises that were in force before, first one first, each judged to its own deadline."""
    reviews: "tuple[Review, ...]" = ()
    """The latest review of each person, the newest first."""
    member: str | None = None
    """Of a judgement of one member of a dimension: which one."""
    members: Sequence["Standing"] = ()
    """The judgements of the members of a dimension, where the target has each of them judged."""
    review_verdict: Status | None = None
    """What the reviews of the latest day say together; None without any."""

    @property
    def target_id(self) -> str:
        """The id of the target, also of a judgement of one of its members."""
        return target_of(self.id)

    @property
    def parts(self) -> Sequence["Standing"]:
        """The judgements that rest on figures of their own: those of its members, or itself."""
        return self.members or (self,)

    def of_member(self, id_: str) -> "Standing | None":
        """The judgement of one of its members, by its id; of many, no others are made for it."""
        members = self.members
        return members.find(member_of(id_)) if isinstance(members, OfMembers) else None

    @property
    def promises(self) -> tuple["Standing", ...]:
        """All promises of the target, the first one first; the last is in force."""
        return (*self.superseded, self)

    @property
    def status(self) -> Status:
        """The common word for where it stands: what is computed, else what a person concluded."""
        return self.status_by(self.review_verdict)

    def status_by(self, verdict: Status | None) -> Status:
        """Where it stands if persons concluded a verdict, or none."""
        return verdict if verdict and not self.is_computed else self.assessment.status

    @property
    def is_computed(self) -> bool:
        """Whether a verdict follows from a record; that a day comes nearer is none."""
        tally = self.assessment.tally
        if isinstance(tally, StageTally) and not (tally.done or tally.refuted):
            return False
        if isinstance(tally, PeriodTally) and not (tally.met or tally.missed):
            return False
        return self.assessment.status not in UNCOMPUTED

    @property
    def rests_on_review(self) -> bool:
        """Whether its status is a person's verdict, because there is nothing to compute."""
        return self.review_verdict is not None and not self.is_computed

    @property
    def name(self) -> LocalText:
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
        found = self._find(target)
        if found:
            return found
        if target in self.registry.targets:
            raise WrongUse("target_not_stated", target=target, day=self.clock.horizon)

        if target in self.registry.indicators:
            raise WrongUse("indicator_is_no_target", indicator=target)
        if not self.standings:
            raise WrongUse("no_target_at_all", target=target)

        from difflib import get_close_matches  # noqa: PLC0415 - only a wrong id needs it

        ids = [standing.id for standing in self.standings]
        near = get_close_matches(target, ids, n=3, cutoff=0.4) or ids[:3]
        raise WrongUse("unknown_target", target=target, near=tuple(near))

    def _find(self, target: str) -> Standing | None:
        """The standing of an id, among the targets or their members."""
        for standing in self.standings:
            if standing.id == target:
                return standing
            if standing.id == target_of(target) and (found := standing.of_member(target)):
                return found
        return None

    def of_indicator(self, indicator: str) -> "Report":
        """The same, with the targets that follow an indicator."""
        own = (
            standing
            for standing in self.standings
            if indicator in {standing.target.indicator, standing.target.promise().than}
        )
        return replace(self, standings=tuple(own))

    def figures_of(self, indicator: str) -> tuple[Observation, ...]:
        """All observations of an indicator that were published by the last day that counts."""
        known = self.registry.known_on(self.clock.horizon).observations
        return tuple(o for o in known if o.indicator == indicator)

    def with_parts(self) -> "Report":
        """The same, with the members of a target in its place where it judges each of them."""
        if not any(standing.members for standing in self.standings):
            return self
        return replace(self, standings=tuple(p for s in self.standings for p in s.parts))

    @property
    def gated_by_members(self) -> frozenset[str]:
        """The targets of which a check looks at each member."""
        return frozenset(s.id for s in self.standings if s.target.gate == "members")

    def split(self, targets: Collection[str]) -> "Report":
        """The same, with the members of these targets in their place."""
        own = (s.parts if s.id in targets else (s,) for s in self.standings)
        return replace(self, standings=tuple(part for parts in own for part in parts))

    def counts(self) -> Mapping[Status, int]:
        """How many targets have each status; a member counts where its target is not among them."""
        ids = {standing.id for standing in self.standings}
        counted = Counter(
            s.status for s in self.standings if not s.member or s.target_id not in ids
        )
        return {status: counted[status] for status in Status}


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
    if isinstance(tally, MemberTally):
        share = tally.there / tally.members if tally.members else None
        return share if tally.mean is None else tally.mean
    if isinstance(tally, Compliance):
        return tally.periods_met / tally.periods if tally.periods else None
    if standing.assessment.reported_share is not None:
        return standing.assessment.reported_share
    return standing.rates.progress


def data_baseline(standing: Standing) -> Anchor | None:
    """Where the target starts, when that is taken from the data and not stated with it."""
    path = standing.trajectory
    start = path.start if isinstance(path, TargetPath | Heading) else None
    return None if start is None or start.stated else start


def shown_forecast(standing: Standing) -> Forecast | None:
    """The forecast, unless the figures do not carry a verdict: then it would only mislead.

    That from a single figure is shown, and marked: it is what such indicators do on average. For
    a deadline that is past it says nothing.
    """
    verdict = standing.assessment.status not in UNDECIDED
    ahead = Reason.AWAITING_DATA not in standing.assessment.reasons
    shown = verdict or (rests_on_one_figure(standing) and ahead)
    return standing.assessment.forecast if shown else None


def is_past(forecast: Forecast, day: date) -> bool:
    """Whether the time that a forecast is for is over: then it is no forecast any more."""
    return forecast.at <= decimal_year(day)


def moves_away(standing: Standing) -> bool:
    """Whether the forecast is further from the goal than the latest figure, which is short of it.

    That it might be there once, by chance, is then no year in which it will be reached.
    """
    path, latest = standing.trajectory, standing.series.latest
    forecast = standing.assessment.forecast
    if not isinstance(path, TargetPath) or latest is None or forecast is None:
        return False
    drift = (forecast.median - latest.value) * path.objective.sign
    return drift < 0 and not path.objective.met_by(latest.value)


def expected_time(standing: Standing, day: date) -> float | None:
    """The decimal year from which the goal is as likely reached as not; None: none to be named.

    There is none within 30 years, or it moves away, or that year is over without it.
    """
    forecast = shown_forecast(standing)
    if forecast is None or forecast.expected is None or moves_away(standing):
        return None
    return forecast.expected if forecast.expected > decimal_year(day) else None


def rests_on_one_figure(standing: Standing) -> bool:
    """Whether there is a forecast from one figure, which is not enough for a status."""
    status, reasons = standing.assessment.status, standing.assessment.reasons
    return status is Status.NO_DATA and Reason.SINGLE_POINT in reasons


def shown_reasons(reasons: Collection[Reason]) -> tuple[Reason, ...]:
    """The reasons to show: not those that a more exact one makes superfluous."""
    exact = {
        Reason.UNDATED,
        Reason.OTHER_LENGTH,
        Reason.NO_COUNTERPART,
        Reason.NOT_DUE,
        Reason.NO_DEADLINE,
    }
    idle = {Reason.NO_OBSERVATION} if exact & {*reasons} else set()
    if {Reason.BELOW_LINE, Reason.ABOVE_LINE, Reason.RIGHT_SIDE} & {*reasons}:
        idle.add(Reason.UNDATED)
    if Reason.SILENCE in reasons or Reason.AWAITING_DATA in reasons:
        idle.add(Reason.DEADLINE_PASSED)
    return tuple(reason for reason in reasons if reason not in idle)


def distance_behind(standing: Standing) -> float | None:
    """How far the latest value is behind the path, as a share of the way; below 0 when ahead.

    For periods and stages: the share not met, not done.
    """
    if standing.rates.shortfall is not None:
        return standing.rates.shortfall
    share = progress_share(standing) if standing.assessment.tally else None
    return None if share is None else 1 - share


_URGENCY = {
    Status.MISSED: 0,
    Status.OFF_TRACK: 0,
    Status.AT_RISK: 1,
    Status.KEPT_IN_PART: 1,
    Status.DISPUTED: 2,
    Status.NO_DATA: 3,
    Status.UNCLEAR: 4,
    Status.ON_TRACK: 5,
    Status.PENDING: 6,
    Status.ACHIEVED: 7,
}


def urgency(standing: Standing) -> tuple[int, float, str]:
    """The key that sorts the most urgent targets first: status, distance behind the path, id."""
    gap = distance_behind(standing)
    return _URGENCY[standing.status], float("inf") if gap is None else -gap, standing.id
