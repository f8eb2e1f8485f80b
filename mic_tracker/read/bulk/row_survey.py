"""A first look at all cells of a table: whether they are within bounds, and how numbers look.

A dictionary of a Parquet file can repeat a long text a million times in few bytes. To compare each
of them may take long, and their lengths are known at once.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mic_tracker.read.bulk.cell_sql import TypedColumn
from mic_tracker.read.bulk.coded_rows import TableFault
from mic_tracker.read.bulk.column_roles import ColumnRoles
from mic_tracker.text import limits

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_BYTES = 4 * limits.CELL
"""A character takes four bytes at most."""


def survey_rows(
    database: "DuckDBPyConnection", scan: str, read: Sequence[TypedColumn], roles: ColumnRoles
) -> bool:
    """Return whether a text that is a number can only be read with a decimal point.

    Raises TableFault for cells that are too long.
    """
    texts = [column for column in read if column.is_text]
    numbers = [c for c in texts if c.name in roles.numbers and not roles.as_programs_write]
    lengths = ", ".join(
        f"coalesce(max(strlen({c.sql}::text)), 0), coalesce(sum(strlen({c.sql}::text)), 0)"
        for c in texts
    )
    if not lengths:
        return False
    found = database.execute(f"select {lengths} from {scan}").fetchone() or ()
    if max(found[::2], default=0) > _BYTES:
        raise TableFault.too_much("cell", limits.CELL)
    if max(found[1::2], default=0) > limits.BULK_CHARACTERS:
        raise TableFault.too_much("characters", limits.BULK_CHARACTERS)
    return _has_point(database, scan, numbers)


def _has_point(database: "DuckDBPyConnection", scan: str, numbers: Sequence[TypedColumn]) -> bool:
    surely = " or ".join(f"coalesce(bool_or({c.is_surely_decimal()}), false)" for c in numbers)
    found = database.execute(f"select {surely} from {scan}").fetchone() if surely else None
    return found is not None and bool(found[0])
