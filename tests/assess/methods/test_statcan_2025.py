"""`statcan-2025`: achievement, its reasons, and its two distinct years."""

from collections.abc import Callable
from typing import Any

import pytest
from judging import standing, text

from mic_tracker.model.assessment import Assessment, Reason
from mic_tracker.model.codes import Status
from mic_tracker.model.registry import Registry

Make = Callable[[str], Registry]

UP = {"at_least": 100, "by": 2030}


def by_statcan(make: Make, observed: str, target: dict[str, Any] = UP, **keys: Any) -> Assessment:  # noqa: ANN401 - keys of a record
    registry = make(text(observed, target, keys))
    return standing(registry, "2025-06-01", method="statcan-2025").assessment


@pytest.mark.parametrize(
    ("latest", "status"),
    [(100, Status.ACHIEVED), (130, Status.ACHIEVED), (99, Status.ON_TRACK)],
)
def test_a_value_that_meets_the_target_overrides_the_trend(
    registry_of: Make, latest: float, status: Status
) -> None:
    assert by_statcan(registry_of, f"2015:80 2022:{latest}").status is status


def test_less_than_a_year_is_not_two_years(registry_of: Make) -> None:
    found = by_statcan(registry_of, "2023:80 2024-H1:82")
    assert (found.status, found.reasons) == (Status.NO_DATA, (Reason.TOO_SHORT,))


def test_a_fall_from_beyond_the_target_is_a_deterioration(registry_of: Make) -> None:
    """The quotient alone would call it progress; the size of the required growth does not."""
    assert by_statcan(registry_of, "2015:120 2022:90").band == "deterioration"


def test_a_zero_at_the_end_is_replaced_and_told(registry_of: Make) -> None:
    found = by_statcan(registry_of, "2015:5 2022:0", {"at_most": 2, "by": 2030})
    assert found.status is Status.ACHIEVED
    assert found.reasons == (Reason.ZERO_REPLACED,)


def test_a_target_of_the_other_sign_is_not_available(registry_of: Make) -> None:
    found = by_statcan(registry_of, "2015:-5 2022:-3", measure="change")
    assert found.reasons == (Reason.INFEASIBLE,)
