"""Rows are added to Parquet files of every make and taken out: what was there is there again."""

from pathlib import Path

import duckdb
import pytest

from mic_tracker.edit.exchange.parquet_rows import NewRow, parquet_with
from mic_tracker.edit.output.parquet import parquet_bytes
from mic_tracker.edit.undo.appended_rows import RowsNotFoundError, take_rows
from mic_tracker.model.edit.appended_rows import AppendedRows

NAMES = ("indicator", "period", "value", "at")
NEW = [
    NewRow({"indicator": "new", "period": f"2021-Q{n}", "value": f"{n}.25"}, {"value": n + 0.25})
    for n in (1, 2, 3)
]
TEXT = "case when i % 7 = 3 then null else 'Hà Nội, \"' || i || chr(10) || chr(128512) end"
OTHERS = (
    "i::utinyint as a, i::hugeint as b, (i / 7)::decimal(9, 3) as c, i % 2 = 0 as d,"
    " [i, null] as e, {'x': i, 'y': 'ü'} as f, timestamp '2020-01-01' + interval (i) second as g,"
    " timestamptz '2020-01-01 00:00:00+07' as h, '\\xAA'::blob as j, time '12:30' as k,"
    " null::integer as l, 'nan'::double as m, '-infinity'::float as n, uuid() as o"
)


def facts(data: bytes, folder: Path) -> tuple[object, ...]:
    """The columns with their types and the rows in order, as DuckDB alone reads them."""
    file = folder / "read.parquet"
    file.write_bytes(data)
    with duckdb.connect() as database:
        database.execute("set timezone = 'UTC'")
        columns = [row[:2] for row in database.execute(f"describe from '{file}'").fetchall()]
        scan = f"read_parquet('{file}', file_row_number = true)"
        asked = f"select columns(*)::varchar from {scan} order by file_row_number"
        return columns, database.execute(asked).fetchall()


def written(folder: Path, select: str, options: str = "") -> bytes:
    """A file as another program writes it."""
    file = folder / "old.parquet"
    with duckdb.connect() as database:
        database.execute(f"copy ({select}) to '{file}' (format parquet{options})")
    return file.read_bytes()


def select(period: str, value: str, rows: int, more: str = "") -> str:
    keys = f"'i' || i % 3 as indicator, {period} as period, {value} as value, {TEXT} as note"
    return f"select {keys}{more} from range({rows}) t(i)"


@pytest.mark.parametrize("period", ["(2000 + i)::bigint", "2000.0 + i", "'2001-Q' || (1 + i % 4)"])
@pytest.mark.parametrize("value", ["i::bigint", "(i + 0.1)::float", "i / 3.0", "i::decimal(9, 1)"])
def test_what_was_there_is_there_again(tmp_path: Path, period: str, value: str) -> None:
    old = written(tmp_path, select(period, value, 40, f", {OTHERS}"))
    change = parquet_with(old, NAMES, NEW)
    assert change.rows
    assert facts(change.new, tmp_path) != facts(old, tmp_path)
    taken = take_rows(change.new, change.rows, 2)
    assert facts(taken.data, tmp_path) == facts(old, tmp_path)
    assert [line.split(",")[:3] for line in taken.shown] == [
        ["new", "2021-Q1", "1.25"],
        ["new", "2021-Q2", "2.25"],
    ]


@pytest.mark.parametrize("options", [", compression snappy", ", row_group_size 4096"])
def test_the_order_of_many_rows_is_kept(tmp_path: Path, options: str) -> None:
    """In files of several groups of rows, in an order that no column has."""
    old = written(tmp_path, select("2000 + (i * 7919) % 1000003", "i / 3.0", 260_000), options)
    change = parquet_with(old, NAMES, NEW)
    assert change.rows
    assert facts(take_rows(change.new, change.rows, 0).data, tmp_path) == facts(old, tmp_path)


def test_a_file_of_ours_has_its_bytes_again() -> None:
    first = parquet_with(None, NAMES, NEW[:2])
    second = parquet_with(first.new, NAMES, NEW)
    third = parquet_with(second.new, NAMES, NEW * 3_000)
    assert second.rows
    assert third.rows
    assert take_rows(third.new, third.rows, 0).data == second.new
    assert take_rows(second.new, second.rows, 0).data == first.new
    exported = parquet_bytes([("indicator", "text"), ("value", "number")], [("a", 1.5)] * 20_000)
    appended = parquet_with(exported, ("indicator", "value"), NEW)
    assert appended.rows
    assert take_rows(appended.new, appended.rows, 0).data == exported


def test_an_empty_file_is_empty_again() -> None:
    change = parquet_with(b"", NAMES, NEW)
    assert change.rows == AppendedRows(0, 3, 0, ())
    assert take_rows(change.new, change.rows, 1).data == b""


@pytest.mark.parametrize(
    ("period", "value"),
    [
        ("2000 + i", "9007199254740993 + i"),
        ("2000 + i", "123456789012345678901234.5::decimal(38, 1)"),
        ("timestamptz '2020-01-01 00:00:00+07' + interval (i) day", "i::bigint"),
        ("timestamp_ns '2020-01-01 00:00:00.000000001'", "i::bigint"),
    ],
)
def test_what_would_be_another_value_is_not_noted(tmp_path: Path, period: str, value: str) -> None:
    old = written(tmp_path, select(period, value, 4))
    assert parquet_with(old, NAMES, NEW).rows is None


@pytest.mark.parametrize(
    "rows",
    [
        AppendedRows(2, 2, 4, ()),
        AppendedRows(3, 3, 4, ()),
        AppendedRows(2, 3, 5, ()),
        AppendedRows(2, 3, 4, (("other", "BIGINT"),)),
        AppendedRows(2, 3, 4, (("indicator", "BIGINT"),)),
        AppendedRows(2, 3, 4, (("period", "NOSUCH"),)),
        AppendedRows(1 << 62, 3, 4, ()),
    ],
)
def test_a_note_that_does_not_fit_the_file_is_refused(rows: AppendedRows) -> None:
    new = parquet_with(
        parquet_with(None, ("indicator", "period", "value", "note"), []).new, NAMES, NEW
    )
    with pytest.raises(RowsNotFoundError):
        take_rows(new.new, rows, 1)


@pytest.mark.parametrize("cut", [0, 3, 100, -1, -9])
def test_a_file_that_is_no_parquet_is_refused(cut: int) -> None:
    change = parquet_with(None, NAMES, NEW)
    assert change.rows
    with pytest.raises(RowsNotFoundError):
        take_rows(change.new[:cut], change.rows, 1)
