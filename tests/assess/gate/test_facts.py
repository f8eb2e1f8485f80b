"""Numbers of findings keep the digits that decide."""

from collections.abc import Callable
from decimal import Decimal

import judging
import pytest

from mic_tracker.assess.gate.facts import beside, deciding, exceeds, month, target_facts
from mic_tracker.model.period import Period
from mic_tracker.model.registry import Registry


@pytest.mark.parametrize(
    ("more", "less", "shown"),
    [
        (0.412, 0.338, ("0.412", "0.338")),
        # at three digits the difference would read 0.050, which is allowed
        (0.41234, 0.36217, ("0.4123", "0.3622")),
        (0.5, 0.449_999, ("0.500000", "0.449999")),
    ],
)
def test_what_exceeds_the_tolerance_reads_so(
    more: float, less: float, shown: tuple[str, str]
) -> None:
    assert tuple(map(str, deciding(more, less, 0.05))) == shown


@pytest.mark.parametrize(
    ("more", "less", "too_much"),
    [(0.8, 0.75, False), (0.35, 0.3, False), (0.45, 0.399, True), (0.45, 0.399_999_9, True)],
)
def test_the_tolerance_itself_is_allowed_whatever_the_rounding_of_floats(
    more: float, less: float, *, too_much: bool
) -> None:
    assert exceeds(more, less, 0.05) is too_much


def test_a_number_shows_its_side_of_a_line() -> None:
    assert str(beside(0.2, 1 / 3)) == "0.200"
    # rounded to 0.333 it would read as below 1/3
    assert str(beside(0.333_38, 1 / 3)) == "0.3334"


@pytest.mark.parametrize("period", ["2030", "2030-06", "2024-Q1", "2025-12"])
def test_a_decimal_year_lies_in_the_month_that_it_ends(period: str) -> None:
    stated = Period.parse(period)
    assert str(month(stated.end)) == f"{stated.last:%Y-%m}"


def test_the_middle_of_a_month_lies_in_it() -> None:
    assert str(month(2031 + 4.5 / 12)) == "2031-05"


def test_a_computed_figure_is_told_with_the_digits_that_decide(
    registry_of: Callable[[str], Registry],
) -> None:
    figures = [
        {"period": "2021", "value": 47.0},
        {"indicator": "y", "period": "2021", "value": 48.23},
    ]
    other = '[indicators.y]\nname = "Y"\nunit = "y"\nmeasure = "count"\ndesired = "decrease"\n'
    text = judging.text(figures, {"kind": "comparison", "than": "y", "by": 2035})
    standing = judging.standing(registry_of(f"{text}\n{other}"), "2022-06-30")
    # 47 ÷ 48.23 = 0.97449…
    assert target_facts(standing)["value"] == Decimal("0.974")


@pytest.mark.parametrize("size", [1e24, 1e48, 1.7e308])
def test_the_largest_numbers_are_rounded_as_well(size: float) -> None:
    less = size * (1 - 1e-15)
    assert beside(less, size) == Decimal(repr(less))
    assert deciding(size, less, 0) == (Decimal(repr(size)), Decimal(repr(less)))
