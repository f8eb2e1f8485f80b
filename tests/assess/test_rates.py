"""Rates: progress, where the path is, pace needed and seen, lag; None where undefined."""

from datetime import date

import pytest
from facts import period, series

from mic_tracker.assess.rates import path_time, path_value, rates
from mic_tracker.model.assessment import Rates, StageTally
from mic_tracker.model.trajectory import Anchor, Heading, Objective, TargetPath

# 45 at the end of 2020, 100 at the end of 2030: 5.5 a year
STRAIGHT = TargetPath(Objective("at_least", 100), period("2030"), Anchor(2021.0, 45, None))
LISTED = TargetPath(
    Objective("at_least", 100),
    period("2030"),
    Anchor(2021.0, 45, None),
    interim=((2026.0, 50.0), (2029.0, 80.0)),
)
DAY = date(2025, 12, 31)


def test_rates_on_a_straight_path() -> None:
    found = rates(series(("2020", 45), ("2025", 68)), STRAIGHT, None, DAY)
    assert found.progress == pytest.approx(23 / 55)
    assert found.path_value == pytest.approx(72.5)
    assert found.required_rate == pytest.approx(32 / 5)
    assert found.observed_rate == pytest.approx(23 / 5)
    assert found.acceleration == pytest.approx(32 / 23)
    assert found.lag_years == pytest.approx(5 - 23 / 5.5)


def test_a_fall_is_mirrored() -> None:
    falling = TargetPath(Objective("at_most", 10), period("2030"), Anchor(2021.0, 20, None))
    found = rates(series(("2020", 20), ("2025", 16)), falling, None, DAY)
    assert found.progress == pytest.approx(0.4)
    assert found.required_rate == pytest.approx(-1.2)
    assert found.observed_rate == pytest.approx(-0.8)
    assert found.acceleration == pytest.approx(1.5)


def test_what_is_met_requires_nothing() -> None:
    found = rates(series(("2020", 45), ("2025", 104)), STRAIGHT, None, DAY)
    assert (found.required_rate, found.acceleration) == (0.0, 0.0)
    assert found.progress == pytest.approx(59 / 55)


def test_the_wrong_way_has_no_acceleration() -> None:
    found = rates(series(("2020", 45), ("2025", 40)), STRAIGHT, None, DAY)
    assert found.acceleration is None
    assert found.progress == pytest.approx(-5 / 55)


def test_without_data_only_the_path_is_known() -> None:
    found = rates(series(), STRAIGHT, None, DAY)
    assert found.path_value == pytest.approx(72.5)
    assert found == Rates(path_value=found.path_value)


def test_without_a_start_only_the_pace_needed_is_known() -> None:
    path = TargetPath(Objective("at_least", 100), period("2030"), None)
    found = rates(series(("2025", 68)), path, None, DAY)
    assert found.required_rate == pytest.approx(6.4)
    assert found == Rates(required_rate=found.required_rate)


def test_one_point_has_no_progress_and_no_lag() -> None:
    found = rates(series(("2020", 45)), STRAIGHT, None, DAY)
    assert (found.progress, found.observed_rate, found.lag_years) == (None, None, None)


def test_listed_points_are_joined_by_straight_lines() -> None:
    assert path_value(LISTED, 2023.5) == pytest.approx(47.5)
    assert path_value(LISTED, 2027.5) == pytest.approx(65)
    assert path_value(LISTED, 2030.0) == pytest.approx(90)
    assert path_time(LISTED, 65) == pytest.approx(2027.5)


def test_a_path_stays_at_its_target_after_the_deadline() -> None:
    assert path_value(STRAIGHT, 2035.0) == pytest.approx(100)


def test_a_baseline_after_the_deadline_makes_no_path() -> None:
    late = TargetPath(Objective("at_least", 100), period("2030"), Anchor(2032.0, 45, None))
    assert path_value(late, 2031.5) is None
    assert path_time(late, 70) is None


def test_stages_have_a_share() -> None:
    tally = StageTally((("a", period("2024")),), ("b", "c", "d"))
    assert rates(series(), None, tally, DAY) == Rates(progress=0.25)


def test_a_direction_has_no_rates() -> None:
    assert rates(series(("2020", 1)), Heading("increase", None), None, DAY) == Rates()
