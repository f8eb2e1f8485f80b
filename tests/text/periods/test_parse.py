"""The tables of spellings: what is read, and what is refused with which choices."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mic_tracker.model.period import Period
from mic_tracker.text.periods import (
    PeriodReading,
    PeriodRefusal,
    PeriodWhy,
    read_period,
    require_period,
)

READ_IN_BOTH = {
    "2021.0": "2021",
    "2019 [YR2019]": "2019",
    "Jan to Mar 2025": "2025-Q1",
    "January - June 2025": "2025-H1",
    "Financial year ending March 2025": "2024/25",
    "the year ended 31 December 2024": "2024",
    "2023": "2023",
    "năm 2023": "2023",
    "2024-A1": "2024",
    "2024A1": "2024",
    "2024-S1": "2024-H1",
    "2024S2": "2024-H2",
    "2024-T1": "2024-T1",
    "2024T3": "2024-T3",
    "2024-Q1": "2024-Q1",
    "2024Q4": "2024-Q4",
    "2024-M07": "2024-07",
    "2024M12": "2024-12",
    "2024W30": "2024-W30",
    "2024-D001": "2024-01-01",
    "2024D366": "2024-12-31",
    "2023-D365": "2023-12-31",
    "2011-12": "2011-12",
    "2006/8": "2006-08",
    "2024/07": "2024-07",
    "2020/2021": "2020/2021",
    "2020-03/2020-06": "2020-03/2020-06",
    "2020-Q1/2021-Q2": "2020-Q1/2021-Q2",
    "2020S1/2021M07": "2020-H1/2021-07",
    "2020-12-31/2021-01-01": "2020-12-31/2021-01-01",
    "2020/2020": "2020",
    "2020-01/2020-12": "2020",
    "2024-07-22/2024-07-28": "2024-W30",
    "2024-H1": "2024-H1",
    "2024-h2": "2024-H2",
    "H1/2024": "2024-H1",
    "first half of 2024": "2024-H1",
    "6 tháng đầu năm 2024": "2024-H1",
    "nửa cuối năm 2024": "2024-H2",
    "2024-Q2": "2024-Q2",
    "Q2/2024": "2024-Q2",
    "Q2 2024": "2024-Q2",
    "third quarter of 2024": "2024-Q3",
    "quý 2/2024": "2024-Q2",
    "quý II năm 2024": "2024-Q2",
    "Quý IV/2024": "2024-Q4",
    "2024-07": "2024-07",
    "07/2024": "2024-07",
    "7/2024": "2024-07",
    "tháng 7/2024": "2024-07",
    "Tháng 12 năm 2024": "2024-12",
    "July 2024": "2024-07",
    "Jul 2024": "2024-07",
    "Sept. 2024": "2024-09",
    "2024-W30": "2024-W30",
    "week 5 of 2024": "2024-W05",
    "tuần 30/2024": "2024-W30",
    "2024-07-15": "2024-07-15",
    "2024/7/15": "2024-07-15",
    "15 July 2024": "2024-07-15",
    "July 15, 2024": "2024-07-15",
    "1st of May 2024": "2024-05-01",
    "ngày 15/7/2024": "2024-07-15",
    "ngày 7/8/2024": "2024-08-07",
    "15 tháng 7 năm 2024": "2024-07-15",
    "15/7/2024": "2024-07-15",
    "7/7/2024": "2024-07-07",
    "  2024-07  ": "2024-07",
    "2024-01..2024-06": "2024-H1",
    "January 2024 to March 2024": "2024-Q1",
    "Q1 2024 – Q4 2024": "2024",
    "2024-07-01..2024-07-31": "2024-07",
}

REFUSED_IN_BOTH = {
    "": (PeriodWhy.EMPTY, ()),
    "   ": (PeriodWhy.EMPTY, ()),
    "last year": (PeriodWhy.UNKNOWN, ()),
    "24": (PeriodWhy.UNKNOWN, ()),
    "7/8/24": (PeriodWhy.UNKNOWN, ()),
    "２０２４": (PeriodWhy.UNKNOWN, ()),
    "x" * 5000: (PeriodWhy.UNKNOWN, ()),
    "2024-13": (PeriodWhy.IMPOSSIBLE, ()),
    "2024-02-30": (PeriodWhy.IMPOSSIBLE, ()),
    "31/2/2024": (PeriodWhy.IMPOSSIBLE, ()),
    "2023-W53": (PeriodWhy.IMPOSSIBLE, ()),
    "9999": (PeriodWhy.IMPOSSIBLE, ()),
    "2024/26": (PeriodWhy.IMPOSSIBLE, ()),
    "2023-D366": (PeriodWhy.IMPOSSIBLE, ()),
    "2024-D000": (PeriodWhy.IMPOSSIBLE, ()),
    "2024-M13": (PeriodWhy.IMPOSSIBLE, ()),
    "2024-T4": (PeriodWhy.UNKNOWN, ()),
    "2023-24": (PeriodWhy.FISCAL_YEAR, ()),
    "2012/13": (PeriodWhy.FISCAL_YEAR, ()),
    "1999/00": (PeriodWhy.FISCAL_YEAR, ()),
    "FY2023/24": (PeriodWhy.FISCAL_YEAR, ()),
    "năm học 2023-2024": (PeriodWhy.FISCAL_YEAR, ()),
    "2020/21/2022/23": (PeriodWhy.FISCAL_YEAR, ()),
    "FY2023/25": (PeriodWhy.IMPOSSIBLE, ()),
    "2009/10": (PeriodWhy.YEAR_OR_MONTH, ("2009-10",)),
    "2010/11": (PeriodWhy.YEAR_OR_MONTH, ("2010-11",)),
    "2011/12": (PeriodWhy.YEAR_OR_MONTH, ("2011-12",)),
    "2011–12": (PeriodWhy.YEAR_OR_MONTH, ("2011-12",)),
    "2000/01": (PeriodWhy.YEAR_OR_MONTH, ("2000-01",)),
    "2006/7": (PeriodWhy.YEAR_OR_MONTH, ("2006-07",)),
    "2006-7": (PeriodWhy.YEAR_OR_MONTH, ("2006-07",)),
    "2021/2020": (PeriodWhy.REVERSED, ("2020/2021",)),
    "2020-06/2020-03": (PeriodWhy.REVERSED, ("2020-03/2020-06",)),
    "2020/2020-06": (PeriodWhy.REVERSED, ()),
    "2020/2021-13": (PeriodWhy.IMPOSSIBLE, ()),
    "2020/2021/2022": (PeriodWhy.UNKNOWN, ()),
    "2023-2024": (PeriodWhy.RANGE, ()),
    "FY2024": (PeriodWhy.FISCAL_YEAR, ()),
    "năm tài chính 2024": (PeriodWhy.FISCAL_YEAR, ()),
    "2024-01..2024-05": (PeriodWhy.RANGE, ()),
    "2024-06..2024-01": (PeriodWhy.RANGE, ()),
    "2024..2025": (PeriodWhy.RANGE, ()),
    "end of 2024": (PeriodWhy.MOMENT, ("2024-12-31", "2024-12", "2024")),
    "cuối năm 2024": (PeriodWhy.MOMENT, ("2024-12-31", "2024-12", "2024")),
    "end of July 2024": (PeriodWhy.MOMENT, ("2024-07-31", "2024-07")),
    "mid-2024": (PeriodWhy.MOMENT, ("2024",)),
}


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("text", READ_IN_BOTH)
def test_reads_what_people_write(text: str, language: str) -> None:
    answer = read_period(text, language=language)
    assert isinstance(answer, PeriodReading)
    assert str(answer.period) == READ_IN_BOTH[text]
    assert answer.text == text.strip()


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("text", REFUSED_IN_BOTH)
def test_refuses_what_is_not_sure(text: str, language: str) -> None:
    answer = read_period(text, language=language)
    assert isinstance(answer, PeriodRefusal)
    assert (answer.why, answer.choices) == REFUSED_IN_BOTH[text]


IN_FISCAL_YEARS = {
    "2023/24": "2023/24",
    "2023-24": "2023/24",
    "2011/12": "2011/12",
    "2011–12": "2011/12",
    "FY2023/24": "2023/24",
    "FY 2023-2024": "2023/24",
    "fiscal year 2023/24": "2023/24",
    "năm tài chính 2023-2024": "2023/24",
    "năm học 2023-2024": "2023/24",
    "1999/00": "1999/00",
    "2020/21/2022/23": "2020/21/2022/23",
    "2023-04/2024-03": "2023/24",
    # what is no fiscal year stays what it is
    "2011-12": "2011-12",
    "2023": "2023",
    "2020/2021": "2020/2021",
    "2024-Q1": "2024-Q1",
    "2023-01/2023-12": "2023",
}


@pytest.mark.parametrize("text", IN_FISCAL_YEARS)
def test_reads_fiscal_years_that_start_in_april(text: str) -> None:
    answer = read_period(text, year_starts=4)
    assert isinstance(answer, PeriodReading)
    assert str(answer.period) == IN_FISCAL_YEARS[text]


def test_a_fiscal_year_has_the_days_of_its_indicator() -> None:
    april, october = (read_period("2023/24", year_starts=month) for month in (4, 10))
    assert april == PeriodReading(Period.year(2023, 4), "2023/24")
    assert october == PeriodReading(Period.year(2023, 10), "2023/24")


@pytest.mark.parametrize("text", ["FY2023", "FY 2023", "financial year 2023", "năm học 2023"])
def test_a_fiscal_year_by_one_year_may_begin_or_end_in_it(text: str) -> None:
    answer = read_period(text, year_starts=10)
    assert isinstance(answer, PeriodRefusal)
    assert (answer.why, answer.choices) == (PeriodWhy.EITHER_YEAR, ("2022/23", "2023/24"))


def test_a_single_digit_is_doubtful_beside_fiscal_years_too() -> None:
    answer = read_period("2006/7", year_starts=4)
    assert isinstance(answer, PeriodRefusal)
    assert (answer.why, answer.choices) == (PeriodWhy.YEAR_OR_MONTH, ("2006-07", "2006/07"))


def test_a_year_or_a_month_is_refused_with_both() -> None:
    answer = read_period("2011/12")
    assert isinstance(answer, PeriodRefusal)
    assert answer.facts == {"found": "2011/12", "month": "2011-12", "year": "2011/12"}


def test_a_range_is_offered_as_an_interval() -> None:
    answer = read_period("2020 – 2021")
    assert isinstance(answer, PeriodRefusal)
    assert answer.facts == {"found": "2020 – 2021", "interval": "2020/2021"}


def test_where_one_period_is_needed_an_interval_is_refused_with_its_ends() -> None:
    answer = require_period(read_period("2020/2021"))
    assert answer == PeriodRefusal(
        PeriodWhy.INTERVAL, {"found": "2020/2021"}, choices=("2020", "2021")
    )
    assert require_period(read_period("2021/2020")) == PeriodRefusal(
        PeriodWhy.REVERSED, {"found": "2021/2020"}
    )
    ranged = require_period(read_period("2020..2021"))
    assert isinstance(ranged, PeriodRefusal)
    assert ranged.facts == {"found": "2020..2021"}
    assert require_period(read_period("2020")) == Period.year(2020)


def test_english_cannot_tell_day_from_month() -> None:
    answer = read_period("7/8/2024", language="en")
    assert isinstance(answer, PeriodRefusal)
    assert answer.why is PeriodWhy.DAY_OR_MONTH
    assert answer.choices == ("2024-08-07", "2024-07-08")


def test_vietnamese_puts_the_day_first() -> None:
    assert read_period("7/8/2024", language="vi") == PeriodReading(
        Period.parse("2024-08-07"), "7/8/2024"
    )
    answer = read_period("7/15/2024", language="vi")
    assert isinstance(answer, PeriodRefusal)
    assert (answer.why, answer.choices) == (PeriodWhy.MONTH_FIRST, ("2024-07-15",))


@given(st.dates(min_value=Period.parse("1000").first), st.sampled_from(["en", "vi"]))
@settings(max_examples=100)
def test_every_canonical_spelling_reads_as_itself(day: object, language: str) -> None:
    text = str(day)
    answer = read_period(text, language=language)
    if int(text[:4]) < 9000:
        assert isinstance(answer, PeriodReading)
        assert str(answer.period) == text


_PIECES = st.sampled_from(
    [
        *(
            "2024",
            "7",
            "Q",
            "quý",
            "tháng",
            "end of",
            "..",
            "/",
            "-",
            " ",
            "II",
            "July",
            "năm",
            "W",
        ),
        *("ı", "FY", "25", "2025", "S1", "T2", "M07", "D200"),
    ]
)
_TEXTS = st.text(max_size=30) | st.lists(_PIECES, max_size=8).map("".join)


@given(_TEXTS, st.sampled_from(["en", "vi"]), st.sampled_from([None, 4, 12]))
@settings(max_examples=300)
def test_any_text_is_read_or_refused_with_choices_that_read(
    text: str, language: str, starts: int | None
) -> None:
    answer = read_period(text, language=language, year_starts=starts)
    if isinstance(answer, PeriodReading):
        again = read_period(str(answer.period), language=language, year_starts=starts)
        assert again == PeriodReading(answer.period, str(answer.period))
        return
    for choice in answer.choices:
        read = read_period(choice, language=language, year_starts=starts)
        assert isinstance(read, PeriodReading)
