"""What a verdict rests on: counts, ages, conflicts, one word; and when a figure is overdue."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from facts import fact, history, indicator, period, series, target
from judging import standing, text

from mic_tracker.assess.evidence import first_figure, is_thin, next_figure, overdue_since
from mic_tracker.model.codes import DueBasis
from mic_tracker.model.duration import Duration
from mic_tracker.model.observation import Observation
from mic_tracker.model.period import Period
from mic_tracker.model.registry import Registry
from mic_tracker.model.series import Series

Make = Callable[[str], Registry]
UP = {"at_least": 100, "by": 2030}


def years(n: int, soft: int = 0, start: int = 2020) -> list[dict[str, Any]]:
    """So many yearly figures, the first of them computed."""
    derived = {"derived": "1 + 1"}
    return [
        {"period": str(start + i), "value": 60 + i} | (derived if i < soft else {})
        for i in range(n)
    ]


@pytest.mark.parametrize(
    ("observed", "grade"),
    [
        ([], "thin"),
        (years(2), "thin"),
        (years(3), "fair"),
        (years(5), "solid"),  # five figures, four years
        (years(4), "fair"),
        (years(6, soft=2), "solid"),  # a third
        (years(6, soft=3), "fair"),
        (years(6, soft=4), "thin"),  # most of them
    ],
)
def test_the_grade(registry_of: Make, observed: list[dict[str, Any]], grade: str) -> None:
    found = standing(registry_of(text(observed, UP)), "2026-01-01")
    assert found.evidence.grade == grade
    assert found.evidence.is_thin == is_thin(found.series) == (grade == "thin")


def test_less_than_two_years_are_thin_whatever_their_number(registry_of: Make) -> None:
    months = " ".join(f"2024-{month:02}:{60 + month}" for month in range(1, 13))
    found = standing(registry_of(text(months, UP)), "2025-02-01").evidence
    assert (found.n, found.grade) == (12, "thin")
    assert found.span_years == pytest.approx(11 / 12)


def test_provisional_figures_are_soft(registry_of: Make) -> None:
    observed = [record | {"status": "provisional"} for record in years(5)]
    found = standing(registry_of(text(observed, UP)), "2025-06-01").evidence
    assert (found.provisional, found.grade) == (5, "thin")


def test_stale_figures_are_not_solid(registry_of: Make) -> None:
    registry = registry_of(text(years(5), UP | {"stale_after": "2 years"}))
    assert standing(registry, "2026-12-31").evidence.grade == "solid"
    assert standing(registry, "2027-01-01").evidence.grade == "fair"


def test_age_runs_from_the_end_of_the_latest_period(registry_of: Make) -> None:
    registry = registry_of(text("2020:60 2023:61", UP))
    assert standing(registry, "2025-12-31").evidence.age_years == pytest.approx(2.0)
    assert standing(registry_of(text([], UP)), "2025-12-31").evidence.age_years is None


def disputed(*facts: Observation) -> int:
    return history(*facts).on().conflicts


def stated(value: float, source: str | None, known: str = "2021-05-01", **keys: Any) -> Observation:  # noqa: ANN401 - whatever a record may be given
    return fact("2020", value, known, source=source, unsourced=None, **keys)


def test_two_sources_of_one_day_can_disagree() -> None:
    assert disputed(stated(5, "a"), stated(6, "b")) == 1
    assert disputed(stated(5, "a"), stated(5, "b")) == 0
    assert disputed(stated(5, "a"), stated(6, "b", "2021-06-01")) == 0  # a revision


def test_a_later_figure_settles_a_dispute() -> None:
    assert disputed(stated(5, "a"), stated(6, "b"), stated(6, "a", "2021-06-01")) == 0


def test_a_later_withdrawal_settles_a_dispute() -> None:
    withdrawn = stated(5, "a", "2021-06-01", status="withdrawn")
    assert disputed(stated(5, "a"), stated(6, "b"), withdrawn) == 0


def test_a_withdrawn_figure_disputes_nothing() -> None:
    assert disputed(stated(5, "a"), stated(6, "b", status="withdrawn")) == 0


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
