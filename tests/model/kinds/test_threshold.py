"""Thresholds: a line not to be crossed, between two periods if any are named."""

import pytest
from facts import eased, faults, period, series, target

from mic_tracker.model.target import Promise
from mic_tracker.model.trajectory import Limit, Objective


def test_the_line_needs_no_data() -> None:
    assert target("threshold", "at_least = 1").trajectory(series()) == Limit(
        Objective("at_least", 1)
    )
    both = target("threshold", "at_most = 3\nfrom = 2021\nuntil = '2025-H1'").trajectory(series())
    assert both == Limit(Objective("at_most", 3), period("2021"), period("2025-H1"))


def test_a_sound_threshold_has_no_fault() -> None:
    toml = "at_least = 1\nfrom = 2021\nuntil = 2021\nbaseline = { value = 0.7 }"
    assert faults(target("threshold", toml), measure="percent") == []


@pytest.mark.parametrize(
    ("toml", "measure", "found"),
    [
        ("from = 2021", "percent", [("MT018", ())]),
        ("at_least = 1\nat_most = 1", "percent", [("MT018", ())]),
        ("at_least = 1", "event", [("MT024", ("kind",))]),
        ("at_least = 1\nfrom = '2021-H2'\nuntil = 2021", "percent", []),
        ("at_least = 100.1", "percent", [("MT028", ("at_least",))]),
        ("at_most = -0.1", "percent", [("MT028", ("at_most",))]),
        ("at_least = 1\nfrom = 2025\nuntil = 2024", "percent", [("MT025", ("until",))]),
        (
            "at_least = 1\nbaseline = { period = 2020, value = 104 }",
            "percent",
            [("MT028", ("baseline", "value"))],
        ),
    ],
)
def test_what_is_wrong_with_it(
    toml: str, measure: str, found: list[tuple[str, tuple[str | int, ...]]]
) -> None:
    assert faults(target("threshold", toml), measure=measure) == found


def test_the_promise_is_its_bound() -> None:
    promise = target("threshold", "at_most = 3").promise()
    assert promise == Promise("at_most", "at_most", 3, key="at_most")


@pytest.mark.parametrize(
    ("old", "new", "easier"),
    [
        ("at_most = 3", "at_most = 4", ["at_most"]),
        ("at_most = 3", "at_most = 2", []),
        ("at_most = 3", "at_least = 3", ["at_most"]),
        ("at_least = 1\nfrom = 2021", "at_least = 1\nfrom = 2022", ["since"]),
        ("at_least = 1", "at_least = 1\nfrom = 1990", ["since"]),  # it held from the first
        ("at_least = 1\nfrom = 2021", "at_least = 1", []),
        ("at_least = 1", "at_least = 1\nuntil = 2050", ["until"]),  # it held for good
        ("at_least = 1\nuntil = 2030", "at_least = 1\nuntil = 2031", []),
    ],
)
def test_what_makes_it_easier(old: str, new: str, easier: list[str]) -> None:
    assert eased("threshold", old, new) == easier
