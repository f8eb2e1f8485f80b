"""Milestones: stages to be done, or one thing without a name."""

import pytest
from facts import faults, period, series, target

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
