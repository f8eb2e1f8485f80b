"""Targets that their authors moved: the promise in force is judged, and each of the others."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from mic_tracker.assess.all_methods import collect_opinions
from mic_tracker.assess.assess import assess
from mic_tracker.assess.over_time.history import past_assessments
from mic_tracker.assess.what_if import what_if
from mic_tracker.model.answers.scenario import Scenario
from mic_tracker.model.codes import Flag, Status
from mic_tracker.model.period import Period
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Clock, Standing, goal_value
from mic_tracker.read.registry import read_registry, read_text

FILE = Path(__file__).parents[1] / "golden" / "restated.toml"
TEXT = FILE.read_text("utf-8")
TODAY = Clock(date(2026, 11, 21))
PROMISES = [(100_000, 2030), (100_000, 2025), (80_000, 2025), (60_000, 2025)]


def registry(text: str = TEXT) -> Registry:
    loaded = read_text(text.encode(), name="targets.toml", folder=None)
    assert loaded.registry, loaded.findings
    return loaded.registry


def stand(day: str, text: str = TEXT) -> Standing:
    return assess(registry(text), Clock(date.fromisoformat(day))).standing("firms")


def goal(standing: Standing) -> tuple[float | None, int]:
    return goal_value(standing), standing.target.by.last.year  # type: ignore[union-attr]  # a level


def test_the_shared_registry_has_nothing_wrong() -> None:
    assert read_registry(FILE).findings == ()


@pytest.mark.parametrize(
    ("day", "number"),
    [
        ("2020-12-31", 0),
        ("2021-11-29", 0),
        ("2021-11-30", 1),
        ("2022-10-30", 1),
        ("2022-10-31", 2),
        ("2024-12-31", 3),
        ("2026-11-21", 3),
    ],
)
def test_a_target_is_judged_by_the_last_promise_of_the_day(day: str, number: int) -> None:
    standing = stand(day)
    assert goal(standing) == PROMISES[number]
    assert [goal(promise) for promise in standing.promises] == PROMISES[: number + 1]
    assert (Flag.RESTATED in standing.flags) is (number > 0)


def test_what_counts_is_what_was_known_not_the_day_of_judgement() -> None:
    clock = Clock(date(2026, 11, 21), known_on=date(2022, 1, 3))
    assert goal(assess(registry(), clock).standing("firms")) == PROMISES[1]


def test_each_promise_keeps_its_own_verdict_to_its_own_deadline() -> None:
    """80,052 firms at the end of 2025: below 100,000, above 80,000 and 60,000; 2030 is to come."""
    first, *others = stand("2026-11-21").promises
    assert [p.status for p in others] == [Status.MISSED, Status.ACHIEVED, Status.ACHIEVED]
    assert first.assessment.forecast is not None
    assert first.status not in {Status.MISSED, Status.ACHIEVED}


@pytest.mark.parametrize("number", range(4))
def test_a_promise_is_judged_as_if_it_were_the_only_one(number: int) -> None:
    value, by = PROMISES[number]
    head, blocks = TEXT.split("[[targets.firms.restated]]", 1)
    alone = head.replace("100_000", str(value)).replace("by = 2030", f"by = {by}")
    alone += blocks[blocks.index("[[observations]]") :]
    one, same = stand("2026-11-21", alone), stand("2026-11-21").promises[number]
    # the figure that decides stands on another line of the other file
    told, told_alone = (replace(s.assessment, decided_by=None) for s in (one, same))
    assert (told, one.rates) == (told_alone, same.rates)


def test_each_promise_knows_where_it_is_written_and_since_when() -> None:
    lines = TEXT.splitlines()
    promises = stand("2026-11-21").promises
    assert [lines[p.location.line - 1] for p in promises] == [
        "[targets.firms]",
        *["[[targets.firms.restated]]"] * 3,
    ]
    assert [str(p.stated_on) for p in promises] == [
        "2020-01-16",
        "2021-11-30",
        "2022-10-31",
        "2024-12-31",
    ]


def test_the_same_goal_again_is_no_move() -> None:
    again = TEXT.replace("by = 2025\n", "").replace("at_least = 80_000\n", "")
    standing = stand("2026-11-21", again.replace("at_least = 60_000\n", ""))
    assert {goal(promise) for promise in standing.promises} == {(100_000, 2030)}
    assert standing.flags == ()
    assert len({promise.status for promise in standing.promises}) == 1


def test_history_has_the_days_on_which_the_goal_moved() -> None:
    verdicts = past_assessments(registry(), "firms", TODAY)
    restated = {str(v.day): goal(v.restated) for v in verdicts if v.restated}
    days = ["2021-11-30", "2022-10-31", "2024-12-31"]
    assert restated == dict(zip(days, PROMISES[1:], strict=True))
    assert [str(v.day) for v in verdicts] == sorted(
        [*days, "2020-12-28", "2022-01-03", "2025-01-23", "2026-01-03"]
    )
    for verdict in verdicts:
        then = stand(verdict.day.isoformat())
        assert (verdict.status, verdict.forecast) == (then.status, then.assessment.forecast)


def test_history_ends_with_what_is_known() -> None:
    known = Clock(date(2026, 11, 21), known_on=date(2022, 1, 3))
    verdicts = past_assessments(assess(registry(), known).registry, "firms", known)
    assert [str(v.day) for v in verdicts] == ["2020-12-28", "2021-11-30", "2022-01-03"]


def test_a_scenario_moves_the_promise_in_force() -> None:
    clock = Clock(date(2024, 12, 31))
    later = Scenario(deadline=Period.year(2026), goal=90_000)
    present, supposed = (o.standing for o in what_if(registry(), "firms", (later,), clock))
    assert goal(present) == (60_000, 2025)
    assert goal(supposed) == (90_000, 2026)
    assert [goal(p) for p in supposed.superseded] == PROMISES[:3]


def test_every_method_judges_the_promise_in_force() -> None:
    opinions = collect_opinions(registry(), "firms", TODAY)
    assert {opinion.assessment.status for opinion in opinions} == {Status.ACHIEVED}


def test_another_way_of_counting_can_be_the_new_promise() -> None:
    """The promise of 2024 counts operating firms: another series, of which there is one figure."""
    text = TEXT.replace("at_least = 60_000", 'at_least = 60_000\nseries = "operating"')
    text += '\n[[observations]]\nindicator = "firms"\nperiod = "2024-11"\nvalue = 54_500\n'
    text += 'series = "operating"\nsource = "plan-2025"\n'
    *superseded, present = stand("2026-11-21", text).promises
    assert (present.series.name, present.status) == ("operating", Status.NO_DATA)
    assert [p.status for p in superseded[1:]] == [Status.MISSED, Status.ACHIEVED]
    days = {str(v.day) for v in past_assessments(registry(text), "firms", TODAY)}
    assert "2026-01-03" in days  # the figures of the former promise are part of the history


def test_the_order_of_the_other_tables_does_not_matter() -> None:
    found = registry()
    turned = replace(found, observations=found.observations[::-1])
    assert assess(turned, TODAY).standing("firms").status is Status.ACHIEVED
    there = [p.status for p in assess(found, TODAY).standing("firms").promises]
    assert [p.status for p in assess(turned, TODAY).standing("firms").promises] == there
