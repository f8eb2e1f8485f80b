"""The forecast against a second implementation of it, on 300 random series and both versions."""

import random

import pytest
from second_forecast import Pairs, SecondForecast

from mic_tracker.assess.formulas import likelihood, random_walk

SERIES = 300
KINDS = ("nonneg", "percent", "rank", "real")


def records(kind: str, rng: random.Random) -> Pairs:
    """One to thirty figures: years, gaps, quarters and months, some a second time, any order."""
    step = rng.choice([1.0, 1.0, 1.0, 0.25, 1 / 12])
    t, y, found = 1990.0 + rng.random(), start(kind, rng), Pairs()
    unrest, pace = rng.choice([0.0, 0.005, 0.03, 0.3]), rng.uniform(-0.1, 0.1)
    for _ in range(rng.choice([1, 2, 3, 4, 5, 8, 12, 18, 30])):
        found.append((t, y))
        if rng.random() < 0.15:
            found.append((t, moved(kind, y, rng.gauss(0, 0.05))))
        t += step * rng.choice([1, 1, 1, 2, 3])
        y = moved(kind, y, pace * step + rng.gauss(0, unrest))
    if rng.random() < 0.5:  # of one time the later record counts, so those keep their order
        found.sort(key=lambda record: -record[0])
    return found


def start(kind: str, rng: random.Random) -> float:
    ranges = {"nonneg": (0.5, 5e4), "percent": (0, 100), "rank": (1, 150), "real": (-20, 20)}
    value = rng.uniform(*ranges[kind])
    return float(round(value)) if kind == "rank" else value


def moved(kind: str, y: float, by: float) -> float:
    if kind == "percent":
        return min(max(y + 30 * by, 0.0), 100.0)
    if kind == "rank":
        return float(max(1, round(y * (1 + by))))
    return y + 10 * by if kind == "real" else max(y * (1 + by), 0.0)


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize("seed", range(SERIES))
def test_both_say_the_same(seed: int, version: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - a reproducible example, not a secret
    kind, wanted = KINDS[seed % 4], rng.choice([-1, 0, 1])
    known = records(kind, rng)
    second = SecondForecast(kind, known, wanted, version)
    fit = random_walk.fit(kind, tuple(known), wanted, version)
    assert fit.n == second.n
    assert fit.kappa == pytest.approx(second.kappa, rel=1e-6)
    assert fit.mu == pytest.approx(second.mu, abs=1e-9)
    assert fit.s2 == pytest.approx(second.s2, rel=1e-6)
    years, at_least = rng.randint(1, 12), rng.random() < 0.5
    target = moved(kind, fit.y, rng.uniform(-0.4, 0.4))
    for h in (years, years - rng.random() * 0.9):
        assert random_walk.median(fit, h) == pytest.approx(second.median(h), rel=1e-6)
        ends = second.interval80(h)
        assert random_walk.interval(fit, h, 80) == pytest.approx(ends, rel=1e-5, abs=1e-6)
        chance = likelihood.likelihood_at(fit, target, h, at_least=at_least)
        assert chance == pytest.approx(second.at(target, h, at_least=at_least), abs=1e-7)
    ever = likelihood.likelihood_ever(fit, target, years, at_least=at_least)
    assert ever == pytest.approx(second.ever(target, years, at_least=at_least), abs=1e-7)
    dates = likelihood.expected_dates(fit, target, at_least=at_least)
    assert dates.median == second.even_year(target, at_least=at_least)


def test_the_series_are_of_every_sort() -> None:
    """Short and long, with revisions and gaps below a quarter, steady, between and restless."""
    made = [
        records(KINDS[seed % 4], random.Random(seed))  # noqa: S311 - the same again
        for seed in range(SERIES)
    ]
    lengths = [len({t for t, _ in known}) for known in made]
    assert {1, 2, 3, 4} <= {*lengths}
    assert sum(length > 15 for length in lengths) > 30
    assert sum(len(known) > length for known, length in zip(made, lengths, strict=True)) > 50
    kappas = {SecondForecast("nonneg", k, 1, 2).kappa for k in made[::4]}
    assert {2.0, 8.0} < kappas
