"""When the next figure is due: by its calendar, as announced, or by the patience of a target."""

from datetime import date
from typing import Any

import pytest
from facts import fact, history, indicator, period, series, target

from mic_tracker.assess.next_figure import first_figure, next_figure, overdue_since
from mic_tracker.model.due import DueBasis
from mic_tracker.model.duration import Duration
from mic_tracker.model.period import Period
from mic_tracker.model.series import Series


def known_at(latest: str) -> Series:
    """One figure, published on the last day of its period."""
    return history(fact(latest, 1, period(latest).last.isoformat())).on()


@pytest.mark.parametrize(
    ("keys", "latest", "due"),
    [
        # one more year ends, and a year later its figure should be out
        ({"every": "year"}, "2022", date(2024, 12, 31)),
        ({"every": "year", "lag": "6 months"}, "2022", date(2024, 6, 30)),
        ({"every": "quarter"}, "2022-Q4", date(2023, 6, 30)),
        ({"every": "trimester"}, "2022-T2", date(2023, 4, 30)),
        # the year to the end of March 2024 ends, and a year later its figure should be out
        ({"every": "year", "year_starts": "04"}, "2023-03", date(2025, 3, 31)),
        ({"every": "year", "year_starts": "04", "lag": "3 months"}, "2023-03", date(2024, 6, 30)),
        # by the end of 2022, the year that ends in March 2023 is running
        ({"every": "year", "year_starts": "04", "lag": "1 day"}, "2022-12", date(2024, 4, 1)),
        ({"every": "month", "lag": "75 days"}, "2022", date(2023, 4, 16)),
        ({}, "2022", date(2024, 6, 30)),
        # announced, and nothing has come out since the end of 2022
        ({"every": "year", "next_release": date(2023, 5, 1)}, "2022", date(2023, 5, 1)),
        # the announced figure came out; the calendar goes on from it
        ({"every": "year", "next_release": date(2022, 5, 1)}, "2022", date(2024, 12, 31)),
    ],
)
def test_when_a_newer_figure_is_due(keys: dict[str, Any], latest: str, due: date) -> None:
    level = target("level", "at_least = 1\nby = 2030")
    usual = Duration.parse("18 months")
    assert overdue_since(level, indicator(**keys), usual, known_at(latest)) == due


def test_the_target_s_own_patience_comes_first() -> None:
    level = target("level", 'at_least = 1\nby = 2030\nstale_after = "1 month"')
    found = overdue_since(level, indicator(every="year"), None, known_at("2022"))
    assert found == date(2023, 1, 31)


def test_without_a_calendar_nothing_is_ever_due() -> None:
    level = target("level", "at_least = 1\nby = 2030")
    assert overdue_since(level, indicator(), None, known_at("2022")) is None
    assert overdue_since(level, indicator(every="year"), None, series()) is None


@pytest.mark.parametrize(
    ("keys", "following"),
    [
        ({"every": "year"}, "2023"),
        ({"every": "quarter"}, "2023-Q1"),
        ({"every": "year", "year_starts": "04"}, "2023/24"),
        ({"every": "year", "next_release": date(2023, 5, 1)}, "2023"),
        ({}, None),
        ({"next_release": date(2023, 5, 1)}, None),
    ],
)
def test_the_figure_is_about_the_period_after_the_latest(
    keys: dict[str, Any], following: str | None
) -> None:
    level = target("level", "at_least = 1\nby = 2030")
    found = next_figure(level, indicator(**keys), Duration.parse("1 year"), known_at("2022"))
    assert found
    assert (str(found.period) if found.period else None) == following


def test_a_first_figure_is_that_of_the_period_in_which_it_was_promised() -> None:
    yearly = indicator(every="year", lag="3 months")
    found = first_figure(yearly, date(2021, 3, 3))
    assert found == (date(2022, 3, 31), DueBasis.CALENDAR, Period.year(2021))
    assert first_figure(yearly, None) is None
    assert first_figure(indicator(), date(2021, 3, 3)) is None
    announced = indicator(next_release=date(2021, 6, 1))
    assert first_figure(announced, None) == (date(2021, 6, 1), DueBasis.ANNOUNCED, None)
