"""Parquet on the command line: rows are added, and what cannot be changed says so."""

from pathlib import Path

import duckdb
import pytest
from program import Ended, run

REGISTRY = """format = 1
title = "T"

[sources.s]
title = "S"
published = 2024-02-01

[indicators.firms]
name = "Firms"
unit = "firms"
measure = "count"
desired = "increase"
"""
FIRST = "Year,Value\n2019,100\n2020,110\n"
THEN = "Year,Value\n2020,110\n2021,120\n"
REVISED = "Year,Value\n2020,111\n"
INTO = ("--into", "data/firms.parquet", "--as-of", "2026-02-28", "--yes")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "targets.toml").write_text(REGISTRY, "utf-8")
    return tmp_path


def put(folder: Path, text: str, *source: str) -> Ended:
    """Import a table into the Parquet file of the registry."""
    (folder / "new.csv").write_text(text, "utf-8")
    named = source or ("--source", "s")
    return run(folder, "import", "new.csv", "--indicator", "firms", *named, *INTO)


def rows(folder: Path, columns: str = "period, value, source") -> list[tuple[object, ...]]:
    with duckdb.connect() as database:
        file = folder / "data/firms.parquet"
        return database.execute(f"select {columns} from '{file}'").fetchall()


def types(folder: Path) -> dict[str, str]:
    with duckdb.connect() as database:
        found = database.execute(f"describe select * from '{folder / 'data/firms.parquet'}'")
        return {name: type_ for name, type_, *_ in found.fetchall()}


def test_figures_become_rows_of_a_new_file(folder: Path) -> None:
    assert put(folder, FIRST).code == 0
    assert rows(folder) == [("2019", 100.0, "s"), ("2020", 110.0, "s")]
    assert 'include = ["data/firms.parquet"]' in (folder / "targets.toml").read_text("utf-8")
    assert "2 observations" in run(folder, "validate").out


def test_only_new_figures_are_added(folder: Path) -> None:
    put(folder, FIRST)
    assert put(folder, THEN).code == 0
    assert [period for period, *_ in rows(folder)] == ["2019", "2020", "2021"]
    before = (folder / "data/firms.parquet").read_bytes()
    assert put(folder, THEN).code == 0
    assert (folder / "data/firms.parquet").read_bytes() == before


def test_a_revision_is_a_row_of_its_own(folder: Path) -> None:
    put(folder, FIRST)
    later = ("--source-title", "Later", "--published", "2025-01-01")
    assert put(folder, REVISED, *later).code == 0
    assert [(period, value) for period, value, _ in rows(folder)] == [
        *(("2019", 100.0), ("2020", 110.0), ("2020", 111.0))
    ]
    assert run(folder, "validate").code == 0


@pytest.mark.parametrize(
    ("type_", "text", "expected"),
    [
        ("bigint", THEN, ("BIGINT", "2021")),
        ("double", THEN, ("DOUBLE", "2021.0")),
        ("bigint", "Year,Value\n2021-Q1,120\n", ("VARCHAR", "2021-Q1")),
        ("double", "Year,Value\n2021-Q1,120\n", ("VARCHAR", "2021-Q1")),
    ],
)
def test_columns_keep_their_types_where_they_can(
    folder: Path, type_: str, text: str, expected: tuple[str, str]
) -> None:
    put(folder, FIRST)
    retype(folder, "period", type_)
    assert put(folder, text).code == 0
    assert types(folder)["period"] == expected[0]
    assert rows(folder, "period::varchar")[-1] == (expected[1],)
    assert "3 observations" in run(folder, "validate").out


@pytest.mark.parametrize(
    ("type_", "kept"), [("bigint", "DOUBLE"), ("float", "DOUBLE"), ("decimal(9, 1)", "DOUBLE")]
)
def test_a_number_loses_no_digits(folder: Path, type_: str, kept: str) -> None:
    registry = (folder / "targets.toml").read_text("utf-8").replace('"count"', '"amount"')
    (folder / "targets.toml").write_text(registry, "utf-8")
    put(folder, FIRST)
    retype(folder, "value", type_)
    assert put(folder, "Year,Value\n2021,120.123456789\n").code == 0
    assert types(folder)["value"] == kept
    assert [value for _, value, _ in rows(folder)] == [100, 110, 120.123456789]


def retype(folder: Path, column: str, type_: str) -> None:
    file = folder / "data/firms.parquet"
    with duckdb.connect() as database:
        replaced = f"select * replace ({column}::{type_} as {column}) from '{file}'"
        database.execute(f"create table t as {replaced}")
        database.execute(f"copy t to '{file}' (format parquet)")


def test_a_correction_is_refused_in_words(folder: Path) -> None:
    put(folder, FIRST)
    words = ("correct", "firms", "--period", "2020", "--set", "value=90", "--yes")
    ended = run(folder, *words)
    assert ended.code == 2
    assert "data/firms.parquet:2:1" in ended.err


def test_a_figure_that_is_added_becomes_a_block(folder: Path) -> None:
    put(folder, FIRST)
    words = ("add-observation", "firms", "--period", "2021", "--value", "120", "--source", "s")
    assert run(folder, *words, "--yes").code == 0
    assert "[[observations]]" in (folder / "targets.toml").read_text("utf-8")


def test_what_is_no_parquet_stays_as_it_is(folder: Path) -> None:
    (folder / "data").mkdir()
    (folder / "data/firms.parquet").write_text("a,b\n1,2\n", "utf-8")
    ended = put(folder, FIRST)
    assert ended.code == 2
    assert "Parquet" in ended.err
    assert (folder / "data/firms.parquet").read_text("utf-8") == "a,b\n1,2\n"


def test_a_file_that_is_there_with_nothing_in_it_is_new(folder: Path) -> None:
    (folder / "data").mkdir()
    (folder / "data/firms.parquet").touch()
    assert put(folder, FIRST).code == 0
    assert len(rows(folder)) == 2
