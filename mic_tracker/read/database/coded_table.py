"""A table of cells in a database, as a table of many rows."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, cast

from mic_tracker.read.bulk.coded_rows import CodedRows, TableFault
from mic_tracker.read.bulk.column_roles import ColumnRoles
from mic_tracker.read.database.engines import Engine
from mic_tracker.read.database.expression import RowGroups, grouped, sizes
from mic_tracker.read.database.row_codes import OrderedRows, RowCodes
from mic_tracker.read.delimited import NUMBERS
from mic_tracker.read.source_text import TOO_MUCH
from mic_tracker.text import limits

if TYPE_CHECKING:
    from ibis.expr.types import Table


class DatabaseRows:
    """The rows of a table, which are asked for when they are read."""

    exact = frozenset(NUMBERS)

    def __init__(self, engine: Engine, cells: "Table", room: int) -> None:
        """Take the cells of the table, and how many rows the registry has room for."""
        self.columns: Sequence[str] = cells.columns
        self._engine = engine
        self._cells = cells
        self._room = room
        self._rows: OrderedRows | None = None

    def code(self, roles: ColumnRoles) -> CodedRows:
        """Give the rows as codes, in the order of their cells: a table has none of its own."""
        self._measure()
        beside = [name for name in roles.numbers if name != "value"]
        groups = RowGroups(roles.series, roles.said, [*roles.texts, *beside])
        rows = RowCodes(groups)
        for row in self._engine.rows(grouped(self._cells, groups)):
            rows.add(row)
            if len(rows) > self._room:  # more have come since they were counted
                raise _too_much("observations", limits.OBSERVATIONS)
        self._rows = rows.ordered()
        return self._rows.coded(roles.texts)

    def cells(self, rows: Sequence[int]) -> Iterable[list[str]]:
        """Give all cells of some rows as texts."""
        assert self._rows is not None  # rows have numbers since they are codes  # noqa: S101
        for row in rows:
            cells = self._rows.cells(row - 1)
            yield [cells.get(name, "") for name in self.columns]

    def _measure(self) -> None:
        """Refuse a table that is larger than there is room for, before it is on its way."""
        texts = [name for name in self.columns if self._cells[name].type().is_string()]
        (found,) = self._engine.rows(sizes(self._cells, texts, self._room))
        rows, characters = cast("tuple[int, int]", found)
        if rows > self._room:
            raise _too_much("observations", limits.OBSERVATIONS)
        if characters > limits.TABLE_CHARACTERS:
            raise _too_much("characters", limits.TABLE_CHARACTERS)


def _too_much(what: str, limit: int) -> TableFault:
    return TableFault(TOO_MUCH, {"what": what, "remedy": what, "limit": limit})
