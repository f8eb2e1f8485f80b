"""How the terminal draws each block of a document, from documents written by hand."""

from dataclasses import replace

import pytest

from mic_tracker.show.document import (
    Block,
    Cell,
    Column,
    Command,
    Document,
    Fact,
    Facts,
    Grid,
    Heading,
    Hint,
    LeftOut,
    Legend,
    Lines,
    Link,
    Notice,
    Notices,
    Paragraphs,
    Section,
    Sources,
    Table,
)
from mic_tracker.show.formats.terminal import draw
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen

WORDS = Words.load("en")
NARROW = Screen(width=40)
TABLE = Table(
    (Column("a", "First"), Column("b", "Second", 1, "right"), Column("c", "Third", 2)),
    ((Cell("one"), Cell("2"), Cell("c" * 30)), (Cell("three"), Cell("44"), Cell("d"))),
)
FACTS = Facts((Fact("Goal", ("ten",)), Fact("Latest value", ("four", "of ten"))))


def drawn(*blocks: Block, screen: Screen = NARROW) -> list[str]:
    """The lines of blocks in one section."""
    document = Document("", sections=(Section("", blocks),))
    return draw(document, WORDS, screen).splitlines()


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        (Heading("A heading"), ["A heading"]),
        (Paragraphs(("One sentence.", "Another.")), ["One sentence.", "Another."]),
        (
            Paragraphs(("a sentence that is longer than the screen is wide",), 2, 2),
            ["  a sentence that is longer than the", "    screen is wide"],
        ),
        (FACTS, ["  Goal          ten", "  Latest value  four", "                of ten"]),
        (Grid(TABLE), ["First  Second", "one         2", "three      44"]),
        (Grid(Table(TABLE.columns, ()), "Nothing yet."), ["Nothing yet."]),
        (Lines(((("+ ", "added"), ("a " * 30, "")),)), ["+ " + ("a " * 30).rstrip()]),
        (Command("Next:", "mic-tracker status"), ["Next: mic-tracker status"]),
        (Hint("1 error: mic-tracker validate"), ["1 error: mic-tracker validate"]),
        (Link("https://example.org"), ["  https://example.org"]),
        (
            Sources(("[1] A title, a publisher, and a long address",)),
            ["[1] A title, a publisher, and a long", "    address"],
        ),
        (
            Notices((Notice("error", "error", "MT001", "a:1", "bad", "", "a:1: bad\n  |"),), "1"),
            ["a:1: bad", "  |", "", "1"],
        ),
        (Notices((), ""), [""]),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_block(block: Block, lines: list[str]) -> None:
    assert drawn(block) == lines


def test_columns_without_room_are_named_and_only_those_shown_are_explained() -> None:
    legend = Legend({"a": "what comes first", "c": "what has no room"})
    assert drawn(Grid(TABLE), LeftOut(), legend)[3:] == [
        "1 column hidden: Third (--wide shows",
        "all)",
        "  First       what comes first",
    ]


def test_sections_stand_apart_and_empty_ones_leave_no_gap() -> None:
    sections = (Section("One", (Paragraphs(("a",)),)), Section("", ()), Section("Two", ()))
    document = Document("Title", lead=(Paragraphs(("lead",)),), sections=sections)
    assert draw(document, WORDS, NARROW) == "Title\nlead\n\nOne\na\n\nTwo\n"


def test_the_setting_ends_where_the_table_ends_or_goes_below() -> None:
    document = Document("T", setting=("day", "file"), sections=(Section("", (Grid(TABLE),)),))
    wide = draw(document, WORDS, Screen(width=80)).splitlines()
    assert wide[0] == f"T{'day   file':>44}"
    assert len(wide[0]) == len(wide[3].rstrip())
    long = replace(document, title="A long title")
    assert draw(long, WORDS, NARROW).splitlines()[:2] == ["A long title", "day   file"]


def test_the_status_ends_a_readable_line_or_follows_the_id() -> None:
    document = Document("id", name="A name", status=("on track", "on_track"), style="id")
    assert draw(document, WORDS, NARROW) == f"id   A name{'● on track':>29}\n"
    long = replace(document, name="a name that is as long as the screen")
    assert draw(long, WORDS, NARROW) == f"id   ● on track\n{long.name}\n"


def test_colour_is_escape_codes_and_text_stays_the_same() -> None:
    document = Document("T", sections=(Section("H", (Command("Next:", "x"),)),))
    coloured = draw(document, WORDS, replace(NARROW, colour=True))
    assert "\x1b[1mT\x1b[0m" in coloured
    assert "\x1b[36mx\x1b[0m" in coloured
