"""The next figure of a target: by which day it should be out, and what it is about.

Staleness and what is due are told from the same day, so they never disagree.
"""

from datetime import date
from typing import NamedTuple

from mic_tracker.model.assessment import Assessment
from mic_tracker.model.codes import Status
from mic_tracker.model.due import DueBasis
from mic_tracker.model.duration import Duration
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.period import Period
from mic_tracker.model.series import Series
from mic_tracker.model.target import TargetRecord
from mic_tracker.model.trajectory import Heading, Limit, TargetPath, Trajectory


class NextFigure(NamedTuple):
    """A figure that is expected."""

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
    running = _holding(latest.last, indicator)
    following = running.next() if running else None
    if target.stale_after:
        day = target.stale_after.after(latest.last)
        return NextFigure(day, DueBasis.TARGET_AGE, following)
    announced = indicator.next_release
    if announced and (series.newest_vintage is None or series.newest_vintage < announced):
        return NextFigure(announced, DueBasis.ANNOUNCED, following)
    if following:
        return NextFigure(_release(following, indicator), DueBasis.CALENDAR, following)
    return NextFigure(usual.after(latest.last), DueBasis.USUAL_AGE, None) if usual else None


def first_figure(indicator: Indicator, stated_on: date | None) -> NextFigure | None:
    """The figure that is expected where there is none: that of the period of the promise.

    None where nothing announces it, or where nobody knows since when it is waited for.
    """
    period = _holding(stated_on, indicator) if stated_on else None
    if indicator.next_release:
        return NextFigure(indicator.next_release, DueBasis.ANNOUNCED, period)
    return NextFigure(_release(period, indicator), DueBasis.CALENDAR, period) if period else None


def can_age(assessment: Assessment, trajectory: Trajectory | None) -> bool:
    """Figures of a path, a line or a direction age; a verdict by the deadline does not."""
    decided = assessment.status in {Status.ACHIEVED, Status.MISSED}
    return isinstance(trajectory, TargetPath | Limit | Heading) and not decided


def _holding(day: date, indicator: Indicator) -> Period | None:
    """The period of the publication calendar in which a day lies."""
    every = indicator.every
    return Period.holding(day, every, indicator.first_month) if every else None


def _release(period: Period, indicator: Indicator) -> date:
    return indicator.lag.after(period.last) if indicator.lag else period.next().last
