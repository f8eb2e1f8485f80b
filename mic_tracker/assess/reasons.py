"""Why a verdict is what it is, as far as that is not the method's own affair."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from mic_tracker.model.assessment import Assessment, Reason, Status
from mic_tracker.model.observation import Observation
from mic_tracker.model.series import Series
from mic_tracker.model.target import value_fault
from mic_tracker.model.trajectory import Heading, Limit, TargetPath, Trajectory
from mic_tracker.model.vintage import Vintages


class Circumstances(NamedTuple):
    """What a judgement was made from."""

    series: Series
    trajectory: Trajectory | None
    histories: tuple[Vintages, ...]
    shown: tuple[Observation, ...]
    fits: bool
    """Whether the method asked for judges such a target."""
    awaited: bool
    """The deadline is past while the data have not reached it."""
    overdue: bool
    """Its figure has been awaited for longer than the grace."""


def explained(assessment: Assessment, seen: Circumstances) -> Assessment:
    """The verdict with the reasons that lie in its circumstances.

    A figure that has not come within the grace leaves no status: an old trend says nothing about
    a deadline that is past, and silence does not say that it was missed.
    """
    told = replace(assessment, reasons=tuple(dict.fromkeys(_reasons(assessment, seen))))
    return replace(told, status=Status.NO_DATA, band=None) if seen.overdue else told


def _reasons(assessment: Assessment, seen: Circumstances) -> Iterator[Reason]:
    yield from assessment.reasons
    if not seen.fits:
        yield Reason.METHOD_DOES_NOT_FIT
    if Reason.NO_OBSERVATION in assessment.reasons:
        yield from _without_figures(seen)
    if seen.series.before_break and isinstance(seen.trajectory, TargetPath | Limit | Heading):
        yield Reason.BREAK_IN_WINDOW
    if isinstance(seen.trajectory, TargetPath) and _impossible(seen.series, seen.trajectory):
        yield Reason.INFEASIBLE
    if seen.overdue:
        yield Reason.DEADLINE_PASSED
    if seen.awaited:
        yield Reason.AWAITING_DATA


def _without_figures(seen: Circumstances) -> Iterator[Reason]:
    """Figures may exist that cannot be used."""
    if len(seen.histories) > 1 and any(not h.vintages for h in seen.histories[1:]):
        yield Reason.NO_COUNTERPART
    elif any(o.period is None for o in seen.shown):
        yield Reason.UNDATED


def _impossible(series: Series, path: TargetPath) -> bool:
    """Whether the measure cannot have such a value, as a share of more than 100 per cent."""
    return series.measure == "percent" and value_fault("percent", path.objective.value) is not None
