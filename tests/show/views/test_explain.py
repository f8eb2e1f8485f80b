"""The pages of `explain`: every word that the program prints has one."""

import pytest
from sentences import ways_out

from mic_tracker.assess.methods import METHODS
from mic_tracker.errors import WrongUse
from mic_tracker.model.assessment import Reason
from mic_tracker.model.codes import CODES, RULES, Flag, Status
from mic_tracker.model.method import METHOD_NAMES, Band
from mic_tracker.pipeline.explain import render_explanation
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen
from mic_tracker.show.views.method import bounds

WORDS = Words.load("en")
CARDS = {name: method.card for name, method in METHODS.items()}
TOLD = WORDS.catalogue["method"]
ON, OFF, RISK = Status.ON_TRACK, Status.OFF_TRACK, Status.AT_RISK


def page(word: str, width: int = 80) -> str:
    return render_explanation(word, "en", Screen(width))


@pytest.mark.parametrize("word", [*Status, *Flag, *Reason, *RULES, *CODES, *METHOD_NAMES])
def test_every_word_has_a_page(word: str) -> None:
    text = page(word)
    assert len(text.split()) > 3
    assert max(map(len, text.splitlines())) <= 80
    assert page(word.replace("_", "-").upper()) == page(word.lower()) == text


def test_a_word_of_several_meanings_has_all_of_them() -> None:
    off_track = page("off-track")
    assert "✗ off track" in off_track
    assert "MT102" in off_track
    stale = page("stale")
    assert "should have been out" in stale
    assert "MT201" in stale


def test_a_rule_with_many_codes_lists_them() -> None:
    text = page("invalid")
    assert all(code.code in text for code in CODES.values() if code.rule == "invalid")
    assert "MT101" not in text


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("statcan", "statcan-2025"),
        ("off-trak", "off-track"),
        ("slipt", "slipped"),
        ("zero base", "zero-base"),
        ("MT2O1", "MT201"),
        ("euro-stat", "eurostat"),
    ],
)
def test_a_misspelt_word_is_guessed(word: str, meant: str) -> None:
    with pytest.raises(WrongUse, match="unknown_word") as refused:
        page(word)
    assert meant in ways_out(refused.value)[0]


def test_a_word_like_no_other_is_not_guessed() -> None:
    with pytest.raises(WrongUse) as refused:
        page("xyzzy")
    assert not any("did you mean" in way for way in ways_out(refused.value))
    assert "forecast" in ways_out(refused.value)[0]


@pytest.mark.parametrize("name", METHOD_NAMES)
def test_a_method_has_text_for_each_section(name: str) -> None:
    told = TOLD[name]
    assert set(told) - {"bands"} == {"of", "what", "formula", "assumes", "limits"}
    text = " ".join(page(name).split())
    for section in ("formula", "assumes", "limits"):
        assert all(" ".join(line.split()) in text for line in told[section])
    assert METHODS[name].card.citation in text


def test_no_other_method_is_described() -> None:
    assert tuple(TOLD) == METHOD_NAMES


@pytest.mark.parametrize("name", METHOD_NAMES)
def test_each_band_says_from_where_to_where(name: str) -> None:
    bands, said = CARDS[name].bands, TOLD[name].get("bands", {})
    assert set(said) <= {band.name for band in bands}
    for i, band in enumerate(bands):
        assert said.get(band.name) or bounds(bands, i, WORDS, percent=False)
        assert WORDS.band(name, band.name) in page(name)
        assert "_" not in WORDS.band(name, band.name)


@pytest.mark.parametrize("name", METHOD_NAMES)
def test_the_measured_record_is_told(name: str) -> None:
    text = page(name)
    rows = [line.split() for line in text.splitlines() if line.endswith(("held out", "half"))]
    shares = [next(word for word in row if word.endswith("%")) for row in rows]
    assert shares == [f"{row.share:.0%}" for row in CARDS[name].record]
    assert bool(shares) is ("Nobody has measured" not in text)


def test_bounds_in_words() -> None:
    growth = (
        Band("a", 0.015, ON),
        Band("b", 0.0, RISK),
        Band("c", -0.01, OFF),
        Band("d", None, OFF),
    )
    told = [bounds(growth, i, WORDS, percent=True) for i in range(4)]
    assert told == ["1.5% and above", "0% to 1.5%", "-1% to 0%", "below -1%"]
    open_ended = (
        Band("a", 0.9, ON, inclusive=False),
        Band("b", 0.0, RISK, inclusive=False),
        Band("c", None, OFF),
    )
    told = [bounds(open_ended, i, WORDS, percent=False) for i in range(3)]
    assert told == ["above 0.9", "0 to 0.9", "0 or less"]
    assert bounds((Band("a", None, ON), Band("b", None, OFF)), 0, WORDS, percent=False) == ""
