"""Points: when and where each stands, and what a list of them answers."""

from datetime import date

from facts import fact, indicator, period

from mic_tracker.model.series import ListedPoints, Point


def test_a_point_stands_at_the_end_of_its_period() -> None:
    observation = fact("2024-Q2", 7)
    assert Point.of(observation) == Point(2024.5, 7, period("2024-Q2"), (observation,))


def test_a_list_answers_from_its_points() -> None:
    facts = fact("2021", 4, "2023-01-05"), fact("2022", 6)
    listed = ListedPoints(map(Point.of, facts))
    assert (listed.times, listed.values, listed.figures()) == ([2022.0, 2023.0], [4, 6], facts)
    assert (listed.known_since(0), listed.known_since(-1)) == (date(2023, 1, 5), date(2022, 12, 31))
    assert listed.regular(indicator(), None) is None


def test_the_figures_of_a_running_sum_are_counted_once() -> None:
    one, two, three = (Point.of(fact(year, 1)) for year in ("2021", "2022", "2023"))
    sums = ListedPoints((one, one.plus(two), one.plus(two).plus(three)))
    assert len(sums.figures()) == 3
    assert sums.counts() == (3, 0, 0, 0)


def test_a_figure_in_an_interval_is_rough() -> None:
    rough = fact("2020/2021", 3)
    assert ListedPoints((Point.of(rough, period("2021")),)).holds_rough()
    assert not ListedPoints((Point.of(fact("2021", 3)),)).holds_rough()
