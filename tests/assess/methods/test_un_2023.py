"""`un-2023`: met at once, and no ratio without a way to go."""

from collections.abc import Callable
from typing import Any

import pytest
from judging import standing, text

from mic_tracker.model.assessment import Assessment, Reason
from mic_tracker.model.codes import Status
from mic_tracker.model.registry import Registry

Make = Callable[[str], Registry]

UP = {"at_least": 100, "by": 2030}


def by_un(make: Make, observed: str, target: dict[str, Any] = UP) -> Assessment:
    return standing(make(text(observed, target)), "2025-06-01", method="un-2023").assessment


def test_a_value_that_meets_the_target_is_the_best_class_whatever_the_trend(
    registry_of: Make,
) -> None:
    found = by_un(registry_of, "2015:120 2023:101")
    assert (found.band, found.score, found.status) == ("met_or_on_track", 3, Status.ON_TRACK)
    assert found.reasons == (Reason.MET_NOW,)


def test_a_fall_through_the_target_is_no_progress(registry_of: Make) -> None:
    """Expected value minus base over target minus base would be 5 here: on track, says the sum."""
    found = by_un(registry_of, "2015:120 2023:90")
    assert (found.status, found.reasons) == (Status.NO_DATA, (Reason.TARGET_EQUALS_BASE,))


@pytest.mark.parametrize(
    ("latest", "desired", "band"),
    [
        (117.2, "increase", "met_or_on_track"),  # 1.02^8 = 1.1717
        (117.1, "increase", "fair_progress"),
        (104.1, "increase", "fair_progress"),  # 1.005^8 = 1.0407
        (104.0, "increase", "stagnation_or_regression"),
        (85.0, "decrease", "met_or_on_track"),  # 0.98^8 = 0.8508
        (86.0, "decrease", "fair_progress"),
    ],
)
def test_directions(registry_of: Make, latest: float, desired: str, band: str) -> None:
    heading = {"kind": "direction", "desired": desired}
    found = by_un(registry_of, f"2015:100 2023:{latest}", heading)
    assert (found.band, found.reasons) == (band, (Reason.NO_TARGET,))
