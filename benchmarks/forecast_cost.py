"""What the forecast costs: 10,000 targets of ten observations, replayed over every prefix.

Each target gets a likelihood for its 2 … 10 first observations and one full output (median, three
intervals, both likelihoods, dates). Half of the targets lie ahead of the drift, half against it.
Prints processor seconds; run it as `python benchmarks/forecast_cost.py`.
"""

import random
import time

from mic_tracker.assess.formulas import fit as window
from mic_tracker.assess.formulas import hysteresis, likelihood, random_walk

TARGETS = 10_000
KINDS = ("nonneg", "nonneg", "percent", "rank", "real")


def histories() -> list[tuple[str, list[tuple[float, float]], float]]:
    """Ten yearly values each, and a target 20 % off the last value."""
    rng = random.Random(1)  # noqa: S311 - a reproducible example, not a secret
    cases = []
    for place in range(TARGETS):
        y, history = rng.uniform(20, 50), []
        for year in range(2015, 2025):
            y *= rng.uniform(0.95, 1.08)
            history.append((float(year), y))
        cases.append((KINDS[place % len(KINDS)], history, y * 1.2))
    return cases


def replay(kind: str, history: list[tuple[float, float]], target: float, *, up: bool) -> None:
    """One likelihood and one status per prefix."""
    series, status = window.FitWindow(kind), None
    for place, (t, y) in enumerate(history):
        series.observe(t, y)
        if place:
            fit = series.fit()
            chance = likelihood.likelihood_ever(fit, target, 2030 - t, at_least=up)
            status = hysteresis.settle_status(status, chance)


def full(kind: str, history: list[tuple[float, float]], target: float, *, up: bool) -> None:
    """Everything that is shown about one target."""
    fit = random_walk.fit(kind, tuple(history))
    random_walk.median(fit, 6)
    for percent in (50, 80, 95):
        random_walk.interval(fit, 6, percent)
    likelihood.likelihood_at(fit, target, 6, at_least=up)
    likelihood.likelihood_ever(fit, target, 6, at_least=up)
    likelihood.expected_dates(fit, target, at_least=up)


def main() -> None:
    """Time both parts."""
    cases = histories()
    for part in (replay, full):
        start = time.process_time()
        for place, (kind, history, target) in enumerate(cases):
            up = place % 2 == 0
            part(kind, history, target if up else target / 1.44, up=up)
        print(f"{part.__name__}: {time.process_time() - start:.2f} s for {TARGETS} targets")


if __name__ == "__main__":
    main()
