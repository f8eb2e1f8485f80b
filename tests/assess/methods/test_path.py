"""`path`: the latest value against the path; listed and flat stretches."""

from collections.abc import Callable
from typing import Any

import pytest
from judging import standing, text

from mic_tracker.model.assessment import Assessment, Reason
from mic_tracker.model.codes import Status
from mic_tracker.model.registry import Registry

Make = Callable[[str], Registry]

UP = {"at_least": 100, "by": 2030, "baseline": {"period": 2020}}


def by_path(make: Make, observed: str, target: dict[str, Any] = UP) -> Assessment:
    return standing(make(text(observed, target)), "2026-06-01", method="path").assessment


@pytest.mark.parametrize(
    ("latest", "ratio", "status"),
    [
        (50, 1.0, Status.ON_TRACK),  # half way after half the time
        (49.9, 0.9975, Status.AT_RISK),
        (30, 0.5, Status.AT_RISK),
        (29, 0.475, Status.OFF_TRACK),
        (5, -0.125, Status.OFF_TRACK),
    ],
)
def test_cut_points(registry_of: Make, latest: float, ratio: float, status: Status) -> None:
    target = {"at_least": 90, "by": 2030}
    found = by_path(registry_of, f"2020:10 2025:{latest}", target)
    assert found.ratio == pytest.approx(ratio)
    assert found.status is status


def test_a_figure_on_the_path_is_on_it_whatever_the_rounding(registry_of: Make) -> None:
    found = by_path(registry_of, "2020:0.1 2023:0.16", {"at_least": 0.3, "by": 2030})
    assert found.status is Status.ON_TRACK


FLAT = UP | {"interim": [["2023", 45.0], ["2027", 80.0]]}


@pytest.mark.parametrize(
    ("observed", "status"),
    [
        ("2020:45 2022:45", Status.ON_TRACK),  # the path asks for nothing yet
        ("2020:45 2022:47", Status.ON_TRACK),
        ("2020:45 2022:44", Status.AT_RISK),
    ],
)
def test_a_flat_stretch_asks_to_stay(registry_of: Make, observed: str, status: Status) -> None:
    found = by_path(registry_of, observed, FLAT)
    assert (found.status, found.ratio) == (status, None)


def test_listed_points_are_the_path(registry_of: Make) -> None:
    found = by_path(registry_of, "2020:45 2025:62.5", FLAT)  # half way from 45 to 80
    assert found.ratio == pytest.approx(1.0)
    assert found.status is Status.ON_TRACK


def test_a_baseline_that_meets_the_target_leaves_only_keeping(registry_of: Make) -> None:
    kept = by_path(registry_of, "2020:110 2025:105")
    lost = by_path(registry_of, "2020:110 2025:95")
    assert (kept.status, lost.status) == (Status.ON_TRACK, Status.OFF_TRACK)
    assert kept.reasons == lost.reasons == (Reason.TARGET_EQUALS_BASE,)


def test_a_running_sum_follows_its_straight_path(registry_of: Make) -> None:
    """5 and 6 events in two of ten years, of 50: 11 where 10 were due."""
    target = {"kind": "cumulative", "at_least": 50, "from": 2020, "by": 2029}
    indicator = {"over": "period"}
    found = standing(registry_of(text("2020:5 2021:6", target, indicator)), "2022-06-01")
    assert found.assessment.ratio == pytest.approx(1.1)
    assert found.status is Status.ON_TRACK
    assert found.rates.progress == pytest.approx(0.22)


def test_the_formula_is_told_with_its_numbers(registry_of: Make) -> None:
    (step,) = by_path(registry_of, "2020:10 2025:40", {"at_least": 90, "by": 2030}).steps
    assert step.formula == "path_ratio"
    assert step.numbers["expected"] == pytest.approx(50)
    assert step.numbers["ratio"] == pytest.approx(30 / 40)
