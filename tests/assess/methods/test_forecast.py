"""`forecast`: questions, kinds, measures and what is told."""

import math
from collections.abc import Callable
from typing import Any

import pytest
import tomli_w
from judging import standing, text
from second_forecast import SecondForecast

from mic_tracker.model.assessment import Assessment, Reason
from mic_tracker.model.codes import Status
from mic_tracker.model.registry import Registry

Make = Callable[[str], Registry]

UP = {"at_least": 100, "by": 2030}
RISING = {"kind": "direction", "desired": "increase"}


def by_forecast(make: Make, observed: str, target: dict[str, Any], **indicator: Any) -> Assessment:  # noqa: ANN401 - keys of a record
    return standing(make(text(observed, target, indicator)), "2025-06-01").assessment


def test_a_direction_is_asked_whether_it_is_as_good_in_five_years(registry_of: Make) -> None:
    """What is wanted is not assumed here: the answer would be in the question."""
    found = by_forecast(registry_of, "2020:80 2022:90 2024:100", RISING)
    second = SecondForecast("nonneg", [(2021, 80), (2023, 90), (2025, 100)], 0, 2)
    assert found.forecast is not None
    assert found.forecast.at == pytest.approx(2030.0)
    assert found.forecast.likelihood == pytest.approx(second.at(100, 5, at_least=True))
    assert Reason.MET_NOW not in found.reasons


def test_of_one_figure_a_direction_is_an_even_chance(registry_of: Make) -> None:
    found = by_forecast(registry_of, "2024:100", RISING)
    assert found.forecast is not None
    assert found.forecast.likelihood == 0.5


@pytest.mark.parametrize(
    ("desired", "target", "wanted"),
    [
        ("increase", {"at_least": 110, "by": 2029}, 1),
        ("decrease", {"at_most": 90, "by": 2029}, -1),
        ("increase", {"at_most": 110, "by": 2029}, 1),  # against what is wanted
        ("decrease", {"kind": "threshold", "at_least": 80}, -1),
        ("increase", {"kind": "change", "percent": -5, "from": 2020, "by": 2029}, 1),
    ],
)
def test_the_wanted_direction_is_the_indicator_s(
    registry_of: Make, desired: str, target: dict[str, Any], wanted: int
) -> None:
    found = by_forecast(registry_of, "2020:80 2022:90 2024:100", target, desired=desired)
    second = SecondForecast("nonneg", [(2021, 80), (2023, 90), (2025, 100)], wanted, 2)
    assert found.forecast is not None
    assert found.forecast.median == pytest.approx(second.median(found.forecast.at - 2025))


def test_version_1_asks_for_no_direction(registry_of: Make) -> None:
    for desired in ("increase", "decrease"):
        registry = registry_of(text("2020:80 2022:90 2024:100", UP, {"desired": desired}))
        found = standing(registry, "2025-06-01", method="forecast-1").assessment
        second = SecondForecast("nonneg", [(2021, 80), (2023, 90), (2025, 100)], 0, 1)
        assert found.method == "forecast-1"
        assert found.forecast is not None
        assert found.forecast.version == 1
        assert found.forecast.likelihood == pytest.approx(second.at(100, 6, at_least=True))


def test_a_comparison_is_the_forecast_of_the_ratio(registry_of: Make) -> None:
    counted = {"unit": "things", "measure": "count", "desired": "increase"}
    other = tomli_w.dumps({"indicators": {"y": {"name": "Y"} | counted}})
    observed = [
        {"indicator": name, "period": year, "value": value}
        for name, values in (("x", (5, 6, 7)), ("y", (10, 10, 10)))
        for year, value in zip(("2020", "2021", "2022"), values, strict=True)
    ]
    target = {"kind": "comparison", "than": "y", "by": 2030}
    compared = standing(registry_of(text(observed, target) + other), "2025-06-01").assessment
    half = by_forecast(
        registry_of, "2020:0.5 2021:0.6 2022:0.7", {"at_least": 1, "by": 2030}, measure="ratio"
    )
    assert compared.forecast == half.forecast


def test_a_change_is_the_forecast_of_its_level(registry_of: Make) -> None:
    change = {"kind": "change", "percent": 25, "from": 2020, "by": 2030}
    found = by_forecast(registry_of, "2020:80 2021:82", change)
    level = by_forecast(registry_of, "2020:80 2021:82", UP)
    assert found.forecast == level.forecast


def test_time_alone_changes_nothing(registry_of: Make) -> None:
    registry = registry_of(text("2020:80 2021:82 2022:81", UP))
    early, late = (standing(registry, day).assessment for day in ("2023-01-01", "2030-12-31"))
    assert early == late


def test_the_formula_is_told_with_its_numbers(registry_of: Make) -> None:
    found = by_forecast(registry_of, "2019:100 2020:104", {"at_least": 120, "by": 2025})
    step, *_ = found.steps
    assert step.formula == "forecast_at"
    assert step.numbers["drift"] == pytest.approx(0.013204, abs=1e-6)
    assert step.numbers["variance"] == pytest.approx(0.00132617, abs=1e-8)
    assert (step.numbers["n"], step.numbers["scale"]) == (2, "nonneg")
    assert step.numbers["likelihood"] == pytest.approx(0.2514, abs=1e-4)


def test_the_likelihood_can_be_computed_from_the_numbers(registry_of: Make) -> None:
    """Two degrees of freedom: F(w) = 1/2 + w/(2·sqrt(2 + w²)), on the square-root scale."""
    found = by_forecast(registry_of, "2019:100 2020:104", {"at_least": 120, "by": 2025})
    told = {
        key: value for key, value in found.steps[0].numbers.items() if key not in {"scale", "side"}
    }
    numbers = {key: float(value) for key, value in told.items() if value is not None}
    goal = 2 * (math.sqrt(numbers["target"] / numbers["unit"]) - 1)
    w = (goal - numbers["centre"]) / numbers["spread"]
    assert numbers["freedom"] == 2
    assert numbers["likelihood"] == pytest.approx(0.5 - w / (2 * math.sqrt(2 + w * w)))


def test_no_figure_is_no_data(registry_of: Make) -> None:
    assert by_forecast(registry_of, "", UP).status is Status.NO_DATA
