"""What a verdict rests on: how many figures, how old, how exact."""

from datetime import date

from mic_tracker.assess.uncertain.dispute import Judgement
from mic_tracker.assess.uncertain.rough_dates import is_placed
from mic_tracker.model.assessment import THIN, Compliance, Evidence, PeriodTally
from mic_tracker.model.codes import Flag, Status
from mic_tracker.model.observation import Observation
from mic_tracker.model.period import decimal_year
from mic_tracker.model.series import Series
from mic_tracker.model.target import TargetRecord

SOLID_POINTS, SOLID_SPAN = 5, 4.0
THIN_POINTS, THIN_SPAN = 2, 2.0


def evidence(series: Series, today: date, *, stale: bool) -> Evidence:
    """Counts, ages and the one-word grade."""
    observations = _observations(series)
    span, soft = _span(series), _soft_share(observations)
    age = decimal_year(today) - series.points[-1].time if series.points else None
    thin = _carries_little(len(series.points), span, soft)
    return Evidence(
        n=len(series.points),
        span_years=span,
        age_years=age,
        provisional=sum(o.status == "provisional" for o in observations),
        derived=sum(o.record.derived is not None for o in observations),
        conflicts=series.conflicts,
        grade=THIN if thin else _grade(len(series.points), span, soft, series.conflicts, stale),
    )


def is_thin(series: Series) -> bool:
    """Whether a series carries a likelihood in round numbers only."""
    soft = _soft_share(_observations(series))
    return _carries_little(len(series.points), _span(series), soft)


def _carries_little(points: int, span: float, soft: float) -> bool:
    """Two figures or fewer, less than two years, or mostly soft.

    Soft is a figure that is computed, qualified, estimated or provisional.
    """
    return points <= THIN_POINTS or span < THIN_SPAN or soft > 1 / 2


def _grade(points: int, span: float, soft: float, conflicts: int, stale: bool) -> str:  # noqa: FBT001 - private, one caller
    """Solid: five figures over four years, at most a third soft, fresh, undisputed; else fair."""
    sound = soft <= 1 / 3 and not conflicts and not stale
    return "solid" if points >= SOLID_POINTS and span >= SOLID_SPAN and sound else "fair"


def _observations(series: Series) -> list[Observation]:
    return list(series.figures())


def _span(series: Series) -> float:
    return series.points[-1].time - series.points[0].time if series.points else 0.0


def _soft_share(observations: list[Observation]) -> float:
    soft = sum(not o.exact or o.status == "provisional" for o in observations)
    return soft / (len(observations) or 1)


def _is_final(judgement: Judgement) -> bool:
    return judgement.assessment.status in {Status.ACHIEVED, Status.MISSED}


def flags(
    target: TargetRecord, judgement: Judgement, evidence: Evidence, *, stale: bool, several: bool
) -> tuple[Flag, ...]:
    """The flags of a standing, in the order in which they are shown.

    Those about a figure are about the one that decided, else about the latest; where a final word
    rests on every period, about all of them.
    """
    shown = judgement.assessment.decided_by or judgement.series.latest
    latest = shown.observations if shown else ()
    summed = target.follows == "indicator" and judgement.series.is_flow and len(latest) > 1
    if isinstance(judgement.assessment.tally, PeriodTally | Compliance) and _is_final(judgement):
        latest = judgement.series.figures()
    standing = target.stated.standing if target.stated else None
    flagged = {
        Flag.STALE: stale,
        Flag.AWAITING_DATA: judgement.awaited,
        Flag.DATE_UNCERTAIN: is_placed(judgement),
        Flag.CONFLICT: evidence.conflicts > 0,
        Flag.PROVISIONAL: any(o.status == "provisional" for o in latest),
        Flag.ESTIMATED: any(o.status == "estimated" for o in latest),
        Flag.DERIVED: summed or any(o.record.derived for o in latest),
        Flag.SERIES_CHOSEN: several,
        Flag.DRAFT: standing == "draft",
        Flag.PROPOSED: standing == "proposed",
        Flag.ASPIRATION: standing == "aspiration",
    }
    return tuple(flag for flag, holds in flagged.items() if holds)
