"""What members cost: a target that judges each area, by arrays and one by one.

Each member has 20 yearly figures in an included table, which is read before the clock starts; the
time that it takes to load the arrays counts. Runs are processes of their own and alternate. Prints
medians of processor seconds, and the peak of memory, reading included; run it as
`python benchmarks/members_cost.py 500 5000 50000`, with `change`, `path` or `statcan-2025` behind
the numbers for other promises than a level by the forecast. Members are judged one by one up to
5,000: what more of them take is as much for each.
"""

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from statistics import median

from mic_tracker.assess.assess import assess
from mic_tracker.assess.members import judge
from mic_tracker.model.report import Clock
from mic_tracker.read.registry import read_registry

NUMBERS = (250, 1_000, 5_000, 50_000)
YEARS, RUNS = 20, 5
MOST_ONE_BY_ONE = 5_000
NEVER = 10**9
TODAY = date(2024, 6, 1)
DATES = {"known on one day": "2024-03-01", "known year by year": '"unknown"'}
REGISTRY = """\
format = 1
title = "Areas"
include = ["figures.csv"]
[sources.s]
title = "S"
published = {published}
[indicators.x]
name = "X"
unit = "things"
measure = "count"
desired = "increase"
[targets.t]
indicator = "x"
each = "area"
enough = "60%"
by = 2030
{promise}
"""
LEVEL = 'kind = "level"\nat_least = 150'
PROMISES = {
    "level": LEVEL,
    "change": 'kind = "change"\npercent = 30\nfrom = 2010',
    "path": f'{LEVEL}\nmethod = "path"',
    "statcan-2025": f'{LEVEL}\nmethod = "statcan-2025"',
}


def figures(members: int) -> Iterator[str]:
    """Walks, half of them steady."""
    rng = random.Random(1)  # noqa: S311 - a reproducible example, not a secret
    for member in range(members):
        value, pace = rng.uniform(50, 150), rng.gauss(1.5, 1.5)
        noise = rng.choice([0.5, 5])
        for year in range(2004, 2004 + YEARS):
            yield f"x,a{member:05},{year},{max(value, 0):.1f},s\n"
            value += pace + rng.gauss(0, noise)


def judge_once(folder: Path, way: str) -> None:
    """Print what one judgement took."""
    loaded = read_registry(folder / "targets.toml", day=TODAY)
    assert loaded.registry, loaded.findings  # noqa: S101 - a benchmark of nothing is none
    if way == "one by one":
        judge.MANY = NEVER
    elif way == "arrays":
        judge.MANY = 1
    before = time.process_time()
    (standing,) = assess(loaded.registry, Clock(TODAY)).standings
    taken = time.process_time() - before
    print(taken, getrusage(RUSAGE_SELF).ru_maxrss / 1024, standing.status)


def measured(folder: Path, way: str) -> tuple[float, float]:
    """Processor seconds and MiB of a process of its own."""
    words = [sys.executable, __file__, "once", str(folder), way]
    seconds, mib, _ = subprocess.run(
        words, check=True, capture_output=True, text=True
    ).stdout.split()
    return float(seconds), float(mib)


def compare(members: int, promise: str, dated: str) -> str:
    """A line of the answer."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        registry = REGISTRY.format(published=DATES[dated], promise=PROMISES[promise])
        (folder / "targets.toml").write_text(registry, "utf-8")
        rows = ["indicator,area,period,value,source\n", *figures(members)]
        (folder / "figures.csv").write_text("".join(rows), "utf-8")
        ways = ["arrays", *(["one by one"] if members <= MOST_ONE_BY_ONE else [])]
        runs = [{way: measured(folder, way) for way in ways} for _ in range(RUNS)]
    texts = (
        f"{way} {median(run[way][0] for run in runs):.2f} s,"
        f" {median(run[way][1] for run in runs):.0f} MiB"
        for way in ways
    )
    return f"{members:6} members, {promise}, {dated}: {'; '.join(texts)}"


def main(words: list[str]) -> None:
    """Judge so many members both ways."""
    if words[:1] == ["once"]:
        judge_once(Path(words[1]), words[2])
        return
    numbers = [int(word) for word in words if word.isdecimal()]
    promises = [word for word in words if not word.isdecimal()]
    for members, promise, dated in product(numbers or NUMBERS, promises or ["level"], DATES):
        print(compare(members, promise, dated), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
