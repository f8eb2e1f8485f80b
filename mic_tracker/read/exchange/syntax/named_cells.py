"""Tables from rows that name their cells: columns come in the order in which names appear."""

from collections.abc import Iterable, Mapping, Sequence

from mic_tracker.read.exchange.source_table import SourceTable, UnreadableFile
from mic_tracker.text import limits

NamedCells = Mapping[str, str]
LABEL, CODE = " label", " code"
"""What stands behind the name of a column for one with its labels, or with its codes."""


def table_of(
    name: str,
    rows: Iterable[NamedCells],
    facts: Mapping[str, str],
    lines: Sequence[int] | None = None,
) -> SourceTable:
    """The table of some rows; a cell that a row does not name is empty.

    Without `lines`, rows are counted from 1. Refused: more rows, columns or cells than are read.
    """
    found: list[NamedCells] = []
    columns: dict[str, None] = {}
    for row in rows:
        found.append(row)
        columns.update(dict.fromkeys(row))
        check_extent(len(found), len(columns))
    cells = [tuple([row.get(column, "") for column in columns]) for row in found]
    return SourceTable(name, tuple(columns), cells, lines or range(1, len(cells) + 1), facts)


def check_extent(rows: int, columns: int) -> None:
    """Refuse a table of more rows, columns or cells than are read."""
    if rows > limits.OBSERVATIONS:
        raise UnreadableFile("too_many_rows", {"limit": limits.OBSERVATIONS})
    if columns > limits.COLUMNS:
        raise UnreadableFile("too_many_columns", {"limit": limits.COLUMNS})
    check_cells(rows * columns)


def check_cells(cells: int) -> None:
    """Refuse more cells than a table may have."""
    if cells > limits.IMPORTED_CELLS:
        raise UnreadableFile("too_many_cells", {"limit": limits.IMPORTED_CELLS})


def only_value(rows: Iterable[NamedCells], column: str) -> str:
    """What a column says if it says the same in all rows that say anything; else nothing."""
    said = {row[column] for row in rows if row.get(column)}
    return said.pop() if len(said) == 1 else ""


def filled(facts: NamedCells) -> dict[str, str]:
    """The facts that say anything."""
    return {name: text for name, text in facts.items() if text}


def joined(parts: Iterable[NamedCells]) -> dict[str, str]:
    """The cells of all parts; of two with one name the later."""
    return {name: text for part in parts for name, text in part.items()}
