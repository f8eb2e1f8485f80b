"""The published vectors once more, from a registry to a verdict: nothing is lost on the way.

The numbers are those of the project's method notes (P: a peer's own published output; F: derived
from the published formula apart from this program) and of its forecast's specification.
"""
# ruff: noqa: E501 - a row of a published table is read as a row

from collections.abc import Callable
from typing import Any

import pytest
from judging import standing, text

from mic_tracker.model.assessment import Reason
from mic_tracker.model.codes import Status
from mic_tracker.model.registry import Registry

Make = Callable[[str], Registry]
PERCENT = {"measure": "percent", "unit": "%"}
SIGNED = {"measure": "change"}

# observed, target, ratio, score, band, status
STATCAN: dict[str, tuple[str, dict[str, float], float | None, float, str]] = {
    "1 P": ("2015:14.5 2023:10.2", {"at_most": 7.25}, 0.952590, 2.518556, "substantial_progress"),
    "2 P": ("2015:98.82 2022:99.04", {"at_least": 100}, 0.401355, -0.827676, "limited_progress"),
    "3 P": ("2015:82.6 2022:83.9", {"at_least": 100}, 0.174131, -1.774446, "limited_progress"),
    "4 P": ("2015:92 2019:92", {"at_least": 100}, 0.0, -2.5, "limited_progress"),
    "5 P": ("2015:100 2022:100", {"at_least": 100}, None, 5.0, "target_achieved"),
    "6 P": ("2018:10 2022:10.4", {"at_most": 0.1}, -0.030917, -2.628821, "deterioration"),
    "7 P": ("2023:8.2 2024:8.4", {"at_least": 100}, 0.056794, -2.263357, "limited_progress"),
    "8 P": ("2023:75.3 2024:74.6", {"at_least": 100}, -0.224764, -3.436525, "deterioration"),
    "10 P": ("2015:2 2016:2", {"at_most": 7.25}, 0.0, 5.0, "target_achieved"),
    "21 P": ("2016:16.4 2022:16.5", {"at_most": 8.2}, -0.020985, -2.587438, "deterioration"),
    "22 P": ("2015:99.6 2023:99.8", {"at_least": 99.9}, 1.250658, 4.647556, "substantial_progress"),
    "23 F": ("2015:1.55 2019:1.82", {"at_most": 0}, -0.105788, -2.940785, "deterioration"),
}
STATUS_OF = {
    "target_achieved": Status.ACHIEVED,
    "substantial_progress": Status.ON_TRACK,
    "moderate_progress": Status.AT_RISK,
    "limited_progress": Status.OFF_TRACK,
    "deterioration": Status.OFF_TRACK,
}


@pytest.mark.parametrize("name", STATCAN)
def test_statcan_with_a_target(registry_of: Make, name: str) -> None:
    observed, target, ratio, score, band = STATCAN[name]
    registry = registry_of(text(observed, {"by": 2030, **target}))
    found = standing(registry, "2025-06-01", method="statcan-2025").assessment
    assert found.ratio == (None if ratio is None else pytest.approx(ratio, abs=1e-6))
    assert found.score == pytest.approx(score, abs=1e-4)
    assert (found.band, found.status) == (band, STATUS_OF[band])


def test_statcan_with_one_year_is_not_available_9_p(registry_of: Make) -> None:
    registry = registry_of(text("2017:5.5", {"by": 2030, "at_most": 3}))
    found = standing(registry, "2025-06-01", method="statcan-2025").assessment
    assert (found.status, found.reasons) == (Status.NO_DATA, (Reason.SINGLE_POINT,))
    assert found.score is None


def test_a_zero_that_was_replaced_is_told_23_f(registry_of: Make) -> None:
    registry = registry_of(text("2015:1.55 2019:1.82", {"by": 2030, "at_most": 0}))
    found = standing(registry, "2025-06-01", method="statcan-2025").assessment
    assert Reason.ZERO_REPLACED in found.reasons


# observed, keys of the target and of the indicator, growth, score, band
HEADINGS: dict[str, tuple[str, dict[str, Any], dict[str, Any], float, float, str]] = {
    "11 P limit": ("2015:90 2021:93.2", {"limit": 100}, {}, 0.005840, 2.815387, "substantial"),
    "12 P limit": (
        "2017:93.4 2021:92.7",
        {"limit": 100},
        {},
        -0.001879,
        -2.734869,
        "deterioration",
    ),
    "13 P limit": ("2016:99.47 2022:99.57", {"limit": 100}, {}, 0.000167, 0.545626, "moderate"),
    "14 P": ("2015:14.3 2023:12.0", {"desired": "decrease"}, {}, 0.021681, 5.0, "substantial"),
    "15 P": ("2015:45.36 2024:53.22", {}, {}, 0.017915, 3.957265, "substantial"),
    "16 P": ("2015:4.55 2024:4.67", {}, {}, 0.002897, -1.051693, "limited"),
    "17 P": ("2015:5.31 2024:5.27", {"desired": "decrease"}, {}, 0.000840, -2.080095, "limited"),
    "18 P": ("2015:62.39 2023:61.89", {}, {}, -0.001005, -2.625662, "deterioration"),
    "24 F": ("2015:-10 2023:-5", {}, SIGNED, 0.082996, 5.0, "substantial"),
}


@pytest.mark.parametrize("name", HEADINGS)
def test_statcan_without_a_target(registry_of: Make, name: str) -> None:
    observed, target, indicator, growth, score, band = HEADINGS[name]
    registry = registry_of(
        text(observed, {"kind": "direction", "desired": "increase", **target}, indicator)
    )
    found = standing(registry, "2025-06-01", method="statcan-2025").assessment
    assert found.ratio == pytest.approx(growth, abs=1e-6)
    assert found.score == pytest.approx(score, abs=1e-4)
    assert found.band is not None
    assert found.band.startswith(band)
    assert Reason.NO_TARGET in found.reasons


def test_statcan_has_no_answer_to_a_change_of_sign_25_f(registry_of: Make) -> None:
    target = {"kind": "direction", "desired": "increase"}
    registry = registry_of(text("2015:-2 2023:1", target, SIGNED))
    found = standing(registry, "2025-06-01", method="statcan-2025").assessment
    assert found.status is Status.NO_DATA
    assert Reason.SIGN_CHANGE in found.reasons


# method, observed, target, ratio, score, band, status: all F
RATIOS: dict[str, tuple[str, str, dict[str, Any], float | None, float | None, str, Status]] = {
    "27": ("un-2023", "2015:40 2023:55", {"at_least": 80}, 0.8168, 2, "fair_progress", Status.AT_RISK),
    "28": ("un-2023", "2015:14.5 2023:10.2", {"at_most": 7.25}, 0.9658, 3, "met_or_on_track", Status.ON_TRACK),
    "29": ("un-2023", "2015:40 2023:41", {"at_least": 80}, 0.0474, 1, "stagnation_or_regression", Status.OFF_TRACK),
    "30": ("un-2023", "2015:20 2023:22", {"at_most": 10}, -0.3913, 1, "stagnation_or_regression", Status.OFF_TRACK),
    "31 eurostat": ("eurostat", "2015:40 2023:50", {"at_least": 80}, 0.5981, None, "insufficient_progress", Status.OFF_TRACK),
    "31 un": ("un-2023", "2015:40 2023:50", {"at_least": 80}, 0.51952, 2, "fair_progress", Status.AT_RISK),
    "31 csi": ("escap-csi", "2015:40 2023:50", {"at_least": 80}, 0.25, 2.5, "short of the time elapsed", Status.AT_RISK),
    "31 path": ("path", "2015:40 2023:50", {"at_least": 80}, 0.46875, None, "far behind", Status.OFF_TRACK),
    "32": ("path", "2020:45000 2025:68000", {"at_least": 100000}, 23000 / 27500, None, "behind the path", Status.AT_RISK),
    "36 a": ("escap-csi", "2015:40 2023:55", {"at_least": 80}, 0.375, 3.75, "short of the time elapsed", Status.AT_RISK),
    "36 b": ("escap-csi", "2015:40 2023:78", {"at_least": 80}, 0.95, 9.5, "at or past the time elapsed", Status.ON_TRACK),
    "36 c": ("escap-csi", "2015:40 2023:35", {"at_least": 80}, -0.125, -1.25, "regressed", Status.OFF_TRACK),
    "36 d": ("escap-csi", "2015:40 2023:85", {"at_least": 80}, 1.0, 10, "at or past the time elapsed", Status.ON_TRACK),
    "37 a": ("escap-csi", "2015:20 2023:14", {"at_most": 10}, 0.6, 6, "at or past the time elapsed", Status.ON_TRACK),
    "37 b": ("escap-csi", "2015:20 2023:24", {"at_most": 10}, -0.4, -4, "regressed", Status.OFF_TRACK),
    "38": ("escap-api", "2015:40 2018:46 2020:50 2023:56", {"at_least": 80}, 0.75, 7.5, "accelerate", Status.AT_RISK),
    "39": ("escap-api", "2015:40 2020:50 2024:62", {"at_least": 80}, 0.9125, 9.125, "maintain", Status.ON_TRACK),
    "41 a": ("sdsn-linear", "2015:50 2019:60 2023:70", {"at_least": 80}, 1.25, None, "on_track", Status.ON_TRACK),
    "41 b": ("sdsn-linear", "2015:50 2019:55 2023:60", {"at_least": 80}, 0.625, None, "moderately_improving", Status.AT_RISK),
    "41 c": ("sdsn-linear", "2015:50 2019:55 2023:57", {"at_least": 80}, 0.25, None, "stagnating", Status.OFF_TRACK),
    "41 d": ("sdsn-linear", "2015:50 2019:55 2023:54", {"at_least": 80}, -0.125, None, "decreasing", Status.OFF_TRACK),
}  # fmt: skip  # a row is read as a row


@pytest.mark.parametrize("name", RATIOS)
def test_ratios_scores_and_words(registry_of: Make, name: str) -> None:
    method, observed, target, ratio, score, band, status = RATIOS[name]
    registry = registry_of(text(observed, {"by": 2030, **target}))
    found = standing(registry, "2026-06-01", method=method).assessment
    assert found.ratio == pytest.approx(ratio, abs=1e-4)
    assert found.score == pytest.approx(score)
    assert (found.band, found.status) == (band, status)


def test_sdsn_ignores_movements_above_the_threshold_41(registry_of: Make) -> None:
    registry = registry_of(text("2015:82 2019:85 2023:83", {"by": 2030, "at_least": 80}))
    found = standing(registry, "2025-06-01", method="sdsn-linear").assessment
    assert (found.band, found.status) == ("maintaining", Status.ON_TRACK)


@pytest.mark.parametrize(
    ("latest", "change", "band"),
    [
        (104, 0.0079, "moderate_progress"),
        (106, 0.0117, "significant_progress"),
        (97, -0.0061, "moderate_movement_away"),
        (94, -0.0123, "significant_movement_away"),
    ],
)
def test_eurostat_without_a_target_35_f(
    registry_of: Make, latest: float, change: float, band: str
) -> None:
    target = {"kind": "direction", "desired": "increase"}
    registry = registry_of(text(f"2018:100 2023:{latest}", target))
    found = standing(registry, "2025-06-01", method="eurostat").assessment
    assert found.ratio == pytest.approx(change, abs=1e-4)
    assert found.band == band


def test_rank_pace_is_linear_52_f(registry_of: Make) -> None:
    registry = registry_of(
        text("2022:68 2026:60", {"by": 2030, "at_most": 50}, {"measure": "rank"})
    )
    found = standing(registry, "2026-12-31", method="path")
    assert found.rates.path_value == pytest.approx(59)
    assert found.assessment.ratio == pytest.approx(0.8889, abs=1e-4)
    assert found.assessment.status is Status.AT_RISK


def test_linear_and_geometric_paths_and_their_lags_32_33_34_f(registry_of: Make) -> None:
    target = {"by": 2030, "at_least": 100_000}
    linear = standing(registry_of(text("2020:45000 2025:68000", target)), "2025-12-31").rates
    assert linear.path_value == pytest.approx(72_500)
    assert linear.lag_years == pytest.approx(0.82, abs=0.005)
    assert linear.required_rate == pytest.approx(6_400)
    assert linear.observed_rate == pytest.approx(4_600)
    assert linear.acceleration == pytest.approx(1.3913, abs=1e-4)
    steep = registry_of(text("2020:45000 2025:68000", {**target, "path": "geometric"}))
    geometric = standing(steep, "2025-12-31").rates
    assert geometric.path_value == pytest.approx(67_082, abs=0.5)
    assert geometric.lag_years == pytest.approx(-0.17, abs=0.005)


@pytest.mark.parametrize(("year", "value"), [(2024, 62.889), (2026, 69.290), (2028, 75.026)])
def test_logistic_path_44_f(registry_of: Make, year: int, value: float) -> None:
    target = {"by": 2030, "at_least": 80, "path": "logistic"}
    registry = registry_of(text("2022:56", target, PERCENT))
    found = standing(registry, f"{year}-12-31").rates
    assert found.path_value == pytest.approx(value, abs=5e-4)


# measure, observed, target, median, 80 % interval, P(at), P(ever), year of the even chance.
# A year is written by its number but ends at the next one, so dates are shifted by 1.
FORECASTS: dict[str, tuple[str, str, dict[str, Any], float, float, float, float, float, float]] = {
    "1": ("count", "2020:100", {"at_least": 110, "by": 2025}, 100.0, 60.9463, 148.6738, 0.3088, 0.4331, 2029),
    "2": ("count", "2019:100 2020:104", {"at_least": 120, "by": 2025}, 106.2561, 83.4114, 131.8624, 0.2043, 0.2961, 2031),
    "3": ("amount", "2010:250 2012:240 2015:210 2016:214 2020:180", {"at_most": 125, "by": 2030}, 146.0681, 98.3026, 203.2609, 0.2718, 0.4291, 2033),
    "4": ("ratio", "2016:50 2017:50 2018:50 2019:50 2020:50", {"at_least": 50, "by": 2023}, 50.0, 46.5170, 53.6087, 0.8125, 1.0, 2021),
    "5": ("count", "2017:6 2018:3 2019:0 2020:1", {"at_most": 0, "by": 2022}, 0.5424, 0.0, 11.2522, 0.3382, 0.3984, 2025),
    "6": ("percent", "2018:71.5 2019:73 2020:75.2", {"at_least": 90, "by": 2030}, 78.5717, 67.6129, 86.6228, 0.0411, 0.0715, 2050),
    "7": ("percent", "2015:97 2016:97.8 2018:98.9 2020:99.4", {"at_least": 100, "by": 2025}, 99.7990, 98.7623, 100.0, 0.2936, 0.4137, 2027),
    "8": ("percent", "2021:12", {"at_most": 10, "by": 2022}, 12.0, 10.3192, 13.9002, 0.0838, 0.0838, 2036),
    "9": ("rank", "2016:34 2017:31 2018:32 2019:29 2020:27", {"at_most": 20, "by": 2025}, 24.3212, 17.0391, 32.8956, 0.2354, 0.3379, 2029),
    "10": ("change", "2016:2.1 2017:1.4 2018:-0.3 2019:0.8 2020:1.9 2021:1.2", {"at_least": 2.0, "by": 2024}, 1.1917, -1.2562, 3.6395, 0.3131, 0.4014, 2028),
    "11": ("index", "2017:80 2018:86 2019:91 2020:97 2021:103", {"at_least": 100, "by": 2025}, 111.3116, 92.3750, 132.0126, 0.7960, 1.0, 2022),
    "12": ("count", "2014:10 2015:11 2016:11 2016:12 2017:12.5 2018:14 2019:13.5 2020:15 2021-H1:15.4", {"at_least": 20, "by": 2024}, 16.8774, 13.7211, 20.3602, 0.1183, 0.1635, 2029.5),
}  # fmt: skip  # a row is read as a row


@pytest.mark.parametrize("name", FORECASTS)
def test_the_first_forecast_of_a_registry_is_the_specified_one(
    registry_of: Make, name: str
) -> None:
    measure, observed, target, median, low, high, at, ever, year = FORECASTS[name]
    registry = registry_of(text(observed, target, {"measure": measure}))
    found = standing(registry, "2022-01-01", method="forecast-1").assessment
    assert found.method == "forecast-1"
    assert found.forecast is not None
    assert found.forecast.version == 1
    assert found.forecast.median == pytest.approx(median, abs=1e-4)
    assert (found.forecast.low80, found.forecast.high80) == pytest.approx((low, high), abs=1e-4)
    assert found.forecast.likelihood == found.forecast.likelihood_at == pytest.approx(at, abs=1e-4)
    assert found.forecast.likelihood_ever == pytest.approx(ever, abs=1e-4)
    assert found.forecast.expected == pytest.approx(year)


# The same with the direction that the indicator states, and the year as the vectors number it.
FORECASTS_2: dict[str, tuple[str, str, str, dict[str, Any], float, float, float, float, float, float | None]] = {
    "1": ("count", "increase", "2020:100", {"at_least": 110, "by": 2025}, 105.0625, 64.9122, 154.8329, 0.3974, 0.5407, 2025),
    "2": ("count", "increase", "2019:100 2020:104", {"at_least": 120, "by": 2025}, 110.9796, 91.3590, 132.5071, 0.2514, 0.3591, 2027),
    "3": ("amount", "decrease", "2010:250 2012:240 2015:210 2016:214 2020:180", {"at_most": 125, "by": 2030}, 134.7423, 94.7563, 181.7489, 0.3667, 0.5540, 2030),
    "4": ("ratio", "increase", "2016:50 2017:50 2018:50 2019:50 2020:50", {"at_least": 50, "by": 2023}, 50.5012, 47.4868, 53.6085, 0.8490, 1.0, 2020),
    "5": ("count", "decrease", "2017:6 2018:3 2019:0 2020:1", {"at_most": 0, "by": 2022}, 0.5317, 0.0, 12.4216, 0.3490, 0.4105, 2023),
    "6": ("percent", "increase", "2018:71.5 2019:73 2020:75.2", {"at_least": 90, "by": 2030}, 81.4706, 71.2158, 88.7240, 0.0689, 0.1185, 2040),
    "8": ("percent", "decrease", "2021:12", {"at_most": 10, "by": 2022}, 11.8909, 10.2230, 13.7772, 0.0881, 0.0881, 2030),
    "9": ("rank", "decrease", "2016:34 2017:31 2018:32 2019:29 2020:27", {"at_most": 20, "by": 2025}, 25.3759, 17.8925, 34.1635, 0.1886, 0.2747, 2030),
    "10": ("change", "increase", "2016:2.1 2017:1.4 2018:-0.3 2019:0.8 2020:1.9 2021:1.2", {"at_least": 2.0, "by": 2024}, 1.1917, -1.2562, 3.6395, 0.3131, 0.4014, 2027),
    "11": ("index", "increase", "2017:80 2018:86 2019:91 2020:97 2021:103", {"at_least": 100, "by": 2025}, 121.4323, 106.8150, 136.9866, 0.9537, 1.0, 2021),
    "12": ("count", "increase", "2014:10 2015:11 2016:11 2016:12 2017:12.5 2018:14 2019:13.5 2020:15 2021-H1:15.4", {"at_least": 20, "by": 2024}, 17.1902, 14.1960, 20.4706, 0.1265, 0.1745, 2027.5),
    "13": ("count", "increase", "2015:550 2016:600 2017:650 2018:700 2019:750 2020:800 2021:850 2022:900 2023:950 2024:1000", {"at_least": 1250, "by": 2029}, 1258.8638, 1146.1620, 1376.8498, 0.5462, 0.7030, 2029),
    "16": ("count", "increase", "2015:100 2016:130 2017:90 2018:120 2019:140 2020:95 2021:150 2022:110 2023:135 2024:125", {"at_least": 150, "by": 2029}, 135.9330, 25.8906, 332.3251, 0.4464, 0.5968, 2027),
    "17": ("percent", "decrease", "2016:30 2017:28.9 2018:27.9 2019:26.8 2020:25.8 2021:24.9 2022:23.9 2023:23.1", {"at_most": 18, "by": 2030}, 18.2984, 16.3833, 20.3768, 0.4107, 0.5818, 2030),
    "18": ("index", "increase", "2019:60 2020:64 2021:66 2022:71 2023:73", {"at_most": 70, "by": 2027}, 82.8921, 72.7306, 93.7178, 0.0635, 0.0914, None),
    "19": ("count", "decrease", "2024:100", {"at_most": 90, "by": 2029}, 95.0625, 57.1054, 142.6397, 0.3874, 0.5290, 2029),
}  # fmt: skip  # a row is read as a row


@pytest.mark.parametrize("name", FORECASTS_2)
def test_the_forecast_of_a_registry_is_the_specified_one(registry_of: Make, name: str) -> None:
    measure, desired, observed, target, median, low, high, at, ever, year = FORECASTS_2[name]
    registry = registry_of(text(observed, target, {"measure": measure, "desired": desired}))
    found = standing(registry, "2025-01-01").assessment
    assert found.method == "forecast"
    assert found.forecast is not None
    assert found.forecast.version == 2
    assert found.forecast.median == pytest.approx(median, abs=1e-4)
    assert (found.forecast.low80, found.forecast.high80) == pytest.approx((low, high), abs=1e-4)
    assert found.forecast.likelihood == found.forecast.likelihood_at == pytest.approx(at, abs=1e-4)
    assert found.forecast.likelihood_ever == pytest.approx(ever, abs=1e-4)
    # a year is written by its number and ends at the next one
    assert found.forecast.expected == (None if year is None else pytest.approx(year + 1))


def test_a_target_to_be_reached_once_is_asked_the_other_question(registry_of: Make) -> None:
    target = {"at_least": 120, "by": 2025, "question": "ever"}
    registry = registry_of(text("2019:100 2020:104", target))
    for method, chance in (("forecast", 0.3591), ("forecast-1", 0.2961)):
        found = standing(registry, "2022-01-01", method=method).assessment
        assert found.forecast is not None
        assert found.forecast.question == "ever"
        assert found.forecast.likelihood == pytest.approx(chance, abs=1e-4)


def test_a_deadline_that_the_figures_reached_is_an_outcome(registry_of: Make) -> None:
    """The latest figure up to it decides; without one up to it, nobody can know."""
    observed = "2018:10 2019:11 2020:13"
    met = standing(registry_of(text(observed, {"at_least": 11, "by": 2019})), "2022-01-01")
    unknown = standing(registry_of(text(observed, {"at_least": 1, "by": 2017})), "2022-01-01")
    assert met.status is Status.ACHIEVED
    assert unknown.status not in {Status.ACHIEVED, Status.MISSED}
    assert unknown.assessment.forecast is None
