"""Text from data cannot steer a terminal, hide, or reorder what stands beside it."""

import json
import unicodedata
from pathlib import Path

import pytest
from hostile_texts import commands, formulas, links, steering
from hypothesis import given, settings
from hypothesis import strategies as st

from mic_tracker.text.escape import (
    LONGEST,
    cell_text,
    csv_cell,
    exact_cell,
    is_guarded,
    json_text,
    markdown_text,
    page_text,
    plain,
    prose,
    shortened,
    spelt,
)

HARM = (
    *("::", "##[x]", "##vso[", "https://", "www.a", "@name", "#12", "](", "<i>", "&1", "GH-1"),
    *("\x1b[0m", "\x1b]", "\x9b", "\u202e", "\u2028", "\U000e0041", "\ud800", "mailto:"),
    *"＝＋－＠",
)


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
    ("text", "encoding", "shown"),
    [
        ("≥ 1 → 2", "ascii", ">= 1 -> 2"),
        ("Đường số", "ascii", "Duong so"),
        ("4.9×", "ascii", "4.9x"),
        ("2020–2021 … ½", "ascii", "2020-2021 ... 1/2"),
        ("Straße, Łódź, Ærø, œuvre", "ascii", "Strasse, Lodz, AEro, oeuvre"),
        ("10\u00a0%, 5\u202f°C, 3 €", "ascii", "10 %, 5  degC, 3 EUR"),
        ("日本", "ascii", "\\u65e5\\u672c"),
        ("👍🏽", "ascii", "\\U0001f44d\\U0001f3fd"),
        ("≥ 4.9× é €", "latin-1", ">= 4.9× é EUR"),
        ("≥ 4.9× é €", "cp1252", ">= 4.9× é €"),
        ("≥ 4.9× Đà", "utf-8", "≥ 4.9× Đà"),
    ],
)
def test_what_an_encoding_lacks_is_spelt(text: str, encoding: str, shown: str) -> None:
    assert spelt(text, encoding) == shown


@settings(max_examples=100)
@given(st.text().map(plain), st.sampled_from(["ascii", "latin-1", "cp1258", "cp437", "utf-8"]))
def test_no_letter_becomes_a_question_mark(text: str, encoding: str) -> None:
    shown = spelt(text, encoding)
    shown.encode(encoding)
    assert shown.count("?") == text.count("?") + sum(text.count(c) for c in "？﹖")


@settings(max_examples=200)
@given(st.lists(st.sampled_from([*HARM, *"ab.:/#@=-+ \n\t"]) | st.characters()).map("".join))
def test_no_kind_of_output_is_steered(text: str) -> None:
    document = json_text(json.dumps([text], ensure_ascii=False))
    assert json.loads(document) == [text]
    cell, paragraph, page = csv_cell(text), markdown_text(text), page_text(text)
    for shown in (document, cell, paragraph, page.replace("\x1b[0m", "")):
        assert steering(shown) == set()
    assert [*formulas([cell])] == []
    assert [*links(paragraph)] == []
    assert [*commands(page)] == []
    assert page_text(page) == page


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("plain", "plain"),
        ("=1+1", "'=1+1"),
        ("'=1+1", "''=1+1"),
        ("'plain", "'plain"),
        ("－5", "'－5"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
    ],
)
def test_a_cell_is_the_text_and_a_mark(text: str, cell: str) -> None:
    assert exact_cell(text) == cell
    assert cell_text(cell) == text
    assert is_guarded(f"a,{cell}") == (cell != text)


@settings(max_examples=200)
@given(st.lists(st.sampled_from([*HARM, *"ab.:/#@=-+' \n\t"]) | st.characters()).map("".join))
def test_no_exact_cell_is_steered(text: str) -> None:
    cell = exact_cell(text)
    assert steering(cell.replace("\n", "").replace("\t", "")) == set()
    assert [*formulas([cell])] == []
    assert [*commands(cell)] == []


MESSAGES = sorted((Path(__file__).parents[2] / "mic_tracker").rglob("*.toml"))


@pytest.mark.parametrize("file", MESSAGES, ids=lambda path: path.name)
def test_every_sign_of_ours_has_a_spelling(file: Path) -> None:
    signs = {*file.read_text("utf-8")}
    assert {sign for sign in signs if "\\" in spelt(sign, "ascii")} <= {"\\"}


def test_what_is_very_long_is_repeated_by_its_start_and_its_end() -> None:
    assert shortened("x" * LONGEST) == "x" * LONGEST
    assert shortened("a" + "x" * 1_000_000 + "b") == "a" + "x" * 499 + "…" + "x" * 499 + "b"
