"""A table of many rows as an included file: plain rows stay codes, others become records."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from mic_tracker.model.finding import Finding
from mic_tracker.model.record import LARGEST, SMALLEST
from mic_tracker.read.bulk.coded_rows import BulkTable, CodedRows, Spelling, TableFault
from mic_tracker.read.bulk.column_roles import ColumnRoles, find_roles
from mic_tracker.read.bulk.row_page import HEADER, RowPage
from mic_tracker.read.delimited import NUMBERS, number_reader
from mic_tracker.read.delimited.codes import LONGEST, ODD, CodeTables, SpellingTable
from mic_tracker.read.delimited.columns import RowChunk
from mic_tracker.read.delimited.included import IncludedFile
from mic_tracker.read.delimited.records import (
    MOST_OF_HEADER,
    Sheet,
    header_findings,
    missing_columns,
    read_odd,
)
from mic_tracker.read.source_text import Writing, finding_at
from mic_tracker.text import limits
from mic_tracker.text.cells import is_filled

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def read_bulk(
    table: BulkTable, name: str, writing: Writing, tables: CodeTables | None
) -> IncludedFile:
    """Read the rows of a table; a row with an unreadable cell is left out.

    Without tables of codes each row is read as a record.
    """
    dimensions = frozenset(n for i in writing.indicators.values() for n in i.dimensions or {})
    page = RowPage(name, table.columns)
    findings = (*islice(_header_findings(page, dimensions), MOST_OF_HEADER),)
    if [*missing_columns(page.columns)]:
        return IncludedFile(page, None, findings)
    try:
        included = _read_rows(table, page, dimensions, writing, tables)
    except TableFault as fault:
        return IncludedFile(page, None, (*findings, fault_finding(page, fault)))
    return included._replace(findings=findings + included.findings)


def fault_finding(page: RowPage, fault: TableFault) -> Finding:
    """The finding that a table cannot be read; its header is shown, if it is known."""
    finding = finding_at(page, fault.code, page.cell(HEADER), fault.facts)
    return finding if page.columns else replace(finding, excerpt=None)


def _header_findings(page: RowPage, dimensions: frozenset[str]) -> Iterator[Finding]:
    # a column that cannot be named is told, whether it says anything or not
    filled = ["" if name.strip() else "-" for name in page.columns]
    return header_findings(Sheet(page, HEADER, [(1, filled)], dimensions))


def _read_rows(
    table: BulkTable,
    page: RowPage,
    dimensions: frozenset[str],
    writing: Writing,
    tables: CodeTables | None,
) -> IncludedFile:
    roles = find_roles(page.columns, dimensions, tables, writing.language)
    coded = table.code(roles)
    chunk, spelt = _make_chunk(coded, roles, tables)
    page.starts = chunk.lines
    shown = dict[int, Sequence[str]]()
    page.cells_of = _row_shower(chunk, spelt, page.columns, shown)
    odd = _odd_rows(chunk)
    rows = zip(odd, table.cells(odd) if odd else (), strict=True)
    exact = NUMBERS if roles.as_programs_write else table.exact
    read_numbers = number_reader(writing, point=coded.has_point, exact=exact)
    return read_odd(page, chunk, _filled_rows(rows, shown), read_numbers, dimensions)


def _odd_rows(chunk: RowChunk) -> Sequence[int]:
    """The numbers of the rows that were set aside."""
    import numpy as np

    found: list[int] = np.frombuffer(chunk.lines, "i")[
        np.frombuffer(chunk.series, "i") == ODD
    ].tolist()
    return found


def _filled_rows(
    rows: Iterable[tuple[int, list[str]]], shown: dict[int, Sequence[str]]
) -> Iterator[tuple[int, list[str]]]:
    """The rows that say anything; they are kept to be shown."""
    for number, cells in rows:
        if len(shown) == limits.OBSERVATIONS:
            raise TableFault.too_much("odd_rows", limits.OBSERVATIONS)
        if is_filled(cells):
            shown[number] = cells
            yield number, cells


class _Spelt(NamedTuple):
    """The cells in some columns of which codes were made."""

    names: Sequence[str]
    by_code: Mapping[int, Spelling]
    by_row: "tuple[Sequence[Spelling], NDArray[np.int32], NDArray[np.int32]] | None" = None
    """Where several spellings make one code: all of them, the place of each row's, the rows."""

    def cells(self, number: int, code: int) -> Mapping[str, str]:
        """Those of a row."""
        if self.by_row is None:
            return dict(zip(self.names, self.by_code[code], strict=True))
        spellings, places, rows = self.by_row
        spelling = spellings[places[rows.searchsorted(number)]]
        return dict(zip(self.names, spelling, strict=True))


def _row_shower(
    chunk: RowChunk,
    spelt: tuple[_Spelt, _Spelt],
    columns: Sequence[str],
    shown: Mapping[int, Sequence[str]],
) -> Callable[[int], Sequence[str]]:
    """What gives the cells of a row; of a plain one, the columns without a role are empty."""
    series, said = spelt

    def cells_of(number: int) -> Sequence[str]:
        if number in shown:
            return shown[number]
        row = bisect_left(chunk.lines, number)
        cells = {
            **said.cells(number, chunk.statements[row]),
            **series.cells(number, chunk.series[row]),
            **chunk.texts.get(row, {}),
            "value": repr(chunk.values[row]).removesuffix(".0"),
        }
        return [str(cells.get(name, "")) for name in columns]

    return cells_of


def _make_chunk(
    coded: CodedRows, roles: ColumnRoles, tables: CodeTables | None
) -> tuple[RowChunk, tuple[_Spelt, _Spelt]]:
    """The rows with the codes of the registry; those that are not plain are set aside."""
    import numpy as np

    if tables and roles.is_plain:
        known = tables.read_many_series(roles.series, coded.series)
        read = SpellingTable(roles.said, tables.read_statement)
        means = [read[cells] for cells in coded.said]
        series, spelt = _codes(roles.series, coded.series, known, coded.series_codes, coded.rows)
        said, spelt_said = _codes(roles.said, coded.said, means, coded.said_codes, coded.rows)
    else:
        series = said = np.full(len(coded.rows), ODD, np.int32)
        spelt = spelt_said = _Spelt((), {})
    size = np.abs(coded.values)
    odd = (series < 0) | (said < 0) | ~(size <= LARGEST) | ((size < SMALLEST) & (size > 0))
    odd[[*_with_long_texts(coded)]] = True
    values = coded.values
    if odd.any():  # each of them is a copy of millions of numbers
        series, said = np.where(odd, ODD, series), np.where(odd, ODD, said)
        values = np.where(odd, np.nan, values)
    chunk = RowChunk(_whole(series), _whole(said), _real(values), _whole(coded.rows))
    chunk.is_bulk = True
    chunk.texts = {row: {**texts} for row, texts in coded.texts.items() if not odd[row]}
    return chunk, (spelt, spelt_said)


def _codes(
    names: Sequence[str],
    spellings: Sequence[Spelling],
    codes: Sequence[int],
    places: "NDArray[np.int32]",
    rows: "NDArray[np.int32]",
) -> "tuple[NDArray[np.int32], _Spelt]":
    """The code of each row by that of its spelling, and what it was made of."""
    import numpy as np

    by_code = dict(zip(codes, spellings, strict=True))
    several = len(by_code) < len(codes)
    spelt = _Spelt(names, by_code, (spellings, places, rows) if several else None)
    # of no spellings at all an array of one is still one that can be indexed
    return np.array(codes or [ODD], np.int32)[places], spelt


def _whole(numbers: "NDArray[np.int32]") -> "array[int]":
    import numpy as np

    made = array("i")
    made.frombytes(np.ascontiguousarray(numbers, np.int32).data.cast("B"))
    return made


def _real(numbers: "NDArray[np.float64]") -> "array[float]":
    import numpy as np

    made = array("d")
    made.frombytes(np.ascontiguousarray(numbers, np.float64).data.cast("B"))
    return made


def _with_long_texts(coded: CodedRows) -> Iterator[int]:
    """The places of rows with a text that is longer than a record takes."""
    for place, texts in coded.texts.items():
        if any(len(text) > LONGEST for text in texts.values()):
            yield place
