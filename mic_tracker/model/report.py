"""The report: every target with its series, path and judgement, and what else there is to tell."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from mic_tracker.errors import WrongUse
from mic_tracker.model.assessment import Assessment, Evidence, Flag, Rates, Status
from mic_tracker.model.finding import Finding, Location
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.kinds import Target
from mic_tracker.model.observation import Observation
from mic_tracker.model.registry import Registry
from mic_tracker.model.series import Series
from mic_tracker.model.trajectory import Trajectory


@dataclass(frozen=True, slots=True)
class Clock:
    """The two days that a judgement depends on; the door reads today once and passes this on."""

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


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one target stands."""

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
    shown: tuple[Observation, ...] = ()
    """All observations behind it and beside it, with superseded, projected and undated ones."""

    @property
    def status(self) -> Status:
        """The common word for where it stands."""
        return self.assessment.status


@dataclass(frozen=True, slots=True)
class Report:
    """A registry judged on a day."""

    registry: Registry
    clock: Clock
    standings: tuple[Standing, ...]
    findings: tuple[Finding, ...] = ()

    def standing(self, target: str) -> Standing:
        """The standing of a target; WrongUse, with the nearest ids, for one that is not there."""
        found = {standing.id: standing for standing in self.standings}
        if target in found:
            return found[target]
        if target in self.registry.targets:
            raise WrongUse(f"{target} had not been stated by {self.clock.horizon}")
        near = get_close_matches(target, found, n=3, cutoff=0.4) or list(found)[:3]
        ways_out = (f"did you mean {', '.join(near)}?",) if near else ()
        raise WrongUse(f"there is no target {target!r}", ways_out=ways_out)

    def counts(self) -> Mapping[Status, int]:
        """How many targets have each status."""
        return {status: sum(s.status is status for s in self.standings) for status in Status}
