"""The database engines, one file each, by how an address begins; a new one is a file and a line."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from mic_tracker.lazy_table import LazyTable

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from ibis.expr.types import Table

    Connect = Callable[["Login"], AbstractContextManager["Engine"]]


class Login(NamedTuple):
    """Where a connection leads, and how long all that is asked there may take."""

    variable: str
    """The environment variable that holds the address; messages name it, never the address."""
    address: str
    seconds: int


class Engine(Protocol):
    """A connection to a database, on which the same expressions run as on any other."""

    def table(self, name: Sequence[str]) -> "Table | None":
        """The table, or the view, of a name in parts; None where there is none."""
        ...

    def rows(self, expression: "Table") -> Iterator[tuple[Any, ...]]:
        """The rows of an expression, which are never all here at once where that can be."""
        ...


ENGINES: "LazyTable[Connect]" = LazyTable(
    {
        "postgresql": "mic_tracker.read.bulk.servers.engines.postgresql:connect",
        "postgres": "mic_tracker.read.bulk.servers.engines.postgresql:connect",
        "spark": "mic_tracker.read.bulk.servers.engines.spark:connect",
    }
)
