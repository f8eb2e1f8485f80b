"""A document is what an answer says to people, before a format draws it.

A view makes a document; the terminal and Markdown draw it, each with the forms that it has. Texts
are finished words of one language, made harmless; styles are names that a format may know.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeVar

if TYPE_CHECKING:
    from mic_tracker.show.chart.chart import Chart

T = TypeVar("T")

StyledText = tuple[str, str]
"""A text and the name of its style."""
StyledLine = tuple[StyledText, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column has a priority: the lower the number, the longer it stays when room is short."""

    key: str
    title: str
    priority: int = 0
    """0 means that the column is always there."""
    align: Literal["left", "right"] = "left"
    wrap: bool = False
    """Whether its cells may run over several lines, at spaces."""
    minimum: int = 0
    """The least width of a column that wraps, in display cells."""


class Cell(NamedTuple):
    """A cell is a text with the name of its style, a share that a bar in it fills, or a course."""

    text: str = ""
    style: str = ""
    share: float | None = None
    course: tuple[float, ...] = ()
    """The values that a sparkline draws."""
    order: float | None = None
    """What a page sorts by, where that is not the text."""


class Table(NamedTuple):
    """A table has rows with one cell for each column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def without_empty(self) -> "Table":
        """Return the table without the columns in which no row says anything."""
        filled = [
            i
            for i, column in enumerate(self.columns)
            if column.priority == 0
            or any(row[i].text or row[i].share is not None or row[i].course for row in self.rows)
        ]
        return self.with_columns(filled)

    def with_columns(self, numbers: Sequence[int]) -> "Table":
        """Return the table with the columns that have these numbers, counted from 0."""
        return Table(
            tuple(self.columns[i] for i in numbers),
            tuple(tuple(row[i] for i in numbers) for row in self.rows),
        )


def with_titles(columns: Iterable[Column], titles: Mapping[str, str]) -> tuple[Column, ...]:
    """Return the columns with the titles that a language has for their keys."""
    return tuple(replace(column, title=titles[column.key]) for column in columns)


class Subheading(NamedTuple):
    """A subheading is a heading inside a section."""

    text: str
    style: str = "title"


class Paragraphs(NamedTuple):
    """Paragraphs are sentences that wrap, each for itself."""

    texts: tuple[str, ...]
    indent: int = 0
    hanging: int = 0
    """How much further the lines after the first are indented."""
    style: str = ""


class Fact(NamedTuple):
    """A fact is a label and its sentences."""

    label: str
    texts: tuple[str, ...]


class Facts(NamedTuple):
    """Facts are labelled sentences; the labels have a column of their own."""

    rows: tuple[Fact, ...]
    width: int = 0
    """The width of the labels in display cells; 0: that of the longest label and a gap."""


class Grid(NamedTuple):
    """A grid is a table in a document."""

    table: Table
    empty: str = ""
    """The sentence in place of a table without rows."""
    indent: int = 0
    most: int | None = None
    """A format that cannot measure its page leaves out columns of this priority and beyond."""
    whole: bool = False
    """Whether such a format keeps columns in which no row says anything."""


class LeftOut(NamedTuple):
    """This block names the columns for which the screen has no room."""

    style: str = "quiet"
    wrap: bool = True


class Legend(NamedTuple):
    """A legend says what each column means, by its key; it leaves out columns that are hidden."""

    texts: Mapping[str, str]


class Items(NamedTuple):
    """Items are a list: each is a sentence or several behind a dash."""

    texts: tuple[str, ...]


class Lines(NamedTuple):
    """Lines stay as they are: they never wrap."""

    lines: tuple[StyledLine, ...]


class Command(NamedTuple):
    """A command is what to type next; it is drawn only where somebody can type it."""

    text: str
    command: str


class Hint(NamedTuple):
    """A hint is a sentence that ends in a command; it is drawn only where somebody can type it."""

    text: str


class Link(NamedTuple):
    """A link is an address of ours; one that data names is text, which nobody opens unread."""

    url: str


class Sources(NamedTuple):
    """Sources are what a table cites by number, each as "[1] Title, publisher, day"."""

    texts: tuple[str, ...]


class Notice(NamedTuple):
    """A notice is a finding in words, with the line that it is about."""

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
    """Notices are findings in words, and how many there are of each severity."""

    notices: tuple[Notice, ...]
    counts: str


class Illustration(NamedTuple):
    """An illustration is a chart, for a screen on which somebody looks at it."""

    chart: "Chart"


Block = (
    Subheading
    | Paragraphs
    | Facts
    | Grid
    | LeftOut
    | Legend
    | Items
    | Lines
    | Command
    | Hint
    | Link
    | Sources
    | Notices
    | Illustration
)


@dataclass(frozen=True, slots=True)
class Section:
    """A section has blocks under a heading; sections stand apart from each other."""

    heading: str
    blocks: tuple[Block, ...]
    style: str = "title"
    """The style of the heading."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document is one answer: what it is about, what comes first, and the sections."""

    title: str
    name: str = ""
    """The name of what the title is the id of."""
    status: StyledText | None = None
    """The word for the status, and its style."""
    setting: tuple[str, ...] = ()
    """The days that the answer depends on, and the file."""
    lead: tuple[Block, ...] = ()
    """The blocks directly under the title."""
    sections: tuple[Section, ...] = ()
    style: str = "title"
    """The style of the title."""


def table_document(
    title: str,
    setting: tuple[str, ...],
    lead: tuple[str, ...],
    table: Table,
    notes: tuple[str, ...],
    sources: Section | None = None,
) -> Document:
    """Make a document of one table, with sentences above and below it, and its sources."""
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


def value_at(row: Mapping[str, Any], column: str) -> object:
    """Return what a row has under a heading; None where a key on the way has nothing."""
    value: Any = row
    for key in column.split("."):
        value = None if value is None else value[key]
    return value


class OneByOne(Generic[T]):
    """A list in the data whose entries are made as they are written: it may have thousands."""

    def __init__(self, make: Callable[[T], Data], of: Iterable[T]) -> None:
        """Take what the entries are made of, one of each."""
        self._make, self._of = make, of

    def __iter__(self) -> Iterator[Data]:
        """Make each entry anew."""
        for one in self._of:
            yield self._make(one)


class Answer(NamedTuple):
    """An answer is what a command says; each form is made when a format asks for it."""

    document: Callable[[], Document]
    """What people read."""
    data: Callable[[], Data]
    """What programs read; JSON writes it."""
    rows: Callable[[], Rows]
    """The part of the data that is a table; CSV writes it."""
