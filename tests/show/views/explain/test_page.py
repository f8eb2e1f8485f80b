"""The pages of `explain`: every word that the program prints has one."""

import re

import pytest
from languages import ENGLISH
from sentences import ways_out

from mic_tracker.assess.evidence import SOLID_POINTS, SOLID_SPAN, THIN_POINTS, THIN_SPAN
from mic_tracker.assess.methods import METHODS
from mic_tracker.cli.completion import pages
from mic_tracker.errors import WrongUse
from mic_tracker.model.assessment import Reason
from mic_tracker.model.codes import CODES, ONLY, RULES, Flag, Status
from mic_tracker.model.method import METHOD_NAMES, Band
from mic_tracker.pipeline.explain import render_explanation
from mic_tracker.show.language.numbers import likelihood_word
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen
from mic_tracker.show.views.explain.method import bounds

WORDS = Words.load("en")
CARDS = {name: method.card for name, method in METHODS.items()}
TOLD = WORDS.catalogue["method"]
ON, OFF, RISK = Status.ON_TRACK, Status.OFF_TRACK, Status.AT_RISK


def page(word: str, width: int = 80) -> str:
    return render_explanation(word, ENGLISH, Screen(width))


@pytest.mark.parametrize("word", [*Status, *Flag, *Reason, *RULES, *CODES, *METHOD_NAMES])
def test_every_word_has_a_page(word: str) -> None:
    text = page(word)
    assert len(text.split()) > 3
    assert max(map(len, text.splitlines())) <= 80
    assert page(word.replace("_", "-").upper()) == page(word.lower()) == text


LABELS = {
    *(name for name in WORDS.catalogue if name == "column" or name.endswith("_column")),
    *("show", "what_if", "diff", "likelihood", "grade", "standing", "observation", "qualified"),
    *("cell", "novelty", "settled", "looks_at", "check_state", "cause", "kind", "measure"),
    "due_kind",
}
"""The sections of the catalogue with words that stand alone on a screen."""
SENTENCES = {
    "show": {"none", "why", "add", "add_command", "sums", "sums_command", "unknown_day"}
    | {"no_period", "no_day", "figure_note"},
    "what_if": {"present", "together", "value", "growth", "decline", "deadline", "goal"}
    | {"unwritten"},
    "likelihood": {"both", "rough"},
    "observation": {*("about", "over", "under", "at-least", "at-most", "within", "stage")}
    | {"middle"},
    "qualified": {"within"},
    "cell": {"unknown", "speedup", "evidence", "interval"},
    "check_column": {"left"},
}
"""Their entries that are sentences, commands or values, not words to ask about."""


@pytest.mark.parametrize("section", sorted(LABELS))
def test_every_label_of_a_screen_has_a_page(section: str) -> None:
    labels = {key: text for key, text in WORDS.catalogue[section].items() if text}
    if section == "diff":
        labels = {key: labels[key] for key in ("figures", "goals", "tables", "statuses")}
    asked = labels.keys() - SENTENCES.get(section, set())
    assert asked <= WORDS.catalogue["page"][section].keys()
    for key in asked:
        shown = re.sub(r"\{.*?\}", "", labels[key]).strip(" :")
        assert WORDS.catalogue["page"][section][key].split()[0] in page(shown)


@pytest.mark.parametrize("word", ["thin", "Done", "?", "~", "interim point", "cumulative"])
def test_a_page_ends_in_what_to_type_to_see_the_word(word: str) -> None:
    lines = [line for line in page(word).splitlines() if line.startswith("To see it: mic-tracker ")]
    assert lines


@pytest.mark.parametrize("name", [*Status, *Flag])
def test_a_status_or_flag_can_be_listed_by_what_its_page_says(name: str) -> None:
    listed = f"To list such targets: mic-tracker status --only {name.replace('_', '-')}\n"
    assert listed in page(name)
    assert name.replace("_", "-") in ONLY


@pytest.mark.parametrize("status", Status)
def test_every_mark_leads_to_its_status(status: Status) -> None:
    for screen in (Screen(80), Screen(80, encoding="ascii")):
        assert WORDS.status_page(status).split()[0] in page(screen.mark(status))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("likely", "A likelihood of 66% or more, and less than 90%."),
        ("no data", "A figure is lacking."),
        ("Done", "How much of the way from the baseline to the goal is gone."),
        ("thin", "The figures carry little"),
        ("STALE", "A newer figure should have been out by now"),
        ("awaiting data", "The deadline is past and its figure is not out yet"),
        ("due, no word", "in the words of the method milestone"),
        ("faster", "The pace that is needed from the latest figure on"),
        ("Path  says", "the path to the goal has on the day of judgement"),
        ("one figure only", "There is one dated figure; a trend needs two."),
    ],
)
def test_words_as_they_stand_on_the_screens(asked: str, told: str) -> None:
    assert told in " ".join(page(asked).split())


@pytest.mark.parametrize(
    ("chance", "word"),
    [
        (0.99, "virtually certain"),
        (0.90, "very likely"),
        (0.66, "likely"),
        (0.50, "about as likely"),
        (0.33, "unlikely"),
        (0.10, "very unlikely"),
        (0.01, "exceptionally unlikely"),
    ],
)
def test_the_scale_is_that_of_the_forecast(chance: float, word: str) -> None:
    assert WORDS.catalogue["likelihood"][likelihood_word(chance)].startswith(word)
    bound = "33" if chance == 0.5 else f"{chance:.0%}".rstrip("%")
    scale = page(word if chance != 0.5 else "about as likely as not")
    line = next(line for line in scale.splitlines() if line.startswith(f"  {word}"))
    assert f"{bound}%" in line


def test_a_grade_says_what_it_takes() -> None:
    thin, solid = page("thin"), page("solid")
    assert (THIN_POINTS, THIN_SPAN) == (2, 2)
    assert "two or fewer" in thin
    assert "less than two years" in " ".join(thin.split())
    assert (SOLID_POINTS, SOLID_SPAN) == (5, 4)
    assert "five figures or more over four years or more" in " ".join(solid.split())


def test_without_a_word_all_of_them_are_listed() -> None:
    listed = render_explanation(None, ENGLISH, Screen(80))
    flat = " ".join(listed.split())
    for word in ("no data", "STALE", "Path says", "about as likely as not", "forecast", "MT021"):
        assert word in flat
    assert max(map(len, listed.splitlines())) <= 80


def test_every_word_that_is_completed_has_a_page() -> None:
    for word in pages(""):
        assert len(page(word).split()) > 3
    offered = {"no-data", "likely", "path-says", "stale", "slipped", "mt021", "forecast"}
    assert offered <= {word.lower() for word in pages("")}


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
        ("zerro base", "zero-base"),
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
    assert ways_out(refused.value) == ("all words that have a page: mic-tracker explain",)


@pytest.mark.parametrize("name", METHOD_NAMES)
def test_a_method_has_text_for_each_section(name: str) -> None:
    told = TOLD[name]
    assert set(told) - {"bands"} == {
        *("title", "source", "of", "what", "formula", "assumes", "limits")
    }
    text = " ".join(page(name).split())
    for section in ("formula", "assumes", "limits"):
        assert all(" ".join(line.split()) in text for line in told[section])
    assert told["title"] in text
    assert told["source"] in text


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
