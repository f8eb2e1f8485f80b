"""The fit at its edges, by hand."""

import math

import pytest

from mic_tracker.assess.formulas import random_walk
from mic_tracker.assess.formulas.fit import FitWindow


def test_two_observations_by_hand() -> None:
    """100 then 121: √(100/121) = 10/11, so z₁ = -2/11; S + κ = 9; Q = (2/11)²."""
    fit = random_walk.fit("nonneg", ((2020.0, 100.0), (2021.0, 121.0)))
    assert fit.mu == pytest.approx(2 / 99)
    assert fit.kappa == pytest.approx(8)
    assert fit.s2 == pytest.approx((0.00125 + 4 / 121 - 4 / 1089) / 1.5)
    m, s = random_walk.predict(fit, 2)
    assert m == pytest.approx(4 / 99)
    assert s == pytest.approx(math.sqrt(fit.s2 * (2 + 4 / 9)))
    assert random_walk.median(fit, 2) == pytest.approx(121 * (1 + 2 / 99) ** 2)


def test_only_the_fifteen_latest_count() -> None:
    recent = tuple((2000.0 + year, 10.0 + year % 3) for year in range(15))
    older = tuple((1990.0 + year, 1e6 * year) for year in range(10))
    assert random_walk.fit("nonneg", older + recent) == random_walk.fit("nonneg", recent)
    assert random_walk.fit("nonneg", older + recent).n == 15


def test_the_order_of_arrival_does_not_matter() -> None:
    history = ((2020.0, 5.0), (2021.0, 7.0), (2023.0, 6.0))
    assert random_walk.fit("nonneg", history[::-1]) == random_walk.fit("nonneg", history)


def test_a_revision_replaces_the_value_of_its_time() -> None:
    window = FitWindow("percent")
    for t, y in ((2020.0, 40.0), (2021.0, 50.0), (2022.0, 60.0), (2021.0, 45.0)):
        window.observe(t, y)
    assert window.fit() == random_walk.fit(
        "percent", ((2020.0, 40.0), (2021.0, 45.0), (2022.0, 60.0))
    )


def test_gaps_below_a_quarter_count_as_a_quarter() -> None:
    """One month apart: Q = c²/0.25, S = 1/12."""
    fit = random_walk.fit("percent", ((2020.0, 50.0), (2020 + 1 / 12, 55.0)))
    change = math.log(55.5 / 45.5)
    drift = change / (1 / 12 + 8)
    assert fit.mu == pytest.approx(drift)
    assert fit.s2 == pytest.approx((0.00125 + change**2 / 0.25 - change * drift) / 1.5)


def test_version_1_by_hand() -> None:
    """The typical year counts as one of three observations, and a direction as none."""
    history = ((2020.0, 100.0), (2021.0, 121.0))
    fit = random_walk.fit("nonneg", history, version=1)
    assert fit.mu == pytest.approx(2 / 99)
    assert (fit.kappa, fit.version) == (8, 1)
    assert fit.s2 == pytest.approx((0.0025 + 4 / 121 - 4 / 1089) / 2)
    assert random_walk.fit("nonneg", history, 1, version=1) == fit


def squares(*roots: float) -> tuple[tuple[float, float], ...]:
    """Yearly figures whose square roots are these, so that z moves by twice their steps ÷ last."""
    return tuple((2020.0 + year, root * root) for year, root in enumerate(roots))


@pytest.mark.parametrize(
    ("roots", "kappa"),
    [
        ((7, 8, 9, 10), 2),  # 0.2 a year exactly: v = 0.00125/2.5, 8·v/0.0025 = 1.6
        ((10, 10, 10), 8 * 0.5 / 1.5),
        ((10, 10), 8),  # of two figures nobody can tell
        ((9, 9.5, 9, 10), 8),  # pace 1/15; z moves by 0.1, -0.1, 0.2: restless
    ],
)
def test_the_steadier_the_past_the_fewer_years_are_added(
    roots: tuple[float, ...], kappa: float
) -> None:
    assert random_walk.fit("nonneg", squares(*roots)).kappa == pytest.approx(kappa)


def test_between_the_bounds_the_years_are_in_proportion_to_the_variance() -> None:
    """Moves of 0.1, 0.14 and 0.12, so 0.02² + 0.02² about its pace of 0.12: v = 0.00205/2.5."""
    fit = random_walk.fit("nonneg", squares(8.2, 8.7, 9.4, 10))
    assert fit.v == pytest.approx(0.00205 / 2.5)
    assert fit.kappa == pytest.approx(8 * 0.00205 / 2.5 / 0.0025)


def test_a_year_of_months_is_too_short_to_look_steady() -> None:
    months = tuple((2020 + i / 12, (100 + i) ** 2 / 100) for i in range(13))
    years = tuple((2020.0 + i, (100 + i) ** 2 / 100) for i in range(13))
    assert random_walk.fit("nonneg", months).kappa == pytest.approx(8)
    assert random_walk.fit("nonneg", years).kappa == 2


def test_a_rank_is_averaged_with_sixteen_years_and_leans_nowhere() -> None:
    history = ((2020.0, 12.0), (2021.0, 11.0), (2022.0, 10.0))
    fit = random_walk.fit("rank", history, -1)
    assert (fit.kappa, fit.lean) == (16, 0)
    assert fit.mu == pytest.approx((2 - 2 * (12 / 10) ** 0.5) / 18)


@pytest.mark.parametrize("kind", ["nonneg", "percent"])
def test_what_is_wanted_is_expected_a_little(kind: str) -> None:
    """One figure: mu is 1 % a year of the level, or a hundredth of a logit, either way."""
    up, down, unknown = (random_walk.fit(kind, ((2020.0, 40.0),), d) for d in (1, -1, 0))
    assert [up.mu, down.mu, unknown.mu] == pytest.approx([0.01, -0.01, 0])
    assert up.s2 == down.s2 == unknown.s2 == pytest.approx(0.0025)


def test_a_signed_series_is_not_led_by_what_is_wanted() -> None:
    history = ((2020.0, -1.0), (2021.0, 1.0), (2022.0, 3.0))
    assert random_walk.fit("real", history, 1) == random_walk.fit("real", history)


def test_a_last_value_of_zero_takes_the_mean_as_its_unit() -> None:
    fit = random_walk.fit("nonneg", ((2020.0, 9.0), (2021.0, 0.0)))
    assert (fit.u, fit.z) == (4.5, -2)


@pytest.mark.parametrize("kind", ["nonneg", "real"])
def test_nothing_but_zeros_takes_one_as_its_unit(kind: str) -> None:
    fit = random_walk.fit(kind, ((2020.0, 0.0), (2021.0, 0.0)))
    assert fit.u == 1
    assert fit.s2 > 0


def test_a_signed_series_goes_half_way_to_its_mean_and_stays() -> None:
    """-1, 1, 3: unit 5/3, mean 1, so the forecast is 2 at every horizon."""
    fit = random_walk.fit("real", ((2020.0, -1.0), (2021.0, 1.0), (2022.0, 3.0)))
    assert random_walk.median(fit, 1) == pytest.approx(2)
    assert random_walk.median(fit, 20) == pytest.approx(2)
    assert fit.s2 == pytest.approx((0.25 + 2 * (2 / (5 / 3)) ** 2) / 3)


@pytest.mark.parametrize(
    ("kind", "y"), [("nonneg", -1.0), ("rank", -3.0), ("percent", 100.5), ("percent", -0.1)]
)
def test_a_value_the_kind_cannot_hold_is_refused(kind: str, y: float) -> None:
    with pytest.raises(ValueError, match=f"outside the range of a {kind} series"):
        random_walk.fit(kind, ((2020.0, y),))


def test_nothing_observed_is_nothing_to_fit() -> None:
    with pytest.raises(ValueError, match="no observation"):
        random_walk.fit("nonneg", ())


@pytest.mark.parametrize("horizon", [0, -1])
def test_the_past_has_no_forecast(horizon: float) -> None:
    with pytest.raises(ValueError, match="looks ahead"):
        random_walk.predict(random_walk.fit("real", ((2020.0, 1.0),)), horizon)


def test_intervals_stay_inside_the_bounds() -> None:
    rank = random_walk.fit("rank", ((2020.0, 2.0), (2021.0, 1.0)))
    assert random_walk.interval(rank, 5, 95)[0] == 1
    share = random_walk.fit("percent", ((2020.0, 0.0), (2021.0, 100.0)))
    assert random_walk.interval(share, 30, 95) == (0, 100)
