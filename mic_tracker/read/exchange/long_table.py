"""A table as a long one: a row for each value, with the cells that say what it is about."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from mic_tracker.model.edit.exchange.profile import Profile
from mic_tracker.read.exchange.code_lists import missing_marks
from mic_tracker.read.exchange.dialect import is_number_like
from mic_tracker.read.exchange.roles import AssignedColumn, assign_roles, code_of
from mic_tracker.read.exchange.source_table import SourceTable, UnreadableFile

_ROWS = 200
SHOWN = 20
"""Rows of an extract."""


class LongTable(NamedTuple):
    """A table with the roles of its columns; no cell of it is copied."""

    table: SourceTable
    columns: tuple[AssignedColumn, ...]
    shift: int = 0
    """How many columns the key takes beyond the one that it stands in in the file."""

    @property
    def values(self) -> tuple[AssignedColumn, ...]:
        """The columns that hold values."""
        return tuple(column for column in self.columns if column.role == "value")

    @property
    def rest(self) -> tuple[AssignedColumn, ...]:
        """The columns that say what a value is about."""
        return tuple(c for c in self.columns if c.role not in {"value", "ignore"})

    def column_in_file(self, index: int) -> int:
        """The number of a column in the file, from 1."""
        return max(index - self.shift, 0) + 1

    def extract(self) -> Iterator[tuple[str, ...]]:
        """The first long rows: what the value is about, its period or heading, the value."""
        rest = self.rest
        rows = (
            (*(_cell(row, c.at) for c in rest), v.period or v.head, _cell(row, v.at))
            for row in self.table.rows
            for v in self.values
        )
        return islice(rows, SHOWN)


def _cell(row: Sequence[str], index: int) -> str:
    return row[index] if index < len(row) else ""


def read_long(table: SourceTable, profile: Profile) -> LongTable:
    """Give the columns of a table their roles; UnreadableFile without periods or without values."""
    split, shift = _split_key(table, profile.key) if profile.key else (table, 0)
    plain = _without_labels(split) if profile.labels else split
    texts = find_texts(plain) if profile.unpivot == "columns" else ()
    columns = assign_roles(plain.header, profile, texts)
    found = LongTable(plain, columns, shift)
    roles = {column.role for column in columns}
    if "value" not in roles:
        raise UnreadableFile("no_value_column", _heads(columns))
    if "period" not in roles and not all(column.period for column in found.values):
        raise UnreadableFile("no_period_column", _heads(columns))
    return found


def find_texts(table: SourceTable) -> tuple[int, ...]:
    """The columns with texts in the first rows, and no numbers."""
    rows = table.rows[:_ROWS]
    said = [[row[i].strip() for row in rows if i < len(row)] for i in range(len(table.header))]
    marks = missing_marks()
    texts = [[cell for cell in cells if cell.lower() not in marks] for cells in said]
    return tuple(
        i for i, cells in enumerate(texts) if cells and not any(map(is_number_like, cells))
    )


def _heads(columns: Sequence[AssignedColumn]) -> dict[str, tuple[str, ...]]:
    return {"columns": tuple(column.head for column in columns if column.head)[:SHOWN]}


def _split_key(table: SourceTable, sign: str) -> tuple[SourceTable, int]:
    r"""Split the first column into the parts of the key; what the last one leads to is cut.

    Eurostat writes `freq,unit,geo\TIME_PERIOD`: what the columns are stands behind a backslash.
    """
    head = table.header[0] if table.header else ""
    parts = [part.strip() for part in head.partition("\\")[0].split(sign)]
    rows = [(*_key_cells(row, sign, len(parts)), *row[1:]) for row in table.rows]
    header = (*parts, *table.header[1:])
    return table._replace(header=header, rows=rows), len(parts) - 1


def _key_cells(row: Sequence[str], sign: str, count: int) -> list[str]:
    cells = [cell.strip() for cell in row[0].split(sign)] if row else []
    return (cells + [""] * count)[:count]


def _without_labels(table: SourceTable) -> SourceTable:
    labelled = [i for i, head in enumerate(table.header) if ": " in head or head == "STRUCTURE_ID"]
    rows = [
        tuple(code_of(cell) if i in labelled else cell for i, cell in enumerate(row))
        for row in table.rows
    ]
    return table._replace(rows=rows)
