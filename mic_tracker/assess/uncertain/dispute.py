"""Sources that disagree: the target judged with each, and what follows from that."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from mic_tracker.model.assessment import Assessment, Reason
from mic_tracker.model.codes import Status
from mic_tracker.model.report import Dispute
from mic_tracker.model.series import Series
from mic_tracker.model.trajectory import Trajectory
from mic_tracker.model.vintage import Vintages


class Judgement(NamedTuple):
    """A judgement by one choice of the figures that can be right."""

    series: Series
    trajectory: Trajectory | None
    assessment: Assessment
    awaited: bool
    """The deadline is past while the data have not reached it."""


def favour(histories: tuple[Vintages, ...], source: str) -> tuple[Vintages, ...]:
    """The histories in which this source is right wherever sources disagree."""
    return tuple(history.favouring(source) for history in histories)


def settle(
    first: Judgement, read: Callable[[str], Judgement]
) -> tuple[Judgement, tuple[Dispute, ...]]:
    """The judgement that all sources lead to; where they do not, one without a verdict, and why."""
    if not first.series.rivals or first.assessment.status is Status.UNCLEAR:
        return first, ()
    judgements = [(source, read(source)) for source in first.series.rivals]
    if len({judgement.assessment.status for _, judgement in judgements}) == 1:
        return first, ()
    disputes = tuple(
        Dispute(_value(source, judgement.series), source or None, judgement.assessment.status)
        for source, judgement in judgements
    )
    return first._replace(assessment=_disputed(first.assessment)), disputes


def _disputed(assessment: Assessment) -> Assessment:
    return replace(
        assessment,
        status=Status.DISPUTED,
        band=None,
        reasons=(Reason.SOURCES_DISAGREE,),
        steps=(),
        decided_by=None,
        forecast=None,
    )


def _value(source: str, series: Series) -> float:
    """The newest figure of a source among those that it is taken to be right about."""
    points = sorted((*series.before_break, *series.points, *series.aside), key=lambda p: p.time)
    own = (o for p in reversed(points) for o in p.observations if (o.source or "") == source)
    return next(own).value
