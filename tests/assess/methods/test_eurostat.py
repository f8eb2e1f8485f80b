"""`eurostat`: cut-points, and what a direction looks at."""

from collections.abc import Callable
from typing import Any

import pytest
from judging import standing, text

from mic_tracker.model.assessment import Assessment, Reason
from mic_tracker.model.codes import Status
from mic_tracker.model.registry import Registry

Make = Callable[[str], Registry]

UP = {"at_least": 200, "by": 2030}


def by_eurostat(make: Make, observed: str, target: dict[str, Any] = UP) -> Assessment:
    return standing(make(text(observed, target)), "2025-06-01", method="eurostat").assessment


# the target asks for 2^(1/10) - 1 = 7.177 % a year; in five years: 0.95 of it 139.07, 0.6 123.47
@pytest.mark.parametrize(
    ("latest", "band", "status"),
    [
        (139.1, "significant_progress", Status.ON_TRACK),
        (139.0, "moderate_progress", Status.AT_RISK),
        (123.5, "moderate_progress", Status.AT_RISK),
        (123.4, "insufficient_progress", Status.OFF_TRACK),
        (100, "insufficient_progress", Status.OFF_TRACK),
        (99, "movement_away", Status.OFF_TRACK),
    ],
)
def test_cut_points(registry_of: Make, latest: float, band: str, status: Status) -> None:
    found = by_eurostat(registry_of, f"2020:100 2025:{latest}@2025-01-01")
    assert (found.band, found.status) == (band, status)


def test_what_is_met_is_significant(registry_of: Make) -> None:
    found = by_eurostat(registry_of, "2020:100 2023:210")
    assert (found.band, found.reasons) == ("significant_progress", (Reason.MET_NOW,))


def test_a_direction_is_seen_over_the_last_five_years(registry_of: Make) -> None:
    heading = {"kind": "direction", "desired": "increase"}
    found = by_eurostat(registry_of, "2005:50 2018:100 2023:106", heading)
    assert found.ratio == pytest.approx(1.06 ** (1 / 5) - 1)
