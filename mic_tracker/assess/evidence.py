"""What a verdict rests on: how many figures, how old, how exact; and when the next one is due."""

from datetime import date
from typing import NamedTuple

from mic_tracker.assess.uncertain.dispute import Judgement
from mic_tracker.assess.uncertain.rough_dates import is_placed
from mic_tracker.model.assessment import THIN, Assessment, Compliance, Evidence, PeriodTally
from mic_tracker.model.codes import DueBasis, Flag, Status
from mic_tracker.model.duration import Duration
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.period import Period, decimal_year
from mic_tracker.model.series import Series
from mic_tracker.model.series.points import FigureCounts
from mic_tracker.model.target import TargetRecord
from mic_tracker.model.trajectory import Heading, Limit, TargetPath, Trajectory

SOLID_POINTS, SOLID_SPAN = 5, 4.0
THIN_POINTS, THIN_SPAN = 2, 2.0


def evidence(series: Series, today: date, *, stale: bool) -> Evidence:
    """Counts, ages and the one-word grade."""
    counts, n, span = series.figure_counts(), series.size, series.span
    soft, latest = _share_soft(counts), series.latest
    thin = _carries_little(n, span, soft)
    return Evidence(
        n=n,
        span_years=span,
        age_years=decimal_year(today) - latest.time if latest else None,
        provisional=counts.provisional,
        derived=counts.derived,
        conflicts=series.conflicts,
        grade=THIN if thin else _grade(n, span, soft, series.conflicts, stale),
    )


def is_thin(series: Series) -> bool:
    """Whether a series carries a likelihood in round numbers only."""
    return _carries_little(series.size, series.span, _share_soft(series.figure_counts()))


def _share_soft(counts: FigureCounts) -> float:
    return counts.soft / (counts.figures or 1)


def _carries_little(points: int, span: float, soft: float) -> bool:
    """Two figures or fewer, less than two years, or mostly soft.

    Soft is a figure that is computed, qualified, estimated or provisional.
    """
    return points <= THIN_POINTS or span < THIN_SPAN or soft > 1 / 2


def _grade(points: int, span: float, soft: float, conflicts: int, stale: bool) -> str:  # noqa: FBT001 - private, one caller
    """Solid: five figures over four years, at most a third soft, fresh, undisputed; else fair."""
    sound = soft <= 1 / 3 and not conflicts and not stale
    return "solid" if points >= SOLID_POINTS and span >= SOLID_SPAN and sound else "fair"


class NextFigure(NamedTuple):
    """A figure that is expected; staleness and what is due are told from its day."""

    day: date
    """The day by which it should be out."""
    basis: DueBasis
    period: Period | None
    """What it is about; None where the indicator does not say how often it is published."""


def overdue_since(
    target: TargetRecord, indicator: Indicator, usual: Duration | None, series: Series
) -> date | None:
    """The day by which a newer figure should have been out; None without a calendar or a figure."""
    figure = next_figure(target, indicator, usual, series)
    return figure.day if figure else None


def next_figure(
    target: TargetRecord, indicator: Indicator, usual: Duration | None, series: Series
) -> NextFigure | None:
    """The figure after the latest one; None without a calendar or a figure.

    The target's own `stale_after` counts from the end of the latest period; else the announced
    `next_release`, if nothing has been published since; else the publication calendar: the next
    period of `every` ends, and `lag` (as long as a period unless stated) passes; else the
    registry's `stale_after`.
    """
    if series.latest is None:
        return None
    latest = series.latest.period
    if target.stale_after:
        day = target.stale_after.after(latest.last)
        return NextFigure(day, DueBasis.TARGET_AGE, _following(latest, indicator))
    if release := next_release(indicator, series):
        return release
    return NextFigure(usual.after(latest.last), DueBasis.USUAL_AGE, None) if usual else None


def next_release(indicator: Indicator, series: Series) -> NextFigure | None:
    """The figure after the latest one, by what the indicator itself says; None without a figure."""
    if series.latest is None:
        return None
    following = _following(series.latest.period, indicator)
    announced = indicator.next_release
    if announced and (series.newest_vintage is None or series.newest_vintage < announced):
        return NextFigure(announced, DueBasis.ANNOUNCED, following)
    if following:
        return NextFigure(_release(following, indicator), DueBasis.CALENDAR, following)
    return None


def _following(latest: Period, indicator: Indicator) -> Period | None:
    running = _holding(latest.last, indicator)
    return running.next() if running else None


def first_figure(indicator: Indicator, stated_on: date | None) -> NextFigure | None:
    """The figure that is expected where there is none: that of the period of the promise.

    None where nothing announces it, or where nobody knows since when it is waited for.
    """
    period = _holding(stated_on, indicator) if stated_on else None
    if indicator.next_release:
        return NextFigure(indicator.next_release, DueBasis.ANNOUNCED, period)
    return NextFigure(_release(period, indicator), DueBasis.CALENDAR, period) if period else None


def missing_periods(first: Period, indicator: Indicator, today: date) -> list[Period]:
    """The periods from a missing one on whose figures should have been out; at least that one."""
    missing, following = [first], first.next()
    while _release(following, indicator) < today:
        missing.append(following)
        following = following.next()
    return missing


def _holding(day: date, indicator: Indicator) -> Period | None:
    """The period of the publication calendar in which a day lies."""
    every = indicator.every
    return Period.holding(day, every, indicator.first_month) if every else None


def _release(period: Period, indicator: Indicator) -> date:
    return indicator.lag.after(period.last) if indicator.lag else period.next().last


def can_age(assessment: Assessment, trajectory: Trajectory | None) -> bool:
    """Figures of a path, a line or a direction age; a verdict by the deadline does not."""
    decided = assessment.status in {Status.ACHIEVED, Status.MISSED}
    return isinstance(trajectory, TargetPath | Limit | Heading) and not decided


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
        Flag.DERIVED: summed or any(o.is_derived for o in latest),
        Flag.SERIES_CHOSEN: several,
        Flag.DRAFT: standing == "draft",
        Flag.PROPOSED: standing == "proposed",
        Flag.ASPIRATION: standing == "aspiration",
    }
    return tuple(flag for flag, holds in flagged.items() if holds)
