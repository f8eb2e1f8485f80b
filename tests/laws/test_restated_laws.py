"""Laws of restated promises, over generated figures, goals and days."""

import itertools
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mic_tracker.assess.assess import assess
from mic_tracker.model.codes import Flag
from mic_tracker.model.period import Period
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Clock, Standing
from mic_tracker.read.registry import read_text

few = settings(max_examples=80, deadline=None)
FIRST, MOVED = date(2021, 6, 30), date(2023, 6, 30)
HEAD = f"""format = 1
title = "T"

[sources.first]
title = "First"
published = {FIRST}

[sources.later]
title = "Later"
published = {MOVED}

[indicators.x]
name = "X"
unit = "things"
measure = "count"
desired = "increase"
"""

figures = st.dictionaries(st.integers(2012, 2026), st.integers(0, 2000), max_size=10)
goals = st.tuples(st.integers(0, 2500), st.integers(2024, 2034))
days = st.dates(date(2021, 7, 1), date(2036, 1, 1))
Goal = tuple[int, int]


def observation(year: int, value: int) -> str:
    """A figure that became known in the middle of the year after its own."""
    return (
        f'\n[[observations]]\nindicator = "x"\nperiod = {year}\nvalue = {value}\n'
        f'unsourced = "test"\npublished = {year + 1}-06-15\n'
    )


def promise(goal: Goal, source: str = "first") -> str:
    """The keys of a level."""
    return f'at_least = {goal[0]}\nby = {goal[1]}\nstated = {{ source = "{source}" }}\n'


def target(goal: Goal, *later: str) -> str:
    """A target with restated promises, each in a block of its own."""
    blocks = "".join(f"\n[[targets.t.restated]]\n{keys}" for keys in later)
    return f'\n[targets.t]\nkind = "level"\nindicator = "x"\n{promise(goal)}{blocks}'


def registry(*parts: str) -> Registry:
    loaded = read_text("".join((HEAD, *parts)).encode(), name="r.toml", folder=None)
    assert loaded.registry, loaded.findings
    return loaded.registry


def stand(day: date, *parts: str) -> Standing:
    return assess(registry(*parts), Clock(day)).standing("t")


def verdict(standing: Standing) -> tuple[Any, ...]:
    """What is said of a promise."""
    assessment = standing.assessment
    return assessment.status, assessment.band, assessment.forecast, assessment.reasons


def observed(values: dict[int, int]) -> str:
    return "".join(itertools.starmap(observation, values.items()))


@few
@given(figures, goals, days, st.sampled_from(["", "at_least", "by", "both"]))
def test_the_same_goal_again_changes_no_verdict(
    values: dict[int, int], goal: Goal, day: date, said: str
) -> None:
    keys = {"at_least": f"at_least = {goal[0]}\n", "by": f"by = {goal[1]}\n"}
    again = "".join(text for key, text in keys.items() if said in {key, "both"})
    again += 'stated = { source = "later" }\n'
    alone, twice = (
        stand(day, target(goal), observed(values)),
        stand(day, target(goal, again), observed(values)),
    )
    assert [verdict(p) for p in twice.promises] == [verdict(alone)] * len(twice.promises)
    assert twice.flags == alone.flags


@few
@given(figures, goals, goals, st.dates(FIRST, date(2023, 6, 29)))
def test_before_a_goal_moved_nothing_is_known_of_it(
    values: dict[int, int], goal: Goal, moved: Goal, day: date
) -> None:
    known = target(goal, promise(moved, "later"))
    now, alone = stand(day, known, observed(values)), stand(day, target(goal), observed(values))
    assert verdict(now) == verdict(alone)
    assert (now.superseded, now.flags) == ((), alone.flags)


@few
@given(figures, goals, goals, st.dates(MOVED, date(2036, 1, 1)))
def test_from_that_day_on_each_promise_is_judged_as_if_alone(
    values: dict[int, int], goal: Goal, moved: Goal, day: date
) -> None:
    both = stand(day, target(goal, promise(moved, "later")), observed(values))
    each = [stand(day, target(g), observed(values)) for g in (goal, moved)]
    assert [verdict(p) for p in both.promises] == [verdict(one) for one in each]
    assert (Flag.RESTATED in both.flags) is (goal != moved)


@few
@given(figures, goals, goals, days, st.randoms())
def test_the_order_of_the_blocks_of_a_file_does_not_matter(
    values: dict[int, int], goal: Goal, moved: Goal, day: date, shuffle: Random
) -> None:
    blocks = [*itertools.starmap(observation, values.items())]
    known = target(goal, promise(moved, "later"))
    straight = stand(day, known, *blocks)
    shuffle.shuffle(blocks)
    turned = stand(day, *blocks, known)
    assert [verdict(p) for p in turned.promises] == [verdict(p) for p in straight.promises]


@pytest.mark.parametrize("day", [MOVED, date(2036, 1, 1)])
@few
@given(goal=goals, moved=goals)
def test_what_a_block_leaves_out_is_as_if_it_were_written(
    day: date, goal: Goal, moved: Goal
) -> None:
    value, by = moved[0], goal[1]
    short = f'at_least = {value}\nstated = {{ source = "later" }}\n'
    pair = (stand(day, target(goal, keys)) for keys in (short, promise((value, by), "later")))
    brief, full = (standing.target for standing in pair)
    assert brief == full
    assert brief.by == Period.year(by)  # type: ignore[union-attr]  # a level
