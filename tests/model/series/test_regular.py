"""Flows: figures of one length stand beside each other, and shorter ones add up."""

import pytest
from facts import fact, history, indicator, pairs, period, points

from mic_tracker.model.observation import Observation
from mic_tracker.model.series import Point, Series
from mic_tracker.model.series.regular import figure_of, longest_chain, most_counted

QUARTERS = tuple(fact(f"2023-Q{n}", value) for n, value in enumerate((20, 22, 23, 25), 1))


def flow(*facts: Observation, **keys: str) -> Series:
    return history(*facts, **({"over": "period"} | keys)).on()


def test_every_says_the_length() -> None:
    facts = (fact("2021", 70), fact("2022", 80), fact("2023-H1", 40))
    assert points(flow(*facts, every="year")) == [("2021", 70), ("2022", 80)]
    assert pairs(flow(*facts, every="year").aside) == [("2023-H1", 40)]
    assert points(flow(*facts, every="half")) == [("2023-H1", 40)]
    assert points(flow(*facts, every="month")) == []


def test_without_every_it_is_the_commonest_then_the_longest() -> None:
    year, half, month = fact("2022", 80), fact("2023-H1", 40), fact("2023-07", 7)
    assert points(flow(year, half)) == [("2022", 80)]
    assert points(flow(half, month)) == [("2023-H1", 40)]
    # as long as a year together, and the longer wins; three are a year and a half
    halves = [half, fact("2024-H1", 41), fact("2025-H1", 42)]
    assert points(flow(year, *halves[:2])) == [("2022", 80)]
    assert len(flow(year, *halves).points) == 3


def test_four_quarters_do_not_outvote_the_years_that_they_belong_to() -> None:
    years = (fact("2021", 70), fact("2022", 80), fact("2023", 90))
    assert points(flow(*years, *QUARTERS)) == [("2021", 70), ("2022", 80), ("2023", 90)]
    assert points(flow(*years[:2], *QUARTERS))[-1] == ("2023", 90)


def test_a_stock_may_be_counted_at_the_end_of_any_period() -> None:
    assert points(history(fact("2022", 80), fact("2023-H1", 85)).on()) == [
        ("2022", 80),
        ("2023-H1", 85),
    ]


def test_four_quarters_are_a_year_that_nobody_states() -> None:
    years = (fact("2021", 70), fact("2022", 80))
    found = flow(*years, *QUARTERS, every="year")
    assert points(found) == [("2021", 70), ("2022", 80), ("2023", 20 + 22 + 23 + 25)]
    assert found.points[-1].observations == QUARTERS
    assert found.points[-1].time == 2024.0
    stated = flow(*years, *QUARTERS, fact("2023", 91), every="year")
    assert points(stated)[-1] == ("2023", 91)


def test_three_quarters_are_not_a_year() -> None:
    for missing in range(4):
        three = [q for n, q in enumerate(QUARTERS) if n != missing]
        assert points(flow(fact("2022", 80), *three, every="year")) == [("2022", 80)]


def test_parts_of_different_length_cover_a_year_without_overlap() -> None:
    months = [fact(f"2023-{n:02}", n) for n in (10, 11, 12)]
    parts = [fact("2023-H1", 40), fact("2023-Q3", 23), *months]
    assert points(flow(*parts, fact("2023-Q2", 22), every="year")) == [("2023", 40 + 23 + 33)]


@pytest.mark.parametrize(
    ("measure", "sums"),
    [("count", 1), ("amount", 1), ("ratio", 0), ("index", 0), ("percent", 0), ("change", 0)],
)
def test_only_what_adds_up_is_added_up(measure: str, sums: int) -> None:
    assert len(flow(*QUARTERS, measure=measure, every="year").points) == sums


def test_no_sum_runs_across_a_break() -> None:
    changed = [*QUARTERS[:2], fact("2023-Q3", 90, status="break"), QUARTERS[3]]
    assert points(flow(*changed, every="year")) == []
    first = [fact("2023-Q1", 90, status="break"), *QUARTERS[1:]]
    assert points(flow(*first, every="year")) == [("2023", 90 + 22 + 23 + 25)]


def test_a_figure_is_looked_up_by_its_period_or_added_up() -> None:
    found = flow(fact("2022", 80), *QUARTERS, every="quarter")
    assert (whole := figure_of(found, period("2023")))
    assert whole.value == 90
    assert figure_of(found, period("2023-H1"))
    assert figure_of(found, period("2024")) is None
    stock = history(fact("2022-12", 5)).on()
    assert figure_of(stock, period("2022")) == stock.points[0]


def chain(start: str, *facts: Observation) -> list[tuple[str, float]]:
    return pairs(longest_chain(map(Point.of, facts), period(start)))


def test_a_chain_goes_as_far_as_it_can_by_the_longest_periods() -> None:
    years = (fact("2021", 10), fact("2022", 20))
    parts = (fact("2021-Q1", 1), fact("2021-Q2", 2))
    assert chain("2021", *years, *parts) == [("2021", 10), ("2022", 20)]
    assert chain("2021", *parts) == [("2021-Q1", 1), ("2021-Q2", 2)]
    assert chain("2021", *parts, fact("2021-H2", 7)) == [
        ("2021-Q1", 1),
        ("2021-Q2", 2),
        ("2021-H2", 7),
    ]
    assert chain("2020", *years) == []


def test_a_longer_period_that_leads_nowhere_does_not_cut_the_chain() -> None:
    # the week from 1 January 2018 on ends in the middle of the month
    facts = (fact("2018-01", 5), fact("2018-02", 6), fact("2018-W01", 1))
    assert chain("2018", *facts) == [("2018-01", 5), ("2018-02", 6)]


def counted(*facts: Observation) -> float:
    return sum(point.value for point in most_counted(map(Point.of, facts)))


def test_events_are_counted_once_and_the_larger_number_counts() -> None:
    days = (fact("2024-01-03", 1), fact("2024-01-17", 1))
    assert counted(*days) == 2
    assert counted(*days, fact("2024-01", 3)) == 3
    assert counted(*days, fact("2024-01", 1)) == 2
    assert counted(*days, fact("2024", 2), fact("2024-03", 1)) == 3
    assert counted() == 0


def test_an_indicator_of_events_is_no_flow_of_one_length() -> None:
    facts = (fact("2024-01", 1), fact("2024-02-03", 1))
    assert indicator(measure="event").measure == "event"
    assert len(history(*facts, measure="event").on().points) == 2
