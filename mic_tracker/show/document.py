"""A document as data: tables of cells, and what stands above and below them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal


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


@dataclass(frozen=True, slots=True)
class Cell:
    """A text with the name of its style, and the share that a bar of it would fill."""

    text: str = ""
    style: str = ""
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Table:
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


@dataclass(frozen=True, slots=True)
class Document:
    """What stands on a page, from the top."""

    title: str
    setting: tuple[str, ...]
    """The days that it depends on, and the file."""
    facts: tuple[str, ...]
    """Sentences above the table."""
    table: Table
    notes: tuple[str, ...]
    """Sentences below it."""
    sources: tuple[str, ...] = ()
    """The sources that the table cites by number."""
