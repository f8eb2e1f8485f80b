"""The tables of spellings: what is read, and what is refused with which choices."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mic_tracker.model.period import Period
from mic_tracker.text.periods import PeriodReading, PeriodRefusal, PeriodWhy, read_period

READ_IN_BOTH = {
    "2023": "2023",
    "năm 2023": "2023",
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
    ["2024", "7", "Q", "quý", "tháng", "end of", "..", "/", "-", " ", "II", "July", "năm", "W", "ı"]
)
_TEXTS = st.text(max_size=30) | st.lists(_PIECES, max_size=8).map("".join)


@given(_TEXTS, st.sampled_from(["en", "vi"]))
@settings(max_examples=200)
def test_any_text_is_read_or_refused_with_choices_that_read(text: str, language: str) -> None:
    answer = read_period(text, language=language)
    if isinstance(answer, PeriodReading):
        assert read_period(str(answer.period), language=language) == PeriodReading(
            answer.period, str(answer.period)
        )
        return
    for choice in answer.choices:
        assert isinstance(read_period(choice, language=language), PeriodReading)
