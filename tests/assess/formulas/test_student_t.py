"""Student's t: known quantiles, symmetry, and tails that keep their size."""

import math

import pytest

from mic_tracker.assess.formulas import student_t


@pytest.mark.parametrize("nu", [1, 2, 3])
def test_half_of_the_mass_is_above_the_middle(nu: int) -> None:
    assert student_t.upper_tail(nu, 0) == pytest.approx(0.5, abs=1e-15)


@pytest.mark.parametrize(
    ("nu", "x", "tail"),
    [
        (1, 1.0, 0.25),  # atan(1) = π/4
        (2, 1.0, 0.5 - 1 / (2 * math.sqrt(3))),
        (3, math.sqrt(3), 0.5 - (math.pi / 4 + 0.5) / math.pi),  # θ = π/4, sin θ·cos θ = 1/2
    ],
)
def test_tails_with_a_value_by_hand(nu: int, x: float, tail: float) -> None:
    assert student_t.upper_tail(nu, x) == pytest.approx(tail, abs=1e-15)
    assert student_t.upper_tail(nu, -x) == pytest.approx(1 - tail, abs=1e-15)


@pytest.mark.parametrize("percent", [50, 80, 95])
@pytest.mark.parametrize("nu", [1, 2, 3])
def test_central_intervals_hold_their_share(nu: int, percent: int) -> None:
    outside = 2 * student_t.upper_tail(nu, student_t.CENTRAL[percent][nu - 1])
    assert outside == pytest.approx(1 - percent / 100, abs=1e-12)


@pytest.mark.parametrize(
    ("nu", "x", "tail"),
    [
        (1, 1e12, 1 / (math.pi * 1e12)),
        (2, 1e6, 1 / (2 * 1e12)),
        (3, 1e6, 2 * math.sqrt(3) / (math.pi * 1e18)),
    ],
)
def test_far_tails_follow_their_power_law(nu: int, x: float, tail: float) -> None:
    assert student_t.upper_tail(nu, x) == pytest.approx(tail, rel=1e-9, abs=0)


def test_the_series_of_the_far_tail_joins_the_closed_form() -> None:
    near, far = student_t.upper_tail(3, 999.999_999), student_t.upper_tail(3, 1000.000_001)
    assert far == pytest.approx(near, rel=1e-8, abs=0)


@pytest.mark.parametrize("nu", [1, 2, 3])
def test_no_tail_is_certain_or_impossible(nu: int) -> None:
    assert 0 < student_t.upper_tail(nu, 1e200) < 1e-100
    assert 0 < 1 - student_t.upper_tail(nu, -1e200) < 1e-15
