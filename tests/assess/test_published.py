"""Which points a method compares, and the honest answer where there are not two."""

import pytest
from facts import period, series

from mic_tracker.assess import published
from mic_tracker.assess.method import SeriesTrack
from mic_tracker.model.assessment import Assessment, Reason
from mic_tracker.model.series import Series
from mic_tracker.model.trajectory import Anchor, Objective, TargetPath


def track(found: Series) -> SeriesTrack:
    return SeriesTrack(found, lambda _: (found,))


def reason(found: object) -> Reason:
    assert isinstance(found, Assessment)
    return found.reasons[0]


def test_base_and_latest() -> None:
    found = published.end_points(
        "path", track(series(("2020", 5), ("2023", 8))), Anchor(2019.0, 4, None)
    )
    assert found == ((2019.0, 4), (2024.0, 8))


@pytest.mark.parametrize(
    ("values", "start", "why"),
    [
        ((), Anchor(2019.0, 4, None), Reason.NO_OBSERVATION),
        ((("2020", 5.0),), None, Reason.NO_BASELINE),
        ((("2020", 5.0),), Anchor(2021.0, 5, None), Reason.SINGLE_POINT),
        ((("2020", 5.0), ("2021", 6.0)), Anchor(2022.0, 5, None), Reason.NOT_STARTED),
    ],
)
def test_no_two_points(
    values: tuple[tuple[str, float], ...], start: Anchor | None, why: Reason
) -> None:
    assert reason(published.end_points("path", track(series(*values)), start)) is why


def test_the_nearest_point_some_years_back() -> None:
    found = series(("2015", 1), ("2019", 3), ("2023", 4))
    assert published.point_years_back(found, 5) == (2020.0, 3)  # the end of 2018 is wanted
    both = series(("2017", 2), ("2019", 3), ("2023", 4))
    assert published.point_years_back(both, 5) == (2018.0, 2)  # the older of two that are as near
    assert published.point_years_back(series(("2015", 1)), 5) is None


def test_a_target_is_a_time_and_a_value() -> None:
    assert published.target_point(TargetPath(Objective("at_least", 9), period("2030"), None)) == (
        2031.0,
        9,
    )


def test_why_there_is_no_growth() -> None:
    assert published.no_growth_reason((2020.0, 0.0)) is Reason.ZERO_BASE
    assert published.no_growth_reason((2020.0, 1.0)) is Reason.INFEASIBLE
