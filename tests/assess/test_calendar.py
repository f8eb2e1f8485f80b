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
    assert states(MONTHLY, day("2024-01-31"), fact("2024-01", 0)) == ["open"]
    assert states(MONTHLY, day("2024-02-01"), fact("2024-01", 0)) == ["missed", "open"]


def test_a_period_that_is_only_partly_on_record_is_not_missed() -> None:
    twice = Schedule(2, Frequency.MONTH, period("2024-01"))
    one = fact("2024-01-05", 1)
    assert states(MONTHLY, day("2024-02-01"), fact("2024-01-05", 0)) == ["unknown", "open"]
    assert states(twice, day("2024-02-01"), one) == ["unknown", "open"]
    assert states(twice, day("2024-02-01"), one, fact("2024-01", 1)) == ["missed", "open"]
    yearly = Schedule(4, Frequency.YEAR, period("2023"))
    quarters = [fact(f"2023-Q{n}", 1) for n in (1, 2, 3)]
    assert states(yearly, day("2024-01-01"), *quarters) == ["unknown", "open"]
    assert states(yearly, day("2024-01-01"), *quarters, fact("2023-Q4", 0)) == ["missed", "open"]
    assert states(yearly, day("2024-01-01"), *quarters, fact("2023-Q4", 1)) == ["met", "open"]


def test_what_is_not_on_record_is_missed_where_silence_is() -> None:
    strict = Schedule(2, Frequency.MONTH, period("2024-01"), silence="missed")
    for facts in ([], [fact("2024-01-05", 1)], [fact("2024-01-05", 0)]):
        assert states(strict, day("2024-02-01"), *facts) == ["missed", "open"]
    assert states(strict, day("2024-02-01"), fact("2024-01-05", 2)) == ["met", "open"]


def test_quarters_are_kept_whatever_months_are_on_record_besides() -> None:
    quarterly = Schedule(5, Frequency.QUARTER, period("2024-Q1"))
    quarters = [fact(f"2024-Q{n}", 6) for n in (1, 2)]
    months = [fact(f"2024-{n:02}", 2) for n in (1, 2, 3, 4, 5, 6)]
    told = history(*quarters, *months, measure="count", over="period").on()
    found = calendar_periods(told, quarterly, day("2024-07-01"))
    assert [slot.state for slot in found] == ["met", "met", "open"]


def test_an_event_in_a_week_of_two_months_counts_for_neither_alone() -> None:
    # from 29 January to 4 February 2024
    week, ended = fact("2024-W05", 1), day("2024-03-10")
    assert states(MONTHLY, ended, week) == ["unknown", "unknown", "open"]
    assert states(MONTHLY, ended, week, fact("2024-01", 0)) == ["unknown", "unknown", "open"]
    met = [fact("2024-01-10", 1), fact("2024-02-20", 1)]
    assert states(MONTHLY, ended, week, *met) == ["met", "met", "open"]
    # a week in which nothing happened says nothing about either
    silent = [fact("2024-W05", 0), fact("2024-01", 0), fact("2024-02", 0)]
    assert states(MONTHLY, ended, *silent) == ["missed", "missed", "open"]


def test_a_hedged_number_of_events_needs_all_that_it_allows_to_agree() -> None:
    three, ended = Schedule(3, Frequency.YEAR, period("2023")), day("2024-01-01")
    hedged = {
        "at-least": [(2, "unknown"), (3, "met")],
        "at-most": [(2, "missed"), (3, "unknown")],
        "over": [(2, "unknown"), (3, "met")],
        "under": [(3, "missed"), (4, "unknown")],
    }
    for qualifier, cases in hedged.items():
        for value, state in cases:
            found = states(three, ended, fact("2023", value, qualifier=qualifier))
            assert found == [state, "open"], (qualifier, value)


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
