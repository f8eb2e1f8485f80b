"""Every method that fits a target, side by side, and whether the published ones agree."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from mic_tracker.assess.assess import RegistryAsOf, judge_named
from mic_tracker.assess.method import SeriesTrack
from mic_tracker.assess.methods import METHODS
from mic_tracker.model.assessment import Assessment
from mic_tracker.model.codes import UNDECIDED, Status
from mic_tracker.model.members import target_of
from mic_tracker.model.method import SCOPES, CameTrue, MethodCard, Opinion, judges
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Clock, Disagreement, Report, Standing
from mic_tracker.model.trajectory import TargetPath, Trajectory

_OPEN = (Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK)


def collect_opinions(registry: Registry, name: str, clock: Clock) -> tuple[Opinion, ...]:
    """The verdict of each method that fits a target, in the order of the table of methods."""
    snapshot = RegistryAsOf.on(registry, clock.horizon)
    target = registry.targets[target_of(name)]
    present = judge_named(name, snapshot, clock.as_of)
    fitting = (
        method
        for method in METHODS
        if judges(method, target.kind, present.series.measure)
        and (SCOPES[method].origin != "superseded" or method == present.assessment.method)
    )
    return tuple(_opinion(judge_named(name, snapshot, clock.as_of, method)) for method in fitting)


def ask_others(report: Report) -> Report:
    """The report with what the published methods say otherwise of each target."""
    asked = (_ask_others(standing, report.clock.as_of) for standing in report.standings)
    return replace(report, standings=tuple(asked))


def _ask_others(standing: Standing, today: date) -> Standing:
    """A verdict by the deadline is every method's; where there is none, none is contradicted."""
    if standing.members or standing.trajectory is None or standing.assessment.status not in _OPEN:
        return standing
    said = Counter(_published_verdicts(standing, standing.trajectory, today))
    otherwise = {s: said[s] for s in _OPEN if said[s] and s is not standing.status}
    found = Disagreement(said.total(), otherwise) if otherwise else None
    return replace(standing, disagreement=found)


def _published_verdicts(
    standing: Standing, trajectory: Trajectory, today: date
) -> Iterator[Status]:
    """The status by each published method but the one that judged; "achieved" is on track so far.

    None of them replays a series.
    """
    series = standing.series
    track = SeriesTrack(series, lambda _: (series,), standing.indicator.desired)
    for method, scope in SCOPES.items():
        fits = judges(method, standing.target.kind, series.measure)
        if fits and scope.origin == "published" and method != standing.assessment.method:
            status = METHODS[method].judge(track, trajectory, today).status
            if status not in UNDECIDED:
                yield Status.ON_TRACK if status is Status.ACHIEVED else status


def _opinion(standing: Standing) -> Opinion:
    card = METHODS[standing.assessment.method].card
    return Opinion(card, standing.assessment, tuple(_measurements(card, standing)))


def _measurements(card: MethodCard, standing: Standing) -> Iterator[CameTrue]:
    """The measurements of this very verdict; all were made on targets with a number to reach."""
    if isinstance(standing.trajectory, TargetPath):
        word = standing.assessment.band or _band_name(card, standing.assessment)
        met = _is_met_now(standing)
        yield from (r for r in card.record if r.band == word and r.met_now in {None, met})


def _band_name(card: MethodCard, assessment: Assessment) -> str | None:
    """The band behind a status, for a method that states none (its status has a memory)."""
    return next((band.name for band in card.bands if band.status is assessment.status), None)


def _is_met_now(standing: Standing) -> bool:
    path, latest = standing.trajectory, standing.series.latest
    return (
        isinstance(path, TargetPath) and latest is not None and path.objective.met_by(latest.value)
    )
