"""`escap-api`: the predicted gap; logits for percentages."""

from collections.abc import Callable
from typing import Any

import pytest
from judging import standing, text

from mic_tracker.model.assessment import Assessment, Reason
from mic_tracker.model.codes import Status
from mic_tracker.model.registry import Registry

Make = Callable[[str], Registry]

PERCENT: dict[str, Any] = {"measure": "percent", "unit": "%"}
UP = {"at_least": 80, "by": 2030}


def by_api(make: Make, observed: str, target: dict[str, Any] = UP, **keys: Any) -> Assessment:  # noqa: ANN401 - keys of a record
    registry = make(text(observed, target, keys))
    return standing(registry, "2025-06-01", method="escap-api").assessment


def predicted(found: Assessment) -> object:
    return found.steps[0].numbers["predicted"]


def test_percentages_are_predicted_on_logits_39_f(registry_of: Make) -> None:
    found = by_api(registry_of, "2015:40 2020:50 2024:62", **PERCENT)
    assert predicted(found) == pytest.approx(74.6369, abs=1e-4)


def test_a_percentage_at_its_bound_is_predicted_as_it_stands(registry_of: Make) -> None:
    """A line through 0, 10, 20 at the ends of 2018, 2019, 2020 is at 120 ten years on."""
    found = by_api(registry_of, "2018:0 2019:10 2020:20", **PERCENT)
    assert predicted(found) == pytest.approx(120)
    assert found.status is Status.ON_TRACK


# base 40 in 2014, target 80: a line that ends at 76 leaves 10 % of the way, one at 40 all of it
@pytest.mark.parametrize(
    ("latest", "band"),
    [
        (58.5, "maintain"),  # predicted 77: a gap of 7.5 %
        (57.9, "accelerate"),  # predicted 75.8: a gap of 10.5 %
        (40.5, "accelerate"),
        (40, "reverse"),  # predicted 40: a gap of exactly 100 %
        (39, "reverse"),
    ],
)
def test_cut_points(registry_of: Make, latest: float, band: str) -> None:
    assert by_api(registry_of, f"2014:40 2022:{latest}").band == band


def test_a_stated_baseline_and_one_figure_make_no_line(registry_of: Make) -> None:
    target = UP | {"baseline": {"period": 2015, "value": 40}}
    found = by_api(registry_of, "2020:50", target)
    assert (found.status, found.reasons) == (Status.NO_DATA, (Reason.SINGLE_POINT,))
