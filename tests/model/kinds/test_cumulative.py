"""Cumulative targets: a running sum against the path from nothing to a total."""

import pytest
from facts import book, day, eased, fact, faults, history, period, points, series, target

from mic_tracker.model.observation import Observation
from mic_tracker.model.target import Promise
from mic_tracker.model.trajectory import Anchor, Objective, TargetPath

TOTAL = target("cumulative", "at_least = 100\nfrom = 2021\nby = 2025")
YEARS = (fact("2020", 500), fact("2021", 10), fact("2022", 20), fact("2024", 40))


def summed(*facts: Observation, **keys: str) -> list[tuple[str, float]]:
    return points(TOTAL.follow((history(*facts, **keys),), None))


def test_the_sum_runs_from_the_first_period_named() -> None:
    assert summed(*YEARS[:3], over="period") == [("2021", 10), ("2022", 30)]


def test_the_sum_of_a_flow_ends_where_a_period_is_missing() -> None:
    assert summed(*YEARS, over="period") == [("2021", 10), ("2022", 30)]
    assert summed(*YEARS[2:], over="period") == []


def test_the_sum_of_events_goes_on_where_none_was_recorded() -> None:
    assert summed(*YEARS, measure="event") == [("2021", 10), ("2022", 30), ("2024", 70)]


def test_a_year_may_be_added_up_from_its_quarters() -> None:
    quarters = [fact(f"2021-Q{n}", n) for n in (1, 2, 3, 4)]
    assert summed(*quarters, over="period") == [
        ("2021-Q1", 1),
        ("2021-Q2", 3),
        ("2021-Q3", 6),
        ("2021-Q4", 10),
    ]


def test_the_sum_rests_on_every_observation_in_it() -> None:
    running = TOTAL.follow((history(*YEARS, measure="event"),), None)
    assert running.points[-1].observations == YEARS[1:]


def test_only_what_was_known_on_the_day_is_added() -> None:
    histories = TOTAL.histories(book(*YEARS, fact("2021", 11, "2023-01-15"), over="period"))
    assert points(TOTAL.follow(histories, day("2023-01-14"))) == [("2021", 10), ("2022", 30)]
    assert points(TOTAL.follow(histories, day("2023-01-15"))) == [("2021", 11), ("2022", 31)]
    assert [points(running) for running in TOTAL.replay(histories)] == [
        [],
        [("2021", 10)],
        [("2021", 10), ("2022", 30)],
        [("2021", 11), ("2022", 31)],
        [("2021", 11), ("2022", 31)],
    ]


@pytest.mark.parametrize(
    ("since", "start"), [("2021", 2021.0), ("'2021-H2'", 2021.5), ("'2021-01'", 2021.0)]
)
def test_the_path_starts_from_nothing_where_the_first_period_starts(
    since: str, start: float
) -> None:
    path = target("cumulative", f"at_least = 9\nfrom = {since}\nby = 2025").trajectory(series())
    nothing = Anchor(start, 0, None, stated=True)
    assert path == TargetPath(Objective("at_least", 9), period("2025"), nothing, question="ever")


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ({"measure": "amount", "over": "period"}, []),
        ({"measure": "event"}, []),
        ({"measure": "amount"}, [("MT024", ("kind",))]),
        ({"measure": "percent", "over": "period"}, [("MT024", ("kind",))]),
    ],
)
def test_only_a_flow_can_be_added_up(
    keys: dict[str, str], found: list[tuple[str, tuple[str | int, ...]]]
) -> None:
    assert faults(TOTAL, **keys) == found


def test_the_sum_needs_time() -> None:
    one_year = target("cumulative", "at_least = 9\nfrom = 2025\nby = 2025")
    assert faults(one_year, measure="event") == []
    backwards = target("cumulative", "at_least = 9\nfrom = 2026\nby = 2025")
    assert faults(backwards, measure="event") == [("MT023", ("from",))]


def test_it_is_judged_by_its_path() -> None:
    assert TOTAL.default_method == "path"


def test_the_promise_is_a_total_from_a_period_on() -> None:
    promise = Promise("cumulative", "at_least", 100, key="at_least", since=period("2021"))
    assert TOTAL.promise() == promise


@pytest.mark.parametrize(
    ("old", "new", "easier"),
    [
        ("= 100", "= 90", ["at_least"]),
        ("2021", "2020", ["since"]),  # a year more to count
        ("2021", "2022", []),
        ("2025", "2026", ["by"]),
        ("2025", "2024", []),
    ],
)
def test_what_makes_it_easier(old: str, new: str, easier: list[str]) -> None:
    stated = "at_least = 100\nfrom = 2021\nby = 2025"
    assert eased("cumulative", stated, stated.replace(old, new)) == easier
