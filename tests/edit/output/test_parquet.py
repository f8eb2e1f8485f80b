"""Parquet as DuckDB reads it: rows in their order, cells of their types."""

from pathlib import Path

import duckdb

from mic_tracker.edit.output.parquet import parquet_bytes

COLUMNS = [("a.b", "text"), ('say "it"', "number"), ("yes", "boolean")]


def read(data: bytes, folder: Path) -> tuple[list[str], list[tuple[object, ...]]]:
    file = folder / "it's.parquet"
    file.write_bytes(data)
    with duckdb.connect() as database:
        table = database.read_parquet(str(file))
        return table.columns, table.fetchall()


def test_cells_are_what_they_were(tmp_path: Path) -> None:
    rows = [
        ("đ, \"x\"\n'y'", 0.1 + 0.2, True),
        ("", -1e24, False),
        (None, None, None),
        ("=1", 5, None),
    ]
    assert read(parquet_bytes(COLUMNS, rows), tmp_path) == (["a.b", 'say "it"', "yes"], rows)


def test_many_rows_keep_their_order(tmp_path: Path) -> None:
    rows = [(str(n), n / 8, n % 2 == 0) for n in range(12_345)]
    data = parquet_bytes(COLUMNS, iter(rows))
    assert read(data, tmp_path)[1] == rows
    assert parquet_bytes(COLUMNS, rows) == data


def test_a_table_may_be_empty(tmp_path: Path) -> None:
    assert read(parquet_bytes(COLUMNS, []), tmp_path)[1] == []
