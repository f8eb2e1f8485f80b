"""What a format reader gives: the table of a file as it is written, before anything is understood.

A reader of a format is a function `read(data, name, layout)` in `formats/`. It gives one table for
each sheet or data set of the file, and raises `UnreadableFile` where there is none.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from mic_tracker.model.fact import MessageFact


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
    decimal: Literal[".", ","] | None = None
    """The decimal sign of the numbers, where the format tells it."""


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
        self.table: str | None = None
        """Which table it is, of a file with several."""
