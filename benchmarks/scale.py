"""What `status --json` costs as a registry grows, beside DuckDB's own aggregate of the same file.

From 60 to a million observations in an included CSV, and a million and 10 million in Parquet; 20
years of each series. In each round every program runs once, in a new order, as a process of its own
that counts its processor time, start and end included; the median of the rounds' ratios is told,
and the most memory that a process held. The growth exponent is the slope between two sizes on a
scale of logarithms: 1 is a cost that grows as the data do.

hledger and beancount, where they are installed, load as many transactions and sum them by account.

Run `python benchmarks/scale.py [SIZE[xTARGETS][/parquet] ...]` with an interpreter that has
mic-tracker, duckdb and numpy: `100000x5000` is 100,000 observations and 5,000 targets, in a CSV;
without a number they are 19.
"""

import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import log
from pathlib import Path
from typing import NamedTuple

SIZES = (
    *("60", "5000", "100000", "100000x5000", "1000000"),
    *("1000000/parquet", "10000000/parquet"),
)
TARGETS, YEARS, INDICATORS = 19, 20, 20
ROUNDS = {100_000: 7, 1_000_000: 3}
"""Up to so many observations; above them, one round."""
JOURNALS = 100_000
"""Up to so many observations the programs of bookkeeping run as well."""
PROGRAM = "import sys; from mic_tracker.cli.main import main; sys.exit(main())"
AGGREGATE = """
import duckdb
duckdb.sql('''
    select indicator, area, count(*), min(period), max(period), arg_max(value, period),
        arg_min(value, period), avg(value), regr_slope(value, period)
    from 'data.{}' group by all
''').fetchall()
"""
CONVERT = """
import duckdb
duckdb.sql("set enable_progress_bar = false")
duckdb.sql("copy (from 'data.csv') to 'data.parquet' (format parquet, compression zstd)")
"""
GOALS = {
    (100_000, 5_000, "csv"): (4.0, 120),
    (1_000_000, TARGETS, "csv"): (8.0, 300),
    (1_000_000, TARGETS, "parquet"): (3.0, 400),
}
"""Of a size: how often DuckDB's processor time, and how many MiB, at most."""
HEAD = """format = 1
title = "Scale"
include = ["data.{}"]

[sources.s]
title = "S"
published = 2025-06-30
"""
INDICATOR = """
[indicators.i{}]
name = "Indicator {}"
unit = "units"
measure = "amount"
desired = "increase"
"""
TARGET = """
[targets.t{}]
kind = "level"
indicator = "i{}"
area = "a{}"
at_least = 250
by = 2030
"""


class Size(NamedTuple):
    """How much a registry holds."""

    observations: int
    targets: int
    format: str = "csv"

    @classmethod
    def of(cls, text: str) -> "Size":
        """Read 100000x5000/parquet; without targets there are as many as series, 19 at most."""
        number, _, format_ = text.partition("/")
        observations, _, targets = number.partition("x")
        series = max(int(observations) // YEARS, 1)
        chosen = int(targets) if targets else min(TARGETS, series)
        return cls(int(observations), chosen, format_ or "csv")

    @property
    def series(self) -> Iterator[tuple[int, int]]:
        """The number of the indicator and of the area of each series."""
        areas = max(self.length // INDICATORS, 1)
        return (divmod(i, areas) for i in range(self.length))

    @property
    def length(self) -> int:
        """How many series there are."""
        return max(self.observations // YEARS, 1)


class Cost(NamedTuple):
    """What one process took."""

    seconds: float
    mebibytes: float
    code: int


def write(folder: Path, size: Size) -> None:
    """Write a registry and the table that it includes, row by row."""
    chosen = [*zip(size.series, range(size.targets), strict=False)]
    indicators = "".join(INDICATOR.format(i, i) for i in range(2 * INDICATORS))
    targets = "".join(TARGET.format(n, i, area) for (i, area), n in chosen)
    (folder / "targets.toml").write_text(HEAD.format(size.format) + indicators + targets, "utf-8")
    with (folder / "data.csv").open("w", encoding="utf-8") as table:
        table.write("indicator,area,period,value,source\n")
        table.writelines(
            f"i{i},a{area},{year},{value:.2f},s\n" for i, area, year, value in figures(size)
        )
    if size.format == "parquet":
        convert = (sys.executable, "-c", CONVERT)
        subprocess.run(convert, cwd=folder, check=True)
        (folder / "data.csv").unlink()


def figures(size: Size) -> Iterator[tuple[int, int, int, float]]:
    """Every figure: indicator, area, year and value; the same ones on every day."""
    chance = random.Random(20_261_127)  # noqa: S311 - data of a benchmark
    for i, area in size.series:
        value = 100.0
        for year in range(2005, 2005 + YEARS):
            value *= 1 + chance.gauss(0.02, 0.03)
            yield i, area, year, value


def write_journals(folder: Path, size: Size) -> None:
    """Write the same figures as transactions, for hledger and for beancount."""
    with (folder / "all.journal").open("w", encoding="utf-8") as ledger:
        ledger.writelines(
            f"{year}-12-31 s\n  i{i}:a{area}  {value:.2f} U\n  equity\n\n"
            for i, area, year, value in figures(size)
        )
    with (folder / "all.beancount").open("w", encoding="utf-8") as beans:
        beans.write("2000-01-01 open Equity:All\n")
        beans.writelines(f"2000-01-01 open Assets:I{i}:A{area}\n" for i, area in size.series)
        beans.writelines(
            f'{year}-12-31 * "s"\n  Assets:I{i}:A{area}  {value:.2f} U\n  Equity:All\n'
            for i, area, year, value in figures(size)
        )


def programs(size: Size) -> Mapping[str, tuple[str, ...]]:
    """The command line of each program that is measured."""
    status = (sys.executable, "-c", PROGRAM, "status", "--json", "--as-of", "2026-01-01")
    found = {"mic-tracker": status, "DuckDB": (sys.executable, "-c", AGGREGATE.format(size.format))}
    if size.observations <= JOURNALS and shutil.which("hledger"):
        found["hledger"] = ("hledger", "-f", "all.journal", "balance")
    if size.observations <= JOURNALS and shutil.which("bean-query"):
        query = "select account, sum(position) group by account"
        found["beancount"] = ("bean-query", "--no-errors", "all.beancount", query)
    return found


def cost(words: tuple[str, ...], folder: Path) -> Cost:
    """Run a program in a folder; its output goes nowhere."""
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
    with subprocess.Popen(
        words, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / unit, process.returncode)


def measure(size: Size) -> dict[str, list[Cost]]:
    """Run every program in every round, in a new order each time."""
    chance = random.Random(size.observations)  # noqa: S311 - an order only
    rounds = next((n for most, n in ROUNDS.items() if size.observations <= most), 1)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write(folder, size)
        words = programs(size)
        if len(words) > 2:
            write_journals(folder, size)
        costs: dict[str, list[Cost]] = {name: [] for name in words}
        for _ in range(rounds):
            for name in chance.sample([*words], len(words)):
                costs[name].append(cost(words[name], folder))
    return costs


def told(size: Size, costs: Mapping[str, list[Cost]]) -> Iterator[str]:
    """Say what each program took, and how often what DuckDB took."""
    yield f"{size.observations:,} observations ({size.format}), {size.targets:,} targets"
    for name, own in costs.items():
        seconds, most = statistics.median(c.seconds for c in own), max(c.mebibytes for c in own)
        pairs = zip(own, costs["DuckDB"], strict=True)
        ratio = statistics.median(c.seconds / duck.seconds for c, duck in pairs)
        failed = f", exit code {own[0].code}" if own[0].code else ""
        goal = GOALS.get(size) if name == "mic-tracker" else None
        wanted = f" (at most {goal[0]:g} times, {goal[1]} MiB)" if goal else ""
        line = f"{seconds:7.2f} s {ratio:6.2f} times DuckDB {most:6.0f} MiB"
        yield f"  {name:<12}{line}{wanted}{failed}"


def growth(done: Mapping[Size, Cost]) -> Iterator[str]:
    """Say how time and memory grow from each size to the next, where the targets are as many."""
    same = [(size, cost) for size, cost in done.items() if size.targets == TARGETS]
    for (small, before), (large, after) in pairwise(same):
        if small.format != large.format:
            continue
        times = log(large.observations / small.observations)
        seconds = log(after.seconds / before.seconds) / times
        memory = log(after.mebibytes / before.mebibytes) / times
        yield (
            f"from {small.observations:,} to {large.observations:,}: "
            f"exponent of time {seconds:.2f}, of memory {memory:.2f} (at most 1.05)"
        )


def main() -> None:
    """Measure every size that was asked for, and say what came out."""
    for name, program in {"hledger": "hledger", "beancount": "bean-query"}.items():
        if not shutil.which(program):
            print(f"{name} is not installed: it is not compared")
    done: dict[Size, Cost] = {}
    for size in map(Size.of, sys.argv[1:] or SIZES):
        costs = measure(size)
        print(*told(size, costs), sep="\n", flush=True)
        own = costs["mic-tracker"]
        if not own[0].code:
            middle = statistics.median(c.seconds for c in own)
            done[size] = Cost(middle, max(c.mebibytes for c in own), 0)
    print(*growth(done), sep="\n")


if __name__ == "__main__":
    main()
