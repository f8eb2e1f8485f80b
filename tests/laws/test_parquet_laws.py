"""The same rows in Parquet and in CSV are the same registry, with the same findings."""

import csv
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
from column_tables import CELLS, HEAD, OWN, PLAIN, columns, judged
from hypothesis import event, given, settings
from hypothesis import strategies as st

from mic_tracker.model.finding import Finding
from mic_tracker.model.registry import Registry
from mic_tracker.read.registry import Loaded, read_registry

NUMBER = re.compile(r"-?\d+(\.\d+)?")
DAY = date(2025, 1, 1)
Cells = Mapping[str, Sequence[str]]
Table = tuple[Sequence[str], Sequence[Sequence[str | None]]]

TYPED: Cells = {
    "indicator": ["firms", "share", "frims"],
    "area": ["", "Huế", "VN"],
    "period": ["2021", "2022", "2023", "20222", ""],
    "value": ["1", "2", "12.5", "51.0380", "-4", "101", "0.1234", "1234567", ""],
    "low": ["", "", "", "3"],
    "high": ["", "", "", "9", "1"],
    "source": ["s", "t", "v"],
    "published": ["", "2024-06-01", "2024-07-01"],
    "recorded": ["", "2024-08-01"],
    "note": ["", "a note"],
}
TYPES = {
    "period": ("bigint", "double", "decimal(9, 2)", "varchar"),
    "value": ("double", "decimal(18, 4)"),
    "low": ("double", "bigint"),
    "high": ("double", "float"),
    "published": ("date", "timestamp", "timestamptz", "varchar"),
    "recorded": ("date", "timestamp_ns"),
    "indicator": ("varchar", "enum('firms', 'share', 'frims', '')"),
}
"""What a column of these cells may hold; the others hold text."""


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table with faults of every kind, or nearly without."""
    header: list[str] = draw(columns.flatmap(st.permutations))
    cells = draw(st.sampled_from([CELLS, PLAIN]))
    row = st.tuples(*(st.sampled_from(_of_one_line(cells[name])) for name in header))
    header += draw(st.sampled_from([[], [], [], ["remarks"]]))
    rows = draw(st.lists(row, max_size=14))
    blank = ("",) * len(header)
    return header, [blank if not any(r) else (*r, *blank[len(r) :]) for r in rows]


@st.composite
def typed_tables(draw: st.DrawFn) -> tuple[Table, Mapping[str, str]]:
    """A table whose columns hold numbers and days."""
    more = st.lists(st.sampled_from([*TYPED][1:2] + [*TYPED][4:]), unique=True)
    header = ["indicator", "period", "value", "source", *(n for n in draw(more) if n != "source")]
    rows = draw(st.lists(st.tuples(*(st.sampled_from(TYPED[n]) for n in header)), max_size=14))
    types = {n: draw(st.sampled_from(TYPES[n])) for n in header if n in TYPES}
    return (header, rows), types


def _of_one_line(cells: Sequence[str]) -> list[str]:
    return [cell for cell in cells if "\n" not in cell]


@given(
    st.lists(tables(), min_size=1, max_size=2),
    st.sampled_from(["", OWN]),
    st.sampled_from(["", "[settings]\nlanguage = 'vi'"]),
    st.sampled_from(["", 'year_starts = "04"']),
)
@settings(max_examples=120, deadline=None)
def test_texts_are_read_as_in_csv(
    drawn: Sequence[Table], own: str, language: str, fiscal: str
) -> None:
    later = fiscal.replace("4", "7")
    head = HEAD.format(settings=language, own=own, fiscal=fiscal, later=later)
    with TemporaryDirectory() as place:
        for number, table in enumerate(drawn):
            write_csv(Path(place) / f"{number}.csv", table)
            write_parquet(Path(place) / f"{number}.parquet", table, {})
        hold_together(Path(place), head)


@given(typed_tables(), st.sampled_from(["", OWN]))
@settings(max_examples=120, deadline=None)
def test_numbers_and_days_are_read_as_in_csv(
    drawn: tuple[Table, Mapping[str, str]], own: str
) -> None:
    table, types = drawn
    with TemporaryDirectory() as place:
        write_csv(Path(place) / "0.csv", table)
        write_parquet(Path(place) / "0.parquet", table, types)
        hold_together(Path(place), HEAD.format(settings="", own=own, fiscal="", later=""))


def write_csv(path: Path, table: Table) -> None:
    header, rows = table
    lines = [
        ",".join(f'"{cell}"' if "," in (cell or "") else cell or "" for cell in r) for r in rows
    ]
    path.write_text("\n".join([",".join(header), *lines, ""]), "utf-8")


def write_parquet(path: Path, table: Table, types: Mapping[str, str]) -> None:
    """Write the cells; of two that say nothing one is empty, and the other nothing at all."""
    header, rows = table
    with duckdb.connect() as database:
        names = [f'"{name}"' for name in header]
        typed = (f"{n} {types.get(h, 'varchar')}" for n, h in zip(names, header, strict=True))
        database.execute("set timezone = 'UTC'")
        database.execute(f"create table t ({', '.join(typed)})")
        for number, row in enumerate(rows):
            marks = ", ".join("?" for _ in row)
            insert = f"insert into t values ({marks})"
            database.execute(insert, [*_cells(row, header, types, number)])
        database.execute(f"copy t to '{path}' (format parquet)")


def _cells(
    row: Sequence[str | None], header: Sequence[str], types: Mapping[str, str], number: int
) -> Sequence[Any]:
    typed = [name in types and types[name] != "varchar" for name in header]
    return [
        cell if cell or (number % 2 and not of_type) else None
        for cell, of_type in zip(row, typed, strict=True)
    ]


def hold_together(folder: Path, head: str) -> None:
    other = read(folder, head)
    own = read(folder, head.replace("*.csv", "*.parquet"))
    # the header and the first row share a place, so their order is another one than in CSV
    assert [*in_order(own.findings)] == [*in_order(other.findings)]
    event("valid" if own.registry else "not valid")
    for code in sorted({finding.code for finding in own.findings}):
        event(code)
    assert (own.registry is None) == (other.registry is None)
    if own.registry and other.registry:
        hold_registries(own.registry, other.registry)


def read(folder: Path, head: str) -> Loaded:
    (folder / "targets.toml").write_text(head, "utf-8")
    return read_registry(folder / "targets.toml", day=DAY)


def in_order(findings: Sequence[Finding]) -> list[tuple[object, ...]]:
    """What is told and shown, in one order whatever was read."""
    return sorted(((*told(finding), shown(finding)) for finding in findings), key=repr)


def told(finding: Finding) -> tuple[object, ...]:
    """A finding, with the rows of a CSV counted as those of Parquet are: the header as row 1."""
    where = finding.location
    assert where
    file, line = row_of(where.file, where.line)
    facts = {key: _moved(str(fact)) for key, fact in finding.facts.items()}
    return finding.code, finding.severity, file, line, facts, finding.target


def shown(finding: Finding) -> list[object]:
    """The cells of the row of a finding; a number is shown as short as it can be."""
    (cells,) = csv.reader([finding.excerpt or ""])
    return [float(cell) if NUMBER.fullmatch(cell) else cell for cell in cells]


def row_of(file: str, line: int) -> tuple[str, int]:
    is_csv = file.endswith(".csv")
    return file.replace(".csv", ".parquet"), max(line - 1, 1) if is_csv else line


def _moved(text: str) -> str:
    return re.sub(r"(\d\.csv):(\d+)", lambda m: ":".join(map(str, row_of(m[1], int(m[2])))), text)


def _placed(data: Any) -> Any:  # noqa: ANN401 - what JSON holds
    """An answer with its places counted as those of Parquet are."""
    if isinstance(data, list):
        return [*map(_placed, data)]
    if not isinstance(data, dict):
        return data
    placed = {key: _placed(value) for key, value in data.items()}
    if isinstance(data.get("file"), str):
        placed["file"], placed["line"] = row_of(data["file"], data["line"])
    return placed


def hold_registries(own: Registry, other: Registry) -> None:
    assert [*map(json.loads, judged(own))] == [_placed(json.loads(text)) for text in judged(other)]
    assert len(own.observations) == len(other.observations)
    for one, two in zip(own.observations, other.observations, strict=True):
        assert one.record == two.record
        assert one.record.model_fields_set == two.record.model_fields_set
        assert (one.location.file, one.location.line) == row_of(
            two.location.file, two.location.line
        )
        assert (one.value, one.known_since, one.ends, one.stage, one.central) == (
            *(two.value, two.known_since, two.ends, two.stage, two.central),
        )
    for field in fields(Registry):
        if field.name not in {"observations", "include", "file"}:
            assert getattr(own, field.name) == getattr(other, field.name), field.name
