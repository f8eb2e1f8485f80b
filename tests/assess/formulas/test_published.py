"""The published methods at the edges that their examples leave open."""

import pytest

from mic_tracker.assess.formulas import bands, escap, eurostat, sdsn, statcan, unsd


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (0.95, "substantial_progress"),
        (0.9499, "moderate_progress"),
        (0.60, "moderate_progress"),
        (0.0, "limited_progress"),
        (-1e-12, "deterioration"),
        (-1e300, "deterioration"),
    ],
)
def test_a_lower_bound_belongs_to_its_band(value: float, name: str) -> None:
    assert bands.band(value, statcan.WITH_TARGET) == name


@pytest.mark.parametrize(
    ("ratio", "score"), [(1.3, 5), (2, 5), (0.6, 0), (0, -2.5), (-0.6, -5), (-3, -5)]
)
def test_statcan_score_at_its_cut_offs(ratio: float, score: float) -> None:
    assert statcan.score_with_target(ratio) == pytest.approx(score)


@pytest.mark.parametrize(
    ("change", "score"), [(0.02, 5), (0.015, 2.5), (0.005, 0), (0, -2.5), (-0.02, -5), (-1, -5)]
)
def test_statcan_score_of_growth_at_its_cut_offs(change: float, score: float) -> None:
    assert statcan.score_without_target(change) == pytest.approx(score)


def test_statcan_at_the_limit_itself_holding_is_substantial() -> None:
    assert statcan.limit_factor(100, 100) == 0
    held = statcan.without_target((2015, 100), (2020, 100), rising=True, limit=100)
    assert (held.score, held.status) == (5, "substantial_progress")
    lost = statcan.without_target((2015, 100), (2020, 99), rising=True, limit=100)
    assert lost.status == "deterioration"


@pytest.mark.parametrize(("base", "factor"), [(200, 1), (250, 1), (-50, 0.953929), (150, 0.953929)])
def test_statcan_limit_factor_beyond_the_limit(base: float, factor: float) -> None:
    assert statcan.limit_factor(base, 100) == pytest.approx(factor, abs=1e-6)


def test_statcan_cannot_judge_what_the_target_equals_or_what_changes_sign() -> None:
    same = statcan.with_target((2015, 100), (2022, 90), (2030, 100), rising=True)
    assert same == statcan.Progress(None, None, "not_available")
    sign = statcan.with_target((2015, -5), (2022, 2), (2030, 10), rising=True)
    assert sign.status == "not_available"


def test_statcan_base_of_zero_is_replaced() -> None:
    """From 0.001 to 1 in 3 years is tenfold each year: 900 %."""
    assert statcan.growth(0, 1, 3) == pytest.approx(9)


def test_growth_methods_have_no_ratio_from_a_zero_base() -> None:
    assert unsd.expected((2015, 0), (2020, 5), 2030) is None
    assert unsd.ratio((2015, 0), (2020, 5), (2030, 9)) is None
    assert unsd.ratio((2015, 9), (2020, 5), (2030, 9)) is None
    assert eurostat.ratio((2015, 0), (2020, 5), (2030, 9)) is None
    assert eurostat.ratio((2015, 9), (2020, 5), (2030, 9)) is None
    assert eurostat.change((2015, 0), (2020, 5), rising=True) is None


def test_eurostat_reads_a_fall_as_good_where_a_fall_is_good() -> None:
    assert eurostat.change((2018, 100), (2019, 90), rising=False) == pytest.approx(0.1)


def test_sdsn_without_a_required_pace() -> None:
    assert sdsn.ratio((2015, 80), (2019, 60), (2023, 70), (2030, 80)) is None
    assert sdsn.ratio((2015, 50), (2023, 60), (2023, 70), (2030, 80)) is None
    assert sdsn.trend(60, 70, 80, None, rising=True) is None
    assert sdsn.trend(9, 8, 10, None, rising=False) == "maintaining"
    assert sdsn.trend(85, 79, 80, -0.2, rising=True) == "decreasing"


def test_escap_with_no_way_to_go() -> None:
    assert escap.status_index(80, 70, 80, rising=True) is None
    assert escap.status_index(80, 80, 80, rising=True) == 10


@pytest.mark.parametrize(("index", "name"), [(9.01, "maintain"), (9, "accelerate"), (0, "reverse")])
def test_escap_limits_belong_to_the_worse_class(index: float, name: str) -> None:
    assert bands.band(escap.gap(index), escap.GAPS) == name


def test_escap_needs_two_times_before_the_end() -> None:
    assert escap.predict((2020.0,), (5.0,), 2030) is None
    assert escap.predict((2020.0, 2020.0), (5.0, 6.0), 2030) is None
    assert escap.predict((2020.0, 2030.0), (5.0, 6.0), 2030) is None
    assert escap.predict((), (), 2030) is None
    assert escap.predict_percent((2020.0, 2021.0), (0.0, 6.0), 2030) is None
    assert escap.predict_percent((2020.0,), (5.0,), 2030) is None
