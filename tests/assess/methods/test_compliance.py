"""`compliance`: now, so far, and a year on."""

from collections.abc import Callable
from typing import Any

import pytest
from judging import standing, text

from mic_tracker.model.assessment import Assessment, Compliance, Reason
from mic_tracker.model.codes import Status
from mic_tracker.model.registry import Registry

Make = Callable[[str], Registry]


FLOOR = {"kind": "threshold", "at_least": 50}


def judged(make: Make, observed: str, target: dict[str, Any] = FLOOR) -> Assessment:
    return standing(make(text(observed, target)), "2025-06-01").assessment


@pytest.mark.parametrize(
    ("observed", "band", "status"),
    [
        ("2020:80 2021:82 2022:84", "within", Status.ON_TRACK),
        ("2020:56 2021:53 2022:50", "within", Status.AT_RISK),  # at the line, and falling
        ("2020:44 2021:47 2022:49.9", "crossed", Status.OFF_TRACK),
        ("2020:20 2021:21 2022:22", "crossed", Status.OFF_TRACK),
    ],
)
def test_now_and_a_year_on(registry_of: Make, observed: str, band: str, status: Status) -> None:
    found = judged(registry_of, observed)
    assert (found.band, found.status) == (band, status)


def test_the_share_of_periods_and_the_margin(registry_of: Make) -> None:
    found = judged(registry_of, "2020:48 2021:52 2022:57")
    assert found.tally == Compliance(complies=True, periods_met=2, periods=3, margin=7.0)
    ceiling = judged(registry_of, "2020:48 2021:52", {"kind": "threshold", "at_most": 50})
    assert ceiling.tally == Compliance(complies=False, periods_met=1, periods=2, margin=-2.0)


def test_the_forecast_looks_one_year_on(registry_of: Make) -> None:
    found = judged(registry_of, "2020:80 2021:82 2022:84")
    level = standing(
        registry_of(text("2020:80 2021:82 2022:84", {"at_least": 50, "by": 2023})), "2023-06-01"
    ).assessment
    assert found.forecast == level.forecast


def test_periods_before_the_promise_do_not_count(registry_of: Make) -> None:
    found = judged(registry_of, "2019:40 2020:45 2021:52 2022:57", FLOOR | {"from": 2021})
    assert found.tally == Compliance(complies=True, periods_met=2, periods=2, margin=7.0)
    assert Reason.SINGLE_POINT not in found.reasons


@pytest.mark.parametrize(
    ("observed", "status"),
    [
        ("2021:52 2022:57 2023:51", Status.ACHIEVED),
        ("2021:52 2022:47 2023:51", Status.MISSED),
        ("2021:52 2022:57 2024:20", Status.ACHIEVED),  # beyond the promise
    ],
)
def test_after_the_end_it_was_kept_or_not(registry_of: Make, observed: str, status: Status) -> None:
    found = judged(registry_of, observed, FLOOR | {"until": 2023})
    assert found.status is status
    assert found.forecast is None
