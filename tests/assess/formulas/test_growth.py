"""Rates and paths: the questions that have no answer, and the ones at the edge."""

import pytest

from mic_tracker.assess.formulas import growth, paths


@pytest.mark.parametrize(
    ("first", "last", "years", "expected"),
    [
        (100, 121, 2, 0.1),
        (-100, -121, 2, 0.1),
        (100, 0, 3, -1),
        (0, 10, 3, None),
        (-1, 1, 3, None),
        (1, -1, 3, None),
        (100, 121, 0, None),
        (1e-24, 1e24, 0.001, None),
    ],
)
def test_compound_growth(first: float, last: float, years: float, expected: float | None) -> None:
    result = growth.cagr(first, last, years)
    assert result == (expected if expected is None else pytest.approx(expected))


@pytest.mark.parametrize(
    ("required", "observed", "factor"),
    [(6, 4, 1.5), (-6, -4, 1.5), (0, 4, 0), (6, 0, None), (6, -1, None)],
)
def test_acceleration(required: float, observed: float, factor: float | None) -> None:
    assert growth.acceleration(required, observed) == factor


def test_extrapolation_out_of_range_has_no_answer() -> None:
    assert growth.extrapolate(1, 9.0, 2) == pytest.approx(100)
    assert growth.extrapolate(1, -1.5, 2) is None
    assert growth.extrapolate(1e24, 9.0, 1000) is None


def test_shares_and_paces_without_a_way_or_a_time() -> None:
    assert growth.progress_share(40, 30, 80) == -0.25
    assert growth.progress_share(80, 80, 80) is None
    assert growth.linear_rate(1, 2, 0) is None


@pytest.mark.parametrize(
    ("t", "value"), [(2010, 20), (2020, 20), (2025, 30), (2030, 40), (2050, 40)]
)
def test_a_path_is_flat_outside_its_ends(t: float, value: float) -> None:
    assert paths.linear(2020, 20, 2030, 40, t) == value


def test_a_path_without_time_is_a_step() -> None:
    assert [paths.linear(2030, 20, 2030, 40, t) for t in (2029, 2030)] == [20, 40]


@pytest.mark.parametrize(("t", "value"), [(2019, 5), (2020, 5), (2021, 10), (2023, 17), (2031, 17)])
def test_a_listed_path_runs_straight_between_its_points(t: float, value: float) -> None:
    points = ((2020, 5.0), (2022, 15.0), (2024, 19.0), (2026, 17.0))
    assert paths.piecewise(points, t) == value


def test_a_listed_path_has_a_value_first_where_it_first_reaches_it() -> None:
    points = ((2020, 5.0), (2022, 15.0), (2024, 19.0), (2026, 17.0))
    assert paths.piecewise_time(points, 10) == 2021
    assert paths.piecewise_time(points, 18) == 2023.5
    assert paths.piecewise_time(points, 20) is None
    assert paths.piecewise_time(((2020, 5.0), (2022, 5.0)), 5) == 2020
    assert paths.piecewise((), 2020) is None


def test_paths_and_their_inverses_agree() -> None:
    ends = (2020, 20.0, 2030, 80.0)
    geometric = paths.geometric(*ends, 2024)
    logistic = paths.logistic(*ends, 2024)
    assert geometric == pytest.approx(20 * 4**0.4)
    assert geometric is not None
    assert logistic is not None
    assert paths.geometric_time(*ends, geometric) == pytest.approx(2024)
    assert paths.logistic_time(*ends, logistic) == pytest.approx(2024)
    assert paths.logistic(*ends, 2025) == pytest.approx(50)  # half way between 20 and 80 in logits


@pytest.mark.parametrize(("base", "target"), [(0, 80), (20, 100), (-1, 50), (20, 120)])
def test_no_s_curve_from_or_to_the_ends_of_the_range(base: float, target: float) -> None:
    assert paths.logistic(2020, base, 2030, target, 2025) is None
    assert paths.logistic_time(2020, base, 2030, target, 50) is None


def test_a_flat_path_has_no_time() -> None:
    assert paths.linear_time(2020, 20, 2030, 20, 20) is None
    assert paths.geometric(2020, 0, 2030, 20, 2025) is None
    assert paths.geometric_time(2020, 10, 2030, 20, 0) is None


def test_the_ends_of_the_logit() -> None:
    assert paths.unlogit(-1e6) == 0
    assert paths.unlogit(1e6) == 100
    assert paths.unlogit(paths.logit(37)) == pytest.approx(37)
