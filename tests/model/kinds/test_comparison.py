"""Comparisons: the ratio of two series, where both have a figure and the same basis."""

import pytest
from facts import book, day, eased, fact, faults, pairs, period, points, target
from pydantic import ValidationError

from mic_tracker.model.observation import Observation
from mic_tracker.model.series import Series
from mic_tracker.model.target import Promise
from mic_tracker.model.trajectory import Anchor, Objective, TargetPath

OWN = (fact("2021", 10), fact("2022", 12), fact("2024", 20))
OTHER = (
    fact("2020", 7, indicator="y"),
    fact("2021", 20, indicator="y"),
    fact("2022", 16, indicator="y"),
    fact("2023", 16, indicator="y"),
    fact("2024", 16, indicator="y"),
)
ABOVE = target("comparison", 'than = "y"\nby = 2030')


def followed(*facts: Observation, on: str | None = None) -> Series:
    return ABOVE.follow(ABOVE.histories(book(*facts)), day(on) if on else None)


def test_the_ratio_in_each_period_for_which_both_are_known() -> None:
    ratios = followed(*OWN, *OTHER)
    assert points(ratios) == [("2021", 0.5), ("2022", 0.75), ("2024", 1.25)]
    assert (ratios.indicator, ratios.measure) == ("x", "ratio")


def test_each_ratio_rests_on_both_observations() -> None:
    assert followed(*OWN, *OTHER).points[0].observations == (OWN[0], OTHER[1])


def test_only_what_was_known_on_the_day_is_compared() -> None:
    late = fact("2022", 16, "2025-02-01", indicator="y")
    facts = (*OWN, OTHER[1], late)
    assert points(followed(*facts, on="2025-01-31")) == [("2021", 0.5)]
    known = followed(*facts, on="2025-02-01")
    assert points(known) == [("2021", 0.5), ("2022", 0.75)]
    assert known.newest_vintage == day("2025-02-01")


def test_a_replay_tells_the_ratios_after_each_day_of_either() -> None:
    histories = ABOVE.histories(book(*OWN, *OTHER))
    assert [points(ratios) for ratios in ABOVE.replay(histories)] == [
        [],  # 2020: the other only
        [("2021", 0.5)],
        [("2021", 0.5), ("2022", 0.75)],
        [("2021", 0.5), ("2022", 0.75)],  # 2023: the other only
        [("2021", 0.5), ("2022", 0.75), ("2024", 1.25)],
    ]


def test_nothing_is_divided_by_nothing() -> None:
    assert points(followed(fact("2021", 10), fact("2021", 0, indicator="y"))) == []
    assert points(followed(*OWN)) == []
    assert points(followed(*OTHER)) == []


@pytest.mark.parametrize("broken", ["x", "y"])
def test_a_break_of_either_breaks_the_ratio(broken: str) -> None:
    facts = [
        fact(year, value, indicator=name, status="break" if (year, name) == at else "normal")
        for at in [("2023", broken)]
        for name, value in (("x", 10), ("y", 20))
        for year in ("2021", "2022", "2023", "2024")
    ]
    ratios = followed(*facts)
    assert pairs(ratios.before_break) == [("2021", 0.5), ("2022", 0.5)]
    assert points(ratios) == [("2023", 0.5), ("2024", 0.5)]


def test_a_break_in_a_period_that_the_other_lacks_still_breaks() -> None:
    ratios = followed(*OWN, *OTHER[:3], fact("2023", 90, indicator="y", status="break"), OTHER[4])
    assert pairs(ratios.before_break) == [("2021", 0.5), ("2022", 0.75)]
    assert points(ratios) == [("2024", 1.25)]


def test_the_path_leads_to_so_many_times() -> None:
    twice = target("comparison", 'than = "y"\ntimes = 2\nby = 2030\nquestion = "ever"')
    assert twice.trajectory(followed(*OWN, *OTHER)) == TargetPath(
        Objective("at_least", 2, strict=True),
        period("2030"),
        Anchor(2022.0, 0.5, period("2021"), assumed=True),
        question="ever",
    )


def test_to_be_equal_is_not_to_exceed() -> None:
    once = target("comparison", 'than = "y"\nby = 2030')
    path = once.trajectory(followed(*OWN, *OTHER))
    assert isinstance(path, TargetPath)
    assert [path.objective.met_by(ratio) for ratio in (0.99, 1.0, 1.01)] == [False, False, True]


@pytest.mark.parametrize(
    ("other", "measure", "found"),
    [
        ("y", "count", []),
        ("y", "percent", []),
        ("x", "count", [("MT022", ("than",))]),
        ("y", "rank", [("MT024", ("kind",))]),
        ("y", "change", [("MT024", ("kind",))]),
    ],
)
def test_what_is_wrong_with_it(
    other: str, measure: str, found: list[tuple[str, tuple[str | int, ...]]]
) -> None:
    record = target("comparison", f"than = '{other}'\nby = 2030")
    assert faults(record, measure=measure) == found


@pytest.mark.parametrize("times", ["0", "-1", "nan", "inf", "true", "'2'"])
def test_how_many_times_is_a_positive_number(times: str) -> None:
    with pytest.raises(ValidationError):
        target("comparison", f"than = 'y'\nby = 2030\ntimes = {times}")


def test_the_promise_is_a_multiple_of_the_other() -> None:
    assert ABOVE.promise() == Promise(
        "comparison", "at_least", 1, key="times", unit="times y", than="y"
    )
    twice = target("comparison", 'than = "y"\ntimes = 2\nby = 2030').promise()
    assert (twice.wording, twice.value) == ("comparison_times", 2)


@pytest.mark.parametrize(
    ("old", "new", "easier"),
    [
        ("times = 2", "times = 1.5", ["times"]),
        ("times = 2", "times = 3", []),
        ("by = 2030", "by = 2031", ["by"]),
        ("'y'", "'z'", ["than"]),  # another promise
    ],
)
def test_what_makes_it_easier(old: str, new: str, easier: list[str]) -> None:
    stated = "than = 'y'\ntimes = 2\nby = 2030"
    assert eased("comparison", stated, stated.replace(old, new)) == easier
