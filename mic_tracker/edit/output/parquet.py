"""Parquet is a table by columns, for analysis: DuckDB writes it, in a folder of its own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mic_tracker.edit.output.file import translate_errors
from mic_tracker.errors import OutsideWorld
from mic_tracker.text.sql import as_literal, as_name

_TYPES = {"text": "varchar", "number": "double", "boolean": "boolean"}
_BATCH = 5_000
"""So many rows are handed over at a time, column by column."""
ParquetCell = str | float | bool | None


def parquet_bytes(
    columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[ParquetCell]]
) -> bytes:
    """Make a Parquet file of rows, whose columns have names and types: text, number, boolean.

    Raises OutsideWorld without the extra that can, and when the system refuses the room for it.
    """
    with open_table() as (database, file):
        _fill(database, columns, rows)
        return copy_table(database, file)


@contextmanager
def open_table() -> Iterator[tuple[Any, Path]]:
    """Open a database and name a file in a folder of its own, outside of which it opens nothing.

    Raises OutsideWorld without the extra.
    """
    try:
        import duckdb  # noqa: PLC0415 - an extra, for this format alone
    except ImportError as error:
        raise OutsideWorld("no_parquet", extra="bulk") from error
    with TemporaryDirectory(prefix="mic-tracker-") as folder, duckdb.connect() as database:
        database.execute("set threads = 1")  # the rows keep their order, and the file its bytes
        database.execute("set temp_directory = ''")
        database.execute(f"set allowed_directories = [{as_literal(folder)}]")
        database.execute("set enable_external_access = false")
        database.execute("set lock_configuration = true")
        yield database, Path(folder) / "table.parquet"


def scan_of(file: Path) -> str:
    """What stands for the rows of a Parquet file in SQL, in the order of the file."""
    return f"read_parquet({as_literal(str(file))}, hive_partitioning = false)"


def columns_of(database: Any, rows: str) -> Mapping[str, str]:  # noqa: ANN401 - of the extra
    """The columns of a table or a scan with their types, in order."""
    described = database.execute(f"describe select * from {rows}").fetchall()
    return {name: type_ for name, type_, *_ in described}


def copy_table(database: Any, file: Path) -> bytes:  # noqa: ANN401 - of the extra
    """The table `exported` as the bytes of a file; OutsideWorld where there is no room for it."""
    with translate_errors(file):
        _copy(database, file)
        return file.read_bytes()


def _fill(
    database: Any,  # noqa: ANN401 - of the extra
    columns: Sequence[tuple[str, str]],
    rows: Iterable[Sequence[ParquetCell]],
) -> None:
    types = [_TYPES[type_] for _, type_ in columns]
    named = ", ".join(
        f"{as_name(name)} {type_}" for (name, _), type_ in zip(columns, types, strict=True)
    )
    database.execute(f"create table exported ({named})")
    lists = ", ".join(f"unnest(?::{type_}[])" for type_ in types)
    left = iter(rows)
    while batch := [*islice(left, _BATCH)]:
        by_column = [[*cells] for cells in zip(*batch, strict=True)]
        database.execute(f"insert into exported select {lists}", by_column)


def _copy(database: Any, file: Path) -> None:  # noqa: ANN401 - of the extra
    path = as_literal(str(file))
    try:
        database.execute(f"copy exported to {path} (format parquet, compression zstd)")
    except OSError:
        raise
    except Exception as error:
        raise OSError(str(error)) from error
