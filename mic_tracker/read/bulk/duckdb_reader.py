"""DuckDB as a reader of one file: it may open nothing else, and takes no more than its room."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mic_tracker.errors import OutsideWorld
from mic_tracker.read.bulk.coded_rows import TableFault
from mic_tracker.text import limits
from mic_tracker.text.sql import as_literal

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

UNREADABLE = "MT062"
_NEVER = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}


def open_database(file: Path) -> "DuckDBPyConnection":
    """Open a database in memory that can read this file; OutsideWorld without the extra.

    With one thread the same file gives the same answers in the same order.
    """
    try:
        import duckdb
        import numpy as np  # noqa: F401 - what gives whole columns
    except ImportError as error:
        raise OutsideWorld("no_parquet_reader", extra="bulk", path=file.name) from error
    room = f"{limits.BULK_MEMORY}B"
    database = duckdb.connect(":memory:", config={"threads": 1, "memory_limit": room, **_NEVER})
    for setting in (
        # rows are looked up in the tables of spellings, never these in the rows: they stay in order
        "disabled_optimizers = 'join_order,build_side_probe_side'",
        "temp_directory = ''",  # nothing is written beside the room in memory
        f"allowed_paths = [{as_literal(str(file))}]",
        "enable_external_access = false",
        "lock_configuration = true",
    ):
        database.execute(f"set {setting}")
    return database


@contextmanager
def told_as_faults() -> Iterator[None]:
    """Turn what DuckDB says of a file into faults of a table."""
    import duckdb

    try:
        yield
    except (duckdb.OutOfMemoryException, MemoryError) as error:
        raise TableFault(UNREADABLE, {"cause": "memory", "room": limits.BULK_MEMORY}) from error
    except duckdb.Error as error:
        raise TableFault(UNREADABLE, {"cause": "damaged"}) from error
