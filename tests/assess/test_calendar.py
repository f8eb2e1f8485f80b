"""Calendars of quotas: what became of each period."""

from datetime import date

import pytest
from facts import day, fact, history, period

from mic_tracker.assess.calendar import calendar_periods, periods_to_come
from mic_tracker.model.observation import Observation
from mic_tracker.model.period import Frequency, Period
from mic_tracker.model.trajectory import Schedule

MONTHLY = Schedule(1, Frequency.MONTH, period("2024-01"))


def states(schedule: Schedule, today: date, *facts: Observation) -> list[str]:
    found = calendar_periods(history(*facts, measure="event").on(), schedule, today)
    return [slot.state for slot in found]


def test_met_missed_unknown_open() -> None:
    found = states(
        MONTHLY, day("2024-04-10"), fact("2024-01", 1), fact("2024-02", 0), fact("2024-04-03", 0)
    )
    assert found == ["met", "missed", "unknown", "open"]


def test_silence_counts_as_missed_where_the_target_says_so() -> None:
    strict = Schedule(1, Frequency.MONTH, period("2024-01"), silence="missed")
    assert states(strict, day("2024-03-10"), fact("2024-01", 1)) == ["met", "missed", "open"]


def test_a_period_is_open_on_its_last_day_and_closed_on_the_next() -> None:
    assert states(MONTHLY, day("2024-01-31"), fact("2024-01-05", 0)) == ["open"]
    assert states(MONTHLY, day("2024-02-01"), fact("2024-01-05", 0)) == ["missed", "open"]


def test_an_open_period_whose_quota_is_met_is_met() -> None:
    assert states(MONTHLY, day("2024-01-10"), fact("2024-01-05", 1)) == ["met"]


def test_excused_periods_are_neutral() -> None:
    schedule = Schedule(1, Frequency.MONTH, period("2024-01"), excused=(period("2024-Q1"),))
    assert states(schedule, day("2024-04-10"))[:3] == ["excused"] * 3


def test_days_add_up_and_are_not_added_to_their_month() -> None:
    days = [fact("2024-01-03", 1), fact("2024-01-17", 1)]
    (only,) = calendar_periods(history(*days, measure="event").on(), MONTHLY, day("2024-01-20"))
    assert only.events == 2
    both = [*days, fact("2024-01", 2)]
    (only,) = calendar_periods(history(*both, measure="event").on(), MONTHLY, day("2024-01-20"))
    assert only.events == 2


@pytest.mark.parametrize(
    ("carry", "expected"),
    [
        ("none", ["met", "missed", "missed"]),
        ("cap", ["met", "met", "missed"]),
        ("full", ["met", "met", "met"]),
    ],
)
def test_surplus_is_carried_as_the_target_says(carry: str, expected: list[str]) -> None:
    schedule = Schedule(1, Frequency.MONTH, period("2024-01"), period("2024-03"), carry=carry)  # type: ignore[arg-type]  # one of three words
    facts = [fact("2024-01", 3), fact("2024-02", 0), fact("2024-03", 0)]
    assert states(schedule, day("2024-05-01"), *facts) == expected


def test_an_excused_period_keeps_what_was_carried() -> None:
    excused = (period("2024-02"),)
    schedule = Schedule(
        1, Frequency.MONTH, period("2024-01"), period("2024-03"), excused=excused, carry="full"
    )
    facts = [fact("2024-01", 2), fact("2024-03", 0)]
    assert states(schedule, day("2024-05-01"), *facts) == ["met", "excused", "met"]


@pytest.mark.parametrize(
    ("until", "today", "left"),
    [
        ("2024-12", "2024-10-15", 2),  # November and December
        ("2024-12", "2024-12-31", 0),
        ("2024-12", "2025-06-01", 0),
        ("2024-12", "2023-06-01", 12),
        (None, "2024-10-15", 0),
    ],
)
def test_how_many_periods_are_to_come(until: str | None, today: str, left: int) -> None:
    end = period(until) if until else None
    schedule = Schedule(1, Frequency.MONTH, period("2024-01"), end)
    assert periods_to_come(schedule, day(today)) == left


def test_a_calendar_of_fiscal_years_steps_in_them() -> None:
    yearly = Schedule(1, Frequency.YEAR, Period.year(2020, 4), until=Period.year(2024, 4))
    # January 2022 lies in 2021/22, and the last day of March 2024 in 2023/24
    recorded = history(
        fact("2022-01-15", 1), fact("2024-03-31", 1), fact("2024-04-01", 1), measure="event"
    ).on()
    slots = calendar_periods(recorded, yearly, day("2024-06-30"))
    assert [(str(slot.period), slot.state) for slot in slots] == [
        ("2020/21", "unknown"),
        ("2021/22", "met"),
        ("2022/23", "unknown"),
        ("2023/24", "met"),
        ("2024/25", "met"),
    ]
    assert periods_to_come(yearly, day("2023-03-31")) == 2
    assert periods_to_come(yearly, day("2023-04-01")) == 1


def test_the_quarters_of_a_calendar_from_a_fiscal_year_are_those_of_the_calendar() -> None:
    quarterly = Schedule(1, Frequency.QUARTER, Period.year(2023, 4))
    slots = calendar_periods(history(measure="event").on(), quarterly, day("2023-12-31"))
    assert [str(slot.period) for slot in slots] == ["2023-Q2", "2023-Q3", "2023-Q4"]
