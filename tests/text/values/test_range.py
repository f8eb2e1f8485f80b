"""Ranges as people write them; the ends and the middle are worked by hand."""

import pytest

from mic_tracker.model.fact import Range
from mic_tracker.text.values import Reading, Refusal, Why, read_figure, read_value

MEASURES = {"jobs": "count", "%": "percent", "rank": "rank", "balance, %": "change"}


def read(text: str, unit: str = "jobs", language: str = "en") -> Reading | Refusal:
    return read_figure(text, unit=unit, measure=MEASURES.get(unit, "amount"), language=language)


def ends(text: str, unit: str = "jobs", language: str = "en") -> tuple[Range | None, float]:
    answer = read(text, unit, language)
    assert isinstance(answer, Reading), answer
    assert (answer.text, answer.qualifier) == (text, None)
    return answer.ends, answer.value


@pytest.mark.parametrize(
    ("text", "unit", "language", "low", "high", "middle"),
    [
        ("31,000 to 34,000", "jobs", "en", 31_000, 34_000, 32_500),
        ("31,000-34,000", "jobs", "en", 31_000, 34_000, 32_500),
        ("31,000–34,000 jobs", "jobs", "en", 31_000, 34_000, 32_500),
        ("31 000 — 34 000", "jobs", "en", 31_000, 34_000, 32_500),
        ("between 31,000 and 34,000", "jobs", "en", 31_000, 34_000, 32_500),
        ("Between 31,000 And 34,000 Jobs", "jobs", "en", 31_000, 34_000, 32_500),
        ("31.000 đến 34.000", "jobs", "vi", 31_000, 34_000, 32_500),
        ("31.000 tới 34.000", "jobs", "vi", 31_000, 34_000, 32_500),
        ("giữa 31.000 và 34.000", "jobs", "vi", 31_000, 34_000, 32_500),
        # words after the second number are those of both
        ("3 to 4.5 billion USD", "USD", "en", 3 * 10**9, 45 * 10**8, 375 * 10**7),
        ("$3-4bn", "USD", "en", 3 * 10**9, 4 * 10**9, 35 * 10**8),
        ("$3bn–$4bn", "USD", "en", 3 * 10**9, 4 * 10**9, 35 * 10**8),
        ("3 đến 4 tỷ USD", "USD", "vi", 3 * 10**9, 4 * 10**9, 35 * 10**8),
        ("20 to 25%", "%", "en", 20, 25, 22.5),
        ("20%–25%", "%", "en", 20, 25, 22.5),
        ("40th to 42nd", "rank", "en", 40, 42, 41),
        ("rank 40 to 43", "rank", "en", 40, 43, 41.5),
        ("-5 to -2", "balance, %", "en", -5, -2, -3.5),
        # exact in decimals: 0.1 + 0.2 is not 0.3 in binary
        ("0.1 to 0.2", "USD", "en", 0.1, 0.2, 0.15),
    ],
)
def test_a_range_has_two_ends_and_a_middle(
    text: str, unit: str, language: str, low: float, high: float, middle: float
) -> None:
    assert ends(text, unit, language) == (Range(low, high), middle)


@pytest.mark.parametrize(
    "text",
    [
        "about 31 to 34",
        "31 to about 34",
        "over 31 to 34",
        "34 to 31",
        "31 to 31",
        "220-30",
        "31 -34",
        "31- 34",
        "31–-34",
        "500 to 1 million",
        "31 and 34",
        "31 or 34",
        "31 to 34 to 37",
        "31 to 34 people",
    ],
)
def test_what_is_not_certain_is_no_range(text: str) -> None:
    answer = read(text)
    assert isinstance(answer, Refusal), answer
    assert answer.why in {Why.UNCLEAR_RANGE, Why.UNCLEAR_SIGN}


@pytest.mark.parametrize(
    ("text", "language", "choice"),
    [
        ("from 31,000 to 34,000", "en", "31,000 to 34,000"),
        ("từ 31.000 đến 34.000", "vi", "31.000 đến 34.000"),
    ],
)
def test_a_rise_is_no_range_and_the_range_is_offered(text: str, language: str, choice: str) -> None:
    answer = read(text, language=language)
    assert isinstance(answer, Refusal)
    assert (answer.why, answer.choices) == (Why.UNCLEAR_RANGE, (choice,))
    assert isinstance(read(choice, language=language), Reading)


def test_an_end_with_two_readings_is_refused_with_both() -> None:
    answer = read("31.000 to 34.000")
    assert isinstance(answer, Refusal)
    assert answer.why is Why.AMBIGUOUS_SEPARATOR
    assert answer.choices == ("31,000 to 34,000", "31 to 34")
    assert answer.facts["written"] == "31.000"


@pytest.mark.parametrize(
    "text", ["31,000", "about 31,000", "up to 34", "7/8", "1e5", "n/a", "", "("]
)
def test_what_is_no_range_is_answered_as_before(text: str) -> None:
    assert read(text) == read_value(text, unit="jobs", measure="count")


def test_a_goal_takes_no_range() -> None:
    answer = read_value("31,000 to 34,000", unit="jobs", measure="count")
    assert isinstance(answer, Refusal)
    assert answer.why is Why.RANGE
