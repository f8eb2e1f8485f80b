"""An import into a table, taken back: the registry and the table, or neither."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest
from dying_program import killed
from program import Ended, environment, run

from mic_tracker.show.schema import schema_of

REGISTRY = """format = 1
title  = "Firms"

# what stands here stays
[sources.office]
title     = "Office"
published = 2024-02-01

[indicators.firms]
name    = "Firms"
unit    = "firms"
measure = "count"
desired = "increase"

[targets.firms-2030]
kind      = "level"
indicator = "firms"
at_least  = 200
by        = 2030
"""
DAY = ("--as-of", "2026-02-28")
TABLES = ("data/firms.csv", "data/firms.parquet")
FIRST = "Year,Value\n2019,100\n2020,110\n"
THEN = "Year,Value\n2021,120\n2022,130\n"
FIGURE = ("add-observation", "firms", "--period", "2023", "--value", "140", "--source", "office")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "targets.toml").write_text(REGISTRY, "utf-8")
    return tmp_path


def put(folder: Path, text: str, table: str, title: str, *more: str) -> None:
    """Import a table into a table, from a source of its own."""
    (folder / "new.csv").write_text(text, "utf-8")
    source = ("--source-title", title, "--published", "2025-01-01")
    words = ("--indicator", "firms", *source, "--into", table, *DAY, "--yes")
    ended = run(folder, "import", "new.csv", *words, *more)
    assert (ended.code, ended.err) == (0, "")


def state(folder: Path) -> dict[str, bytes]:
    """What people see of a registry: its files without those of the program."""
    files = [p for p in folder.rglob("*") if p.is_file() and not p.name.startswith(".")]
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files if p.name != "new.csv"}


def undo(folder: Path, *words: str) -> Ended:
    return run(folder, "undo", *DAY, *(words or ("--yes",)))


def undone(folder: Path) -> str:
    ended = undo(folder)
    assert (ended.code, ended.err) == (0, "")
    return ended.out


def refused(folder: Path, code: int = 2) -> str:
    """An undo that may not be; what it says, having written nothing."""
    before, journal = state(folder), (folder / ".targets.toml.undo").read_bytes()
    ended = undo(folder)
    assert (ended.code, state(folder)) == (code, before), ended
    assert (folder / ".targets.toml.undo").read_bytes() == journal
    return ended.out + ended.err


def edit_journal(folder: Path, change: Callable[[Any], None]) -> None:
    """Change what the journal says of its last step."""
    path = folder / ".targets.toml.undo"
    data = json.loads(path.read_text("utf-8"))
    change(data["steps"][-1])
    path.write_text(json.dumps(data), "utf-8")


def rows_of(step: Any) -> Any:  # noqa: ANN401 - of a journal
    return next(file for file in step["files"] if file["file"])


@pytest.mark.parametrize("table", TABLES)
def test_step_after_step_leads_back_to_the_first_bytes(folder: Path, table: str) -> None:
    start = state(folder)
    put(folder, FIRST, table, "A")
    first = state(folder)
    put(folder, THEN, table, "B")
    second = state(folder)
    assert run(folder, *FIGURE, *DAY, "--yes").code == 0
    undone(folder)
    assert state(folder) == second
    undone(folder)
    assert state(folder) == first
    undone(folder)
    assert state(folder) == start
    assert "nothing to undo" in undo(folder).err


@pytest.mark.parametrize("table", TABLES)
def test_it_shows_what_goes_and_what_that_does(folder: Path, table: str) -> None:
    put(folder, FIRST, table, "A")
    put(folder, THEN, table, "B")
    before = state(folder)
    shown = undo(folder, "--dry-run")
    line = 4 if table.endswith("csv") else 3
    assert (shown.code, state(folder)) == (0, before)
    assert f"takes back what import wrote to {table}, targets.toml on " in shown.out
    assert f"{table}:{line}\n- firms,2021,120,b-2025\n- firms,2022,130,b-2025\n" in shown.out
    assert "- [sources.b-2025]\n" in shown.out
    assert "  Latest                     130                       110\n" in shown.out
    undone(folder)
    shown = undo(folder, "--dry-run")
    assert f"{table} was made by it: the file goes" in shown.out
    assert "- firms,2019,100,a-2025\n" in shown.out
    assert "  Latest                     110                       –\n" in shown.out
    data = json.loads(undo(folder, "--dry-run", "--json").out)
    jsonschema.validate(data, json.loads(schema_of("undo")))
    assert data["removed"] == [table]
    assert {block["file"] for block in data["blocks"]} == {table, "targets.toml"}


@pytest.mark.parametrize("table", TABLES)
def test_many_rows_are_counted(folder: Path, table: str) -> None:
    put(folder, FIRST, table, "A")
    first = state(folder)
    days = "".join(
        f"{year}-{month:02},{year + month}\n"
        for year in range(1900, 1980)
        for month in range(1, 13)
    )
    put(folder, f"Period,Value\n{days}", table, "B")
    out = undone(folder)
    assert out.count("b-2025") == 21  # the header of the source, and twenty rows
    assert "lines that are not shown: 940" in out
    assert state(folder) == first


@pytest.mark.parametrize("table", TABLES)
def test_rows_beside_others_leave_them(folder: Path, table: str) -> None:
    """The registry is told of no new file here, and of no source: only the table is written."""
    put(folder, FIRST, table, "A")
    first = state(folder)
    (folder / "new.csv").write_text(THEN, "utf-8")
    words = ("--indicator", "firms", "--source", "office", "--into", table, *DAY, "--yes")
    assert run(folder, "import", "new.csv", *words).code == 0
    assert f"took back what import wrote at {table}:" in undone(folder)
    assert state(folder) == first


@pytest.mark.parametrize("table", TABLES)
def test_a_table_that_a_pattern_reads(folder: Path, table: str) -> None:
    """The registry reads it while it is there, so it has to be gone for its source to go."""
    (folder / "data").mkdir()
    (folder / "data/older.csv").write_text("indicator,period,value,source\nfirms,2010,50,office\n")
    text = REGISTRY.replace("\n\n", '\ninclude = ["data/*"]\n\n', 1)
    (folder / "targets.toml").write_text(text, "utf-8")
    start = state(folder)
    put(folder, FIRST, table, "A")
    assert "3 observations" in run(folder, "validate").out
    undone(folder)
    assert state(folder) == start


def test_columns_get_their_types_and_rows_their_order_back(folder: Path) -> None:
    """Of a file that another program packed: years are numbers, and a quarter made them texts."""
    (folder / "data").mkdir()
    file = folder / "data/firms.parquet"
    before = "select 'firms' as indicator, (2019 - i)::bigint as period, (i + 0.5)::float as value,"
    before += " 'office' as source, date '2025-01-01' + i::int as published,"
    before += " case when i % 2 = 0 then 'Hà Nội \"' || chr(10) || ',' || i end as note"
    before += " from range(9) t(i)"
    with duckdb.connect() as database:
        database.execute(f"copy ({before}) to '{file}' (format parquet, compression snappy)")
    text = REGISTRY.replace("\n\n", '\ninclude = ["data/*"]\n\n', 1).replace("count", "amount")
    (folder / "targets.toml").write_text(text, "utf-8")
    start = facts(file)
    quarters = "Year,Value\n2021-Q1,120.25\n2021-Q2,120.125\n"
    put(folder, quarters, "data/firms.parquet", "B", "--at", "p. 3")
    changed = facts(file)
    assert dict(changed[0])["period"] == "VARCHAR"
    assert (len(changed[0]), len(changed[1])) == (7, 11)
    put(folder, "Year,Value\n2022-Q1,1\n", "data/firms.parquet", "C")
    undone(folder)
    assert facts(file) == changed
    undone(folder)
    assert facts(file) == start
    assert (folder / "targets.toml").read_text("utf-8") == text


def facts(file: Path) -> tuple[list[tuple[str, str]], list[tuple[object, ...]]]:
    """The columns with their types, and the rows in the order of the file."""
    with duckdb.connect() as database:
        columns = database.execute(f"describe select * from '{file}'").fetchall()
        found = database.execute(f"select * from '{file}'").fetchall()
    return [(name, type_) for name, type_, *_ in columns], found


def test_what_cannot_come_back_exactly_is_refused(folder: Path) -> None:
    """A value beyond the digits of a double is another one once it has been a double."""
    (folder / "data").mkdir()
    file = folder / "data/firms.parquet"
    before = "select 'firms' as indicator, '2019' as period, 'office' as source,"
    with duckdb.connect() as database:
        large = f"copy ({before} 9007199254740993::bigint as value) to '{file}' (format parquet)"
        database.execute(large)
    text = REGISTRY.replace("\n\n", '\ninclude = ["data/*"]\n\n', 1).replace("count", "amount")
    (folder / "targets.toml").write_text(text, "utf-8")
    put(folder, "Year,Value\n2021,120.5\n", "data/firms.parquet", "B")
    assert "cannot be taken back exactly" in refused(folder)


# ── The table is not as it was left ──────────────────────────────────────────────────────────────


def test_rows_that_somebody_added_to_a_csv_stay(folder: Path) -> None:
    put(folder, FIRST, TABLES[0], "A")
    put(folder, THEN, TABLES[0], "B")
    file = folder / TABLES[0]
    more = "firms,2024,150,office\n"
    file.write_text(file.read_text("utf-8") + more, "utf-8")
    undone(folder)
    assert file.read_text("utf-8").endswith(f"firms,2020,110,a-2025\n{more}")
    # the file that the first import made has a row of somebody by now
    assert f"{TABLES[0]} was written by somebody else since" in refused(folder)


def test_a_parquet_file_that_somebody_wrote_is_left_alone(folder: Path) -> None:
    put(folder, FIRST, TABLES[1], "A")
    put(folder, THEN, TABLES[1], "B")
    file = folder / TABLES[1]
    with duckdb.connect() as database:
        database.execute(f"create table t as select * from '{file}'")
        database.execute("update t set value = 111 where period = '2020'")
        database.execute(f"copy t to '{file}' (format parquet)")
    said = refused(folder)
    assert "what import wrote to targets.toml, data/firms.parquet on" in said
    assert "data/firms.parquet was written by somebody else since; nothing was written" in said
    assert "to take only the rows out of data/firms.parquet" in said


def test_a_parquet_file_that_was_cut_off(folder: Path) -> None:
    put(folder, FIRST, TABLES[1], "A")
    file = folder / TABLES[1]
    file.write_bytes(file.read_bytes()[:-20])
    assert "MT062" in refused(folder)


@pytest.mark.parametrize("table", TABLES)
def test_a_table_that_was_deleted(folder: Path, table: str) -> None:
    put(folder, FIRST, table, "A")
    put(folder, THEN, table, "B")
    (folder / table).unlink()
    assert "MT031" in refused(folder)
    text = (folder / "targets.toml").read_text("utf-8").replace(f'include = ["{table}"]\n', "")
    (folder / "targets.toml").write_text(text, "utf-8")
    assert "which the registry does not read any more" in refused(folder)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("steps", [1, 2])
@pytest.mark.parametrize("what", ["targets.toml", "table"])
def test_where_one_file_cannot_be_written_the_other_stays(
    folder: Path, table: str, steps: int, what: str
) -> None:
    """A folder stands where the new file would be written, so the system refuses it."""
    for text, title in ((FIRST, "A"), (THEN, "B"))[:steps]:
        put(folder, text, table, title)
    path = folder / (table if what == "table" else what)
    blocked = path.with_name(f".{path.name}.new")
    (blocked / "full").mkdir(parents=True)
    if what == "table" and steps == 1 and os.name == "nt":
        pytest.skip("other systems tell it otherwise")
    said = refused_outside(folder)
    assert path.as_posix().removeprefix(f"{folder.as_posix()}/") in said
    (blocked / "full").rmdir()
    blocked.rmdir()
    undone(folder)


def refused_outside(folder: Path) -> str:
    """The files are as they were; the journal may know already what they would have been."""
    before = state(folder)
    ended = undo(folder)
    assert (ended.code, state(folder)) == (4, before), ended
    return ended.err


@pytest.mark.parametrize("table", TABLES)
def test_a_folder_that_is_read_only(folder: Path, table: str) -> None:
    put(folder, FIRST, table, "A")
    put(folder, THEN, table, "B")
    shut = folder / "data"
    shut.chmod(0o555)
    try:
        if os.access(shut, os.W_OK):
            pytest.skip("nothing is read-only to this user")
        assert table in refused_outside(folder)
    finally:
        shut.chmod(0o755)


def test_without_the_extra_it_is_named(folder: Path) -> None:
    put(folder, FIRST, TABLES[1], "A")
    before = state(folder)
    program = "import sys; sys.modules['duckdb'] = None;"
    program += " from mic_tracker.cli.main import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", program, "undo", "--yes"],
        cwd=folder,
        env=environment(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, state(folder)) == (4, before)
    assert b"mic-tracker[bulk]" in done.stderr


# ── The journal ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("count", [0, 1, 3, 4, 10**9, 1 << 61])
@pytest.mark.parametrize("key", [0, 1, 2])
def test_a_journal_with_other_counts_takes_nothing_else_out(
    folder: Path, key: int, count: int
) -> None:
    put(folder, FIRST, TABLES[1], "A")
    put(folder, THEN, TABLES[1], "B")

    def change(step: Any) -> None:  # noqa: ANN401 - of a journal
        assert rows_of(step)["rows"] == [2, 2, 4, []]
        rows_of(step)["rows"][key] = 2 if key == 2 and count == 4 else count

    edit_journal(folder, change)
    refused(folder)


@pytest.mark.parametrize(
    "types",
    [
        [["period", "BIGINT) from read_csv('/etc/passwd'); --"]],
        [["period", "varchar"]],
        [["period", "NOSUCHTYPE"]],
        [["nosuch", "BIGINT"]],
        [["source", "BIGINT"]],
        "period",
        [["period"]],
    ],
)
def test_a_journal_with_other_types_is_refused(folder: Path, types: object) -> None:
    put(folder, FIRST, TABLES[1], "A")
    put(folder, THEN, TABLES[1], "B")
    edit_journal(folder, lambda step: rows_of(step)["rows"].__setitem__(3, types))
    refused(folder)


def test_a_journal_makes_no_file_go_that_is_no_table(folder: Path) -> None:
    assert run(folder, *FIGURE, *DAY, "--yes").code == 0
    edit_journal(folder, lambda step: step["files"][0].update(before=None, splices=[]))
    refused(folder)


# ── Killed ───────────────────────────────────────────────────────────────────────────────────────


def restore(folder: Path, files: dict[str, bytes], journal: bytes | None) -> None:
    """Put back what people see, and the journal."""
    for name in state(folder).keys() - files.keys():
        (folder / name).unlink()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    path = folder / ".targets.toml.undo"
    path.write_bytes(journal) if journal else path.unlink(missing_ok=True)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("steps", [1, 2])
def test_whenever_an_import_is_killed_the_registry_is_valid_and_an_undo_leads_back(
    folder: Path, table: str, steps: int
) -> None:
    states = [state(folder)]
    if steps == 2:
        put(folder, FIRST, table, "A")
        states.append(state(folder))
    path = folder / ".targets.toml.undo"
    journal = path.read_bytes() if path.exists() else None
    text = (FIRST, THEN)[steps - 1]
    (folder / "new.csv").write_text(text, "utf-8")
    source = ("--source-title", "B", "--published", "2025-01-01")
    words = ("--indicator", "firms", *source, "--into", table, *DAY, "--yes")
    at, parted = 1, 0
    while killed(folder, at, "import", "new.csv", *words):
        now = state(folder)
        parted += now != states[-1]
        assert run(folder, "validate").code == 0
        while undo(folder).code == 0:
            assert run(folder, "validate").code == 0
        ended = undo(folder)
        if steps == 1 and table in state(folder):
            # nothing reads it yet, and a journal opens no file that the registry does not name
            assert "which the registry does not read any more" in ended.err
            (folder / table).unlink()
        assert state(folder) == states[0]
        restore(folder, states[-1], journal)
        at += 1
    assert parted
    assert at > 5


@pytest.mark.parametrize("table", TABLES)
def test_whenever_an_undo_is_killed_the_registry_is_valid_and_another_goes_on(
    folder: Path, table: str
) -> None:
    states = [state(folder)]
    for text, title in ((FIRST, "A"), (THEN, "B")):
        put(folder, text, table, title)
        states.append(state(folder))
    journal = (folder / ".targets.toml.undo").read_bytes()
    at, parted = 1, 0
    while killed(folder, at, "undo", *DAY, "--yes"):
        parted += state(folder) not in states
        assert run(folder, "validate").code == 0
        while undo(folder).code == 0:
            assert run(folder, "validate").code == 0
        assert state(folder) == states[0]
        restore(folder, states[-1], journal)
        at += 1
    assert parted
    assert at > 5
