"""Published examples of every method, numbered as in the project's method notes.

The ids name the method and the origin. P: a peer's own published output or asserted test. F:
derived from the published formula or code and computed apart from this program. Statistics Canada's
scores are compared to 1e-4 because sdg-build rounds its coefficients to four decimals.
"""

import math

import pytest

from mic_tracker.assess.formulas import (
    bands,
    cadence,
    escap,
    eurostat,
    growth,
    paths,
    sdsn,
    statcan,
    unsd,
)

SUB, MOD, LIM, DET = (name for _, name in statcan.WITH_TARGET)
ACH = statcan.ACHIEVED


def given(value: float | None) -> float:
    assert value is not None
    return value


def close(expected: float | None) -> object:
    return expected if expected is None else pytest.approx(expected, abs=1e-6)


def score(expected: float | None) -> object:
    return expected if expected is None else pytest.approx(expected, abs=1e-4)


# base and latest as time and value, target in 2030, is a rise good, then ratio, status and score
STATCAN_TARGET = {
    "1 statcan P 1-2-1": ((2015, 14.5), (2023, 10.2), 7.25, False, 0.952590, SUB, 2.518556),
    "2 statcan P 1-4-1 water": ((2015, 98.82), (2022, 99.04), 100, True, 0.401355, LIM, -0.827676),
    "3 statcan P 1-4-1 sanitation": (
        (2015, 82.6),
        (2022, 83.9),
        100,
        True,
        0.174131,
        LIM,
        -1.774446,
    ),
    "4 statcan P 1-4-1 education": ((2015, 92), (2019, 92), 100, True, 0.0, LIM, -2.5),
    "5 statcan P 1-4-1 fuels": ((2015, 100), (2022, 100), 100, True, None, ACH, 5),
    "6 statcan P 11-1-1": ((2018, 10), (2022, 10.4), 0.1, False, -0.030917, DET, -2.628821),
    "7 statcan P 11-2-1": ((2023, 8.2), (2024, 8.4), 100, True, 0.056794, LIM, -2.263357),
    "8 statcan P 11-2-1b": ((2023, 75.3), (2024, 74.6), 100, True, -0.224764, DET, -3.436525),
    "9 statcan P 10-c-1": ((2017, 5.5), (2017, 5.5), 3, False, None, "not_available", None),
    "10 statcan P progress test": ((2015, 2), (2016, 2), 7.25, False, 0.0, ACH, 5),
    "21 statcan P Eustat 1-2-1": (
        (2016, 16.4),
        (2022, 16.5),
        8.2,
        False,
        -0.020985,
        DET,
        -2.587438,
    ),
    "23 statcan F target 0": ((2015, 1.55), (2019, 1.82), 0, False, -0.105788, DET, -2.940785),
}


@pytest.mark.parametrize("name", STATCAN_TARGET)
def test_statcan_with_target(name: str) -> None:
    base, latest, target, rising, ratio, status, points = STATCAN_TARGET[name]
    progress = statcan.with_target(base, latest, (2030, target), rising=rising)
    assert progress.value == close(ratio)
    assert (progress.score, progress.status) == (score(points), status)


def test_statcan_target_already_beaten_by_the_ratio_22_p_eustat() -> None:
    """Vector 22: 99.6 to 99.8 against 99.9; the published score is that of the exact fractions."""
    progress = statcan.with_target((2015, 99.6), (2023, 99.8), (2030, 99.9), rising=True)
    assert progress.value == close(1.250658)
    assert progress.score == close(4.647556)


# base and latest as time and value, is a rise good, limit, then growth, status and score
STATCAN_NO_TARGET = {
    "11 statcan limit P 1-3-1": ((2015, 90), (2021, 93.2), True, 100, 0.005840, SUB, 2.815387),
    "12 statcan limit P 1-3-1": ((2017, 93.4), (2021, 92.7), True, 100, -0.001879, DET, -2.734869),
    "13 statcan limit P 1-4-1": ((2016, 99.47), (2022, 99.57), True, 100, 0.000167, MOD, 0.545626),
    "14 statcan P 10-2-1": ((2015, 14.3), (2023, 12.0), False, None, 0.021681, SUB, 5),
    "15 statcan P 10-5-1": ((2015, 45.36), (2024, 53.22), True, None, 0.017915, SUB, 3.957265),
    "16 statcan P 10-5-1": ((2015, 4.55), (2024, 4.67), True, None, 0.002897, LIM, -1.051693),
    "17 statcan P 10-5-1": ((2015, 5.31), (2024, 5.27), False, None, 0.000840, LIM, -2.080095),
    "18 statcan P 1-a-2": ((2015, 62.39), (2023, 61.89), True, None, -0.001005, DET, -2.625662),
    "24 statcan F negative base": ((2015, -10), (2023, -5), True, None, 0.082996, SUB, 5),
    "25 statcan F sign change": ((2015, -2), (2023, 1), True, None, None, "not_available", None),
}


@pytest.mark.parametrize("name", STATCAN_NO_TARGET)
def test_statcan_without_target(name: str) -> None:
    base, latest, rising, limit, change, status, points = STATCAN_NO_TARGET[name]
    progress = statcan.without_target(base, latest, rising=rising, limit=limit)
    assert progress.value == close(change)
    assert (progress.score, progress.status) == (score(points), status)


def test_statcan_custom_bands_and_score_may_disagree_26_f() -> None:
    custom = ((0.8, SUB), *statcan.WITH_TARGET[1:])
    assert bands.band(0.85, custom) == SUB
    points = statcan.score_with_target(0.85)
    assert points == score(1.785765)
    assert 0 <= points < 2.5  # the published bounds of a moderate score


@pytest.mark.parametrize(
    ("base", "factor"), [(50, 0.953929), (80, 0.628705), (90, 0.373622), (99, 0.043643)]
)
def test_statcan_limit_factor_53_f(base: float, factor: float) -> None:
    assert statcan.limit_factor(base, 100) == close(factor)


@pytest.mark.parametrize(
    ("base", "latest", "target", "ratio", "points"),
    [
        pytest.param(40, 55, 80, 0.8168, 2, id="27 un-2023 F"),
        pytest.param(14.5, 10.2, 7.25, 0.9658, 3, id="28 un-2023 F"),
        pytest.param(40, 41, 80, 0.0474, 1, id="29 un-2023 F"),
        pytest.param(20, 22, 10, -0.3913, 1, id="30 un-2023 F"),
        pytest.param(40, 50, 80, 0.52, 2, id="31 cross-method un-2023 F"),
    ],
)
def test_un_2023(base: float, latest: float, target: float, ratio: float, points: int) -> None:
    value = given(unsd.ratio((2015, base), (2023, latest), (2030, target)))
    assert value == pytest.approx(ratio, abs=5e-5 if ratio != 0.52 else 5e-3)
    assert unsd.SCORES[bands.band(value, unsd.WITH_TARGET)] == points


def test_un_2023_extrapolation_27_28_f() -> None:
    assert growth.cagr(40, 55, 8) == close(0.040610)
    assert unsd.expected((2015, 40), (2023, 55), 2030) == pytest.approx(72.6737, abs=5e-5)
    assert unsd.expected((2015, 14.5), (2023, 10.2), 2030) == pytest.approx(7.4977, abs=5e-5)


def test_cross_method_31_f() -> None:
    """The same 40 -> 50 of 80: each method has its own answer."""
    ratio = given(eurostat.ratio((2015, 40), (2023, 50), (2030, 80)))
    assert ratio == pytest.approx(0.5981, abs=5e-5)
    assert bands.band(ratio, eurostat.WITH_TARGET) == "insufficient_progress"
    assert escap.status_index(40, 50, 80, rising=True) == close(2.5)
    share = given(growth.progress_share(40, 50, 80))
    assert share / (8 / 15) == close(0.46875)


def test_path_linear_32_f() -> None:
    assert paths.linear(2020, 45_000, 2030, 100_000, 2025) == close(72_500)
    share = given(growth.progress_share(45_000, 68_000, 100_000))
    assert share / (5 / 10) == pytest.approx(0.8364, abs=5e-5)
    on_path = given(paths.linear_time(2020, 45_000, 2030, 100_000, 68_000))
    assert 2025 - on_path == pytest.approx(0.82, abs=5e-3)


def test_path_geometric_33_f() -> None:
    assert paths.geometric(2020, 45_000, 2030, 100_000, 2025) == pytest.approx(67_082, abs=0.5)
    observed = given(growth.cagr(45_000, 68_000, 5))
    required = given(growth.cagr(45_000, 100_000, 10))
    assert observed / required == pytest.approx(1.0355, abs=5e-5)
    on_path = given(paths.geometric_time(2020, 45_000, 2030, 100_000, 68_000))
    assert on_path - 2025 == pytest.approx(0.17, abs=5e-3)


def test_acceleration_34_f() -> None:
    required = growth.linear_rate(68_000, 100_000, 5)
    observed = growth.linear_rate(45_000, 68_000, 5)
    assert (required, observed) == (6_400, 4_600)
    assert growth.acceleration(6_400, 4_600) == pytest.approx(1.3913, abs=5e-5)


@pytest.mark.parametrize(
    ("latest", "change", "name"),
    [
        (104, 0.0079, "moderate_progress"),
        (106, 0.0117, "significant_progress"),
        (97, -0.0061, "moderate_movement_away"),
        (94, -0.0123, "significant_movement_away"),
    ],
)
def test_eurostat_without_target_35_f(latest: float, change: float, name: str) -> None:
    value = given(eurostat.change((2018, 100), (2023, latest), rising=True))
    assert value == pytest.approx(change, abs=5e-5)
    assert bands.band(value, eurostat.WITHOUT_TARGET) == name


@pytest.mark.parametrize(
    ("base", "value", "target", "index"),
    [
        pytest.param(40, 55, 80, 3.75, id="36 escap-csi F"),
        pytest.param(40, 78, 80, 9.5, id="36 escap-csi F nearly there"),
        pytest.param(40, 35, 80, -1.25, id="36 escap-csi F away"),
        pytest.param(40, 85, 80, 10, id="36 escap-csi F met"),
        pytest.param(20, 14, 10, 6, id="37 escap-csi F falling"),
        pytest.param(20, 24, 10, -4, id="37 escap-csi F falling, away"),
    ],
)
def test_escap_status_index(base: float, value: float, target: float, index: float) -> None:
    assert escap.status_index(base, value, target, rising=target > base) == close(index)


def test_escap_weighted_line_38_f() -> None:
    times = (2015.0, 2018.0, 2020.0, 2023.0)
    assert escap.weights(times, 2030) == pytest.approx((1, 1.25, 1.5, 2.142857), abs=1e-6)
    assert escap.predict(times, (40.0, 46.0, 50.0, 56.0), 2030) == close(70)


def test_escap_weighted_line_39_f() -> None:
    times, values = (2015.0, 2020.0, 2024.0), (40.0, 50.0, 62.0)
    assert escap.weights(times, 2030) == pytest.approx((1, 1.5, 2.5), abs=1e-6)
    assert escap.predict(times, values, 2030) == close(76.5)
    assert escap.predict_percent(times, values, 2030) == pytest.approx(74.6369, abs=5e-5)


@pytest.mark.parametrize(
    ("predicted", "gap", "name"),
    [(76.5, 8.75, "maintain"), (70, 25, "accelerate"), (38, 105, "reverse")],
)
def test_escap_anticipated_gap_40_f(predicted: float, gap: float, name: str) -> None:
    index = given(escap.status_index(40, predicted, 80, rising=True))
    assert escap.gap(index) == close(gap)
    assert bands.band(escap.gap(index), escap.GAPS) == name


@pytest.mark.parametrize(
    ("first", "last", "ratio", "name"),
    [
        (60, 70, 1.25, "on_track"),
        (55, 60, 0.625, "moderately_improving"),
        (55, 57, 0.25, "stagnating"),
        (55, 54, -0.125, "decreasing"),
    ],
)
def test_sdsn_linear_41_f(first: float, last: float, ratio: float, name: str) -> None:
    pace = sdsn.ratio((2015, 50), (2019, first), (2023, last), (2030, 80))
    assert pace == close(ratio)
    assert sdsn.trend(first, last, 80, pace, rising=True) == name


def test_sdsn_linear_41_f_above_the_threshold_at_both_ends() -> None:
    pace = sdsn.ratio((2015, 82), (2019, 85), (2023, 83), (2030, 80))
    assert sdsn.trend(85, 83, 80, pace, rising=True) == "maintaining"


def test_triple_billions_linear_42_p() -> None:
    values = [paths.linear(2018, 68, 2025, 99, year) for year in range(2018, 2026)]
    published = [68, 72.4286, 76.8571, 81.2857, 85.7143, 90.1429, 94.5714, 99]
    assert values == pytest.approx(published, abs=5e-5)


def test_triple_billions_aarc_43_p() -> None:
    pace = given(growth.cagr(87, 88, 1))
    assert growth.extrapolate(88, pace, 7) == close(95.329345)


@pytest.mark.parametrize(
    ("year", "value", "straight"), [(2024, 62.889, 62), (2026, 69.290, 68), (2028, 75.026, 74)]
)
def test_logit_path_44_f(year: float, value: float, straight: float) -> None:
    assert paths.logistic(2022, 56, 2030, 80, year) == pytest.approx(value, abs=5e-4)
    assert paths.linear(2022, 56, 2030, 80, year) == close(straight)


def test_calendar_budget_47_f() -> None:
    closed = ("met",) * 9 + ("missed",)
    assert cadence.budget(0.9, 12) - 1 == 0
    assert cadence.max_attainable(closed, 2) == pytest.approx(0.9167, abs=5e-5)


def test_cadence_strict_48_f() -> None:
    year = ("met",) * 7 + ("missed", "met", "met", "open")
    assert cadence.attainment(year) == close(9 / 10)
    assert cadence.streak(year) == 2
    assert cadence.budget(1.0, 12) - 1 == -1


def test_cadence_carry_49_f() -> None:
    counts = (1, 1, 2, 1, 0, 3, 1, 0, 1, 1)
    periods = tuple("met" if count >= 1 else "missed" for count in counts)
    assert cadence.attainment(periods) == close(8 / 10)
    assert (cadence.debt(counts, 1), cadence.delta(counts, 1)) == (2, 1)


def test_rank_linear_52_f() -> None:
    assert 60 - paths.linear(2022, 68, 2030, 50, 2026) == close(1)
    share = given(growth.progress_share(68, 60, 50))
    assert share / (4 / 8) == pytest.approx(0.8889, abs=5e-5)


def test_okr_55_f() -> None:
    assert growth.progress_share(8, 8, 20) == 0
    assert growth.progress_share(20, 8, 20) is None


def test_every_threshold_table_names_every_number() -> None:
    for table in (
        statcan.WITH_TARGET,
        statcan.WITHOUT_TARGET,
        unsd.WITH_TARGET,
        unsd.WITHOUT_TARGET,
        eurostat.WITH_TARGET,
        eurostat.WITHOUT_TARGET,
        sdsn.BANDS,
        escap.GAPS,
    ):
        bounds = [bound for bound, _ in table]
        assert bounds == sorted(bounds, reverse=True)
        assert bounds[-1] == -math.inf
