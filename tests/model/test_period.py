"""Periods: spellings, ends in decimal years, neighbours, order, refusals."""

from datetime import date, datetime
from itertools import pairwise

import pytest
from facts import day, period

from mic_tracker.model.period import Cover, Frequency, Interval, Period, decimal_year, span


@pytest.mark.parametrize(
    ("text", "first", "last", "frequency"),
    [
        ("2030", "2030-01-01", "2030-12-31", Frequency.YEAR),
        ("2024-H1", "2024-01-01", "2024-06-30", Frequency.HALF),
        ("2024-H2", "2024-07-01", "2024-12-31", Frequency.HALF),
        ("2024-T1", "2024-01-01", "2024-04-30", Frequency.TRIMESTER),
        ("2024-T2", "2024-05-01", "2024-08-31", Frequency.TRIMESTER),
        ("2024-T3", "2024-09-01", "2024-12-31", Frequency.TRIMESTER),
        ("2024-Q1", "2024-01-01", "2024-03-31", Frequency.QUARTER),
        ("2024-Q4", "2024-10-01", "2024-12-31", Frequency.QUARTER),
        ("2024-07", "2024-07-01", "2024-07-31", Frequency.MONTH),
        ("2024-02", "2024-02-01", "2024-02-29", Frequency.MONTH),
        ("2100-02", "2100-02-01", "2100-02-28", Frequency.MONTH),  # 2100 is no leap year
        ("2024-W30", "2024-07-22", "2024-07-28", Frequency.WEEK),
        ("2020-W53", "2020-12-28", "2021-01-03", Frequency.WEEK),  # ISO 8601: 2020 had 53 weeks
        ("2026-W01", "2025-12-29", "2026-01-04", Frequency.WEEK),  # its Thursday is 1 January
        ("2024-07-15", "2024-07-15", "2024-07-15", Frequency.DAY),
        ("2024-02-29", "2024-02-29", "2024-02-29", Frequency.DAY),
    ],
)
def test_a_spelling_names_a_span_of_days(
    text: str, first: str, last: str, frequency: Frequency
) -> None:
    assert period(text) == Period(day(last), day(first), frequency)
    assert str(period(text)) == text


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("2030", 2031.0),
        ("2024-H1", 2024.5),
        ("2024-H2", 2025.0),
        ("2024-T1", 2024 + 4 / 12),
        ("2024-Q2", 2024.5),
        ("2024-Q4", 2025.0),
        ("2024-07", 2024 + 7 / 12),
        ("2024-12", 2025.0),
        ("2024-W30", 2024 + 210 / 366),  # its Sunday, 28 July, is day 210 of a leap year
        ("2020-W53", 2021 + 3 / 365),  # ends on 3 January of the next year
        ("2024-07-15", 2024 + 197 / 366),
        ("2023-07-15", 2023 + 196 / 365),
        ("2023-12-31", 2024.0),
    ],
)
def test_it_ends_in_decimal_years(text: str, end: float) -> None:
    assert period(text).end == pytest.approx(end, abs=1e-12)


def test_a_day_has_the_decimal_year_of_its_period() -> None:
    assert decimal_year(date(2023, 12, 31)) == 2024.0
    assert decimal_year(date(2024, 1, 1)) == 2024 + 1 / 366


@pytest.mark.parametrize(
    "text",
    [
        "2024-13",
        "2024-00",
        "2024-W54",
        "2024-W53",  # 2024 had 52 weeks
        "2024-W00",
        "2024-Q5",
        "2024-Q0",
        "2024-H3",
        "2024-T4",
        "2023/24",  # nobody says when it starts
        "2024-02-30",
        "2023-02-29",
        "2024-07-00",
        "2024-7",
        "2024-W3",
        "2024-q2",
        "2024Q2",
        "24",
        "0999",
        "9999",
        "9000",
        "20240",
        "2024-07-15T00:00",
        "2024 ",
        " 2024",
        "2024\n",
        "2024-07\n",
        "٢٠٢٤",  # Arabic-Indic digits
        "２０２４",  # full-width digits
        "2024-0７",
        "2024–07",  # an en dash
        "",
        "-2024",
    ],
)
def test_other_spellings_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Period.parse(text)


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("2024", "2025"),
        ("2024-H1", "2024-H2"),
        ("2024-H2", "2025-H1"),
        ("2024-T3", "2025-T1"),
        ("2024-Q4", "2025-Q1"),
        ("2024-12", "2025-01"),
        ("2024-W52", "2025-W01"),
        ("2020-W52", "2020-W53"),
        ("2020-W53", "2021-W01"),
        ("2024-02-28", "2024-02-29"),
        ("2023-02-28", "2023-03-01"),
    ],
)
def test_the_next_period(text: str, then: str) -> None:
    assert period(text).next() == period(then)


@pytest.mark.parametrize(
    ("frequency", "text"),
    [
        (Frequency.YEAR, "2021"),
        (Frequency.HALF, "2021-H1"),
        (Frequency.QUARTER, "2021-Q1"),
        (Frequency.MONTH, "2021-01"),
        (Frequency.WEEK, "2020-W53"),
        (Frequency.DAY, "2021-01-02"),
    ],
)
def test_the_period_that_holds_a_day(frequency: Frequency, text: str) -> None:
    assert str(Period.holding(date(2021, 1, 2), frequency)) == text


def test_a_period_holds_what_lies_wholly_inside() -> None:
    assert period("2024").holds(period("2024-Q2"))
    assert period("2024-Q2").holds(period("2024-06-30"))
    assert period("2024").holds(period("2024"))
    assert not period("2024-Q2").holds(period("2024"))
    assert not period("2020").holds(period("2020-W53"))  # three of its days are in 2021


def test_order_is_by_end_then_by_start() -> None:
    ordered = ["2023", "2024-Q1", "2024-H1", "2024-06", "2024-W30", "2024", "2024-H2", "2024-12"]
    assert [str(p) for p in sorted(period(text) for text in reversed(ordered))] == ordered


@pytest.mark.parametrize(
    ("written", "text"),
    [(2030, "2030"), ("2024-Q2", "2024-Q2"), (date(2024, 7, 15), "2024-07-15")],
)
def test_a_file_may_write_a_number_a_text_or_a_date(written: object, text: str) -> None:
    assert Period.of_written(written) == period(text)


@pytest.mark.parametrize(
    "written",
    [
        True,
        2030.0,
        24,
        -2030,
        pytest.param(10**5000, id="more digits than Python will spell"),
        datetime(2024, 7, 15),  # noqa: DTZ001 - TOML has local date-times
        None,
        [2030],
        {"year": 2030},
    ],
)
def test_a_file_may_write_nothing_else(written: object) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Period.of_written(written)


def test_how_many_periods_a_year_holds() -> None:
    assert [f.months for f in Frequency] == [12, 6, 4, 3, 1, 0, 0]
    assert [round(f.per_year, 2) for f in Frequency] == [1, 2, 3, 4, 12, 52.18, 365.25]


def test_the_years_at_the_edges() -> None:
    assert str(period("1000").next()) == "1001"
    assert period("8999-12-31").next().last == date(9000, 1, 1)
    assert str(period("1000-W01")) == "1000-W01"  # its Monday lies in the year 999


def test_months_share_one_clock_with_the_longer_periods() -> None:
    ends = [period(f"2023-{month:02}").end for month in range(1, 13)]
    assert [b - a for a, b in pairwise(ends)] == [pytest.approx(1 / 12)] * 11
    assert ends[5] == period("2023-Q2").end == period("2023-H1").end


@pytest.mark.parametrize(
    ("year", "starts", "text", "first", "last", "end"),
    [
        (2023, 4, "2023/24", "2023-04-01", "2024-03-31", 2024.25),
        (2023, 10, "2023/24", "2023-10-01", "2024-09-30", 2024.75),
        (2023, 3, "2023/24", "2023-03-01", "2024-02-29", 2024 + 2 / 12),
        (1999, 9, "1999/00", "1999-09-01", "2000-08-31", 2000 + 8 / 12),
        (2009, 7, "2009/10", "2009-07-01", "2010-06-30", 2010.5),
        (2023, 1, "2023", "2023-01-01", "2023-12-31", 2024.0),
    ],
)
def test_a_year_may_start_in_any_month(
    year: int, starts: int, text: str, first: str, last: str, end: float
) -> None:
    found = Period.year(year, starts)
    assert (str(found), found.first, found.last) == (text, day(first), day(last))
    assert found.frequency is Frequency.YEAR
    assert found.end == pytest.approx(end)
    assert found.next() == Period.year(year + 1, starts)


def test_the_fiscal_year_that_holds_a_day() -> None:
    held = {
        text: str(Period.holding(day(text), Frequency.YEAR, 4))
        for text in ("2024-03-31", "2024-04-01", "2024-12-31", "2025-01-01")
    }
    assert held == {
        "2024-03-31": "2023/24",
        "2024-04-01": "2024/25",
        "2024-12-31": "2024/25",
        "2025-01-01": "2024/25",
    }
    assert str(Period.holding(day("2024-03-31"), Frequency.QUARTER, 4)) == "2024-Q1"


def test_fiscal_years_are_ordered_among_the_others() -> None:
    years = [Period.year(2024, 4), Period.year(2024), Period.year(2023, 4), Period.year(2023)]
    assert [str(year) for year in sorted(years)] == ["2023", "2023/24", "2024", "2024/25"]


@pytest.mark.parametrize(
    ("since", "until", "text"),
    [
        ("2020", "2021", "2020/2021"),
        ("2020-Q1", "2021-Q2", "2020-Q1/2021-Q2"),
        ("2020-03-15", "2020-06", "2020-03-15/2020-06"),
        ("2020-01", "2020-12", "2020"),
        ("2020-01", "2020-03", "2020-Q1"),
        ("2020-01-01", "2020-04-30", "2020-T1"),
        ("2024-07-22", "2024-07-28", "2024-W30"),
        ("2020", "2020", "2020"),
        ("2020-04", "2021-03", "2020-04/2021-03"),
    ],
)
def test_two_periods_span_an_interval_or_one_period(since: str, until: str, text: str) -> None:
    found = span(period(since), period(until))
    assert str(found) == text
    assert (found.first, found.last) == (period(since).first, period(until).last)
    assert isinstance(found, Interval) == ("/" in text)


def test_a_fiscal_year_is_one_period_where_it_is_known_when_it_starts() -> None:
    assert span(period("2020-04"), period("2021-03"), 4) == Period.year(2020, 4)
    assert span(period("2020-01"), period("2020-12"), 4) == period("2020")


@pytest.mark.parametrize(
    ("since", "until"),
    [("2021", "2020"), ("2020", "2020-06"), ("2020-H1", "2020"), ("2020-12", "2020")],
)
def test_an_interval_runs_from_the_earlier_to_the_later(since: str, until: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        span(period(since), period(until))


@pytest.mark.parametrize("text", ["2020/2021", "2020-03/2020-07", "2020-01-01/2021"])
def test_an_interval_is_read_as_it_is_written(text: str) -> None:
    assert str(Interval.parse(text)) == text


@pytest.mark.parametrize("text", ["2020", "2020/", "/2020", "2020/21", "2020/2021/2022", ""])
def test_other_intervals_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Interval.parse(text)


CALENDARS = [("2020", 1), ("2023/24", 4), ("2020-H2", 1), ("2020-T3", 1), ("2020-Q4", 1)]
CALENDARS += [("2020-12", 1), ("2020-W53", 1), ("2020-12-31", 1)]


@pytest.mark.parametrize(("text", "starts"), CALENDARS)
@pytest.mark.parametrize("steps", [0, 1, 5, 61])
def test_steps_are_as_many_as_periods_one_goes_through(text: str, starts: int, steps: int) -> None:
    first = Period.year(2023, starts) if "/" in text else Period.parse(text)
    later = first
    for _ in range(steps):
        later = later.next()
    assert first.steps_to(later) == steps
    assert later.steps_to(first) == -steps


@pytest.mark.parametrize(
    ("period", "held"),
    [
        ("2020-03", True),
        ("2020", True),
        ("2020-W01", False),  # it begins in 2019
        ("2021-01-01", False),
        ("2022-Q2", True),
        ("2022-05-01", True),
        ("2022-Q3", False),
        ("2019-12-31", False),
    ],
)
def test_a_cover_holds_what_one_of_its_periods_holds(period: str, held: bool) -> None:  # noqa: FBT001 - a case
    cover = Cover(map(Period.parse, ("2022-Q2", "2020", "2020-05", "2022-06-30")))
    assert cover.holds(Period.parse(period)) is held
    assert not Cover(()).holds(Period.parse(period))


@pytest.mark.parametrize(
    ("written", "good"),
    [
        (date(1000, 1, 1), True),
        (date(999, 12, 31), False),
        (date(8999, 12, 31), True),
        (date(9000, 1, 1), False),
        (date.max, False),
        (8999, True),
        (9000, False),
    ],
)
def test_a_period_lies_in_the_years_that_can_be_counted_on(written: object, good: bool) -> None:  # noqa: FBT001 - a case
    if good:
        assert Period.of_written(written).next().first.year <= 9000
    else:
        with pytest.raises(ValueError, match=str(written)):
            Period.of_written(written)
