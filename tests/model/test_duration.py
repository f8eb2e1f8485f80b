"""Durations: spellings, calendar arithmetic, refusals."""

import pytest
from facts import day
from pydantic import ValidationError

from mic_tracker.model.duration import Duration
from mic_tracker.model.registry import Settings


@pytest.mark.parametrize(
    ("text", "months", "days"),
    [
        ("18 months", 18, 0),
        ("1 month", 1, 0),
        ("2 years", 24, 0),
        ("75 days", 0, 75),
        ("6 weeks", 0, 42),
        ("0 days", 0, 0),
    ],
)
def test_what_a_spelling_means(text: str, months: int, days: int) -> None:
    assert Duration.parse(text) == Duration(months, days)


@pytest.mark.parametrize(
    ("start", "text", "then"),
    [
        ("2024-01-31", "1 month", "2024-02-29"),
        ("2023-01-31", "1 month", "2023-02-28"),
        ("2024-02-29", "1 month", "2024-03-31"),  # the end of a month stays one
        ("2023-02-28", "1 month", "2023-03-31"),
        ("2024-02-28", "1 month", "2024-03-28"),  # in a leap year the 28th is not the end
        ("2024-01-30", "1 month", "2024-02-29"),  # there is no 30 February
        ("2024-02-29", "1 year", "2025-02-28"),
        ("2023-02-28", "1 year", "2024-02-29"),
        ("2024-12-31", "18 months", "2026-06-30"),
        ("2024-11-15", "2 months", "2025-01-15"),
        ("2024-02-28", "2 days", "2024-03-01"),
        ("2023-12-31", "1 week", "2024-01-07"),
        ("2024-06-30", "0 months", "2024-06-30"),
    ],
)
def test_the_day_so_much_later(start: str, text: str, then: str) -> None:
    assert Duration.parse(text).after(day(start)) == day(then)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "months",
        "18",
        "18 Months",
        "18months",
        "18  months",
        "18 months ",
        "18 months\n",
        "-1 month",
        "1.5 years",
        "1000 days",
        "1 year 6 months",
        "a year",
        "１８ months",  # full-width digits
        "1 hour",
    ],
)
def test_other_spellings_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Duration.parse(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("18 months", "18 months"),
        ("12 months", "1 year"),
        ("75 days", "75 days"),
        ("1 day", "1 day"),
        ("2 weeks", "2 weeks"),
        ("999 years", "999 years"),
        ("999 weeks", "999 weeks"),
        ("0 years", "0 days"),
    ],
)
def test_it_is_shown_in_the_largest_unit_that_fits(text: str, shown: str) -> None:
    assert str(Duration.parse(text)) == shown


@pytest.mark.parametrize("written", [18, True, 1.5, ["18 months"], {"months": 18}])
def test_a_file_writes_a_duration_as_text(written: object) -> None:
    with pytest.raises(ValidationError, match="not a duration"):
        Settings.model_validate({"stale_after": written})


def test_a_record_keeps_a_duration_and_writes_it_back() -> None:
    settings = Settings.model_validate({"stale_after": "18 months"})
    assert settings.stale_after == Duration(months=18)
    assert settings.model_dump(mode="json")["stale_after"] == "18 months"
    assert Settings.model_validate({"stale_after": settings.stale_after}) == settings
