"""Tables of PostgreSQL, read in one transaction that can write nothing."""

import os
import socket
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING

from mic_tracker.errors import OutsideWorld
from mic_tracker.read.bulk.servers.deadline import end_after
from mic_tracker.read.bulk.servers.engines import Login

if TYPE_CHECKING:
    from ibis.expr.types import Table
    from psycopg import Connection, Error

_CONNECT = 10
"""Seconds to wait for the first word of a server."""
_BATCH = 1_000
"""Series that are on their way at once."""
_FROM_SERVER = "FATAL:"
"""What comes before the words of a server; what libpq says before it may quote the address."""


@contextmanager
def connect(login: Login) -> Iterator["PostgresTables"]:
    """Open a connection; OutsideWorld for whatever the server, or the way to it, refuses."""
    try:
        import ibis  # noqa: F401 - it is needed below, and comes with the extra
        import psycopg
    except ImportError:
        raise OutsideWorld("no_postgresql", extra="postgresql") from None
    with (
        closing(_open(login)) as connection,
        end_after(login.seconds, partial(_hang_up, connection.fileno())) as passed,
    ):
        try:
            with connection.transaction():
                _set_up(connection, login.seconds)
                yield PostgresTables(connection)
        except (psycopg.Error, UnicodeDecodeError) as problem:
            raise _refusal(problem, login, is_late=passed.is_set()) from None


class PostgresTables:
    """A connection in a transaction."""

    def __init__(self, connection: "Connection") -> None:
        """Take the connection."""
        import ibis

        self._connection = connection
        self._ibis = ibis.postgres.from_connection(connection)

    def table(self, name: Sequence[str]) -> "Table | None":
        """The table or view of a name: of a schema, or of the one that is searched first."""
        from ibis.common.exceptions import TableNotFound

        *schema, own = name
        with suppress(TableNotFound):
            return self._ibis.table(own, database=schema[0] if schema else None)
        return None

    def rows(self, expression: "Table") -> Iterator[tuple[object, ...]]:
        """The rows of an expression, which the server keeps until they are asked for."""
        query = self._ibis.compile(expression)
        with self._connection.cursor("mic_tracker", binary=True) as cursor:
            cursor.execute(query.encode())
            while batch := cursor.fetchmany(_BATCH):
                yield from batch


def _open(login: Login) -> "Connection":
    import psycopg
    from psycopg.conninfo import make_conninfo

    wait = min(_CONNECT, login.seconds)
    try:
        address = make_conninfo(login.address, connect_timeout=wait, client_encoding="utf8")
    except psycopg.Error:
        raise OutsideWorld("database_address", variable=login.variable) from None
    try:
        return psycopg.connect(address, application_name="mic-tracker")
    except (psycopg.Error, UnicodeError) as problem:
        raise _unreachable(problem, login.variable) from None


def _set_up(connection: "Connection", seconds: int) -> None:
    """Make the transaction one that sees one state, can change nothing and comes to an end."""
    connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
    connection.execute(f"SET LOCAL statement_timeout = {seconds * 1_000}")
    connection.execute("SET LOCAL extra_float_digits = 1")


def _unreachable(problem: Exception, variable: str) -> OutsideWorld:
    """What kept a connection from being made, without any word of its address."""
    _, _, said = str(problem).partition(_FROM_SERVER)
    if said:
        reason = said.strip().splitlines()[0]
        return OutsideWorld("database_refused", variable=variable, reason=reason)
    return OutsideWorld("database_unreachable", variable=variable)


def _refusal(problem: "Error | UnicodeError", login: Login, *, is_late: bool) -> OutsideWorld:
    import psycopg

    if is_late or isinstance(problem, psycopg.errors.QueryCanceled):
        return OutsideWorld("database_slow", variable=login.variable, seconds=login.seconds)
    said = problem.diag.message_primary if isinstance(problem, psycopg.Error) else None
    if said is None and isinstance(problem, psycopg.OperationalError):
        return OutsideWorld("database_lost", variable=login.variable)
    reason = (said or str(problem)).splitlines()[0]
    return OutsideWorld("database_failed", variable=login.variable, reason=reason)


def _hang_up(number: int) -> None:
    """End what is waited for on a connection: its socket says no more."""
    with suppress(OSError), socket.socket(fileno=os.dup(number)) as line:
        line.shutdown(socket.SHUT_RDWR)
