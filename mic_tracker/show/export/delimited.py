"""A table as delimited text that `include` reads as it was: a header, a row for each record.

Texts keep their line ends. What would run as a formula has an apostrophe before it, which the
reader takes off again (RFC 4180; OWASP, CSV injection).
"""

import csv
from collections.abc import Iterator
from functools import lru_cache
from io import StringIO
from itertools import chain, islice

from mic_tracker.show.export.table import ExportCell, ExportTable
from mic_tracker.text.escape import cell_text, exact_cell

_BATCH = 500
"""Rows that are written at a time."""


def delimited_text(table: ExportTable) -> str:
    """Write a table; numbers in the fewest digits that are read back as the same."""
    return "".join(delimited_pieces(table))


def delimited_pieces(table: ExportTable) -> Iterator[str]:
    """Write a table as `delimited_text` does, some rows at a time."""
    header: list[str | float | None] = [exact_cell(column.name) for column in table.columns]
    left = chain([header], map(_shown, table.rows()))
    while batch := [*islice(left, _BATCH)]:
        csv.writer(out := StringIO(), lineterminator="\n").writerows(batch)
        yield out.getvalue()


def count_changed(table: ExportTable) -> int:
    """How many texts the file does not hold as they are: they are spelt, or lose white space."""
    texts = (cell for row in table.rows() for cell in row if isinstance(cell, str))
    return sum(map(_is_changed, texts))


@lru_cache(10_000)
def _is_changed(text: str) -> bool:
    return cell_text(exact_cell(text)) != text


def _shown(row: tuple[ExportCell, ...]) -> list[str | float | None]:
    return [_cell(cell) for cell in row]


def _cell(cell: ExportCell) -> str | float | None:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return exact_cell(cell) if isinstance(cell, str) else cell
