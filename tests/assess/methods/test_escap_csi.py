"""`escap-csi`: way covered, read against the time that has passed."""

from collections.abc import Callable
from typing import Any

import pytest
from judging import standing, text

from mic_tracker.model.assessment import Assessment, Reason
from mic_tracker.model.codes import Status
from mic_tracker.model.registry import Registry

Make = Callable[[str], Registry]


def by_csi(make: Make, observed: str, target: dict[str, Any]) -> Assessment:
    return standing(make(text(observed, target)), "2025-06-01", method="escap-csi").assessment


@pytest.mark.parametrize(
    ("latest", "score", "status"),
    [
        (60, 5, Status.ON_TRACK),  # half of the way in half of the time
        (59, 4.75, Status.AT_RISK),
        (40, 0, Status.AT_RISK),
        (39, -0.25, Status.OFF_TRACK),
    ],
)
def test_the_way_and_the_time(
    registry_of: Make, latest: float, score: float, status: Status
) -> None:
    found = by_csi(registry_of, f"2014:40 2022:{latest}", {"at_least": 80, "by": 2030})
    assert found.score == pytest.approx(score)
    assert found.status is status
    assert found.ratio == pytest.approx(score / 10)


def test_without_a_way_there_is_no_index(registry_of: Make) -> None:
    found = by_csi(registry_of, "2014:80 2022:70", {"at_least": 80, "by": 2030})
    assert found.reasons == (Reason.TARGET_EQUALS_BASE,)
