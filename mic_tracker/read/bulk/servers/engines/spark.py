"""Tables of Spark: those of its catalog, or folders of Parquet files below a folder.

An address is `spark:` and a master, `spark:local[2]` or `spark://host:7077`, with a question mark
and `parquet=FOLDER` for files. All else is set as Spark's users set it, in `spark-defaults.conf`.
"""

import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qs

from mic_tracker.errors import OutsideWorld
from mic_tracker.read.bulk.servers.deadline import end_after
from mic_tracker.read.bulk.servers.engines import Login

if TYPE_CHECKING:
    from ibis.expr.types import Table
    from pyspark.sql import SparkSession

_JOBS = "mic-tracker"
_LOG = "spark.log"
_NO_MACHINE = "JAVA_GATEWAY_EXITED"
_OF_JAVA = ("Error: ", "Exception in thread")
_SESSION_SETTINGS = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",
    "spark.sql.runSQLOnFiles": "false",  # the name of a table is never the path of a file
}
_SETTINGS = {
    **_SESSION_SETTINGS,
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "OFF",
}
LOCAL_SETTINGS = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.sql.shuffle.partitions": "4",  # of one machine
}


class _SparkPlace(NamedTuple):
    """What an address says: who computes, and the folder of the tables, if any."""

    master: str
    folder: str | None


@contextmanager
def connect(login: Login) -> Iterator["SparkTables"]:
    """Start a session; OutsideWorld for whatever Spark, or the way to it, refuses."""
    try:
        import ibis  # noqa: F401 - it is needed below, and comes with the extra
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException
    except ImportError:
        raise OutsideWorld("no_spark", extra="spark") from None
    place = _read_address(login)
    is_guest = _is_running()
    with (
        TemporaryDirectory(prefix="mic-tracker-") as own,
        end_after(login.seconds, _cancel_jobs if is_guest else _end_machine) as passed,
    ):
        try:
            with _session(place, own, is_guest=is_guest) as session:
                yield SparkTables(session, place.folder)
        except (PySparkException, Py4JError, OSError, EOFError) as problem:
            log = Path(own, _LOG)
            raise _refusal(problem, login, log, is_late=passed.is_set()) from None


class SparkTables:
    """A session."""

    def __init__(self, session: "SparkSession", folder: str | None) -> None:
        """Take the session, and the folder of the tables where they are files."""
        import ibis

        self._session = session
        self._folder = folder
        self._ibis = ibis.pyspark.connect(session)

    def table(self, name: Sequence[str]) -> "Table | None":
        """The table of a name."""
        return self._files(name) if self._folder else self._of_catalog(name)

    def _of_catalog(self, name: Sequence[str]) -> "Table | None":
        if not self._session.catalog.tableExists(".".join(f"`{part}`" for part in name)):
            return None
        *above, own = name
        return self._ibis.table(own, database=tuple(above) or None)

    def _files(self, name: Sequence[str]) -> "Table | None":
        from pyspark.errors import AnalysisException

        path = "/".join((str(self._folder).rstrip("/"), *name))
        try:
            frame = self._session.read.parquet(path)
        except AnalysisException as problem:
            if "PATH_NOT_FOUND" in str(problem.getCondition()):
                return None
            raise
        view = "_".join(("mic_tracker", *name))
        frame.createOrReplaceTempView(view)
        return self._ibis.table(view)

    def rows(self, expression: "Table") -> Iterator[tuple[object, ...]]:
        """The rows of an expression; Spark gives all of them at once, as columns."""
        found = self._session.sql(self._ibis.compile(expression)).toArrow()
        for batch in found.to_batches():
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _read_address(login: Login) -> _SparkPlace:
    address, _, query = login.address.partition("?")
    rest = address.partition(":")[2]
    master = address if rest.startswith("//") else rest
    options = parse_qs(query, keep_blank_values=True)
    folder = options.pop("parquet", [""])[0]
    if not master or options or ("?" in login.address and not folder):
        raise OutsideWorld("database_address", variable=login.variable)
    return _SparkPlace(master, folder or None)


@contextmanager
def _session(place: _SparkPlace, own: str, *, is_guest: bool) -> Iterator["SparkSession"]:
    """Start a session, and end Spark where it was not there before."""
    from pyspark.sql import SparkSession

    logging.getLogger("SQLQueryContextLogger").setLevel(logging.CRITICAL)
    builder = SparkSession.builder.master(place.master).appName("mic-tracker")
    for key, value in _settings(place, own).items():
        builder = builder.config(key, value)
    with _errors_into(Path(own, _LOG)):  # the Java machine keeps what it starts with
        session = builder.getOrCreate()
    own_session = session.newSession()
    for key, value in _SESSION_SETTINGS.items():  # of a session that was there they may be others
        own_session.conf.set(key, value)
    own_session.sparkContext.setJobGroup(_JOBS, _JOBS, interruptOnCancel=True)
    try:
        yield own_session
    finally:
        if not is_guest:
            with suppress(Exception):  # it may be gone
                session.stop()


@contextmanager
def _errors_into(file: Path) -> Iterator[None]:
    """Let a file have what is written to standard error, by this process and those it starts."""
    kept = os.dup(2)
    with file.open("wb") as log:
        os.dup2(log.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(kept, 2)
            os.close(kept)


def _settings(place: _SparkPlace, own: str) -> Mapping[str, str]:
    is_local = place.master.startswith("local")
    # tables of files need no catalog, and leave nothing in the current folder
    alone = {"spark.sql.catalogImplementation": "in-memory", "spark.sql.warehouse.dir": own}
    return _SETTINGS | (LOCAL_SETTINGS if is_local else {}) | (alone if place.folder else {})


def _refusal(problem: Exception, login: Login, log: Path, *, is_late: bool) -> OutsideWorld:
    if is_late:
        return OutsideWorld("database_slow", variable=login.variable, seconds=login.seconds)
    reason = next((line for line in str(problem).splitlines() if line.strip()), "")
    if _NO_MACHINE in reason:
        reason = _what_java_said(log)
    if not reason:
        return OutsideWorld("no_java")
    return OutsideWorld("database_failed", variable=login.variable, reason=reason)


def _what_java_said(log: Path) -> str:
    """Why Java has ended before Spark was there; nothing where there is no Java."""
    lines = log.read_text("utf-8", "replace").splitlines() if log.exists() else []
    return next((line for line in lines if line.startswith(_OF_JAVA)), "")


def _is_running() -> bool:
    from pyspark import SparkContext

    return SparkContext._active_spark_context is not None  # noqa: SLF001 - it has no other name


def _cancel_jobs() -> None:
    """End what we have asked of a Spark that is somebody else's."""
    from pyspark import SparkContext

    SparkContext.getOrCreate().cancelJobGroup(_JOBS)


def _end_machine() -> None:
    """End the Java machine that we wait for, and have started."""
    from pyspark import SparkContext

    gateway = SparkContext._gateway  # noqa: SLF001 - it has no other name
    process = getattr(gateway, "proc", None)
    if process is not None:
        process.kill()
