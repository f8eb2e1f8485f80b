"""A finding as a block: the layout, and data that would steer a terminal."""

import pytest

from mic_tracker.model.finding import Finding, Location, Severity
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.findings import WIDEST, block, cell_count, excerpt

WORDS = Words.load("en")


def made(line: str, column: int, width: int, number: int = 14) -> Finding:
    return Finding("MT012", Severity.ERROR, Location("a.toml", number, column, width), excerpt=line)


def test_the_layout() -> None:
    told = block(made('value = "51,038"', 9, 8), "no number", "write 51038", WORDS)
    assert told == (
        "a.toml:14:9: error MT012: no number\n"
        "   |\n"
        '14 | value = "51,038"\n'
        "   |         ^^^^^^^^\n"
        "   | help: write 51038"
    )


@pytest.mark.parametrize(("number", "gutter"), [(7, "   |"), (1234, "     |")])
def test_the_gutter_is_as_wide_as_the_number(number: int, gutter: str) -> None:
    lines = block(made("x", 1, 1, number), "m", "", WORDS).split("\n")
    assert [line.index("|") for line in lines[1:]] == [len(gutter) - 1] * 3


def test_without_a_place_there_is_no_excerpt() -> None:
    assert block(Finding("MT054", Severity.NOTE), "more", "look", WORDS) == (
        "note MT054: more\n  | help: look"
    )


def test_what_could_steer_a_terminal_is_escaped_and_the_caret_stays_right() -> None:
    line = 'a\x1b[31m\u202e = "x"'
    text, caret = excerpt(line, Location("a", 1, line.index('"') + 1, 3))
    assert text == 'a\\x1b[31m\\u202e = "x"'
    assert text[caret.index("^") :] == '"x"'
    told = block(made(line, 1, 1), "m \x1b]0;x\x07", "h \u2066", WORDS)
    assert all(c.isprintable() or c == "\n" for c in told)


def test_wide_letters_take_two_columns() -> None:
    assert cell_count("日本") == 4
    assert cell_count("e\u0302") == 1
    _, caret = excerpt('日本 = "x"', Location("a", 1, 6, 3))
    assert caret == " " * 7 + "^^^"


def test_tabs_are_one_column() -> None:
    text, caret = excerpt("\tx = 5", Location("a", 1, 6, 1))
    assert (text, caret) == (" x = 5", "     ^")


def test_long_lines_are_cut_around_the_caret() -> None:
    line = "a" * 500 + "HERE" + "b" * 500
    text, caret = excerpt(line, Location("a", 1, 501, 4))
    at = caret.index("^")
    assert text[at : at + 4] == "HERE"
    assert caret.count("^") == 4
    assert text.startswith("…")
    assert text.endswith("…")
    assert len(text) <= WIDEST + 2


def test_a_caret_stands_even_behind_the_end_of_the_line() -> None:
    assert excerpt("x =", Location("a", 1, 4, 1)) == ("x =", "   ^")
    assert excerpt("", Location("a", 1, 1, 1)) == ("", "^")
