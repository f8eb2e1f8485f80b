"""Every method that fits a target, side by side."""

from collections.abc import Iterator

from mic_tracker.assess.assess import RegistryAsOf, judge_in_force
from mic_tracker.assess.methods import METHODS
from mic_tracker.model.assessment import Assessment
from mic_tracker.model.method import CameTrue, MethodCard, Opinion, judges
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Clock, Standing
from mic_tracker.model.trajectory import TargetPath


def collect_opinions(registry: Registry, name: str, clock: Clock) -> tuple[Opinion, ...]:
    """The verdict of each method that fits a target, in the order of the table of methods."""
    snapshot = RegistryAsOf.on(registry, clock.horizon)
    target = registry.targets[name]
    measure = judge_in_force(name, snapshot, clock.as_of).series.measure
    fitting = (method for method in METHODS if judges(method, target.kind, measure))
    return tuple(
        _opinion(judge_in_force(name, snapshot, clock.as_of, method)) for method in fitting
    )


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
