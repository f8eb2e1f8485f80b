"""Servers of databases that tests start themselves, and the same tables on each of them."""

import csv
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, Protocol
from urllib.parse import quote

import psycopg
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

Cell = str | int | float | bool | Decimal | date | datetime | None
VARIABLE = "MIC_TRACKER_DB_TEST"
PASSWORD = "not-so-secret"  # noqa: S105 - of a server that lives for the tests

_POSTGRES_TYPES = {
    "text": "text",
    "whole": "integer",
    "decimal": "numeric(20, 4)",
    "count": "numeric(10, 0)",
    "double": "double precision",
    "single": "real",
    "day": "date",
    "moment": "timestamp",
    "truth": "boolean",
    "words": "text[]",
}
_ARROW_TYPES = {
    "text": pa.string(),
    "whole": pa.int32(),
    "decimal": pa.decimal128(20, 4),
    "count": pa.decimal128(10, 0),
    "double": pa.float64(),
    "single": pa.float32(),
    "day": pa.date32(),
    "moment": pa.timestamp("us"),
    "truth": pa.bool_(),
    "words": pa.list_(pa.string()),
}


class Grid(NamedTuple):
    """A table: the type of each column, and its rows."""

    types: Mapping[str, str]
    rows: Sequence[Sequence[object]]


class DatabaseServer(Protocol):
    """A database that holds tables for tests."""

    @property
    def address(self) -> str:
        """What the variable holds."""
        ...

    def clear(self) -> None:
        """Take away what the test before has made."""
        ...

    def create(self, name: str, grid: Grid) -> None:
        """Make a table of the schema `stats`, in place of one that is there."""
        ...


def needed(found: object, how: str) -> None:
    """What a test needs of the machine; with EVERY_ENGINE, as in CI, it fails without it."""
    if not found and "EVERY_ENGINE" not in os.environ:
        pytest.skip(how)
    assert found, how


@dataclass(frozen=True, slots=True)
class PostgresServer:
    """A server of its own in a folder; it listens to a socket there, and to no port."""

    programs: Path
    folder: Path

    @property
    def address(self) -> str:
        """The address of its administrator."""
        return self.address_of("postgres", PASSWORD)

    def address_of(self, user: str, password: str) -> str:
        """The address of a user."""
        return f"postgresql://{user}:{password}@/postgres?host={quote(str(self.folder), safe='')}"

    def start(self) -> None:
        """Make the server and start it."""
        secret = self.folder / "password"
        secret.write_text(PASSWORD)
        self.folder.chmod(0o755)
        if user := _unprivileged():
            for path in (self.folder, secret):
                shutil.chown(path, user)
        data = str(self.folder / "data")
        options = ("-U", "postgres", "-E", "UTF8", "--locale=C", "-N", f"--pwfile={secret}")
        self._run("initdb", "-D", data, "-A", "scram-sha-256", *options)
        settings = f"-c listen_addresses= -k {self.folder} -F -c max_connections=20"
        log = str(self.folder / "log")
        self._run("pg_ctl", "-D", data, "-l", log, "-w", "-o", settings, "start")

    def stop(self) -> None:
        """End the server."""
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "stop")

    def _run(self, program: str, *words: str) -> None:
        done = subprocess.run(
            [str(self.programs / program), *words],
            cwd=self.folder,
            user=_unprivileged(),
            env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if program == "initdb" else subprocess.DEVNULL,
            stderr=subprocess.STDOUT,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, f"{program}: {done.stdout!r}"

    def clear(self) -> None:
        """Take away what the test before has made."""
        self.execute("drop schema if exists stats cascade")

    def execute(self, *statements: str) -> None:
        """Run statements as the administrator."""
        with psycopg.connect(self.address, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def create(self, name: str, grid: Grid) -> None:
        """Make a table."""
        columns = ", ".join(f'"{c}" {_POSTGRES_TYPES[t]}' for c, t in grid.types.items())
        schema, _, own = name.partition(".")
        spelt = f'"{schema}"."{own}"'
        with psycopg.connect(self.address) as connection:
            for statement in (
                f'create schema if not exists "{schema}"',
                f"drop table if exists {spelt} cascade",
                f"create table {spelt} ({columns})",
            ):
                connection.execute(statement.encode())
            with connection.cursor().copy(f"copy {spelt} from stdin".encode()) as copy:
                for row in grid.rows:
                    copy.write_row(row)


@contextmanager
def running_postgres() -> Iterator[PostgresServer]:
    """A server that runs as long as the context."""
    programs = _postgres_programs()
    needed(programs, "PostgreSQL is not installed: apt install postgresql")
    assert programs
    # the path of a socket is short
    with TemporaryDirectory(prefix="mt-pg-", dir="/tmp") as folder:
        server = PostgresServer(programs, Path(folder))
        server.start()
        try:
            yield server
        finally:
            server.stop()


def _postgres_programs() -> Path | None:
    """The folder of the programs of a server; Debian has them off the path."""
    folders = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
    if found := shutil.which("initdb"):
        folders.append(Path(found).resolve().parent)
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


def _unprivileged() -> str | None:
    """The user of the server: it refuses to run as the superuser."""
    return "postgres" if os.geteuid() == 0 else None


@dataclass(frozen=True, slots=True)
class SparkServer:
    """Spark on this machine, and a folder of tables."""

    folder: Path

    @property
    def address(self) -> str:
        """Two threads of this machine."""
        return f"spark:local[2]?parquet={self.folder}"

    def clear(self) -> None:
        """Take away what the test before has made."""
        shutil.rmtree(self.folder / "stats", ignore_errors=True)

    def create(self, name: str, grid: Grid) -> None:
        """Make a table of several files, as Spark writes them."""
        place = self.folder.joinpath(*name.split("."))
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        schema = pa.schema([(column, _ARROW_TYPES[t]) for column, t in grid.types.items()])
        half = (len(grid.rows) + 1) // 2
        for number, rows in enumerate((grid.rows[:half], grid.rows[half:])):
            records = [dict(zip(grid.types, row, strict=True)) for row in rows]
            pq.write_table(pa.Table.from_pylist(records, schema), place / f"part-{number}.parquet")


def needed_spark() -> None:
    """Skip a test where Spark or Java is missing."""
    needed(find_spec("pyspark"), "Spark is not installed: pip install 'mic-tracker[spark]'")
    java = shutil.which("java") or os.environ.get("JAVA_HOME")
    needed(java, "Java is not installed: apt install default-jre-headless")
    # what Spark starts for its workers is this Python
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)


def csv_text(grid: Grid) -> str:
    """The same rows as a CSV file that somebody would write."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(grid.types)
    writer.writerows([["" if c is None else str(c) for c in row] for row in grid.rows])
    return out.getvalue()
