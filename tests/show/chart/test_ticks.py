"""The numbers on axes are round, and so many that they can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mic_tracker.show.chart.ticks import round_ends, round_step, ticks_between, year_step


@pytest.mark.parametrize(
    ("low", "high", "most", "step"),
    [(0, 100, 5, 20), (0, 118_190, 5, 25_000), (0, 1, 5, 0.2), (0, 99, 5, 20), (50, 90, 5, 10)],
)
def test_the_step_is_the_smallest_round_one(
    low: float, high: float, most: int, step: float
) -> None:
    assert round_step(low, high, most) == pytest.approx(step)


def test_ticks_are_the_multiples_with_no_digits_of_binary_fractions() -> None:
    assert ticks_between(0, 0.6, 0.2) == (0.0, 0.2, 0.4, 0.6)
    assert ticks_between(-20, 20, 10) == (-20, -10, 0, 10, 20)


@given(st.floats(-1e12, 1e12), st.floats(1e-3, 1e12, allow_subnormal=False), st.integers(3, 8))
def test_ends_hold_all_values_between_few_ticks(low: float, span: float, most: int) -> None:
    high = low + span
    if not high > low:
        return
    step = round_step(low, high, most)
    bottom, top = round_ends(low, high, step)
    assert bottom <= low + 1e-6 * step
    assert top >= high - 1e-6 * step
    assert len(ticks_between(bottom, top, step)) <= most + 2


@pytest.mark.parametrize(("years", "step"), [(6, 1), (14, 1), (15, 2), (60, 5), (1500, 100)])
def test_years_are_named_every_one_two_or_five(years: int, step: int) -> None:
    assert year_step(years, 14) == step
