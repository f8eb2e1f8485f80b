"""A document: what an answer says to people, before a format draws it.

A view makes a document; the terminal and Markdown draw it, each with the forms that it has. Texts
are finished words of one language, made harmless; styles are names that a format may know.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

StyledText = tuple[str, str]
"""A text and the name of its style."""
StyledLine = tuple[StyledText, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column; the lower its priority number, the longer it stays when room is short."""

    key: str
    title: str
    priority: int = 0
    """0: always shown."""
    align: Literal["left", "right"] = "left"
    wrap: bool = False
    """Whether its cells may run over several lines, at spaces."""
    minimum: int = 0
    """The least width of a column that wraps, in display cells."""


class Cell(NamedTuple):
    """A text with the name of its style, and the share that a bar of it would fill."""

    text: str = ""
    style: str = ""
    share: float | None = None


class Table(NamedTuple):
    """Rows with one cell per column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def without_empty(self) -> "Table":
        """The table without columns in which no row says anything."""
        kept = [
            i
            for i, column in enumerate(self.columns)
            if column.priority == 0
            or any(row[i].text or row[i].share is not None for row in self.rows)
        ]
        return Table(
            tuple(self.columns[i] for i in kept),
            tuple(tuple(row[i] for i in kept) for row in self.rows),
        )


def named(columns: Iterable[Column], titles: Mapping[str, str]) -> tuple[Column, ...]:
    """The columns with the titles that a language has for their keys."""
    return tuple(replace(column, title=titles[column.key]) for column in columns)


class Subheading(NamedTuple):
    """A heading inside a section."""

    text: str
    style: str = "title"


class Paragraphs(NamedTuple):
    """Sentences that wrap, each a paragraph."""

    texts: tuple[str, ...]
    indent: int = 0
    hanging: int = 0
    """How much further the lines after the first are indented."""
    style: str = ""


class Fact(NamedTuple):
    """A label and its sentences."""

    label: str
    texts: tuple[str, ...]


class Facts(NamedTuple):
    """Labelled sentences, the labels in a column of their own."""

    rows: tuple[Fact, ...]
    width: int = 0
    """Of the labels, in display cells; 0: that of the longest and a gap."""


class Grid(NamedTuple):
    """A table in a document."""

    table: Table
    empty: str = ""
    """The sentence in place of a table without rows."""
    indent: int = 0
    most: int | None = None
    """A format that cannot measure its page leaves out columns of this priority and beyond."""
    whole: bool = False
    """Whether such a format keeps columns in which no row says anything."""


class LeftOut(NamedTuple):
    """Here stand the names of the columns for which the screen had no room."""

    style: str = "quiet"
    wrap: bool = True


class Legend(NamedTuple):
    """What each column says, by its key; drawn for the columns that are shown."""

    texts: Mapping[str, str]


class Lines(NamedTuple):
    """Lines that stay as they are: never wrapped."""

    lines: tuple[StyledLine, ...]


class Command(NamedTuple):
    """What to type next; drawn only where somebody can type it."""

    text: str
    command: str


class Hint(NamedTuple):
    """A sentence that ends in what to type; drawn only where somebody can type it."""

    text: str


class Link(NamedTuple):
    """An address."""

    url: str


class Sources(NamedTuple):
    """The sources that a table cites by number, each as "[1] Title, publisher, day"."""

    texts: tuple[str, ...]


class Notice(NamedTuple):
    """A finding in words, with the line that it is about."""

    severity: str
    """Its code, which is also the name of its style."""
    word: str
    code: str
    place: str
    message: str
    help: str
    block: str
    """Place, severity, code and message; the line it is about, carets under it; the help."""


class Notices(NamedTuple):
    """Findings, and how many there are of each severity."""

    notices: tuple[Notice, ...]
    counts: str


Block = (
    Subheading
    | Paragraphs
    | Facts
    | Grid
    | LeftOut
    | Legend
    | Lines
    | Command
    | Hint
    | Link
    | Sources
    | Notices
)


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under a heading; sections stand apart from each other."""

    heading: str
    blocks: tuple[Block, ...]
    style: str = "title"
    """Of the heading."""


@dataclass(frozen=True, slots=True)
class Document:
    """One answer: what it is about, what comes first, and the sections."""

    title: str
    name: str = ""
    """What the title is an id of."""
    status: StyledText | None = None
    """The word for where it stands, and its style."""
    setting: tuple[str, ...] = ()
    """The days that it depends on, and the file."""
    lead: tuple[Block, ...] = ()
    """What stands directly under the title."""
    sections: tuple[Section, ...] = ()
    style: str = "title"
    """Of the title."""


def table_document(
    title: str,
    setting: tuple[str, ...],
    lead: tuple[str, ...],
    table: Table,
    notes: tuple[str, ...],
    sources: Section | None = None,
) -> Document:
    """A document that is one table, with sentences above and below it, and its sources."""
    sections = [Section("", (Grid(table),)), Section("", (Paragraphs(notes), LeftOut()))]
    return Document(
        title=title,
        setting=setting,
        lead=(Paragraphs(lead),),
        sections=(*sections, *([sources] if sources else [])),
    )


Data = dict[str, Any]
Rows = tuple[Sequence[str], Iterable[Mapping[str, Any]]]
"""The headings of a table for programs, with dots for keys inside keys; and its rows."""


class Answer(NamedTuple):
    """What a command answers, made when a format asks for it."""

    document: Callable[[], Document]
    """For people."""
    data: Callable[[], Data]
    """For programs: what JSON writes."""
    rows: Callable[[], Rows]
    """What of it is a table: CSV writes that."""
