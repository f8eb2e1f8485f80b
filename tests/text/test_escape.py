"""Text from data cannot steer a terminal, hide, or reorder what stands beside it."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mic_tracker.text.escape import LONGEST, ascii_only, plain, prose, shortened


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"),
        ("a\u202egnp.exe", "a\\u202egnp.exe"),
        ("zero\u200bwidth\ufeff", "zero\\u200bwidth\\ufeff"),
        ("tag\U000e0041", "tag\\U000e0041"),
        ("line\u2028end", "line\\u2028end"),
        ("bell\x07\x9b", "bell\\x07\\x9b"),
        ("[bold]not markup[/bold]", "[bold]not markup[/bold]"),
        ("Doanh nghiệp công nghệ số", "Doanh nghiệp công nghệ số"),
        ("می\u200cخواهم 👩\u200d💻", "می\u200cخواهم 👩\u200d💻"),
    ],
)
def test_steering_characters_are_escaped_and_letters_kept(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_prose_is_one_paragraph() -> None:
    assert prose("  two\n lines\tand\r\na tab ") == "two lines and a tab"


@settings(max_examples=100)
@given(st.text())
def test_nothing_steering_survives(text: str) -> None:
    kept = {unicodedata.category(c) for c in plain(text) if c not in "\u200c\u200d"}
    assert not kept & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@pytest.mark.parametrize(
    ("text", "spelt"),
    [("≥ 1 → 2", ">= 1 -> 2"), ("Đường số", "Duong so"), ("4.9×", "4.9x"), ("日本", "??")],
)
def test_ascii_spelling(text: str, spelt: str) -> None:
    assert ascii_only(text) == spelt


def test_what_is_very_long_is_repeated_by_its_start_and_its_end() -> None:
    assert shortened("x" * LONGEST) == "x" * LONGEST
    assert shortened("a" + "x" * 1_000_000 + "b") == "a" + "x" * 499 + "…" + "x" * 499 + "b"
