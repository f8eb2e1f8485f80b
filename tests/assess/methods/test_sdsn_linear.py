"""`sdsn-linear`: the latest five years against the line from the base."""

from collections.abc import Callable
from typing import Any

import pytest
from judging import standing, text

from mic_tracker.model.assessment import Assessment, Reason
from mic_tracker.model.codes import Status
from mic_tracker.model.registry import Registry

Make = Callable[[str], Registry]

UP = {"at_least": 80, "by": 2030}


def by_sdsn(make: Make, observed: str, target: dict[str, Any] = UP) -> Assessment:
    return standing(make(text(observed, target)), "2025-06-01", method="sdsn-linear").assessment


def test_two_points_are_the_whole_window(registry_of: Make) -> None:
    """30 in 15 years are asked for, 8 in 4 years are seen: the same pace."""
    found = by_sdsn(registry_of, "2015:50 2019:58")
    assert found.ratio == pytest.approx(1.0)
    assert found.status is Status.ON_TRACK


def test_what_was_long_ago_does_not_count(registry_of: Make) -> None:
    found = by_sdsn(registry_of, "2015:50 2018:70 2023:70")
    assert found.ratio == pytest.approx(0.0)
    assert found.band == "stagnating"


def test_a_fall_is_mirrored(registry_of: Make) -> None:
    found = by_sdsn(registry_of, "2015:30 2019:22 2023:10", {"at_most": 0, "by": 2030})
    assert found.ratio == pytest.approx((12 / 4) / (30 / 15))


def test_a_fall_through_the_threshold_is_no_progress(registry_of: Make) -> None:
    """Pace and required pace are both negative, so their quotient would say on track."""
    found = by_sdsn(registry_of, "2015:90 2019:85 2023:75")
    assert (found.status, found.reasons) == (Status.NO_DATA, (Reason.TARGET_EQUALS_BASE,))


def test_a_stated_baseline_is_the_window_of_a_single_figure(registry_of: Make) -> None:
    target = UP | {"baseline": {"period": 2015, "value": 50}}
    assert by_sdsn(registry_of, "2019:58", target).ratio == pytest.approx(1.0)
