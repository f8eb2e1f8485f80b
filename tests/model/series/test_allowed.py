"""What a hedged figure allows."""

from math import inf

import pytest
from facts import fact

from mic_tracker.model.series.allowed import Allowed, hedge_of
from mic_tracker.model.trajectory import Objective


@pytest.mark.parametrize(
    ("qualifier", "value", "allowed"),
    [
        (None, 80, None),
        ("over", 80, Allowed(80, inf, low_open=True)),
        ("at-least", 80, Allowed(80, inf)),
        ("under", 80, Allowed(-inf, 80, high_open=True)),
        ("at-most", 80, Allowed(-inf, 80)),
        ("about", 80.2, Allowed(80.15, 80.25)),
        ("about", 58_000, Allowed(57_500, 58_500)),
        ("about", 51_038, Allowed(51_037.5, 51_038.5)),
        # one digit is written: a twentieth, not half of it
        ("about", 100_000, Allowed(95_000, 105_000)),
        ("about", -3.5, Allowed(-3.55, -3.45)),
        ("about", 0, Allowed(-0.5, 0.5)),
    ],
)
def test_a_qualifier_allows_a_range(
    qualifier: str | None, value: float, allowed: Allowed | None
) -> None:
    found = hedge_of(fact("2024", value, qualifier=qualifier))
    if allowed is None or found is None:
        assert found is allowed
    else:
        assert found[:2] == pytest.approx(allowed[:2])
        assert found[2:] == allowed[2:]


def test_nothing_beyond_the_bounds_of_the_measure_is_allowed() -> None:
    over = fact("2024", 95, qualifier="over")
    assert hedge_of(over, "percent") == Allowed(95, 100, low_open=True)
    assert hedge_of(over, "count") == Allowed(95, inf, low_open=True)
    assert hedge_of(fact("2024", 95, qualifier="under"), "count") == Allowed(0, 95, high_open=True)
    assert hedge_of(fact("2024", 3, qualifier="at-most"), "rank") == Allowed(1, 3)
    assert hedge_of(fact("2024", 3, qualifier="at-most"), "change") == Allowed(-inf, 3)
    assert Objective("at_most", 100).decided_by(Allowed(95, 100, low_open=True)) is True


def test_sums_and_ratios_of_ranges() -> None:
    assert Allowed(1, 2).plus(Allowed(10, 20, high_open=True)) == Allowed(11, 22, high_open=True)
    assert Allowed(1, 2).divided_by(Allowed(4, 5)) == Allowed(1 / 5, 2 / 4)
    assert Allowed(1, inf).divided_by(Allowed(4, 5)) == Allowed(1 / 5, inf)
    assert Allowed(1, 2).divided_by(Allowed(4, inf)) == Allowed(0, 2 / 4)
    assert Allowed(1, 2).divided_by(Allowed(0, 5)) == Allowed(1 / 5, inf)


@pytest.mark.parametrize(
    ("qualifier", "value", "at_least", "at_most"),
    [
        # beside the line at 80
        (None, 80, True, True),
        (None, 79, False, True),
        ("over", 80, True, False),
        ("over", 79, None, None),
        ("at-least", 80, True, None),
        ("at-least", 81, True, False),
        ("under", 80, False, True),
        ("under", 81, None, None),
        ("at-most", 80, None, True),
        ("at-most", 79, False, True),
        ("about", 80.2, True, False),
        ("about", 80.1, True, False),
        ("about", 81, True, False),
        ("about", 80.01, True, False),
        ("about", 83, True, False),
        ("about", 82, True, False),
        ("about", 80, None, None),
    ],
)
def test_a_line_is_met_when_all_allowed_values_meet_it(
    qualifier: str | None,
    value: float,
    at_least: bool | None,  # noqa: FBT001 - a case
    at_most: bool | None,  # noqa: FBT001 - a case
) -> None:
    figure = fact("2024", value, qualifier=qualifier)
    allowed = hedge_of(figure) or Allowed(value, value)
    assert Objective("at_least", 80).decided_by(allowed) is at_least
    assert Objective("at_most", 80).decided_by(allowed) is at_most


def test_a_strict_line_is_not_met_by_the_value_itself() -> None:
    strict = Objective("at_least", 1, strict=True)
    assert strict.decided_by(Allowed(1, 1)) is False
    assert strict.decided_by(Allowed(1, 2)) is None
    assert strict.decided_by(Allowed(1, 2, low_open=True)) is True
    assert strict.decided_by(Allowed(0, 1)) is False
