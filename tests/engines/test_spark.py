"""What Spark refuses, what takes too long there, and what it leaves behind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from database_servers import VARIABLE, Grid, SparkServer, needed_spark
from engine_tables import BY_TABLE, HEAD, TYPES, rows, write

from mic_tracker.errors import OutsideWorld
from mic_tracker.read.registry import read_registry

# py4j, over which Spark is spoken to, leaves its sockets to be collected
pytestmark = [
    pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def refused(path: Path) -> OutsideWorld:
    """What is said in place of the registry."""
    with pytest.raises(OutsideWorld) as caught:
        read_registry(path)
    return caught.value


def run(folder: Path, address: str, **more: str) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own, which starts a Spark of its own."""
    return subprocess.run(
        [sys.executable, "-m", "mic_tracker", "status", "--as-of", "2025-06-30"],
        cwd=folder,
        env={**os.environ, VARIABLE: address, "LANG": "C.UTF-8", **more},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SparkServer:
    """A folder of tables, and no Spark that runs already; what starts has settings of its user."""
    needed_spark()
    settings = tmp_path / "settings" / "spark-defaults.conf"
    settings.parent.mkdir()
    settings.write_text(
        "spark.driver.extraJavaOptions -XX:TieredStopAtLevel=1 -XX:+UseSerialGC\n"
        "spark.sql.adaptive.enabled false\n"
    )
    monkeypatch.setenv("SPARK_CONF_DIR", str(settings.parent))
    server = SparkServer(tmp_path / "lake")
    server.create("stats.jobs", Grid(TYPES, rows()))
    return server


def test_a_session_of_its_own_leaves_nothing_behind(tmp_path: Path, files: SparkServer) -> None:
    folder = tmp_path / "here"
    write(folder, HEAD + BY_TABLE)
    done = run(folder, files.address)
    assert done.returncode == 0, done.stderr
    assert "unemployment-2030" in done.stdout
    assert done.stderr == ""
    assert [path.name for path in folder.iterdir()] == ["targets.toml"]


def test_a_spark_that_is_too_slow_is_ended(tmp_path: Path, files: SparkServer) -> None:
    folder = tmp_path / "here"
    write(folder, HEAD + BY_TABLE)
    done = run(folder, files.address, MIC_TRACKER_DATABASE_SECONDS="1")
    assert done.returncode == 4, done.stderr
    assert "took longer than 1 s" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_java(tmp_path: Path, files: SparkServer) -> None:
    folder = tmp_path / "here"
    write(folder, HEAD + BY_TABLE)
    done = run(folder, files.address, JAVA_HOME=str(tmp_path / "none"))
    assert done.returncode == 4, done.stderr
    assert done.stderr.startswith("error: Spark needs Java, and none was found that runs it\n")


def test_a_master_that_is_none(tmp_path: Path) -> None:
    needed_spark()
    write(tmp_path, HEAD + BY_TABLE)
    done = run(tmp_path, "spark:sesame")
    assert done.returncode == 4
    assert "Java" not in done.stderr
    assert "refused a question: " in done.stderr
    assert "Master" in done.stderr


@pytest.mark.parametrize(
    "address", ["spark:", "spark:local[2]?parquet=", "spark:local[2]?delta=/x", "spark:?parquet=/x"]
)
def test_an_address_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    needed_spark()
    monkeypatch.setenv(VARIABLE, address)
    error = refused(write(tmp_path, HEAD + BY_TABLE))
    assert (error.code, error.facts) == ("database_address", {"variable": VARIABLE})


def test_a_file_that_is_no_parquet(tmp_path: Path, lake: SparkServer) -> None:
    lake.create("stats.jobs", Grid(TYPES, rows()))
    for part in lake.folder.glob("stats/jobs/*"):
        part.write_bytes(b"PAR1 and nothing else")
    error = refused(write(tmp_path, HEAD + BY_TABLE))
    assert (error.code, error.facts["variable"]) == ("database_failed", VARIABLE)


def test_a_table_of_the_catalog(
    tmp_path: Path, lake: SparkServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pyspark.sql import SparkSession  # noqa: PLC0415 - not everybody has it

    lake.create("stats.jobs", Grid(TYPES, rows()))
    session = SparkSession.builder.getOrCreate()
    session.sql("create database if not exists shelf")
    session.sql(f"create table shelf.jobs using parquet location '{lake.folder}/stats/jobs'")
    monkeypatch.setenv(VARIABLE, "spark:local[2]")
    try:
        known = read_registry(write(tmp_path, HEAD + BY_TABLE.replace("stats", "shelf")))
        unknown = read_registry(write(tmp_path, HEAD + BY_TABLE.replace("stats.jobs", "shelf.x")))
    finally:
        session.sql("drop table shelf.jobs")
    assert known.registry, known.findings
    assert len(known.registry.observations) == len(rows())
    assert [(f.code, f.facts["cause"]) for f in unknown.errors] == [("MT070", "no_table")]


def test_a_path_is_no_name(tmp_path: Path, lake: SparkServer) -> None:
    lake.create("stats.jobs", Grid(TYPES, rows()))
    for name in ("parquet.`/etc`", "../stats/jobs", "stats..jobs", "stats/jobs", "a.b.c.d"):
        loaded = read_registry(write(tmp_path, HEAD + BY_TABLE.replace("stats.jobs", name)))
        assert [(f.code, f.facts["cause"]) for f in loaded.errors] == [("MT070", "name")], name
