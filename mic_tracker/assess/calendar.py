"""A calendar of quotas filled with recorded events: what became of each period."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from mic_tracker.assess.formulas.cadence import EXCUSED, MET, MISSED, OPEN, UNKNOWN
from mic_tracker.model.period import Frequency, Period
from mic_tracker.model.series import Point, Series
from mic_tracker.model.trajectory import Schedule


class CalendarPeriod(NamedTuple):
    """One period of the calendar: its events, and met, missed, excused, open or unknown."""

    period: Period
    events: float
    state: str


def calendar_periods(series: Series, schedule: Schedule, today: date) -> tuple[CalendarPeriod, ...]:
    """The periods that have begun by today, in order."""
    filled: defaultdict[Period, list[Point]] = defaultdict(list)
    for point in series.points:
        filled[schedule.period_of(point.period.first)].append(point)
    periods = []
    ahead = 0.0
    for period in _begun_periods(schedule, today):
        recorded = filled.get(period, [])
        events = _events(recorded)
        state = _state(period, schedule, today, recorded=bool(recorded), events=events + ahead)
        periods.append(CalendarPeriod(period, events, state))
        ahead = _carry_over(events + ahead, schedule, state)
    return tuple(periods)


def periods_to_come(schedule: Schedule, today: date) -> int:
    """How many periods of a calendar with an end have not begun."""
    if schedule.until is None:
        return 0
    period = schedule.period_of(max(today, schedule.since.first))
    begun = period.first <= today
    count = 0 if begun else 1
    while (period := period.next()).first <= schedule.until.last:
        count += 1
    return count


def closing_day(period: Period, schedule: Schedule) -> date:
    """The last day on which a period is open: its own, or that of the grace after it."""
    return schedule.grace.after(period.last) if schedule.grace else period.last


def _begun_periods(schedule: Schedule, today: date) -> Iterator[Period]:
    end = min(today, schedule.until.last) if schedule.until else today
    period = schedule.period_of(schedule.since.first)
    while period.first <= end:
        yield period
        period = period.next()


def _events(recorded: list[Point]) -> float:
    """A month's own total and the days recorded within it describe the same events: the larger."""
    totals: defaultdict[Frequency, float] = defaultdict(float)
    for point in recorded:
        totals[point.period.frequency] += point.value
    return max(totals.values(), default=0.0)


def _state(
    period: Period, schedule: Schedule, today: date, *, recorded: bool, events: float
) -> str:
    if any(excuse.holds(period) for excuse in schedule.excused):
        return EXCUSED
    if events >= schedule.quota:
        return MET
    if closing_day(period, schedule) >= today:
        return OPEN
    return MISSED if recorded or schedule.silence == "missed" else UNKNOWN


def _carry_over(events: float, schedule: Schedule, state: str) -> float:
    """What is left over for the next period; an excused one asks for nothing and keeps it all."""
    if schedule.carry == "none":
        return 0.0
    surplus = max(events - (0 if state == EXCUSED else schedule.quota), 0.0)
    return min(surplus, schedule.quota) if schedule.carry == "cap" else surplus
