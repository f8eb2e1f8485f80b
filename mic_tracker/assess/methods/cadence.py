"""`cadence`: so many events in every period, our own outcome rule (docs/methods.md).

Error budget and calendar windows as service-level objectives have them (OpenSLO); streaks in
periods, not days, as Loop Habit Tracker has them. Silence is neither met nor missed: where unknown
periods could turn the verdict, there is none.
"""

from datetime import date
from enum import StrEnum

from mic_tracker.assess.calendar import (
    CalendarPeriod,
    calendar_periods,
    closing_day,
    periods_to_come,
)
from mic_tracker.assess.formulas import cadence
from mic_tracker.assess.formulas.cadence import EXCUSED, MET, MISSED, OPEN, UNKNOWN
from mic_tracker.assess.method import Method, SeriesTrack, not_yet
from mic_tracker.model.assessment import Assessment, PeriodTally, Reason, Step
from mic_tracker.model.codes import Status
from mic_tracker.model.method import Band, Looks, MethodCard
from mic_tracker.model.period import Period
from mic_tracker.model.trajectory import Schedule, Trajectory

NAME = "cadence"


class CadenceBand(StrEnum):
    """The bands of `cadence`. The values are published in JSON; the catalogue has the words."""

    KEPT = "kept"
    KEPT_SO_FAR = "kept so far"
    NOT_DUE = "not due"
    """No period is over, and the first one lacks its events still."""
    DUE_SOON = "due soon"
    BROKEN = "broken"
    NOT_KEPT = "not kept"
    UNKNOWN = "unknown"


STATUS = {
    CadenceBand.KEPT: Status.ACHIEVED,
    CadenceBand.KEPT_SO_FAR: Status.ON_TRACK,
    CadenceBand.NOT_DUE: Status.PENDING,
    CadenceBand.DUE_SOON: Status.AT_RISK,
    CadenceBand.BROKEN: Status.OFF_TRACK,
    CadenceBand.NOT_KEPT: Status.MISSED,
    CadenceBand.UNKNOWN: Status.NO_DATA,
}


def judge(track: SeriesTrack, trajectory: Trajectory, today: date) -> Assessment:
    """What became of each period, and whether the objective is kept."""
    assert isinstance(trajectory, Schedule)  # noqa: S101 - the only one it judges
    if today < trajectory.since.first:
        return not_yet(NAME, Reason.NOT_STARTED)
    calendar = calendar_periods(track.present, trajectory, today)
    tally = _tally(calendar, trajectory, today)
    best = _band(tally, trajectory, today, missed=len(tally.missed))
    worst = _band(tally, trajectory, today, missed=len(tally.missed) + len(tally.unknown))
    word = best if best == worst else CadenceBand.UNKNOWN
    reasons = _reasons(tally, word)
    return Assessment(
        NAME,
        STATUS[word],
        word,
        reasons=reasons,
        tally=tally,
        steps=_steps(tally, calendar, trajectory, today),
    )


def _reasons(tally: PeriodTally, word: CadenceBand) -> tuple[Reason, ...]:
    unfinished = tally.future > 0 or tally.open is not None
    conditions = {
        Reason.NOT_DUE: word is CadenceBand.NOT_DUE,
        Reason.SILENCE: bool(tally.unknown),
        Reason.INFEASIBLE: word is CadenceBand.NOT_KEPT and unfinished,
    }
    return tuple(reason for reason, holds in conditions.items() if holds)


def _band(tally: PeriodTally, schedule: Schedule, today: date, *, missed: int) -> CadenceBand:
    """The verdict if so many periods were missed."""
    over = tally.open is None and not tally.future and schedule.until is not None
    left = tally.budget_left + len(tally.missed) - missed
    if left < 0:
        return CadenceBand.NOT_KEPT if schedule.until else CadenceBand.BROKEN
    if over:
        return CadenceBand.KEPT
    if tally.due_by and left == 0 and _nearly_over(tally.open, today):
        return CadenceBand.DUE_SOON
    begun = tally.met or tally.missed or tally.unknown
    return CadenceBand.KEPT_SO_FAR if begun else CadenceBand.NOT_DUE


def _nearly_over(period: Period | None, today: date) -> bool:
    """Whether less than a quarter of the open period is left."""
    if period is None:
        return False
    return (period.last - today).days * 4 < (period.last - period.first).days + 1


def _tally(calendar: tuple[CalendarPeriod, ...], schedule: Schedule, today: date) -> PeriodTally:
    states = tuple(slot.state for slot in calendar)
    closed = tuple(slot.events for slot in calendar if slot.state in {MET, MISSED})
    future = periods_to_come(schedule, today)
    open_slot = _open_period(calendar, today)
    due = open_slot and open_slot.state == OPEN
    budget = cadence.budget(schedule.objective, _count_periods(calendar, future))
    return PeriodTally(
        met=_periods_in(calendar, MET),
        missed=_periods_in(calendar, MISSED),
        excused=_periods_in(calendar, EXCUSED),
        unknown=_periods_in(calendar, UNKNOWN),
        open=open_slot.period if open_slot else None,
        future=future,
        streak=cadence.streak(states),
        longest=cadence.longest_streak(states),
        attainment=cadence.attainment(states),
        budget_left=budget - states.count(MISSED),
        best_possible=cadence.max_attainable(_best_states(states), future),
        due_by=closing_day(open_slot.period, schedule) if open_slot and due else None,
        events=sum(slot.events for slot in calendar),
        debt=cadence.debt(closed, schedule.quota),
        surplus=cadence.delta(closed, schedule.quota),
        alert=cadence.burn_alert(states, schedule.objective),
    )


def _count_periods(calendar: tuple[CalendarPeriod, ...], future: int) -> int:
    """The periods of the promise that count: all but those excused."""
    return len([slot for slot in calendar if slot.state != EXCUSED]) + future


def _open_period(calendar: tuple[CalendarPeriod, ...], today: date) -> CalendarPeriod | None:
    """The first period that still lacks its events, else the one that is running."""
    lacking = (slot for slot in calendar if slot.state == OPEN)
    running = (slot for slot in calendar if slot.period.last >= today)
    return next(lacking, None) or next(running, None)


def _best_states(states: tuple[str, ...]) -> tuple[str, ...]:
    """What can still be attained counts the unknown periods as met: nobody has said otherwise."""
    return tuple(MET if state == UNKNOWN else state for state in states)


def _periods_in(calendar: tuple[CalendarPeriod, ...], state: str) -> tuple[Period, ...]:
    return tuple(slot.period for slot in calendar if slot.state == state)


def _steps(
    tally: PeriodTally, calendar: tuple[CalendarPeriod, ...], schedule: Schedule, today: date
) -> tuple[Step, ...]:
    if tally.attainment is None:
        return ()
    numbers = {
        "met": len(tally.met),
        "missed": len(tally.missed),
        "unknown": len(tally.unknown),
        "attainment": tally.attainment,
        "objective": schedule.objective,
        "periods": _count_periods(calendar, periods_to_come(schedule, today)),
        "budget": tally.budget_left + len(tally.missed),
        "budget_left": tally.budget_left,
    }
    return (Step("attainment", numbers),)


CADENCE = Method(
    MethodCard(
        name=NAME,
        url=None,
        bands=tuple(Band(word, None, status) for word, status in STATUS.items()),
        judges=("schedule",),
        looks_at=Looks.CALENDAR,
    ),
    judge=judge,
)
