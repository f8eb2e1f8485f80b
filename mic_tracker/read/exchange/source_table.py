"""What a format reader gives: the table of a file as it is written, before anything is understood.

A reader of a format is a function `read(data, name, layout)` in `formats/`. It gives one table for
each sheet or data set of the file, and raises `UnreadableFile` where there is none.
"""

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from mic_tracker.model.edit.exchange.figures import MissingReason
from mic_tracker.model.fact import MessageFact
from mic_tracker.model.record import Record, Text


class SourceTable(NamedTuple):
    """One table of a file: its columns, its rows, and what the file says of all of them."""

    name: str
    """The file, or "file#sheet"."""
    header: tuple[str, ...]
    """The columns, as written."""
    rows: list[tuple[str, ...]]
    """Cells as written; "" is an empty one.

    Numbers of JSON and of spreadsheets stand in their shortest exact spelling, JSON's null is "".
    """
    lines: Sequence[int]
    """Where each row stands: its line, its row in a sheet, or its place from 1 in a JSON list."""
    facts: Mapping[str, str]
    """What the file says of all rows.

    A reader that knows what a fact is gives it one of these names: title, publisher, published,
    unit, multiplier, url, note, next_release. What it only finds keeps the name in the file.
    A fact about one column has its heading behind a colon: `unit:Population`.
    """
    delimiter: str = ""
    """The sign between the cells of a delimited text."""


class UnreadableFile(ValueError):
    """A file, or what is left of it from a line on, that cannot be read at all."""

    def __init__(
        self, code: str, facts: Mapping[str, MessageFact] | None = None, line: int = 1
    ) -> None:
        """Take the code of the problem, the facts of its sentence, and the line from 1."""
        super().__init__(code)
        self.code = code
        self.facts = facts or {}
        self.line = line


Delimiter = Literal[",", ";", "\t", "|", ":", "^", "~", " "]


class FileLayout(Record):
    """How the bytes of a file become a table; what is left out is found in the file."""

    format: str = "delimited"
    """The name of the reader in `formats.FORMATS`."""
    encoding: Text | None = None
    """As Python names it; UTF-8, and UTF-16 with a byte order mark, need no name."""
    delimiter: Delimiter | None = None
    header: Annotated[int, Field(ge=1)] | None = None
    """The line of the (first) header row, from 1."""
    header_rows: Annotated[int, Field(ge=1, le=5)] = 1
    """How many rows name the columns; their cells are joined from top to bottom."""
    sheet: Text | None = None
    """The sheet or data set to read; all of them without one."""
    decimal: Literal[".", ","] | None = None
    """The decimal sign of the numbers."""
    missing: dict[str, MissingReason] = Field(default_factory=dict)
    """Marks that stand for a value that is not there, with what they say, as written."""
