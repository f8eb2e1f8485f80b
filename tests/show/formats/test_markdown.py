"""How Markdown draws each block of a document, from documents written by hand."""

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
    Subheading,
    Table,
)
from mic_tracker.show.formats.markdown import draw
from mic_tracker.show.screen import Screen

TABLE = Table(
    (Column("a", "First"), Column("b", "Second", 9, "right"), Column("bar", "", 1)),
    ((Cell("one|two"), Cell("2"), Cell("", "", 0.5)),),
)


def drawn(*blocks: Block, heading: str = "", screen: Screen | None = None) -> str:
    """The text of blocks in one section."""
    return draw(Document("", sections=(Section(heading, blocks),)), screen or Screen())


@pytest.mark.parametrize(
    ("block", "text"),
    [
        (Subheading("A *heading*"), "**A \\*heading\\***\n"),
        (Paragraphs(("One.", "Two_2.")), "One.\n\nTwo\\_2.\n"),
        (Facts((Fact("Goal", ("ten", "or more")),)), "- **Goal** ten; or more\n"),
        (Grid(TABLE), "| First | Second |\n| --- | ---: |\n| one\\|two | 2 |\n"),
        (Grid(TABLE, most=9), "| First |\n| --- |\n| one\\|two |\n"),
        (Grid(Table(TABLE.columns, ()), "Nothing."), "Nothing.\n"),
        (Lines(((("+ ", "added"), ("x", "")), (("y", ""),))), "    + x\n    y\n"),
        (Command("Next:", "mic-tracker status"), ""),
        (Hint("1 error: mic-tracker validate"), ""),
        (LeftOut(), ""),
        (Link("https://example.org/a_b"), "<https://example.org/a_b>\n"),
        (Sources(("[1] A", "[2] B")), "- \\[1\\] A\n- \\[2\\] B\n"),
        (
            Notices((Notice("error", "error", "MT001", "a:1", "bad.", "Mend.", "…"),), "1 error"),
            "- a:1: error MT001: bad. Mend.\n",
        ),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_block(block: Block, text: str) -> None:
    assert drawn(block) == text


def test_a_legend_explains_the_columns_that_the_page_has() -> None:
    legend = Legend({"a": "what comes first", "b": "is left out", "bar": "is never drawn"})
    assert drawn(Grid(TABLE, most=9), legend).endswith("\n\n- **First** what comes first\n")


def test_a_heading_stands_before_sentences_and_not_before_tables_and_sources() -> None:
    assert drawn(Paragraphs(("a",)), heading="Why") == "**Why**\n\na\n"
    assert drawn(Grid(TABLE, most=9), heading="Data").startswith("| First |")
    assert drawn(Sources(("[1] A",)), heading="Sources") == "- \\[1\\] A\n"
    assert drawn(Command("Next:", "x"), heading="Next") == ""


def test_a_title_has_its_name_status_and_setting() -> None:
    document = Document("id", "A #name", ("on track", "on_track"), ("today", "a_file"))
    assert draw(document, Screen()) == "## id: A \\#&#8203;name (● on track)\n\ntoday, a\\_file\n"
