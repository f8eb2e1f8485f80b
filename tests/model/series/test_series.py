"""Series: what is newest, what is looked up, where a break splits them."""

from math import inf

import pytest
from facts import day, fact, history, pairs, period, points, series

THREE = series(("2021", 10), ("2022", 12), ("2023", 15))


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


def test_the_ends_of_a_series_and_what_lies_between() -> None:
    assert THREE.first
    assert (THREE.size, THREE.first.value, THREE.span) == (3, 10, 2.0)
    assert (THREE.times, THREE.values) == ([2022.0, 2023.0, 2024.0], [10, 12, 15])
    nothing = series()
    assert (nothing.size, nothing.first, nothing.span, nothing.times) == (0, None, 0.0, [])


@pytest.mark.parametrize(
    ("over", "first", "last", "inside"),
    [
        ("period", None, None, [4, 10, 12]),
        ("period", "2022-07-01", None, [12]),
        ("period", "2022-01-01", "2022-12-31", [10]),
        ("instant", "2022-07-01", None, [10, 12]),
        ("instant", None, "2022-12-30", [4]),
    ],
)
def test_a_flow_lies_in_a_time_with_all_of_its_period(
    over: str, first: str | None, last: str | None, inside: list[float]
) -> None:
    years = series(("2021", 4), ("2022", 10), ("2023", 12), over=over)
    found = years.within(day(first) if first else None, day(last) if last else None)
    assert [point.value for point in found] == inside


def test_the_nearest_point_is_none_after_the_newest() -> None:
    near = THREE.nearest(2023.9)
    assert near
    assert near.value == 12
    assert series(("2021", 10)).nearest(2022.0) is None


def test_the_newest_word_on_each_stage_counts() -> None:
    told = history(
        fact("2022", 0, stage="law"),
        fact("2023", 1, stage="law"),
        fact("2023", 0, stage="office"),
        measure="stage",
    ).on()
    assert {name: p.value for name, p in told.latest_by_stage().items()} == {"law": 1, "office": 0}


def test_figures_are_counted_by_how_firm_they_are() -> None:
    counts = history(
        fact("2020", 1),
        fact("2021", 2, status="provisional"),
        fact("2022", 3, status="estimated"),
        fact("2023", 4, qualifier="about"),
        fact("2024", 5, derived="2 + 3"),
    ).on()
    assert counts.figure_counts() == (5, 4, 1, 1)
