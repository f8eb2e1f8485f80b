"""Parquet is a table by columns, for analysis: DuckDB writes it, in a folder of its own."""

from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mic_tracker.edit.output.file import translate_errors
from mic_tracker.errors import OutsideWorld

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
    try:
        import duckdb  # noqa: PLC0415 - an extra, for this format alone
    except ImportError as error:
        raise OutsideWorld("no_parquet", extra="bulk") from error
    with TemporaryDirectory(prefix="mic-tracker-") as folder, duckdb.connect() as database:
        file = Path(folder) / "table.parquet"
        database.execute("set threads = 1")  # the rows keep their order, and the file its bytes
        _fill(database, columns, rows)
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
        f"{_quoted(name)} {type_}" for (name, _), type_ in zip(columns, types, strict=True)
    )
    database.execute(f"create table exported ({named})")
    lists = ", ".join(f"unnest(?::{type_}[])" for type_ in types)
    left = iter(rows)
    while batch := [*islice(left, _BATCH)]:
        by_column = [[*cells] for cells in zip(*batch, strict=True)]
        database.execute(f"insert into exported select {lists}", by_column)


def _copy(database: Any, file: Path) -> None:  # noqa: ANN401 - of the extra
    path = str(file).replace("'", "''")
    try:
        database.execute(f"copy exported to '{path}' (format parquet, compression zstd)")
    except OSError:
        raise
    except Exception as error:
        raise OSError(str(error)) from error


def _quoted(name: str) -> str:
    """A name as SQL has it, whatever is in it."""
    doubled = name.replace('"', '""')
    return f'"{doubled}"'
