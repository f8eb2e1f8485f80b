"""How much of the past pace is carried on, in units of today, and by which reason."""

from math import exp, log, sqrt

import pytest

from mic_tracker.assess.formulas import random_walk, scale
from mic_tracker.assess.formulas.fit import Fit
from mic_tracker.assess.formulas.past_pace import carried_share, pace_reasons

History = tuple[tuple[float, float], ...]

GAPPED = ((2011.0, 250.0), (2013.0, 240.0), (2016.0, 210.0), (2017.0, 214.0), (2021.0, 180.0))


def yearly(*values: float) -> History:
    return tuple((2020.0 + year, value) for year, value in enumerate(values))


def reasons(kind: str, history: History, wanted: int = 0, version: int = 2) -> list[str]:
    fit = random_walk.fit(kind, history, wanted, version)
    return [reason.name for reason in pace_reasons(fit)]


@pytest.mark.parametrize(
    ("kind", "history", "reason"),
    [
        ("nonneg", yearly(100), "pace_one"),
        ("nonneg", yearly(100, 110), "pace_pair"),
        ("nonneg", ((2020.0, 100), (2020.5, 104), (2020.75, 110)), "pace_short"),
        ("nonneg", yearly(500, 570, 640, 710), "pace_steady"),
        ("nonneg", yearly(100, 130, 90, 120, 140, 95), "pace_restless"),
        ("nonneg", GAPPED, "pace_mixed"),
        ("percent", yearly(50, 40, 50), "pace_still"),
        ("nonneg", yearly(6, 3, 1, 0), "pace_at_zero"),
        ("rank", yearly(34, 31, 27), "pace_rank"),
        ("real", yearly(2, -1, 3), "pace_signed"),
    ],
)
def test_whatever_settles_it_is_named(kind: str, history: History, reason: str) -> None:
    assert reasons(kind, history) == [reason]


def test_version_1_has_one_reason_for_all() -> None:
    assert reasons("nonneg", yearly(500, 570, 640, 710), 1, version=1) == ["pace_fixed"]


@pytest.mark.parametrize(("wanted", "reason"), [(1, "pace_increase"), (-1, "pace_decrease")])
def test_what_is_wanted_is_a_reason_of_its_own(wanted: int, reason: str) -> None:
    assert reasons("nonneg", yearly(100, 110), wanted) == ["pace_pair", reason]
    assert reasons("rank", yearly(12, 11), wanted) == ["pace_rank"]


def test_eleven_months_by_hand() -> None:
    """45,038 and 51,038: z moved by 2·(1 - √(45038/51038)), of which 11/12 ÷ (11/12 + 8) counts."""
    history = ((2023 + 8 / 12, 45_038.0), (2024 + 7 / 12, 51_038.0))
    carried, added = pace_reasons(random_walk.fit("nonneg", history, 1))
    span = 11 / 12
    share, moved = span / (span + 8), 2 * (1 - sqrt(45_038 / 51_038))
    assert carried.numbers["seen"] == pytest.approx(6_000 / span)
    assert carried.numbers["share"] == pytest.approx(share)
    assert carried.numbers["carried"] == pytest.approx(51_038 * share * moved / span)
    assert added.numbers["added"] == pytest.approx(51_038 * (1 - share) * 0.01)


def test_both_parts_together_are_the_drift_at_the_present_level() -> None:
    for kind, history in (("nonneg", yearly(80, 86, 91, 97)), ("percent", yearly(40, 43, 47))):
        fit = random_walk.fit(kind, history, -1)
        parts = [why.numbers.get("carried", why.numbers.get("added")) for why in pace_reasons(fit)]
        slope = slope_by_hand(fit)
        assert sum(float(part or 0) for part in parts) == pytest.approx(fit.mu * slope)
        assert scale.slope(fit.kind, fit.u, fit.z) == pytest.approx(slope)


def slope_by_hand(fit: Fit) -> float:
    """The derivative of g at the latest level: u on the square-root scale; 101·e⁻ᶻ/(1 + e⁻ᶻ)²."""
    if fit.kind == "nonneg":
        return fit.u
    z = log((fit.y + 0.5) / (100.5 - fit.y))
    return 101 * exp(-z) / (1 + exp(-z)) ** 2


def test_the_shares_that_the_specification_names() -> None:
    """Ten steady years 9/11, two figures a year apart 1/9; nothing of a signed series."""
    steady = random_walk.fit("nonneg", yearly(*range(550, 1001, 50)))
    assert carried_share(steady) == pytest.approx(9 / 11)
    assert carried_share(random_walk.fit("nonneg", yearly(100, 104))) == pytest.approx(1 / 9)
    assert carried_share(random_walk.fit("real", yearly(1, -1))) == 0


@pytest.mark.parametrize("kind", ["nonneg", "percent", "real", "rank"])
def test_the_slope_is_the_change_of_a_value_per_unit_of_z(kind: str) -> None:
    u, z, step = 40.0 if kind != "percent" else 1.0, 0.3, 1e-6
    change = scale.from_z(kind, u, z + step) - scale.from_z(kind, u, z - step)
    assert scale.slope(kind, u, z) == pytest.approx(change / (2 * step), rel=1e-6)
