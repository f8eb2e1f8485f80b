"""What PostgreSQL refuses, what takes too long there, and what it must never be able to do."""

import os
import signal
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Thread

import psycopg
import pytest
from database_servers import PASSWORD, VARIABLE, Grid, PostgresServer
from engine_tables import BY_TABLE, HEAD, TYPES, rows, write

from mic_tracker.errors import OutsideWorld
from mic_tracker.read.bulk.servers.engines.postgresql import PostgresTables
from mic_tracker.read.registry import read_registry

SECONDS = "MIC_TRACKER_DATABASE_SECONDS"
COLUMNS = "'output' as indicator, '2020' as period, 'survey' as source"


def refused(path: Path) -> OutsideWorld:
    """What is said in place of the registry."""
    with pytest.raises(OutsideWorld) as caught:
        read_registry(path)
    assert PASSWORD not in str(caught.value)
    return caught.value


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    """A registry of one table."""
    return write(tmp_path, HEAD + BY_TABLE)


def test_nobody_is_asked_when_the_variable_is_not_set(registry: Path) -> None:
    error = refused(registry)
    assert (error.code, error.facts, error.exit_code) == (
        "database_unset",
        {"variable": VARIABLE},
        4,
    )


def test_a_wrong_password(
    registry: Path, database: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, database.address_of("postgres", "other-secret"))
    error = refused(registry)
    assert error.code == "database_refused"
    assert error.facts["reason"] == 'password authentication failed for user "postgres"'
    assert "other-secret" not in str(error)


def test_a_database_that_is_not_there(
    registry: Path, database: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, database.address.replace("/postgres?", "/none?"))
    error = refused(registry)
    assert error.code == "database_refused"
    assert error.facts["reason"] == 'database "none" does not exist'


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://u:sesame@/db?host=/nowhere",
        "postgresql://u:sesame@localhost:1/db",
        "postgresql://u:ses@me@sesame:1/db",
    ],
)
def test_a_server_that_is_not_there(
    registry: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv(VARIABLE, address)
    error = refused(registry)
    assert (error.code, error.facts) == ("database_unreachable", {"variable": VARIABLE})


@pytest.mark.parametrize("rest", ["//u:sesame@h:port/db", "//h/db?sesame=1", "//u:%ses@h/db"])
def test_an_address_that_cannot_be_read(
    registry: Path, monkeypatch: pytest.MonkeyPatch, rest: str
) -> None:
    monkeypatch.setenv(VARIABLE, f"postgresql:{rest}")
    error = refused(registry)
    assert error.code in {"database_address", "database_unreachable"}
    assert error.facts == {"variable": VARIABLE}


def view(database: PostgresServer, select: str) -> None:
    """Put a view in place of the table."""
    database.execute("create schema if not exists stats", f"create view stats.jobs as {select}")


def test_a_view_that_raises(registry: Path, database: PostgresServer) -> None:
    view(database, f"select {COLUMNS}, (1 / (random() * 0)::int)::float8 as value")
    error = refused(registry)
    assert (error.code, error.facts["reason"]) == ("database_failed", "division by zero")


def test_a_view_that_is_slow(
    registry: Path, database: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SECONDS, "1")
    view(database, f"select {COLUMNS}, length(pg_sleep(600)::text)::float8 as value")
    error = refused(registry)
    assert (error.code, error.facts["seconds"]) == ("database_slow", 1)
    with psycopg.connect(database.address) as connection:
        query = (
            "select count(*) from pg_stat_activity where query like '%value_%' and state = 'active'"
        )
        assert connection.execute(f"{query} and pid <> pg_backend_pid()".encode()).fetchone() == (
            0,
        )


def test_a_server_that_says_no_more(
    registry: Path, database: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SECONDS, "2")
    with stopped_backends(database):
        error = refused(registry)
    assert (error.code, error.facts["seconds"]) == ("database_slow", 2)


@contextmanager
def stopped_backends(database: PostgresServer) -> Iterator[None]:
    """The process of the server that answers stops while it computes, as a frozen machine does."""
    view(database, f"select {COLUMNS}, length(pg_sleep(600)::text)::float8 as value")
    stopped: list[int] = []

    def stop() -> None:
        query = b"select pid from pg_stat_activity where wait_event = 'PgSleep'"
        with psycopg.connect(database.address, autocommit=True) as connection:
            while not (found := connection.execute(query).fetchall()):
                pass
        stopped.append(found[0][0])
        os.kill(found[0][0], signal.SIGSTOP)

    other = Thread(target=stop)
    other.start()
    try:
        yield
    finally:
        other.join()
        for process in stopped:
            os.kill(process, signal.SIGCONT)


def test_a_server_that_ends_the_connection(registry: Path, database: PostgresServer) -> None:
    kill = "select pg_terminate_backend(pg_backend_pid())"
    view(database, f"select {COLUMNS}, 1.0::float8 as value where ({kill})")
    error = refused(registry)
    assert error.code in {"database_lost", "database_failed"}


def test_a_table_that_the_user_may_not_read(
    registry: Path, database: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    database.create("stats.jobs", Grid(TYPES, rows()))
    database.execute(
        "drop role if exists reader",
        "create role reader login password 'reads'",
        "grant usage on schema stats to reader",
    )
    monkeypatch.setenv(VARIABLE, database.address_of("reader", "reads"))
    error = refused(registry)
    assert (error.code, error.facts["reason"]) == (
        "database_failed",
        "permission denied for table jobs",
    )
    database.execute("grant select on stats.jobs to reader")
    assert read_registry(registry).registry
    database.execute("drop owned by reader", "drop role reader")


def test_nothing_can_be_written(registry: Path, database: PostgresServer) -> None:
    database.execute(
        "create schema if not exists stats",
        "create table if not exists stats.written (x int)",
        "create or replace function stats.writes() returns float8 volatile language sql as "
        "'insert into stats.written values (1) returning 1.0::float8'",
    )
    view(database, f"select {COLUMNS}, stats.writes() as value")
    error = refused(registry)
    assert error.facts["reason"] == "cannot execute INSERT in a read-only transaction"
    with psycopg.connect(database.address) as connection:
        assert connection.execute(b"select count(*) from stats.written").fetchone() == (0,)


def test_tables_of_one_database_are_seen_in_one_state(
    tmp_path: Path, database: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("stats.jobs", "stats.later"):
        database.create(name, Grid(TYPES, rows()))
    open_table = PostgresTables.table

    def change_before_it(self: PostgresTables, name: Sequence[str]) -> object:
        if name[-1] == "later":
            database.execute("delete from stats.later")
        return open_table(self, name)

    monkeypatch.setattr(PostgresTables, "table", change_before_it)
    later = BY_TABLE.replace("jobs", "later") + 'constants = { area = "Huế" }\n'
    where = 'where = { indicator = "output" }\n'
    own = 'columns = { indicator = "indicator", period = "period", value = "value", '
    own += 'source = "source", published = "published" }\n'
    loaded = read_registry(write(tmp_path, HEAD + BY_TABLE + later + own + where))
    assert loaded.registry, loaded.findings
    output = [row for row in rows() if row[0] == "output"]
    assert len(loaded.registry.observations) == len(rows()) + len(output)
    with psycopg.connect(database.address) as connection:
        assert connection.execute(b"select count(*) from stats.later").fetchone() == (0,)


@pytest.mark.parametrize("table", ["pg_catalog.pg_authid", "information_schema.tables", "PG_X.a"])
@pytest.mark.usefixtures("database")
def test_tables_of_the_server_itself(tmp_path: Path, table: str) -> None:
    text = BY_TABLE.replace("stats.jobs", table)
    loaded = read_registry(write(tmp_path, HEAD + text))
    assert [(f.code, f.facts["cause"]) for f in loaded.errors] == [("MT070", "system")]


@pytest.mark.usefixtures("database")
def test_a_name_without_a_schema_is_none_of_the_server(tmp_path: Path) -> None:
    loaded = read_registry(write(tmp_path, HEAD + BY_TABLE.replace("stats.jobs", "user_mapping")))
    assert [(f.code, f.facts["cause"]) for f in loaded.errors] == [("MT070", "no_table")]


def test_what_the_server_is_set_to_changes_no_text(
    registry: Path, database: PostgresServer
) -> None:
    types = {"indicator": "text", "period": "day", "value": "double", "source": "text"}
    made = [("output", date(2020, 2, 1), 0.1 + 0.2, "survey")]
    database.create("stats.jobs", Grid(types, made))
    settings = ("datestyle to 'German'", "extra_float_digits to 0", "timezone to 'Asia/Hanoi'")
    database.execute(*(f"alter role postgres set {s}" for s in settings[:2]))
    try:
        loaded = read_registry(registry)
    finally:
        database.execute("alter role postgres reset all")
    assert loaded.registry
    (only,) = loaded.registry.observations
    assert (str(only.period), only.value) == ("2020-02-01", 0.1 + 0.2)


def test_words_of_a_list_are_text(registry: Path, database: PostgresServer) -> None:
    database.create("stats.jobs", Grid(TYPES, rows()))
    database.execute(
        "drop type if exists stats.state cascade",
        "create type stats.state as enum ('provisional', 'normal')",
        "alter table stats.jobs alter column status type stats.state using status::stats.state",
    )
    loaded = read_registry(registry)
    assert loaded.registry, loaded.findings
    assert {o.status for o in loaded.registry.observations} == {"provisional", "normal"}


def test_a_registry_with_errors_asks_no_server(tmp_path: Path) -> None:
    path = write(tmp_path, HEAD.replace('"decrease"', '"less"', 1) + BY_TABLE)
    assert {f.code for f in read_registry(path).errors} >= {"MT013"}


def run(folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "mic_tracker", *words],
        cwd=folder,
        env={**os.environ, "LANG": "C.UTF-8", **more},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_what_is_new_goes_into_the_registry(tmp_path: Path, database: PostgresServer) -> None:
    database.create("stats.jobs", Grid(TYPES, rows()))
    path = write(tmp_path, HEAD + BY_TABLE)
    figure = ("--area", "Hà Nội", "--value", "250", "--period", "2024", "--source", "survey")
    done = run(tmp_path, "add-observation", "output", *figure, "--yes")
    assert done.returncode == 0, done.stderr
    (block,) = tomllib.loads(path.read_text("utf-8"))["observations"]
    assert block["value"] == 250
    wrong = ("--area", "Hà Nội", "--period", "2023", "--set", "value=5", "--yes")
    done = run(tmp_path, "correct", "output", *wrong)
    assert done.returncode == 2
    assert "stands in a table of a database, where this program writes nothing" in done.stderr


def test_a_server_cannot_steer(tmp_path: Path, database: PostgresServer) -> None:
    said = "evil\x1b[31m\n::error::stop\u202e"
    database.execute(
        "create schema stats",
        "create function stats.raises() returns float8 language plpgsql as "
        f"$$ begin raise exception '%', '{said}'; end $$",
    )
    view(database, f"select {COLUMNS}, stats.raises() as value")
    write(tmp_path, HEAD + BY_TABLE)
    done = run(tmp_path, "validate")
    assert done.returncode == 4
    assert "evil\\x1b[31m" in done.stderr
    assert not {"\x1b", "\u202e"} & {*done.stderr}
    assert "\n::error::" not in done.stderr


def test_commands_end_with_4_and_write_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, HEAD + BY_TABLE)
    before = sorted(tmp_path.iterdir()), path.read_bytes()
    address = "postgresql://u:sesame@/db?host=/nowhere"
    for words in (
        ("status",),
        ("validate",),
        ("check", "--format", "github"),
        ("export", "observations", "-o", "out.csv"),
        ("add-source", "x", "--title", "X", "--published", "2020", "--yes"),
    ):
        done = run(tmp_path, *words, **{VARIABLE: address})
        assert (done.returncode, "sesame" in done.stdout + done.stderr) == (4, False), done
        assert "no answer from the database that MIC_TRACKER_DB_TEST names" in done.stderr
    assert (sorted(tmp_path.iterdir()), path.read_bytes()) == before
