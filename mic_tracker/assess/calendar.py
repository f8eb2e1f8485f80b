"""A calendar of quotas filled with recorded events: what became of each period."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import reduce
from math import inf
from typing import NamedTuple

from mic_tracker.assess.formulas.cadence import EXCUSED, MET, MISSED, OPEN, UNKNOWN
from mic_tracker.errors import WrongUse
from mic_tracker.model.period import Cover, Period
from mic_tracker.model.series import Allowed, Point, Series
from mic_tracker.model.series.allowed import exactly
from mic_tracker.model.series.regular import most_counted, sum_over
from mic_tracker.model.trajectory import Objective, Schedule
from mic_tracker.text import limits


class CalendarPeriod(NamedTuple):
    """One period of the calendar: its events, and met, missed, excused, open or unknown."""

    period: Period
    events: float
    state: str


class Recorded(NamedTuple):
    """What is known of one period of a calendar."""

    events: float
    """The events counted in it."""
    allowed: Allowed
    """How many there may have been: without limit where not all of the period is on record."""


def calendar_periods(series: Series, schedule: Schedule, today: date) -> tuple[CalendarPeriod, ...]:
    """The periods that have begun by today, in order; WrongUse where they are too many."""
    _require_few(schedule, today)
    filled = _by_period(series.recorded, schedule)
    excused = Cover(schedule.excused)
    periods = []
    ahead = exactly(0)
    for period in _begun_periods(schedule, today):
        recorded = _record(period, filled.get(period, ()), schedule)
        lacking = _state(period, schedule, today, recorded, ahead)
        state = EXCUSED if excused.holds(period) else lacking
        periods.append(CalendarPeriod(period, recorded.events, state))
        ahead = _carry_over(recorded.allowed.plus(ahead), schedule, state)
    return tuple(periods)


def _require_few(schedule: Schedule, today: date) -> None:
    """Refuse a day so late that a calendar without an end has more periods than one may have."""
    periods = schedule.begun_by(today)
    if periods > limits.PERIODS:
        since = str(schedule.since)
        raise WrongUse("calendar_too_long", since=since, periods=periods, limit=limits.PERIODS)


def _by_period(points: Iterable[Point], schedule: Schedule) -> Mapping[Period, Sequence[Point]]:
    """The figures that touch each period; a week may touch two."""
    filled: defaultdict[Period, list[Point]] = defaultdict(list)
    for point in points:
        period = schedule.period_of(point.period.first)
        while period.first <= point.period.last:
            filled[period].append(point)
            period = period.next()
    return filled


def _record(period: Period, points: Sequence[Point], schedule: Schedule) -> Recorded:
    """What the figures say: of a month's own total and of days in it, the larger counts.

    Where silence counts as missed, so does what is not on record of a period.

    An event in a week of which only a part lies in the period counts for it as little as for the
    next one, and may have been in either.
    """
    inside = [p for p in points if period.holds(p.period)]
    counted = most_counted(inside)
    events, known = 0.0, exactly(0)
    if counted:
        total = reduce(Point.plus, counted)
        events, known = total.value, total.allowed
    told = schedule.silence == "missed" or any(p.period == period for p in inside)
    whole = told or sum_over(period, inside)
    across = any(p.allowed.high > 0 for p in points if not period.holds(p.period))
    return Recorded(events, known if whole and not across else known._replace(high=inf))


def periods_to_come(schedule: Schedule, today: date) -> int:
    """How many periods of a calendar with an end have not begun."""
    if schedule.until is None:
        return 0
    period = schedule.period_of(max(today, schedule.since.first))
    later = max(0, period.steps_to(schedule.period_of(schedule.until.last)))
    return later if period.first <= today else later + 1


def closing_day(period: Period, schedule: Schedule) -> date:
    """The last day on which a period is open: its own, or that of the grace after it."""
    return schedule.grace.after(period.last) if schedule.grace else period.last


def _begun_periods(schedule: Schedule, today: date) -> Iterator[Period]:
    end = min(today, schedule.until.last) if schedule.until else today
    period = schedule.period_of(schedule.since.first)
    while period.first <= end:
        yield period
        period = period.next()


def _state(
    period: Period, schedule: Schedule, today: date, recorded: Recorded, ahead: Allowed
) -> str:
    """What became of a period; of one that is only partly on record nobody knows."""
    met = Objective("at_least", schedule.quota).decided_by(recorded.allowed.plus(ahead))
    if met:
        return MET
    if closing_day(period, schedule) >= today:
        return OPEN
    return MISSED if met is False else UNKNOWN


def _carry_over(events: Allowed, schedule: Schedule, state: str) -> Allowed:
    """What is left over for the next period; an excused one asks for nothing and keeps it all."""
    if schedule.carry == "none":
        return exactly(0)
    quota = 0 if state == EXCUSED else schedule.quota
    most = schedule.quota if schedule.carry == "cap" else inf
    low, high = (min(max(end - quota, 0.0), most) for end in (events.low, events.high))
    return Allowed(low, high)
