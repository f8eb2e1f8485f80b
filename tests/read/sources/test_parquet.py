"""Parquet that the registry includes: its types, its limits, and files that mean harm."""

import os
import resource
import sys
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

import duckdb
import pytest

from mic_tracker.errors import OutsideWorld
from mic_tracker.model.finding import Finding
from mic_tracker.read.registry import Loaded, read_registry
from mic_tracker.show.language.words import Words
from mic_tracker.text import limits

WORDS = Words.load("en")
REGISTRY = """format = 1
title = "T"
include = ["{pattern}"]
[sources.s]
title = "S"
published = 2024-03-01
[indicators.firms]
name = "Firms"
unit = "firms"
measure = "count"
desired = "increase"
dimensions = {{ sex = {{}} }}
"""
ROWS = (
    "select 'firms' as indicator, 2000 + i as period, i as value, 's' as source from range(5) t(i)"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return tmp_path


def write(path: Path, query: str = ROWS, options: str = "format parquet") -> Path:
    with duckdb.connect() as database:
        database.execute(f"copy ({query}) to '{path}' ({options})")
    return path


def message(finding: Finding) -> str:
    return WORDS.finding(finding)[0]


def read(folder: Path, pattern: str = "data/*.parquet") -> Loaded:
    (folder / "targets.toml").write_text(REGISTRY.format(pattern=pattern), "utf-8")
    return read_registry(folder / "targets.toml")


def told(folder: Path, pattern: str = "data/*.parquet") -> list[tuple[str, str]]:
    return [(f.code, message(f)) for f in read(folder, pattern).findings]


def values(loaded: Loaded) -> list[tuple[str, float]]:
    assert loaded.registry, [(f.code, message(f)) for f in loaded.findings]
    return [(str(o.period), o.value) for o in loaded.registry.observations]


FIVE = [(str(2000 + i), float(i)) for i in range(5)]


@pytest.mark.parametrize(
    "types",
    [
        ("bigint", "bigint"),
        ("smallint", "utinyint"),
        ("double", "double"),
        ("float", "float"),
        ("decimal(9, 0)", "decimal(18, 6)"),
        ("decimal(9, 2)", "hugeint"),
        ("varchar", "varchar"),
    ],
)
def test_numbers_of_all_types_are_the_same(folder: Path, types: tuple[str, str]) -> None:
    period, value = types
    typed = f"period::{period} as period, value::{value} as value"
    query = f"select * replace ({typed}) from ({ROWS})"
    write(folder / "data/x.parquet", query)
    assert values(read(folder)) == FIVE


@pytest.mark.parametrize(
    ("written", "type_"),
    [
        ("0.1", "float"),
        ("0.1", "decimal(3, 1)"),
        ("123456789012345.678", "decimal(38, 3)"),
        ("0.1234", "varchar"),
    ],
)
def test_a_number_is_the_nearest_to_what_is_written(folder: Path, written: str, type_: str) -> None:
    query = f"select * replace ('{written}'::{type_} as value) from ({ROWS}) limit 1"
    write(folder / "data/x.parquet", query)
    assert values(read(folder)) == [("2000", float(written))]


@pytest.mark.parametrize(
    "day", ["date '2024-06-01'", "timestamp '2024-06-01'", "timestamptz '2024-06-01 00:00:00+00'"]
)
def test_a_day_is_a_day_in_every_type(folder: Path, day: str) -> None:
    write(folder / "data/x.parquet", f"select *, {day} as published from ({ROWS})")
    registry = read(folder).registry
    assert registry
    assert {str(o.record.published) for o in registry.observations} == {"2024-06-01"}


def test_a_time_of_a_day_is_none(folder: Path) -> None:
    query = f"select *, timestamp '2024-06-01 12:00' as recorded from ({ROWS}) limit 1"
    write(folder / "data/x.parquet", query)
    assert told(folder) == [("MT034", "'2024-06-01 12:00:00' is not a day")]


@pytest.mark.parametrize("value", ["'nan'::double", "'inf'::double", "1e30", "1e-30"])
def test_no_number_is_taken_that_a_registry_does_not_take(folder: Path, value: str) -> None:
    query = f"select 'firms' as indicator, 2000 as period, {value} as value, 's' as source"
    write(folder / "data/x.parquet", query)
    (finding,) = read(folder).findings
    assert finding.location
    assert finding.location.line == 1


def test_columns_that_are_not_known_are_told(folder: Path) -> None:
    write(folder / "data/x.parquet", f"select *, [1, 2] as list, 1 as valeu from ({ROWS})")
    loaded = read(folder)
    assert [(f.code, f.facts["column"]) for f in loaded.findings] == [
        ("MT033", "list"),
        ("MT033", "valeu"),
    ]
    assert {str(f.location).rpartition("/")[2] for f in loaded.findings} == {
        *("x.parquet:1:31", "x.parquet:1:36")
    }


@pytest.mark.parametrize("cell", ["[1]", "{'a': 1}", "'x'::blob", "time '12:00'", "map {'a': 1}"])
def test_a_column_of_no_cells_is_told(folder: Path, cell: str) -> None:
    write(folder / "data/x.parquet", f"select *, {cell} as note from ({ROWS})")
    ((code, text),) = told(folder)
    assert code == "MT062"
    assert text.startswith("the column 'note' holds ")


def test_rows_that_say_nothing_are_none(folder: Path) -> None:
    blank = "select NULL as indicator, NULL as period, NULL as value, {} as source"
    empty, white = blank.format("''"), blank.format("' '")
    write(folder / "data/x.parquet", f"{white} union all ({ROWS}) union all {empty}")
    loaded = read(folder)
    assert values(loaded) == FIVE
    assert loaded.registry
    assert [o.location.line for o in loaded.registry.observations] == [2, 3, 4, 5, 6]


def test_a_folder_that_looks_like_a_partition_adds_no_column(folder: Path) -> None:
    (folder / "data/value=7").mkdir()
    write(folder / "data/value=7/x.parquet")
    assert values(read(folder, "data/**/*.parquet")) == FIVE


def test_a_name_is_no_pattern(folder: Path) -> None:
    write(folder / "data/x[1]*.parquet")
    write(folder / "data/x1.parquet", ROWS.replace("range(5)", "range(90, 95)"))
    assert values(read(folder, "data/x[[]1]*.parquet")) == FIVE


def test_without_the_extra_it_is_said_how_to_get_it(folder: Path) -> None:
    write(folder / "data/x.parquet")
    with patch.dict(sys.modules, {"duckdb": None}), pytest.raises(OutsideWorld) as refused:
        read(folder)
    assert refused.value.code == "no_parquet_reader"
    assert refused.value.facts["extra"] == "bulk"


def damaged(data: bytes) -> Sequence[tuple[bytes, str]]:
    """Files that are none, and what is said of each."""
    return (
        (b"", "this is no Parquet file"),
        (b"indicator,period,value,source\n", "this is no Parquet file"),
        (data[:-1], "the Parquet file breaks off before its end"),
        (data[: len(data) // 2], "the Parquet file breaks off before its end"),
        (b"PARE" + data[4:-4] + b"PARE", "the Parquet file is encrypted"),
        (data[:-8] + (2**31).to_bytes(4, "little") + b"PAR1", "breaks off before its end"),
        (data[:4] + bytes(len(data) - 12) + data[-8:], "the Parquet file is damaged"),
    )


def test_what_is_no_parquet_is_told(folder: Path) -> None:
    whole = write(folder / "data/x.parquet").read_bytes()
    for data, text in damaged(whole):
        (folder / "data/x.parquet").write_bytes(data)
        ((code, said),) = told(folder)
        assert code == "MT062"
        assert said.endswith(text)


def test_every_byte_may_be_wrong(folder: Path) -> None:
    """Whatever is wrong with a file, something is said or read, and nothing breaks."""
    whole = write(folder / "data/x.parquet").read_bytes()
    for at in range(4, len(whole) - 8, 7):
        broken = bytearray(whole)
        broken[at] ^= 0xFF
        (folder / "data/x.parquet").write_bytes(broken)
        loaded = read(folder)
        assert loaded.registry or loaded.findings


@pytest.mark.parametrize(
    ("limit", "most", "what"),
    [
        ("BULK_OBSERVATIONS", 4, "the table has more than 4 rows"),
        ("BULK_BYTES", 100, "the included files have more than 100 bytes together"),
        ("BULK_UNPACKED_BYTES", 10, "more than 10 bytes when they are unpacked"),
        ("BULK_METADATA_BYTES", 10, "the metadata of the file have more than 10 bytes"),
        ("BULK_SPELLINGS", 4, "more than 4 combinations of period, source, status and dates"),
        ("COLUMNS", 3, "the table has more than 3 columns"),
    ],
)
def test_each_limit_is_told(folder: Path, limit: str, most: int, what: str) -> None:
    write(folder / "data/x.parquet")
    with patch.object(limits, limit, most):
        ((code, said),) = told(folder)
    assert code == "MT055"
    assert what in said


def test_rows_of_all_files_together_are_bounded(folder: Path) -> None:
    write(folder / "data/x.parquet")
    write(folder / "data/y.parquet", ROWS.replace("range(5)", "range(10, 15)"))
    with patch.object(limits, "BULK_OBSERVATIONS", 9):
        ((code, said),) = told(folder)
    assert (code, said) == ("MT055", "the registry has more than 9 observations")


def test_rows_that_are_read_one_by_one_are_bounded(folder: Path) -> None:
    write(
        folder / "data/x.parquet",
        f"select * replace (NULL as value), 1 as low, 2 as high from ({ROWS})",
    )
    with patch.object(limits, "OBSERVATIONS", 4):
        ((code, said),) = told(folder)
    assert (code, said) == (*("MT055", "more than 4 rows of the table have to be read one by one"),)


def test_a_text_that_is_often_repeated_is_not_compared(folder: Path) -> None:
    """A dictionary makes a small file of it, which may take long to be compared."""
    rows = f"select repeat('x', 10_000) as note, * from ({ROWS}), range(10_000)"
    write(folder / "data/x.parquet", f"select * exclude (range) from ({rows})")
    assert (folder / "data/x.parquet").stat().st_size < 1_000_000
    with patch.object(limits, "BULK_CHARACTERS", 499_999_999):
        ((code, said),) = told(folder)
    assert code == "MT055"
    assert said.startswith("a column has more than 499,999,999 characters")


def test_a_cell_may_not_be_endless(folder: Path) -> None:
    write(folder / "data/x.parquet", f"select *, repeat('x', 600_000) as note from ({ROWS})")
    assert told(folder)[0][1] == "a cell of more than 131,072 characters"


def test_a_bad_table_is_not_read_to_its_end(folder: Path) -> None:
    query = ROWS.replace("range(5)", "range(50_000)").replace("2000 + i", "2000 + i % 20")
    write(folder / "data/x.parquet", query.replace("i as value", "'a' as value"))
    findings = read(folder).findings
    assert len(findings) == 101
    assert findings[-1].code == "MT054"
    assert findings[-1].facts["count"] == 900


def test_a_link_out_of_the_folder_is_refused(folder: Path) -> None:
    write(folder.parent / "secret.parquet")
    (folder / "data/x.parquet").symlink_to(folder.parent / "secret.parquet")
    assert [code for code, _ in told(folder)] == ["MT030"]


def test_a_file_that_may_not_be_read_is_told(folder: Path) -> None:
    write(folder / "data/x.parquet").chmod(0)
    if os.access(folder / "data/x.parquet", os.R_OK):
        pytest.skip("whoever runs this may read everything")
    assert [code for code, _ in told(folder)] == ["MT031"]


def test_what_is_read_is_the_same_every_time(folder: Path) -> None:
    query = ROWS.replace("range(5)", "range(3_000_000)").replace("2000 + i", "2000 + i % 20")
    query = query.replace("'s' as source", "'s' as source, 'x' || (i // 20) as area")
    write(folder / "data/x.parquet", query)
    loaded = read(folder).registry
    assert loaded
    for row in (0, 1, 1_048_575, 1_048_576, 2_222_222, 2_999_999):
        observation = loaded.observations[row]
        assert (observation.value, str(observation.period)) == (row, str(2000 + row % 20))
        assert (observation.record.area, observation.location.line) == (f"x{row // 20}", row + 1)
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    assert held < 1500 if sys.platform == "linux" else True


def located(findings: Sequence[Finding]) -> list[str]:
    return [str(f.location).rpartition("/")[2] for f in findings]


def test_findings_of_checks_have_their_rows(folder: Path) -> None:
    more = "select 'firms', 2004, 9, 's' union all select 'farms', 2004, 1, 't'"
    query = f"select * from ({ROWS}) union all {more}"
    write(folder / "data/x.parquet", query)
    findings = read(folder).findings
    assert [f.code for f in findings] == ["MT021", "MT020", "MT020"]
    assert located(findings) == ["x.parquet:6:1", "x.parquet:7:1", "x.parquet:7:14"]
    assert [f.excerpt for f in findings] == ["firms,2004,9,s", *["farms,2004,1,t"] * 2]


def test_findings_of_two_files_have_the_rows_of_their_own(folder: Path) -> None:
    write(folder / "data/x.parquet", f"{ROWS} union all select 'firms', 2004, 9, 's'")
    more = "select 'farms', 1990, 1, 's' union all select 'firms', 1991, 1, 's'"
    write(folder / "data/y.parquet", f"select * from ({ROWS}) where value > 9 union all {more}")
    assert [(str(f.location).rpartition("/")[2], f.excerpt) for f in read(folder).findings] == [
        ("x.parquet:6:1", "firms,2004,9,s"),
        ("y.parquet:1:1", "farms,1990,1,s"),
    ]
