"""Periods of other people's tables: spellings of real files, read by hand."""

import pytest

from mic_tracker.model.period import Interval, Period
from mic_tracker.text.periods import PeriodRefusal, PeriodWhy
from mic_tracker.text.periods.source_period import (
    PeriodNotation,
    SourcePeriod,
    read_source_period,
)

APRIL = PeriodNotation(year_starts=4)


def read(text: str, notation: PeriodNotation = APRIL) -> tuple[str, str, str | None, str]:
    """The period, the start of a span, the status and the marks, as text."""
    found = read_source_period(text, notation)
    assert isinstance(found, SourcePeriod), found
    return str(found.period), str(found.since or ""), found.status, found.mark


@pytest.mark.parametrize(
    ("text", "period", "days"),
    [
        ("2019", "2019", ("2019-01-01", "2019-12-31")),
        ("2019M01", "2019-01", ("2019-01-01", "2019-01-31")),
        ("2019-M01", "2019-01", ("2019-01-01", "2019-01-31")),
        ("1993 01", "1993-01", ("1993-01-01", "1993-01-31")),
        ("2019S1", "2019-H1", ("2019-01-01", "2019-06-30")),
        ("2019-S1", "2019-H1", ("2019-01-01", "2019-06-30")),
        ("2019-T1", "2019-T1", ("2019-01-01", "2019-04-30")),
        ("2017 Q1", "2017-Q1", ("2017-01-01", "2017-03-31")),
        ("2019-W05", "2019-W05", ("2019-01-28", "2019-02-03")),
        ("2021.0", "2021", ("2021-01-01", "2021-12-31")),
        ("2019 [YR2019]", "2019", ("2019-01-01", "2019-12-31")),
        ("Năm 2022", "2022", ("2022-01-01", "2022-12-31")),
        ("Jan to Mar 2025", "2025-Q1", ("2025-01-01", "2025-03-31")),
        ("January–December 2024", "2024", ("2024-01-01", "2024-12-31")),
        ("2014/15", "2014/15", ("2014-04-01", "2015-03-31")),
        ("2016/2017", "2016/17", ("2016-04-01", "2017-03-31")),
        ("2011/12", "2011/12", ("2011-04-01", "2012-03-31")),
        ("Financial year ending March 2025", "2024/25", ("2024-04-01", "2025-03-31")),
        ("year ending December 2024", "2024", ("2024-01-01", "2024-12-31")),
        ("financial year ended 30 June 2024", "2023/24", ("2023-07-01", "2024-06-30")),
    ],
)
def test_a_period(text: str, period: str, days: tuple[str, str]) -> None:
    found = read_source_period(text, APRIL)
    assert isinstance(found, SourcePeriod)
    assert (str(found.period), found.since, found.mark) == (period, None, "")
    assert (found.period.first.isoformat(), found.period.last.isoformat()) == days


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("2015-2017", "2015", "2017"),
        ("2016 to 2018", "2016", "2018"),
        ("2015–2017", "2015", "2017"),
        ("2017/18 to 2019/20", "2017/18", "2019/20"),
        ("2002/03-2007/08", "2002/03", "2007/08"),
        ("2023-Q1 to 2023-Q3", "2023-Q1", "2023-Q3"),
    ],
)
def test_a_span_stands_at_its_end(text: str, since: str, until: str) -> None:
    assert read(text) == (until, since, None, "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019*", ("2019", "", None, "*")),
        ("1974a", ("1974", "", None, "a")),
        ("2019/20 [Note 5]", ("2019/20", "", None, "[Note 5]")),
        ("2001-2005 (baseline)", ("2005", "2001", None, "(baseline)")),
        ("Sơ bộ 2024", ("2024", "", "provisional", "Sơ bộ")),
        ("Prel. 2024", ("2024", "", "provisional", "Prel.")),
        ("2024p", ("2024", "", "provisional", "p")),
        ("2024 [p]", ("2024", "", "provisional", "[p]")),
        ("2023 (est.)", ("2023", "", "estimated", "(est.)")),
        ("Ước tính 2024*", ("2024", "", "estimated", "Ước tính *")),
        ("Forecast 2030", ("2030", "", "projected", "Forecast")),
    ],
)
def test_marks_are_told_from_the_period(
    text: str, expected: tuple[str, str, str | None, str]
) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "px", "period"),
    [
        ("20241", "Q1", "2024-Q1"),
        ("20244", "Q1", "2024-Q4"),
        ("20242", "H1", "2024-H2"),
        ("202407", "M1", "2024-07"),
        ("202430", "W1", "2024-W30"),
    ],
)
def test_the_periods_of_px(text: str, px: str, period: str) -> None:
    notation = PeriodNotation(px=px)  # type: ignore[arg-type] # the words of the parameters
    assert read(text, notation)[0] == period


def test_a_period_of_px_is_none_elsewhere() -> None:
    assert isinstance(read_source_period("20241"), PeriodRefusal)
    assert isinstance(read_source_period("20245", PeriodNotation(px="Q1")), PeriodRefusal)
    assert isinstance(read_source_period("99999", PeriodNotation(px="M1")), PeriodRefusal)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2014/15", PeriodWhy.FISCAL_YEAR),
        ("2019/20 [Note 5]", PeriodWhy.FISCAL_YEAR),
        ("2017/18 to 2019/20", PeriodWhy.FISCAL_YEAR),
        ("2011/12", PeriodWhy.YEAR_OR_MONTH),
        ("20222", PeriodWhy.UNKNOWN),
        ("17 May to 11 June 2022", PeriodWhy.UNKNOWN),
        ("There is no data for this indicator yet", PeriodWhy.UNKNOWN),
        ("2017-2015", PeriodWhy.RANGE),
        ("2019 [YR2020", PeriodWhy.UNKNOWN),
        ("financial year ending 15 March 2025", PeriodWhy.UNKNOWN),
        ("", PeriodWhy.EMPTY),
        ("9" * 5_000, PeriodWhy.UNKNOWN),
    ],
)
def test_what_is_refused(text: str, why: PeriodWhy) -> None:
    answer = read_source_period(text)
    assert isinstance(answer, PeriodRefusal)
    assert answer.why is why


def test_two_school_years_are_an_interval_where_nobody_says_when_they_start() -> None:
    found = read_source_period("2016/2017")
    assert isinstance(found, SourcePeriod)
    assert found.period == Interval(Period.year(2016), Period.year(2017))
