"""A command line with answers in it: options in place of others, and quotes that shells undo."""

import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mic_tracker.cli.command_line import command_line, shell_word


@pytest.mark.parametrize(
    ("typed", "answers", "line"),
    [
        ("add-target", {"ID": "a-2030"}, "add-target a-2030"),
        ("add-target wrong", {"ID": "a-2030"}, "add-target a-2030"),
        (
            "add-target a --by=20x0 --kind level",
            {"--by": "2030"},
            "add-target a --kind level --by 2030",
        ),
        ("add-target --by 1 --by 2 a", {"--by": "3"}, "add-target a --by 3"),
        ("add-target a --percent=-5", {"--times": "-2"}, "add-target a --percent=-5 --times=-2"),
        ("--file x.toml add-target a", {"--by": "2030"}, "add-target a --file x.toml --by 2030"),
        (
            "add-observation a 5x --as-of 2025",
            {"--value": "-5"},
            "add-observation a --as-of 2025 --value=-5",
        ),
        (
            "add-observation a --dry-run -f x",
            {"--revise": ""},
            "add-observation a --dry-run -f x --revise",
        ),
        ("add-observation -- a 5", {"--at": "p. 3"}, "add-observation a 5 --at 'p. 3'"),
        (
            "correct a --set v=1 --set w=2",
            {"--period": "2024"},
            "correct a --set v=1 --set w=2 --period 2024",
        ),
    ],
)
def test_answers_take_the_place_of_what_was_typed(
    typed: str, answers: dict[str, str], line: str
) -> None:
    assert command_line(typed.split(), answers, "utf-8") == f"mic-tracker {line}"


def test_an_argument_that_looks_like_an_option_stays_one() -> None:
    line = command_line(["add-observation", "a", "--", "-5"], {"--period": "2024"}, "utf-8")
    assert line == "mic-tracker add-observation --period 2024 -- a -5"


def undone(word: str) -> str:
    """What bash makes of a word."""
    done = subprocess.run(
        ["bash", "-c", f"printf %s {word}"],
        env={"LC_ALL": "C.UTF-8"},
        capture_output=True,
        check=True,
    )
    return done.stdout.decode("utf-8", "surrogateescape")


TEXTS = (
    *("", "'", "a b", "\x1b[31m7", "é", "e\u0301\u0302", "日本", "\u202e", "\U0001f600"),
    *("##[x]", "\\'", "$x `y` !z", "\udcff\udcfe", "\n\t", "-", "~", "\x7f\x80"),
)


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "latin-1"])
@pytest.mark.parametrize("text", TEXTS)
def test_a_shell_undoes_the_quotes(text: str, encoding: str) -> None:
    word = shell_word(text, encoding)
    word.encode(encoding)
    assert undone(word) == text


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=30))
def test_any_text_survives_a_shell(text: str) -> None:
    word = shell_word(text, "utf-8")
    assert undone(word) == text
    assert not any(ord(c) < 0x20 for c in word)
