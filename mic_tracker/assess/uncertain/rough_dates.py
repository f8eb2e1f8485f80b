"""Figures that are roughly dated: the target judged with the earliest and the latest dates."""

from collections.abc import Callable
from dataclasses import replace

from mic_tracker.assess.uncertain.dispute import Judgement
from mic_tracker.model.assessment import Reason
from mic_tracker.model.codes import Status
from mic_tracker.model.report import Dispute
from mic_tracker.model.vintage import Vintages

Histories = tuple[Vintages, ...]
Settled = tuple[Judgement, tuple[Dispute, ...]]


def judge_placed(histories: Histories, judge: Callable[[Histories], Settled]) -> Settled:
    """The judgement that the earliest and the latest dates lead to; else one without a verdict."""
    if not any(history.rough for history in histories):
        return judge(histories)
    early, late = (
        judge(tuple(history.placed(late=at_end) for history in histories))
        for at_end in (False, True)
    )
    return late if _agree(early[0], late[0]) else (_undecided(late[0]), ())


def _agree(early: Judgement, late: Judgement) -> bool:
    return early.assessment.status is late.assessment.status


def _undecided(judgement: Judgement) -> Judgement:
    assessment = replace(
        judgement.assessment,
        status=Status.NO_DATA,
        band=None,
        reasons=(Reason.DATE_UNCERTAIN,),
        forecast=None,
        steps=(),
        decided_by=None,
    )
    return judgement._replace(assessment=assessment)


def is_placed(judgement: Judgement) -> bool:
    """Whether a roughly dated figure is among those that are judged."""
    points = (*judgement.series.before_break, *judgement.series.points)
    return any(o.interval for point in points for o in point.observations)
