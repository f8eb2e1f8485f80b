"""A Parquet file as a table of many rows: DuckDB finds its spellings, and gives codes for them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mic_tracker.read.bulk.cell_sql import TypedColumn, number_pattern
from mic_tracker.read.bulk.coded_rows import CodedRows, Spelling, TableFault
from mic_tracker.read.bulk.column_roles import ColumnRoles
from mic_tracker.read.bulk.duckdb_reader import UNREADABLE, told_as_faults
from mic_tracker.read.bulk.parquet_file import check_size, read_columns
from mic_tracker.read.bulk.row_survey import survey_rows
from mic_tracker.read.delimited import NUMBERS
from mic_tracker.text import limits
from mic_tracker.text.sql import as_literal

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from numpy.typing import NDArray

_ROW = "file_row_number"
"""How DuckDB names the number of a row, from 0."""
_TOGETHER = 1 << 20
"""So many rows are fetched at a time, whatever the size of the file."""
_BATCH = 20_000
_NONE: tuple[Spelling, ...] = ()


class ParquetTable:
    """A Parquet file that was looked at, and whose rows can be read."""

    def __init__(self, database: "DuckDBPyConnection", file: Path) -> None:
        """Take a database that can open the file; raises TableFault for one that is too much."""
        self._database = database
        self._count = check_size(database, file)
        path = as_literal(str(file))
        scan = f"read_parquet({path}, hive_partitioning = false"
        self._typed = read_columns(database, f"{scan})")
        self._scan = f"{scan}, {_ROW} = true)"
        self.columns = [column.name for column in self._typed]
        self.exact = frozenset(c.name for c in self._typed if c.name in NUMBERS and c.is_number)

    def code(self, roles: ColumnRoles) -> CodedRows:
        """Give the rows as codes; see `BulkTable`."""
        if _ROW in map(str.lower, self.columns):
            raise TableFault(UNREADABLE, {"cause": "reserved", "column": _ROW})
        read = self._named(roles.read)
        for column in read:
            column.text()
        with told_as_faults():
            has_point = survey_rows(self._database, self._scan, read, roles)
            if not roles.is_plain:
                return self._uncoded(read)
            series = self._spellings("series", self._named(roles.series))
            said = self._spellings("said", self._named(roles.said))
            of, says, values, rows = self._coded(roles, read, point=has_point)
            return CodedRows(
                series, said, of, says, values, rows, self._texts(roles, rows), has_point
            )

    def cells(self, rows: Sequence[int]) -> Iterator[list[str]]:
        """Give the cells of some rows, by their numbers from 1; columns that nobody knows lack."""
        listed = ", ".join(self._cell(column) for column in self._typed)
        with told_as_faults():
            for first in range(0, len(rows), _BATCH):
                numbers = rows[first : first + _BATCH]
                query = f"select {listed} from {self._scan} where {_ROW} between ? and ?"
                some = "" if len(numbers) > numbers[-1] - numbers[0] else self._among(numbers)
                bounds = [numbers[0] - 1, numbers[-1] - 1]
                found = self._database.execute(f"{query} {some} order by {_ROW}", bounds)
                yield from map(list, found.fetchall())

    @staticmethod
    def _among(numbers: Iterable[int]) -> str:
        return f"and {_ROW} in ({', '.join(str(number - 1) for number in numbers)})"

    def _cell(self, column: TypedColumn) -> str:
        try:
            return f"coalesce({column.text()}, '')"
        except TableFault:  # a column without a role: a finding has told of it
            return "''"

    def _named(self, names: Sequence[str]) -> tuple[TypedColumn, ...]:
        by_name = {column.name: column for column in self._typed}
        return tuple(by_name[name] for name in names)

    def _spellings(self, table: str, columns: Sequence[TypedColumn]) -> Sequence[Spelling]:
        """Make a table of the distinct cells of some columns, in the order in which they come."""
        names = ", ".join(column.sql for column in columns)
        texts = ", ".join(f"coalesce({column.text()}, '')" for column in columns)
        first = f"select {names}, min({_ROW}) as first from {self._scan} group by {names}"
        most = limits.BULK_SPELLINGS
        self._database.execute(
            f"create temp table {table} as select * from ({first}) order by first limit {most + 1}"
        )
        found = self._database.execute(f"select {texts} from {table} order by rowid").fetchall()
        if len(found) > most:
            raise TableFault.too_much(table, most)
        return found

    def _coded(
        self, roles: ColumnRoles, read: Sequence[TypedColumn], *, point: bool
    ) -> "Sequence[NDArray[Any]]":
        """Of each row that says anything its codes, its number and its place."""
        value = self._value(roles, point=point)
        series = _joined("series", self._named(roles.series))
        said = _joined("said", self._named(roles.said))
        columns = f"series.rowid::integer, said.rowid::integer, {value}, {_ROW}::integer + 1"
        return self._fetch_parts(f"select {columns} from part {series} {said}", read, "iidi")

    def _uncoded(self, read: Sequence[TypedColumn]) -> CodedRows:
        """The rows that say anything, of which none is a plain one."""
        query = f"select 'nan'::double, {_ROW}::integer + 1 from part"
        values, rows = self._fetch_parts(query, read, "di")
        codes = rows * 0
        return CodedRows(_NONE, _NONE, codes, codes, values, rows, {})

    def _value(self, roles: ColumnRoles, *, point: bool) -> str:
        """The number of a row that has one number, and nothing that takes a second look."""
        (value,) = self._named(["value"])
        pattern = number_pattern(
            as_programs_write=roles.as_programs_write, point=point and roles.takes_point
        )
        others = [name for name in (*roles.numbers, *roles.beside) if name != "value"]
        alone = " and ".join(f"not {column.filled()}" for column in self._named(others))
        number = f"coalesce({value.number(pattern)}, 'nan'::double)"
        return f"case when {alone} then {number} else 'nan'::double end" if alone else number

    def _fetch_parts(
        self, query: str, read: Sequence[TypedColumn], types: str
    ) -> "Sequence[NDArray[Any]]":
        """Fetch whole columns of the rows that say anything, part by part and in their order."""
        import numpy as np

        filled = " or ".join(column.filled() for column in read)
        columns = tuple(np.empty(self._count, type_) for type_ in types)
        done = 0
        for first in range(0, self._count, _TOGETHER):
            rows = f"{_ROW} between {first} and {first + _TOGETHER - 1} and ({filled})"
            part = f"with part as (select * from {self._scan} where {rows})"
            found = self._database.execute(f"{part} {query}").fetchnumpy()
            fetched = [*map(np.asarray, found.values())]
            order = _order_of(fetched[-1])
            size = len(fetched[-1])
            for column, cells in zip(columns, fetched, strict=True):
                column[done : done + size] = cells if order is None else cells[order]
            done += size
        return tuple(column[:done] for column in columns)

    def _texts(self, roles: ColumnRoles, rows: "NDArray[Any]") -> Mapping[int, Mapping[str, str]]:
        """What rows say in columns of their own texts, by the place of the row."""
        columns = self._named(roles.texts)
        if not columns:
            return {}
        texts = ", ".join(f"coalesce({column.text()}, '')" for column in columns)
        some = " or ".join(column.filled() for column in columns)
        query = f"select {_ROW} + 1, {texts} from {self._scan} where {some}"
        most = limits.OBSERVATIONS
        found = self._database.execute(f"{query} order by {_ROW} limit {most + 1}").fetchall()
        if len(found) > most:
            raise TableFault.too_much("own_texts", most)
        places = rows.searchsorted([row for row, *_ in found]).tolist() if found else ()
        stripped = (
            {
                name: text
                for name, cell in zip(roles.texts, cells, strict=True)
                if (text := cell.strip())
            }
            for _, *cells in found
        )
        return {place: own for place, own in zip(places, stripped, strict=True) if own}


def _joined(table: str, columns: Sequence[TypedColumn]) -> str:
    """What gives each row its row in a table of spellings; an empty cell is a spelling, too."""
    same = (f"part.{column.sql} is not distinct from {table}.{column.sql}" for column in columns)
    return f"join {table} on {' and '.join(same)}"


def _order_of(rows: "NDArray[Any]") -> "NDArray[Any] | None":
    """How rows are put in order, if they are not: a join may give them in any."""
    return None if (rows[1:] > rows[:-1]).all() else rows.argsort(kind="stable")
