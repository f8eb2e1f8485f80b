"""Chances at their edges: bounds, ranks, unchanged histories, outcomes, dates."""

import math

import pytest

from mic_tracker.assess.formulas import likelihood, random_walk
from mic_tracker.assess.formulas.likelihood import likelihood_at, likelihood_ever

HISTORIES = {
    "nonneg": ((2020.0, 5.0), (2021.0, 6.0)),
    "percent": ((2020.0, 50.0), (2021.0, 60.0)),
    "rank": ((2020.0, 5.0), (2021.0, 6.0)),
    "real": ((2020.0, -5.0), (2021.0, 6.0)),
}


@pytest.mark.parametrize(
    ("kind", "side", "target", "chance"),
    [
        ("nonneg", "at least", 0, 1),
        ("nonneg", "at least", -3, 1),
        ("nonneg", "at most", -1e-9, 0),
        ("percent", "at least", 0, 1),
        ("percent", "at least", 100.1, 0),
        ("percent", "at most", 100, 1),
        ("percent", "at most", -1, 0),
        ("rank", "at least", 1, 1),
        ("rank", "at most", 0, 0),
    ],
)
def test_a_bound_of_the_unit_decides(kind: str, side: str, target: float, chance: float) -> None:
    fit, at_least = random_walk.fit(kind, HISTORIES[kind]), side == "at least"
    assert likelihood_at(fit, target, 3, at_least=at_least) == chance
    assert likelihood_ever(fit, target, 3, at_least=at_least) == chance
    dates = likelihood.expected_dates(fit, target, at_least=at_least)
    assert dates.median == (2021 if chance else None)


@pytest.mark.parametrize(
    ("kind", "side", "target"),
    [
        ("nonneg", "at most", 0),
        ("percent", "at least", 100),
        ("percent", "at most", 0),
        ("rank", "at most", 1),
        ("real", "at least", -1e9),
        ("real", "at most", 1e9),
    ],
)
def test_a_target_on_the_edge_of_the_range_stays_open(kind: str, side: str, target: float) -> None:
    fit = random_walk.fit(kind, HISTORIES[kind])
    assert 0 < likelihood_at(fit, target, 3, at_least=side == "at least") < 1


def test_one_observation_by_hand() -> None:
    """At least 144 after 100: z = 2·(1.2 - 1) = 0.4; one year on s = 0.05·√(1 + 1/8); ν = 1."""
    fit = random_walk.fit("nonneg", ((2020.0, 100.0),))
    w = 0.4 / (0.05 * math.sqrt(1 + 1 / 8))
    expected = 0.5 - math.atan(w) / math.pi
    assert likelihood_at(fit, 144, 1, at_least=True) == pytest.approx(expected)


def test_ranks_are_asked_half_a_place_away() -> None:
    """Between places 6 and 7 nothing lies, so at most 6 and at least 7 share all chances."""
    fit = random_walk.fit("rank", HISTORIES["rank"])
    both = likelihood_at(fit, 6, 2, at_least=False) + likelihood_at(fit, 7, 2, at_least=True)
    assert both == pytest.approx(1)


@pytest.mark.parametrize(
    ("n", "target", "stays"), [(3, 50, 0), (4, 50, 4 / 6), (4, 60, 4 / 6), (8, 50, 8 / 10)]
)
def test_an_unchanged_history_may_stay_unchanged(n: int, target: float, stays: float) -> None:
    """Two years on, with the value on target the plain chance is a half."""
    fit = random_walk.fit("nonneg", tuple((2000.0 + year, 50.0) for year in range(n)))
    chance = likelihood_at(fit, target, 2, at_least=True)
    if target == 50:
        assert chance == pytest.approx(stays + (1 - stays) / 2)
    else:
        assert 0 < chance < (1 - stays) / 2


def test_up_to_a_year_both_questions_have_one_answer() -> None:
    fit = random_walk.fit("percent", HISTORIES["percent"])
    assert likelihood_ever(fit, 70, 0.5, at_least=True) == likelihood_at(
        fit, 70, 0.5, at_least=True
    )


def test_two_years_raise_the_chance_by_the_published_exponent() -> None:
    """The exponent is 1 + ln 2/3 = 1.231; the text's fitted value for two years is 1.20."""
    fit = random_walk.fit("percent", HISTORIES["percent"])
    at = likelihood_at(fit, 70, 2, at_least=True)
    ever = likelihood_ever(fit, 70, 2, at_least=True)
    assert ever == pytest.approx(1 - (1 - at) ** (1 + math.log(2) / 3))


def test_a_drift_away_keeps_the_best_year_end() -> None:
    """Rising at about 9 % a year, "at most 131" is likeliest at once, then fades."""
    history = tuple((2015.0 + year, 85.0 * 1.09**year) for year in range(6))
    fit = random_walk.fit("nonneg", history)
    at = [likelihood_at(fit, 130, year, at_least=False) for year in (1, 2, 3, 4)]
    assert at[-1] < max(at)
    ever = [likelihood_ever(fit, 130, year / 4, at_least=False) for year in range(1, 80)]
    assert ever == sorted(ever)


def test_a_target_behind_the_start_has_one_chance_in_the_first_year() -> None:
    """A mean rank of 20.2 misses 20.4 by less than the half place of the correction."""
    fit = random_walk.fit("rank", ((2019.0, 16.0), (2020.0, 18.0), (2021.0, 20.2)))
    ever = [likelihood_ever(fit, 20.4, eighth / 8, at_least=True) for eighth in range(1, 40)]
    assert ever == sorted(ever)
    assert ever[0] == ever[7]


def test_a_distant_target_has_no_dates() -> None:
    fit = random_walk.fit("nonneg", HISTORIES["nonneg"])
    assert likelihood.expected_dates(fit, 1e9, at_least=True) == likelihood.ExpectedDates(
        None, None, None
    )


def test_dates_come_in_order() -> None:
    fit = random_walk.fit("nonneg", tuple((2015.0 + year, 10.0 + 2 * year) for year in range(8)))
    dates = likelihood.expected_dates(fit, 26, at_least=True)
    assert dates.early is not None
    assert dates.median is not None
    assert dates.late is not None
    assert 2022 < dates.early <= dates.median < dates.late <= 2052


def test_no_likelihood_of_the_past() -> None:
    fit = random_walk.fit("nonneg", HISTORIES["nonneg"])
    for ask in (likelihood_at, likelihood_ever):
        for horizon in (0, -1.5):
            with pytest.raises(ValueError, match="looks ahead"):
                ask(fit, 9, horizon, at_least=True)
