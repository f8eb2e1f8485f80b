"""Days back and ahead, as people name them."""

from datetime import date

import pytest

from mic_tracker.errors import WrongUse
from mic_tracker.text.periods.days import parse_coming_day, parse_past_day

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("7d", "2026-11-14"),
        ("1 day", "2026-11-20"),
        ("4 weeks", "2026-10-24"),
        ("2w", "2026-11-07"),
        ("3 months", "2026-08-21"),
        ("1y", "2025-11-21"),
        (" 7D ", "2026-11-14"),
        ("2026-11-14", "2026-11-14"),
        ("2026-Q3", "2026-09-30"),
        ("2025", "2025-12-31"),
    ],
)
def test_a_past_day(text: str, day: str) -> None:
    assert parse_past_day(text, TODAY) == date.fromisoformat(day)


def test_a_month_before_the_end_of_march_is_the_end_of_february() -> None:
    assert parse_past_day("1 month", date(2026, 3, 31)) == date(2026, 2, 28)


@pytest.mark.parametrize(
    "text", ["", "7", "d7", "seven days", "-7d", "7.5d", "9999d", "2026-13-01"]
)
def test_what_names_no_day_is_refused(text: str) -> None:
    with pytest.raises(WrongUse, match="not_a_day"):
        parse_past_day(text, TODAY)


@pytest.mark.parametrize("text", ["2026-11-21", "2027-01-01", "2026", "0d"])
def test_a_day_that_is_not_past_is_refused(text: str) -> None:
    with pytest.raises(WrongUse, match="not_past"):
        parse_past_day(text, TODAY)


def test_a_length_that_leads_out_of_the_calendar_is_refused() -> None:
    with pytest.raises(WrongUse, match="not_a_day"):
        parse_past_day("999y", date(500, 1, 1))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("0d", "2026-11-21"),
        ("30d", "2026-12-21"),
        (" 2 Weeks ", "2026-12-05"),
        ("3 months", "2027-02-21"),
        ("1y", "2027-11-21"),
        ("2026-11-21", "2026-11-21"),
        ("2027-Q1", "2027-03-31"),
        ("2026", "2026-12-31"),
        ("999y", "3025-11-21"),
    ],
)
def test_a_coming_day(text: str, day: str) -> None:
    assert parse_coming_day("--within", text, TODAY) == date.fromisoformat(day)


def test_what_leads_out_of_the_calendar_is_its_last_day() -> None:
    assert parse_coming_day("--within", "999y", date(9500, 1, 1)) == date.max


@pytest.mark.parametrize("text", ["", "30", "soon", "-30d", "1.5y", "9999d", "2026-13-01"])
def test_what_names_no_coming_day_is_refused(text: str) -> None:
    with pytest.raises(WrongUse, match="not_a_coming_day"):
        parse_coming_day("--within", text, TODAY)


@pytest.mark.parametrize("text", ["2026-11-20", "2025", "2026-Q3"])
def test_a_day_that_is_past_is_refused(text: str) -> None:
    with pytest.raises(WrongUse, match="not_to_come"):
        parse_coming_day("--within", text, TODAY)
