"""Laws of figures: their length, their sources, their hedges, and the order of their blocks."""

from collections.abc import Callable, Iterator
from itertools import product
from random import Random
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from judging import standing, text

from mic_tracker.model.codes import Status
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Standing

Make = Callable[[str], Registry]
Record = dict[str, Any]
few = settings(max_examples=60, deadline=None)
AS_OF = "2031-06-01"
SOURCES = "".join(f'[sources.{s}]\ntitle = "{s}"\npublished = 2031-01-01\n' for s in "abc")

LEVEL = {"at_least": 100, "by": 2030}
TARGETS: dict[str, Record] = {
    "level": LEVEL,
    "at most": {"at_most": 60, "by": 2030},
    "ever": LEVEL | {"question": "ever"},
    "threshold": {"kind": "threshold", "at_least": 80},
    "ended threshold": {"kind": "threshold", "at_least": 80, "until": 2029},
    "direction": {"kind": "direction", "desired": "increase"},
    "change": {"kind": "change", "percent": 20, "from": 2022, "by": 2030},
}
FLOW = {"over": "period", "every": "year"}
METHODS = ("forecast", "path", "eurostat", "un-2023", "sdsn-linear", "escap-api", "statcan-2025")
PARTS = ("H1", "H2", "Q1", "Q2", "Q3", "Q4", "01", "06", "12")


def of(
    make: Make,
    observed: list[Record],
    target: Record,
    method: str | None = None,
    **keys: Any,  # noqa: ANN401 - keys of an indicator
) -> Standing:
    return standing(make(text(observed, target, keys) + SOURCES), AS_OF, method=method)


def word(found: Standing) -> tuple[object, ...]:
    """All that a verdict says."""
    return found.status, found.assessment, found.disputed, found.rates, found.series.points


years = st.lists(st.integers(1, 200).map(float), min_size=1, max_size=9)


def yearly(values: list[float]) -> list[Record]:
    return [{"period": str(2022 + i), "value": value} for i, value in enumerate(values)]


@pytest.mark.parametrize(
    ("kind", "method"), [*product(TARGETS, METHODS[:1]), *product(["level"], METHODS[1:])]
)
@few
@given(years, st.tuples(st.integers(2022, 2030), st.sampled_from(PARTS)), st.integers(0, 60))
def test_a_true_figure_of_a_part_turns_no_verdict(
    registry_of: Make,
    kind: str,
    method: str,
    values: list[float],
    part: tuple[int, str],
    share: int,
) -> None:
    """A half-year holds no more than its year; where it is the only part, there is no sum."""
    whole = yearly(values)
    first = of(registry_of, whole, TARGETS[kind], method, **FLOW)
    added = [*whole, {"period": "{}-{}".format(*part), "value": float(share)}]
    then = of(registry_of, added, TARGETS[kind], method, **FLOW)
    assert word(then) == word(first)
    assert then.flags == first.flags
    assert then.evidence == first.evidence


@few
@given(years, st.integers(0, 8), st.randoms(use_true_random=False))
def test_a_year_and_its_quarters_say_the_same(
    registry_of: Make, values: list[float], which: int, random: Random
) -> None:
    """Four numbers that add up to a year stand for it, and change nothing beside it."""
    assume(which < len(values))
    whole = yearly(values)
    cuts = sorted(random.sample(range(1000), 3))
    parts = [b - a for a, b in zip([0, *cuts], [*cuts, values[which] * 4096], strict=True)]
    quarters = [
        {"period": f"{2022 + which}-Q{n}", "value": v / 4096} for n, v in enumerate(parts, 1)
    ]
    assume(all(v >= 0 for v in parts) and sum(parts) / 4096 == values[which])
    beside = of(registry_of, whole + quarters, LEVEL, **FLOW)
    instead = of(registry_of, whole[:which] + whole[which + 1 :] + quarters, LEVEL, **FLOW)
    stated = of(registry_of, whole, LEVEL, **FLOW)
    assert word(beside) == word(stated)
    assert [p[:3] for p in instead.series.points] == [p[:3] for p in stated.series.points]
    assert instead.status is stated.status


TOTAL = {"kind": "cumulative", "at_least": 500, "from": 2022, "by": 2030}
lengths = st.sampled_from(["", "-H1", "-H2", "-Q1", "-Q3", "-01", "-02"])
flows = st.lists(
    st.tuples(st.integers(2022, 2025), lengths, st.integers(0, 50)),
    min_size=1,
    max_size=8,
    unique_by=lambda row: row[:2],
)


@few
@given(flows, st.tuples(st.integers(2022, 2025), lengths, st.integers(0, 50)))
def test_more_figures_never_make_a_sum_reach_less_far(
    registry_of: Make, rows: list[tuple[int, str, int]], one_more: tuple[int, str, int]
) -> None:
    assume(one_more[:2] not in [row[:2] for row in rows])

    def reach(rows: list[tuple[int, str, int]]) -> float:
        observed = [{"period": f"{y}{part}", "value": float(v)} for y, part, v in rows]
        latest = of(registry_of, observed, TOTAL, **FLOW).series.latest
        return latest.time if latest else 0

    assert reach([*rows, one_more]) >= reach(rows)


def shuffled(observed: list[Record], random: Random) -> list[Record]:
    return random.sample(observed, len(observed))


figures = st.lists(
    st.fixed_dictionaries(
        {
            "period": st.sampled_from(
                [
                    "2026",
                    "2026/2027",
                    "2027",
                    "2027-12",
                    "2028",
                    "2028-H2",
                    "2028-Q4",
                    "2029",
                    "2030",
                    "2030-12",
                ]
            ),
            "value": st.integers(50, 150).map(float),
            "source": st.sampled_from("abc"),
        },
        optional={
            "published": st.sampled_from(["2031-01-01", "2031-02-01", "2031-03-01"]),
            "qualifier": st.sampled_from(["about", "over", "at-least", "under", "at-most"]),
            "status": st.sampled_from(["provisional", "break", "withdrawn"]),
            "series": st.sampled_from(["one", "other"]),
        },
    ),
    min_size=2,
    max_size=8,
    unique_by=lambda r: (
        r["period"],
        r["source"],
        r.get("published", "2031-01-01"),
        r.get("series"),
    ),
)


@pytest.mark.parametrize("kind", [*TARGETS, "cumulative", "cadence", "milestone"])
@pytest.mark.parametrize("over", ["instant", "period"])
@few
@given(figures, st.randoms(use_true_random=False))
def test_the_order_of_blocks_never_matters(
    registry_of: Make, kind: str, over: str, observed: list[Record], random: Random
) -> None:
    target = TARGETS.get(kind, TOTAL)
    keys: Record = {"over": over}
    if kind in {"cadence", "milestone"}:
        target = {"kind": kind} | ({"every": "year", "from": 2026} if kind == "cadence" else {})
        keys = {"measure": "event"}
    one = of(registry_of, observed, target, **keys)
    other = of(registry_of, shuffled(observed, random), target, **keys)
    # where a block stands is no part of what it says
    assert _without_places(one) == _without_places(other)


def _without_places(found: Standing) -> tuple[object, ...]:
    points = [(p.period, p.value, p.hedge, p.record.source) for p in found.series.points]
    decided = found.assessment.decided_by
    told = found.assessment.steps, found.assessment.reasons, found.assessment.forecast
    return found.status, told, found.disputed, found.flags, points, decided and decided.value


def allowed(qualifier: str | None, value: float, largest: float) -> Iterator[float]:
    """Values that a figure allows, from a second look at what the words mean."""
    ends = {
        None: (value, value),
        "about": (value - 0.5, value + 0.5),
        "over": (value + 0.01, largest),
        "at-least": (value, largest),
        "under": (max(value - 500, 0), value - 0.01),
        "at-most": (max(value - 500, 0), value),
    }
    low, high = ends[qualifier]
    yield from (low + (high - low) * i / 10 for i in range(11))


qualifiers = st.sampled_from([None, "about", "over", "at-least", "under", "at-most"])
FINAL = [Status.ACHIEVED, Status.MISSED]


@pytest.mark.parametrize("kind", ["level", "at most", "ended threshold"])
@pytest.mark.parametrize("measure", ["count", "amount", "ratio", "index", "percent", "change"])
@few
@given(qualifiers, st.sampled_from([51, 59, 61, 79, 81, 83, 97]))
def test_a_final_word_holds_for_every_value_that_is_allowed(
    registry_of: Make, kind: str, measure: str, qualifier: str | None, value: int
) -> None:
    target = {**TARGETS[kind]}
    if "at_least" in target:
        target["at_least"] = 80
    hedged = {"period": str(2030 if kind != "ended threshold" else 2029), "value": float(value)}
    found = of(
        registry_of,
        [hedged | ({"qualifier": qualifier} if qualifier else {})],
        target,
        measure=measure,
    )
    words = {
        of(registry_of, [hedged | {"value": v}], target, measure=measure).status
        for v in allowed(qualifier, value, 100 if measure == "percent" else 500)
    }
    assert found.status == (words.pop() if len(words) == 1 else Status.NO_DATA)


@few
@given(
    st.integers(50, 150), st.integers(50, 150), st.sampled_from(sorted(TARGETS)), st.integers(2, 5)
)
def test_two_sources_give_their_one_verdict_or_none(
    registry_of: Make, one: int, other: int, kind: str, n: int
) -> None:
    before = [{"period": str(2022 + i), "value": 60.0 + i, "source": "c"} for i in range(n)]
    rivals = [
        {"period": "2030", "value": float(v), "source": s} for v, s in ((one, "a"), (other, "b"))
    ]
    alone = [of(registry_of, [*before, r], TARGETS[kind]).status for r in rivals]
    both = of(registry_of, before + rivals, TARGETS[kind])
    assert both.status == (alone[0] if alone[0] == alone[1] else Status.DISPUTED)
    if both.disputed:
        assert [tuple(d) for d in both.disputed] == [
            (one, "a", alone[0]),
            (other, "b", alone[1]),
        ]


RECURRING = {"kind": "cadence", "every": "year", "from": 2022, "at_least": 60}
PARTS_OF_ITS_YEARS = TARGETS | {"cumulative": TOTAL, "cadence": RECURRING}
parts_drawn = st.lists(
    st.tuples(st.integers(0, 8), st.sampled_from(PARTS), st.integers(0, 12)),
    max_size=12,
    unique_by=lambda row: row[:2],
)


@pytest.mark.parametrize("kind", PARTS_OF_ITS_YEARS)
@pytest.mark.parametrize("declared", [True, False])
@few
@given(years, parts_drawn)
@example([1.0, 33.0], [(0, "H1", 0), (0, "H2", 0), (1, "H1", 0)])
def test_any_parts_of_stated_years_turn_no_verdict(
    registry_of: Make,
    kind: str,
    declared: bool,  # noqa: FBT001 - a case
    values: list[float],
    parts: list[tuple[int, str, int]],
) -> None:
    """Whether the length is declared or not: a twelfth at most of a year's value is a true part."""
    keys = FLOW if declared else {"over": "period"}
    whole = yearly(values)
    added = [
        {"period": f"{2022 + i}-{part}", "value": values[i] * share / 144}
        for i, part, share in parts
        if i < len(values)
    ]
    first = of(registry_of, whole, PARTS_OF_ITS_YEARS[kind], **keys)
    then = of(registry_of, whole + added, PARTS_OF_ITS_YEARS[kind], **keys)
    assert then.status is first.status
    assert then.assessment.forecast == first.assessment.forecast
