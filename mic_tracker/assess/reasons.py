"""The reasons for a verdict that every method shares: its circumstances, not the method's rule."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from mic_tracker.assess.uncertain.last_reported import UNSTATED, LastReport, last_report
from mic_tracker.model.assessment import Assessment, Reason
from mic_tracker.model.codes import Status
from mic_tracker.model.observation import Observation
from mic_tracker.model.series import Point, Series
from mic_tracker.model.target import value_fault
from mic_tracker.model.trajectory import Heading, Limit, Stages, TargetPath, Trajectory
from mic_tracker.model.vintage import Vintages


class Circumstances(NamedTuple):
    """What a judgement was made from."""

    series: Series
    trajectory: Trajectory | None
    histories: tuple[Vintages, ...]
    observations: Sequence[Observation]
    fits: bool
    """Whether the method asked for judges such a target."""
    awaited: bool
    """The deadline is past while the data have not reached it."""
    overdue: bool
    """Its figure has been awaited for longer than the grace."""
    unclear: bool = False
    """A person has said that the target cannot be checked as it is stated."""


def add_reasons(assessment: Assessment, context: Circumstances) -> Assessment:
    """The verdict with the reasons that lie in its context.

    A figure that has not come within the grace leaves no status: an old trend says nothing about
    a deadline that is past, and silence does not say that it was missed. What cannot be checked as
    it is stated has no status either, whatever its figures say.
    """
    if context.unclear:
        return replace(
            assessment, status=Status.UNCLEAR, band=None, reasons=(Reason.CANNOT_BE_CHECKED,)
        )
    report = _last_report(assessment, context)
    explained = replace(
        assessment,
        reasons=tuple(dict.fromkeys(_reasons(assessment, context, report))),
        reported_share=report.share if report else None,
    )
    return replace(explained, status=Status.NO_DATA, band=None) if context.overdue else explained


def _last_report(assessment: Assessment, context: Circumstances) -> LastReport | None:
    """What figures without an exact date say, where there are no others."""
    if assessment.status is not Status.NO_DATA or len(context.histories) > 1:
        return None
    followed = context.histories[0].name
    figures = [o for o in context.observations if o.series == followed]
    dated = any(o.period and o.status not in UNSTATED for o in figures)
    return None if dated else last_report(figures, context.trajectory)


def _reasons(
    assessment: Assessment, context: Circumstances, report: LastReport | None
) -> Iterator[Reason]:
    for reason in assessment.reasons:
        if reason is Reason.NO_OBSERVATION:
            yield from _reasons_without_figures(context)
        else:
            yield reason
    if not context.fits:
        yield Reason.METHOD_DOES_NOT_FIT
    if report:
        yield report.side
    if context.series.before_break and isinstance(context.trajectory, TargetPath | Limit | Heading):
        yield Reason.BREAK_IN_WINDOW
    if isinstance(context.trajectory, TargetPath) and _is_impossible(
        context.series, context.trajectory
    ):
        yield Reason.INFEASIBLE
    if context.overdue:
        yield Reason.DEADLINE_PASSED
    if context.awaited:
        yield Reason.AWAITING_DATA


def _reasons_without_figures(context: Circumstances) -> Iterator[Reason]:
    """Why a method has found no figure: none is dated, or those that are dated are of no use."""
    if latest := context.histories[0].on().latest:
        yield from _reasons_against(latest, context)
        return
    yield Reason.NO_OBSERVATION
    if len(context.histories) > 1 and any(not h.vintages for h in context.histories[1:]):
        yield Reason.NO_COUNTERPART
    elif context.series.is_flow and context.series.aside:
        yield Reason.OTHER_LENGTH
    elif any(o.period is None for o in context.observations):
        yield Reason.UNDATED


def _reasons_against(latest: Point, context: Circumstances) -> Iterator[Reason]:
    """Why dated figures are of no use; those of a stage say themselves that it is not done."""
    if len(context.histories) > 1:
        yield Reason.NO_COUNTERPART
    elif _begins_late(latest, context.trajectory) and not context.series.size:
        yield Reason.GAP_AT_START
    elif not isinstance(context.trajectory, Stages):
        yield Reason.OUT_OF_SPAN


def _begins_late(latest: Point, trajectory: Trajectory | None) -> bool:
    """Whether figures end after the start of a sum, which then lacks its first period."""
    start = trajectory.start if isinstance(trajectory, TargetPath) else None
    return start is not None and latest.time > start.time


def _is_impossible(series: Series, path: TargetPath) -> bool:
    """Whether the measure cannot have such a value, as a share of more than 100 per cent."""
    return series.measure == "percent" and value_fault("percent", path.objective.value) is not None
