"""Which method judges."""

from collections.abc import Callable
from typing import Any

import pytest
from judging import standing, text

from mic_tracker.model.assessment import Reason
from mic_tracker.model.registry import Registry

Make = Callable[[str], Registry]
UP = {"at_least": 100, "by": 2030}
EVENTS = {"measure": "event", "over": "period"}


def method_of(registry: Registry, method: str | None = None) -> str:
    return standing(registry, "2025-06-01", method=method).assessment.method


def test_the_command_line_beats_the_target_and_the_target_the_settings(registry_of: Make) -> None:
    settings = {"method": "un-2023"}
    plain = registry_of(text("2020:60 2021:62", UP, settings=settings))
    own = registry_of(text("2020:60 2021:62", UP | {"method": "path"}, settings=settings))
    assert method_of(plain) == "un-2023"
    assert method_of(own) == "path"
    assert method_of(own, "eurostat") == "eurostat"


@pytest.mark.parametrize(
    ("target", "indicator", "method"),
    [
        (UP, {}, "forecast"),
        ({"kind": "direction", "desired": "increase"}, {}, "forecast"),
        ({"kind": "change", "percent": 5, "from": 2020, "by": 2030}, {}, "forecast"),
        ({"kind": "threshold", "at_least": 1}, {}, "compliance"),
        ({"kind": "cadence", "every": "year", "from": 2020}, EVENTS, "cadence"),
        ({"kind": "milestone"}, EVENTS, "milestone"),
        ({"kind": "cumulative", "at_least": 100, "from": 2020, "by": 2030}, EVENTS, "path"),
    ],
)
def test_each_kind_has_a_method_of_its_own(
    registry_of: Make, target: dict[str, Any], indicator: dict[str, Any], method: str
) -> None:
    assert method_of(registry_of(text("2020:1 2021:1", target, indicator))) == method


@pytest.mark.parametrize("method", ["un-2023", "eurostat", "statcan-2025", "compliance"])
def test_what_does_not_fit_a_rank_gives_way_and_says_so(registry_of: Make, method: str) -> None:
    target = {"at_most": 20, "by": 2030}
    registry = registry_of(text("2020:60 2021:58 2022:57", target, {"measure": "rank"}))
    found = standing(registry, "2025-06-01", method=method).assessment
    assert found.method == "forecast"
    assert Reason.METHOD_DOES_NOT_FIT in found.reasons


def test_a_default_that_does_not_fit_gives_way_quietly(registry_of: Make) -> None:
    settings = {"method": "un-2023"}
    registry = registry_of(text("2020:1", {"kind": "milestone"}, EVENTS, settings))
    found = standing(registry, "2025-06-01").assessment
    assert found.method == "milestone"
    assert found.reasons == ()


def test_the_forecast_is_no_answer_for_a_sum(registry_of: Make) -> None:
    target = {"kind": "cumulative", "at_least": 100, "from": 2020, "by": 2030}
    registry = registry_of(text("2020:5 2021:6", target, {"over": "period"}))
    found = standing(registry, "2025-06-01", method="forecast").assessment
    assert found.method == "path"
    assert Reason.METHOD_DOES_NOT_FIT in found.reasons


def test_a_sum_that_is_reached_is_achieved_early(registry_of: Make) -> None:
    target = {"kind": "cumulative", "at_least": 10, "from": 2020, "by": 2030}
    registry = registry_of(text("2020:5 2021:6", target, {"over": "period"}))
    assert standing(registry, "2022-06-01").status.value == "achieved"
