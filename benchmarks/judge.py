"""What a judgement costs: 10,000 targets of ten yearly observations, through `assess`.

The registry is made in memory, one indicator per target, so that nothing but judging is timed: the
book, the replay of every vintage with hysteresis, rates, evidence, flags. Prints processor seconds
and fails above the limit; run it as `python benchmarks/judge.py` (with --profile: where they go).
"""

import cProfile
import gc
import pstats
import random
import sys
import time
from datetime import date
from typing import Any

from mic_tracker.assess.assess import assess
from mic_tracker.model.finding import Location
from mic_tracker.model.observation import Observation, ObservationRecord
from mic_tracker.model.period import Period
from mic_tracker.model.registry import Registry, RegistryFile
from mic_tracker.model.report import Clock

TARGETS = 10_000
YEARS = range(2015, 2025)
LIMIT = 3.0
MEASURES = ("count", "amount", "percent", "ratio", "change")


def registry() -> Registry:
    """One level target per indicator; half ahead of the drift, half against it."""
    rng = random.Random(1)  # noqa: S311 - a reproducible example, not a secret
    indicators: dict[str, Any] = {}
    targets: dict[str, Any] = {}
    facts: list[Observation] = []
    for place in range(TARGETS):
        name, value = f"x{place}", rng.uniform(20, 50)
        indicators[name] = _indicator(place)
        for year in YEARS:
            value *= rng.uniform(0.95, 1.08)
            facts.append(_fact(name, year, min(value, 99.0)))
        side, goal = ("at_least", "at_most")[place % 2], min(value, 70.0) * rng.uniform(0.7, 1.3)
        targets[name] = {"kind": "level", "indicator": name, side: goal, "by": 2030}
    return _registry(indicators, targets, facts)


def _indicator(place: int) -> dict[str, Any]:
    measure = MEASURES[place % len(MEASURES)]
    return {"name": "X", "unit": "things", "measure": measure, "desired": "increase"}


def _fact(name: str, year: int, value: float) -> Observation:
    period = Period.year(year)
    record = ObservationRecord(indicator=name, period=period, value=value, unsourced="made up")
    known = date(year + 1, 6, 30)
    place = Location("targets.toml", 1)
    return Observation(name, period, value, None, known, None, (), "normal", record, place)


def _registry(
    indicators: dict[str, Any], targets: dict[str, Any], facts: list[Observation]
) -> Registry:
    file = RegistryFile.model_validate(
        {"format": 1, "title": "Made up", "indicators": indicators, "targets": targets}
    )
    return Registry(
        path="targets.toml",
        title=file.title,
        settings=file.settings,
        check=file.check,
        sources=file.sources,
        indicators=file.indicators,
        targets=file.targets,
        observations=tuple(facts),
        waivers=(),
        places={("targets", name): Location("targets.toml", 1) for name in targets},
    )


def main() -> int:
    """Time one judgement of all targets."""
    gc.disable()  # as the command line does
    made, clock = registry(), Clock(date(2026, 1, 1))
    profile = cProfile.Profile()
    if "--profile" in sys.argv:
        profile.enable()
    start = time.process_time()
    report = assess(made, clock)
    spent = time.process_time() - start
    profile.disable()
    told = ", ".join(f"{n} {status}" for status, n in report.counts().items() if n)
    print(f"judged {len(report.standings)} targets in {spent:.2f} s (limit {LIMIT:.1f} s): {told}")
    if "--profile" in sys.argv:
        pstats.Stats(profile).sort_stats("tottime").print_stats(30)
    return 0 if spent <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
