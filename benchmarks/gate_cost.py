"""What a check against a base costs: 1,000 targets, 20,000 observations, read and judged twice.

The base has fifty lower goals and as many other figures. Prints the ratio of the whole check to one
reading and judging of the head, which is what `status` does; run `python benchmarks/gate_cost.py`.
"""

import random
import time
from collections.abc import Callable
from datetime import date

from mic_tracker.assess.assess import assess
from mic_tracker.assess.gate.gate import gate
from mic_tracker.model.report import Clock, Report
from mic_tracker.model.verdict import Side
from mic_tracker.read.registry import read_text

TARGETS, YEARS = 1_000, range(2005, 2025)
CLOCK = Clock(date(2026, 11, 21))
HEADER = 'format = 1\ntitle = "Large"\n[sources.s]\ntitle = "S"\npublished = 2025-01-01\n'
TARGET = """
[indicators.i{n}]
name = "I"
unit = "u"
measure = "count"
desired = "increase"
[targets.t{n}]
kind = "level"
indicator = "i{n}"
at_least = 1000
by = 2030
"""
FIGURE = '[[observations]]\nindicator = "i{n}"\nperiod = {year}\nvalue = {value}\nsource = "s"\n'


def registry() -> str:
    """The text of the head."""
    rng = random.Random(1)  # noqa: S311 - a reproducible example, not a secret
    figures = []
    for n in range(TARGETS):
        value = 400
        for year in YEARS:
            value += rng.randint(0, 60)
            figures.append(FIGURE.format(n=n, year=year, value=value))
    return HEADER + "".join(TARGET.format(n=n) for n in range(TARGETS)) + "".join(figures)


def edited(head: str) -> str:
    """The text of a base: fifty lower goals, and as many other figures."""
    return head.replace("at_least = 1000", "at_least = 900", 50).replace(
        "value = 5", "value = 4", 50
    )


def judged(text: str) -> Report:
    """Read and judge, as `status` does."""
    found = read_text(text.encode(), name="targets.toml", folder=None).registry
    if found is None:
        raise ValueError("the registry of the benchmark is invalid")
    return assess(found, CLOCK)


def seconds(work: Callable[[], object]) -> float:
    """Processor time of the fastest of three runs."""
    times = []
    for _ in range(3):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    """Time both and print their ratio."""
    head = registry()
    base = edited(head)
    once = seconds(lambda: judged(head))
    check = seconds(lambda: gate(Side(judged(head)), Side(judged(base))))
    print(f"status: {once:.2f} s; check against a base: {check:.2f} s, {check / once:.2f} times")


if __name__ == "__main__":
    main()
