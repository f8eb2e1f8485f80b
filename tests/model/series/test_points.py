"""Series: what is newest, what is looked up, where a break splits them."""

from math import inf

import pytest
from facts import day, fact, history, pairs, period, points, series

from mic_tracker.model.series import Point

THREE = series(("2021", 10), ("2022", 12), ("2023", 15))


def test_a_point_stands_at_the_end_of_its_period() -> None:
    observation = fact("2024-Q2", 7)
    assert Point.of(observation) == Point(2024.5, 7, period("2024-Q2"), (observation,))


def test_the_latest_point() -> None:
    assert THREE.latest
    assert (str(THREE.latest.period), THREE.latest.value) == ("2023", 15)
    assert series().latest is None


def test_a_point_is_found_by_exactly_its_period() -> None:
    found = THREE.at(period("2022"))
    assert found
    assert found.value == 12
    assert THREE.at(period("2022-12")) is None
    assert THREE.at(period("2024")) is None


def test_a_point_is_found_on_both_sides_of_a_break() -> None:
    broken = history(fact("2021", 10), fact("2022", 99, status="break"), fact("2023", 101)).on()
    assert [p.value for y in ("2021", "2022", "2023") if (p := broken.at(period(y)))] == [
        10,
        99,
        101,
    ]


@pytest.mark.parametrize(
    ("time", "value"), [(2022.0, 10), (2022.5, 10), (2023.0, 12), (2030.0, 15), (2021.9, None)]
)
def test_the_newest_point_up_to_a_time(time: float, value: float | None) -> None:
    point = THREE.upto(time)
    assert (point.value if point else None) == value


def test_points_are_in_the_order_of_time_whatever_the_order_of_the_file() -> None:
    shuffled = series(("2023", 15), ("2021-H1", 4), ("2022", 12), ("2021", 10))
    assert points(shuffled) == [("2021-H1", 4), ("2021", 10), ("2022", 12), ("2023", 15)]


def test_without_a_break_nothing_is_split_off() -> None:
    assert (THREE.before_break, THREE.basis) == ((), -inf)
    assert points(THREE) == [("2021", 10), ("2022", 12), ("2023", 15)]


def test_a_break_survives_the_revision_of_its_period() -> None:
    broken = history(
        fact("2021", 10),
        fact("2022", 99, status="break"),
        fact("2022", 98, "2024-03-01"),
        fact("2023", 101),
    )
    assert points(broken.on()) == [("2022", 98), ("2023", 101)]
    assert pairs(broken.on().before_break) == [("2021", 10)]


def test_a_break_that_is_withdrawn_is_none() -> None:
    withdrawn = fact("2022", 99, "2023-02-01", status="withdrawn")
    mended = history(
        fact("2021", 10),
        fact("2022", 99, status="break"),
        withdrawn,
        fact("2022", 12, "2023-03-01"),
    )
    assert points(mended.on()) == [("2021", 10), ("2022", 12)]


def test_the_last_of_several_breaks_counts() -> None:
    broken = history(
        fact("2020", 1),
        fact("2021", 50, status="break"),
        fact("2022", 51),
        fact("2023", 900, status="break"),
        fact("2024", 905),
    ).on()
    assert pairs(broken.before_break) == [("2020", 1), ("2021", 50), ("2022", 51)]
    assert points(broken) == [("2023", 900), ("2024", 905)]


def test_a_series_names_what_it_is_of_and_how_new_it_is() -> None:
    known = history(fact("2021", 1, "2022-03-01"), fact("2020", 2, "2023-05-01")).on()
    assert (known.indicator, known.measure, known.newest_vintage) == (
        "x",
        "count",
        day("2023-05-01"),
    )
