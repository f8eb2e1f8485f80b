"""A table of cells in a database, as a table of many rows."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from mic_tracker.read.bulk.coded_rows import CodedRows, TableFault
from mic_tracker.read.bulk.column_roles import ColumnRoles
from mic_tracker.read.bulk.servers.engines import Engine
from mic_tracker.read.bulk.servers.expression import RowGroups, Sizes, grouped, row_count, sizes
from mic_tracker.read.bulk.servers.listed_rows import ListedRows, OrderedRows
from mic_tracker.read.delimited import NUMBERS
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
        self._measure(roles.series)
        beside = [name for name in roles.numbers if name != "value"]
        groups = RowGroups(roles.series, roles.said, [*roles.texts, *beside])
        rows = ListedRows(groups)
        for row in self._engine.rows(grouped(self._cells, groups)):
            rows.add(row)
            if len(rows) > self._room:  # more have come since they were counted
                raise TableFault.too_much("rows_of_table", limits.BULK_OBSERVATIONS)
        self._rows = rows.ordered()
        return self._rows.coded(roles.texts)

    def cells(self, rows: Sequence[int]) -> Iterable[list[str]]:
        """Give all cells of some rows as texts."""
        assert self._rows is not None  # rows have numbers since they are codes  # noqa: S101
        for row in rows:
            cells = self._rows.cells(row - 1)
            yield [cells.get(name, "") for name in self.columns]

    def _measure(self, series: Sequence[str]) -> None:
        """Refuse a table that is larger than there is room for, before it is on its way."""
        ((rows,),) = self._engine.rows(row_count(self._cells, self._room))
        if rows > self._room:
            raise TableFault.too_much("rows_of_table", limits.BULK_OBSERVATIONS)
        (found,) = self._engine.rows(sizes(self._cells, series))
        size = Sizes(*map(int, found))
        if size.series > limits.BULK_SPELLINGS:
            raise TableFault.too_much("series", limits.BULK_SPELLINGS)
        if size.longest > limits.OBSERVATIONS:
            raise TableFault.too_much("longest", limits.OBSERVATIONS)
        if size.characters > limits.TABLE_CHARACTERS:
            raise TableFault.too_much("table_texts", limits.TABLE_CHARACTERS)
