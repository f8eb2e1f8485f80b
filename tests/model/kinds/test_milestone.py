"""Milestones: stages to be done, or one thing without a name."""

import pytest
from facts import eased, faults, period, series, target

from mic_tracker.model.target import Promise
from mic_tracker.model.trajectory import Stages


def test_the_stages_need_no_data() -> None:
    assert target("milestone", "").trajectory(series()) == Stages((None,))
    staged = target("milestone", 'by = 2027\nstages = ["drafted", "adopted"]')
    assert staged.trajectory(series()) == Stages(("drafted", "adopted"), period("2027"))


@pytest.mark.parametrize(
    ("toml", "measure", "found"),
    [
        ("", "event", []),
        ("stages = ['a', 'b']", "stage", []),
        ("", "count", [("MT024", ("kind",))]),
        ("stages = ['a', 'b']", "event", [("MT024", ("stages",))]),
        ("stages = ['a', 'b', 'a']", "stage", [("MT007", ("stages", 2))]),
        (
            "stages = ['b', 'a', 'a', 'b']",
            "stage",
            [("MT007", ("stages", 2)), ("MT007", ("stages", 3))],
        ),
    ],
)
def test_what_is_wrong_with_it(
    toml: str, measure: str, found: list[tuple[str, tuple[str | int, ...]]]
) -> None:
    assert faults(target("milestone", toml), measure=measure) == found


def test_the_promise_is_its_stages_or_the_whole() -> None:
    assert target("milestone", "").promise() == Promise("milestone", "done", 1, unit="stages")
    staged = target("milestone", 'stages = ["drafted", "adopted"]').promise()
    assert staged == Promise("stages", "done", 2, unit="stages")


@pytest.mark.parametrize(
    ("old", "new", "easier"),
    [
        ("by = 2026", "by = 2027", ["by"]),
        ("by = 2026", "", ["by"]),
        ("", "by = 2026", []),
        ("stages = ['a', 'b']", "stages = ['a']", ["stages"]),
        ("stages = ['a', 'b']", "stages = ['a', 'b', 'c']", []),
        ("stages = ['a', 'b']", "stages = ['a', 'c']", ["stages"]),
    ],
)
def test_what_makes_it_easier(old: str, new: str, easier: list[str]) -> None:
    assert eased("milestone", old, new) == easier
