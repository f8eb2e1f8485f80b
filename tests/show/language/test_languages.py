"""Every language says what English says: the same keys, facts and lists, in words of its own."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest

from mic_tracker.model.period import Interval, Period
from mic_tracker.show.language.catalogue import Catalogue, languages, load
from mic_tracker.show.language.scale import Scale
from mic_tracker.show.language.words import Words

OTHERS = [language for language in languages() if language != "en"]
FORMS = {f"period_{style}" for style in ("text", "cell", "chart", "when", "part")}
FREE = {"collation", "dialog_answer"} | FORMS
"""Sections in which a language has what it needs: forms of periods, a yes, its letters."""
FACT = re.compile(r"(?<!\{)\{(\w+(?:![rs])?(?::[\w -]+)?)\}(?!\})")
FUNCTION_WORDS = re.compile(
    r"(?<![-\w./`\"=])(the|and|is|was|were|are|with|which|that|from|this|these|of|has|have|not|"
    r"for|by|it|its|be|been|one|where|when|than|there|what|who|no|or|but|as|if)(?![-\w/`\"=])"
)
QUOTED = re.compile(r"`[^`]*`|\"[^\"]*\"|\{[^}]*\}|mic-tracker [^;,.]*|--[a-z-]+( [A-Z]+)?")


def _leaves(table: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        name = f"{path}.{key}" if path else key
        if isinstance(value, Mapping):
            yield from _leaves(value, name)
        elif isinstance(value, list):
            yield from ((f"{name}[{i}]", text) for i, text in enumerate(value))
        else:
            yield name, value


def _texts(language: str, *, alone: bool) -> dict[str, str]:
    """The texts of a language; `alone` leaves out those that English stands in for."""
    words = load(language)
    if alone:
        words = Catalogue(words.folder)
    return {
        key: text
        for section in words
        for key, text in _leaves(words[section], section)
        if section not in FREE
    }


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_of_english_is_there_and_no_other(language: str) -> None:
    assert _texts(language, alone=True).keys() == _texts("en", alone=True).keys()


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_states_the_same_facts(language: str) -> None:
    english = _texts("en", alone=True)
    for key, text in _texts(language, alone=True).items():
        assert sorted({*FACT.findall(text)}) == sorted({*FACT.findall(english[key])}), key
        assert bool(text) == bool(english[key]), key


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_is_left_in_english(language: str) -> None:
    found = {
        key: FUNCTION_WORDS.findall(QUOTED.sub(" ", text))
        for key, text in _texts(language, alone=True).items()
        if not key.startswith("page_example") and ".optional[" not in key
    }
    assert {key: words for key, words in found.items() if words} == {}


def test_the_word_list_finds_english() -> None:
    found = [key for key, text in _texts("en", alone=True).items() if FUNCTION_WORDS.search(text)]
    assert len(found) > 500


@pytest.mark.parametrize("language", OTHERS)
def test_letters_are_composed(language: str) -> None:
    """A decomposed letter has the width of two in some terminals, and is not found by a search."""
    for key, text in _texts(language, alone=True).items():
        assert unicodedata.is_normalized("NFC", text), key


PERIODS = [
    (Period.parse("2030"), "năm 2030", "2030"),
    (Period.parse("2024-H1"), "6 tháng đầu năm 2024", "6T/2024"),
    (Period.parse("2024-H2"), "6 tháng cuối năm 2024", "6T cuối 2024"),
    (Period.parse("2024-Q2"), "quý 2/2024", "Q2/2024"),
    (Period.parse("2024-07"), "tháng 7/2024", "7/2024"),
    (Period.parse("2024-W05"), "tuần 5/2024", "tuần 5/2024"),
    (date(2024, 3, 26), "ngày 26/3/2024", "26/03/2024"),
    (Period.year(2023, 4), "năm tài khóa 2023/24", "2023/24"),
    (Interval(Period.year(2020), Period.year(2021)), "giai đoạn 2020-2021", "2020-2021"),
]


@pytest.mark.parametrize(("period", "text", "cell"), PERIODS)
def test_vietnamese_writes_periods(period: Period, text: str, cell: str) -> None:
    words = Words.load("vi")
    assert words.period(period) == text
    assert words.cell(period) == cell
    assert words.fill("{p:typed}", p=period) == str(period)


@pytest.mark.parametrize("period", [period for period, _, _ in PERIODS])
def test_english_writes_them_as_they_are_typed(period: Period) -> None:
    words = Words.load("en")
    assert words.period(period) == words.cell(period) == str(period)


@pytest.mark.parametrize(
    ("value", "scale", "text"),
    [
        (51_038, Scale("count", "doanh nghiệp"), "51.038 doanh nghiệp"),
        (7_500_000_000, Scale("amount", "USD"), "7,5 tỷ USD"),
        (0.3, Scale("percent", "% GDP"), "0,3% GDP"),
        (1_500, Scale("count", "trạm"), "1.500 trạm"),
        (71, Scale("rank", "hạng"), "hạng 71"),
        (1_350_000_000_000, Scale("amount", "đồng"), "1,35 nghìn tỷ đồng"),
    ],
)
def test_vietnamese_writes_numbers(value: float, scale: Scale, text: str) -> None:
    assert Words.load("vi").quantity(value, scale) == text
