"""A Parquet file before its rows are read: whether it is one, and how much it says it holds.

Apache Parquet, "File Format": a file begins and ends with a mark, and before the last one stands
the length of its metadata.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from mic_tracker.read.bulk.cell_sql import TypedColumn
from mic_tracker.read.bulk.coded_rows import TableFault
from mic_tracker.read.bulk.duckdb_reader import UNREADABLE, told_as_faults
from mic_tracker.text import limits
from mic_tracker.text.sql import as_literal

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_MARK, _ENCRYPTED = b"PAR1", b"PARE"
_TAIL = 8
"""The length of the metadata, in four bytes, and the mark."""


def check_marks(file: Path) -> None:
    """Raise TableFault for what is no Parquet file, or only half of one; OSError may be raised."""
    with file.open("rb") as opened:
        size = opened.seek(0, 2)
        opened.seek(0)
        first = opened.read(len(_MARK))
        opened.seek(max(size - _TAIL, 0))
        tail = opened.read(_TAIL)
    last, metadata = tail[4:], int.from_bytes(tail[:4], "little")
    if _ENCRYPTED in (first, last):
        raise TableFault(UNREADABLE, {"cause": "encrypted"})
    if first != _MARK:
        raise TableFault(UNREADABLE, {"cause": "other"})
    if last != _MARK or metadata > size - _TAIL - len(_MARK):
        raise TableFault(UNREADABLE, {"cause": "cut_off"})
    if metadata > limits.BULK_METADATA_BYTES:
        raise TableFault.too_much("metadata", limits.BULK_METADATA_BYTES)


def check_size(database: "DuckDBPyConnection", file: Path) -> int:
    """Return the number of the rows; raises TableFault where they are more than are read."""
    path = as_literal(str(file))
    counted = (
        "coalesce(sum(row_group_num_rows) filter (column_id = 0), 0), "
        "coalesce(sum(abs(total_uncompressed_size)), 0)"
    )
    with told_as_faults():
        (columns,) = _first(database, f"select count(*) from parquet_schema({path})")
        (rows,) = _first(database, f"select num_rows from parquet_file_metadata({path})")
        in_groups, unpacked = _first(database, f"select {counted} from parquet_metadata({path})")
    if columns > limits.COLUMNS:
        raise TableFault.too_much("columns", limits.COLUMNS)
    if max(rows, in_groups) > limits.BULK_OBSERVATIONS:
        raise TableFault.too_much("rows_of_table", limits.BULK_OBSERVATIONS)
    if unpacked > limits.BULK_UNPACKED_BYTES:
        raise TableFault.too_much("unpacked", limits.BULK_UNPACKED_BYTES)
    if rows != in_groups:
        raise TableFault(UNREADABLE, {"cause": "damaged"})
    return int(rows)


def read_columns(database: "DuckDBPyConnection", scan: str) -> tuple[TypedColumn, ...]:
    """The columns with their types."""
    with told_as_faults():
        described = database.execute(f"describe select * from {scan}").fetchall()
    return tuple(TypedColumn(name, type_) for name, type_, *_ in described)


def _first(database: "DuckDBPyConnection", query: str) -> tuple[int, ...]:
    row = database.execute(query).fetchone()
    assert row is not None  # an aggregate has a row  # noqa: S101
    return tuple(row)
