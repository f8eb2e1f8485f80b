"""Time and memory by size: four times as much costs about four times as much, in counts of work.

The work is the number of calls, of Python's functions and of those written in C, and the peak of
memory, less those of an empty registry. No clock is looked at.
"""

import gc
import tracemalloc
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from math import log
from pathlib import Path

import fuzzing
import pytest
from counting import calls
from languages import USUAL

from mic_tracker.assess.assess import assess
from mic_tracker.model.report import Clock
from mic_tracker.pipeline.status import render_status
from mic_tracker.read.registry import read_registry
from mic_tracker.show.screen import Screen

FEW, MANY = 150, 600
MOST = 1.2
"""The exponent: 1 is linear, 2 quadratic; sorting adds little."""
HEAD = """format = 1
title = "t"
{include}
[sources.s]
title = "s"
published = 2025-12-31
"""
INDICATOR = """
[indicators.{id}]
name = "I"
unit = "u"
measure = "{measure}"
desired = "increase"
"""
TARGET = '\n[targets.{id}]\nkind = "level"\nindicator = "{of}"\nat_least = {goal}\nby = 2030\n'
ROWS = "indicator,period,value,source,published\n"
EVENTS = INDICATOR.format(id="e", measure="event")
COUNTS = INDICATOR.format(id="i", measure="count") + TARGET.format(id="t", of="i", goal=5000)
FLOWS = COUNTS.replace('"increase"', '"increase"\nover = "period"')
CADENCE = '\n[targets.c]\nkind = "cadence"\nindicator = "e"\nevery = "day"\nfrom = {since}\n{more}'

Files = Mapping[str, str]


def day(number: int) -> date:
    return date(2023, 1, 1) + timedelta(days=number)


def block(number: int, published: date | None = None) -> str:
    dated = f"published = {published}\n" if published else ""
    figure = f"period = {day(number)}\nvalue = {1000 + number * 37 % 101}\n"
    return f'\n[[observations]]\nindicator = "i"\n{figure}source = "s"\n{dated}'


def rows(number: int, indicator: str = "i") -> str:
    return ROWS + "".join(f"{indicator},{day(i)},{i % 7},s,\n" for i in range(number))


def registry(body: str, include: str = "") -> str:
    return HEAD.format(include=include) + body


def figures(number: int) -> Files:
    return {"targets.toml": registry(COUNTS + "".join(map(block, range(number))))}


def vintages(number: int) -> Files:
    dated = "".join(block(i, day(i)) for i in range(number))
    return {"targets.toml": registry(COUNTS + dated)}


def vintages_of_a_flow(number: int) -> Files:
    dated = "".join(block(i, day(i)) for i in range(number))
    return {"targets.toml": registry(FLOWS + dated)}


def revisions(number: int) -> Files:
    dated = "".join(block(0, day(i + 1)) for i in range(number))
    return {"targets.toml": registry(COUNTS + dated)}


def figures_in_a_table(number: int) -> Files:
    return {"targets.toml": registry(COUNTS, 'include = ["a.csv"]'), "a.csv": rows(number)}


def targets(number: int) -> Files:
    each = "".join(TARGET.format(id=f"t{i}", of="i", goal=5000 + i) for i in range(number))
    return {"targets.toml": registry(COUNTS + each + "".join(map(block, range(5))))}


def targets_with_indicators(number: int) -> Files:
    each = "".join(
        INDICATOR.format(id=f"i{i}", measure="count")
        + TARGET.format(id=f"t{i}", of=f"i{i}", goal=9)
        for i in range(number)
    )
    return {"targets.toml": registry(each)}


def bad_rows(number: int) -> Files:
    table = ROWS + "".join(f"i,{day(i)},many,s,\n" for i in range(number))
    return {"targets.toml": registry(COUNTS, 'include = ["a.csv"]'), "a.csv": table}


def unknown_references(number: int) -> Files:
    return {"targets.toml": registry(COUNTS, 'include = ["a.csv"]'), "a.csv": rows(number, "none")}


def unknown_keys(number: int) -> Files:
    return {
        "targets.toml": registry("[settings]\n" + "".join(f"k{i} = 1\n" for i in range(number)))
    }


def unknown_columns(number: int) -> Files:
    table = ROWS.strip() + "".join(f",c{i}" for i in range(number)) + "\n"
    return {"targets.toml": registry(COUNTS, 'include = ["a.csv"]'), "a.csv": table}


def empty_columns(number: int) -> Files:
    table = "".join(line + "," * number + "\n" for line in rows(20).splitlines())
    return {"targets.toml": registry(COUNTS, 'include = ["a.csv"]'), "a.csv": table}


def blank_lines(number: int) -> Files:
    table = rows(3) + "\n" * 20 * number
    return {"targets.toml": registry(COUNTS, 'include = ["a.csv"]'), "a.csv": table}


def periods(number: int) -> Files:
    since = date(2025, 12, 31) - timedelta(days=number)
    return {"targets.toml": registry(EVENTS + CADENCE.format(since=since, more=""))}


def periods_to_come(number: int) -> Files:
    until = date(2026, 1, 1) + timedelta(days=number)
    more = CADENCE.format(since="2025-12-01", more=f"until = {until}\n")
    return {"targets.toml": registry(EVENTS + more)}


def excused(number: int) -> Files:
    days = ", ".join(str(day(i)) for i in range(number))
    more = CADENCE.format(since=day(0), more=f"until = {day(number)}\nexcused = [{days}]\n")
    return {"targets.toml": registry(EVENTS + more)}


def events(number: int) -> Files:
    more = CADENCE.format(since=day(0), more=f"until = {day(number)}\n")
    body = registry(EVENTS + more, 'include = ["a.csv"]')
    return {"targets.toml": body, "a.csv": rows(number, "e")}


def included_files(number: int) -> Files:
    tables = {f"data/{i}.csv": f"{ROWS}i,{day(i)},1,s,\n" for i in range(number)}
    return {"targets.toml": registry(COUNTS, 'include = ["data/*.csv"]'), **tables}


def folders_beside(number: int) -> Files:
    others = {f"{'d/' * (i % 20 + 1)}{i}/x.txt": "" for i in range(number)}
    pattern = "**/d/**/d/**/d/**/x.csv"
    return {"targets.toml": registry(COUNTS, f'include = ["{pattern}"]'), **others}


def stages(number: int) -> Files:
    names = ", ".join(f'"{i}"' for i in range(number))
    milestone = f'\n[targets.m]\nkind = "milestone"\nindicator = "g"\nstages = [{names}]\n'
    done = "".join(f"g,{day(i)},1,s,,{i}\n" for i in range(number))
    body = INDICATOR.format(id="g", measure="stage") + milestone
    table = ROWS.replace("\n", ",stage\n") + done
    return {"targets.toml": registry(body, 'include = ["a.csv"]'), "a.csv": table}


def preferences(number: int) -> Files:
    one = '\n[sources.s{i}]\ntitle = "s"\npublisher = "p {of}"\npublished = 2024\n'
    sources = "".join(one.format(i=i, of=i % 2 * i) for i in range(number))
    names = ", ".join(f'"s{i}", "P{" " * (i + 1)}0"' for i in reversed(range(number)))
    body = COUNTS.replace("desired", f"prefer = [{names}]\ndesired") + block(1)
    return {"targets.toml": registry(body + sources)}


def waivers(number: int) -> Files:
    each = '\n[[waivers]]\ntarget = "t"\nrule = "stale"\nuntil = 2026-12-31\nreason = "r"\n'
    return {"targets.toml": registry(COUNTS + each * number)}


KINDS: tuple[Callable[[int], Files], ...] = (
    *(figures, vintages, vintages_of_a_flow, revisions, figures_in_a_table),
    *(targets, targets_with_indicators, stages, preferences, waivers),
    *(bad_rows, unknown_references, unknown_keys, unknown_columns, empty_columns, blank_lines),
    *(periods, periods_to_come, excused, events, included_files, folders_beside),
)


def judge(folder: Path) -> None:
    """Read a registry, judge it and write it out, as `status` does."""
    loaded = read_registry(folder / "targets.toml", day=date(2026, 1, 1))
    if loaded.registry:
        report = assess(loaded.registry, Clock(date(2026, 1, 1)))
        render_status(report, "json", USUAL, Screen())


def peak(run: Callable[[], None]) -> int:
    """How much memory a run holds at its peak."""
    gc.collect()
    tracemalloc.start()
    try:
        run()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def exponent(measure: Callable[[int], int]) -> float:
    """With which power of the size a measure grows, beyond what the smallest size costs."""
    none, few, many = (measure(number) for number in (1, FEW, MANY))
    least = none // 20 + 1  # what grows by less than that does not grow
    return log(max(many - none, least) / max(few - none, least)) / log(MANY / FEW)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("meter", [calls, peak])
def test_cost_grows_with_the_size_and_not_with_its_square(
    tmp_path: Path, kind: Callable[[int], Files], meter: Callable[[Callable[[], None]], int]
) -> None:
    fuzzing.safe_folder(tmp_path)

    def measure(number: int) -> int:
        folder = tmp_path / str(number)
        for name, content in kind(number).items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(content, "utf-8")
        judge(folder)  # what is made once and kept is not counted
        return meter(lambda: judge(folder))

    assert exponent(measure) < MOST


def _flat(_: int) -> int:
    return 500


def _line(number: int) -> int:
    return 500 + number


def _square(number: int) -> int:
    return 500 + number * number


@pytest.mark.parametrize(("measure", "power"), [(_flat, 0), (_line, 1), (_square, 2)])
def test_a_square_would_be_noticed(measure: Callable[[int], int], power: int) -> None:
    assert exponent(measure) == pytest.approx(power, abs=0.1)


def test_the_meters_count() -> None:
    def work() -> None:
        for _ in range(50):
            len("x" * 10**6)

    assert 50 <= calls(work) < 60
    assert 10**6 <= peak(work) < 2 * 10**6
