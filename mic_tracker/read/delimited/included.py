"""An included file of observations: what was read of it, and what is wrong with it."""

from typing import NamedTuple

from mic_tracker.model.finding import Finding
from mic_tracker.read.delimited import TablePage
from mic_tracker.read.delimited.columns import RowChunk
from mic_tracker.read.source_text import Page, TomlTable


class TableRows(NamedTuple):
    """The rows of a table in columns, with the page in which all of them have a place."""

    page: TablePage
    chunk: RowChunk
    records: tuple[int, ...]
    """Which of them are the observations of the content, in order."""
    readable: int
    """How many rows can be read."""


class IncludedFile(NamedTuple):
    """A file of observations as a page, with its content in the form of a registry file."""

    page: Page
    content: TomlTable | None
    findings: tuple[Finding, ...] = ()
    rows: TableRows | None = None
    """Its rows in columns; the content has those only that are no plain ones."""
