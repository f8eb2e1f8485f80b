"""A table of many rows in some library, as an included file."""

from collections.abc import Iterable, Sequence
from math import nan

import numpy as np

from mic_tracker.model.indicator import Indicator
from mic_tracker.read.bulk.coded_rows import CodedRows, TableFault
from mic_tracker.read.bulk.column_roles import ColumnRoles
from mic_tracker.read.bulk.table import read_bulk
from mic_tracker.read.delimited.codes import CodeTables
from mic_tracker.read.notation import read_notation
from mic_tracker.read.source_text import Writing

INDICATOR = Indicator.model_validate(
    {"name": "Output", "unit": "t", "measure": "amount", "desired": "increase"}
)
WRITING = Writing({"output": INDICATOR}, "en")


class ListedTable:
    """A table of rows of texts, whose values are numbers."""

    exact = frozenset({"value"})

    def __init__(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self.columns = columns
        self._rows = rows

    def code(self, roles: ColumnRoles) -> CodedRows:
        series = [self._pick(row, roles.series) for row in self._rows]
        said = [self._pick(row, roles.said) for row in self._rows]
        values = [self._pick(row, ["value"])[0] for row in self._rows]
        known, means = [*dict.fromkeys(series)], [*dict.fromkeys(said)]
        return CodedRows(
            known,
            means,
            np.array([known.index(s) for s in series], np.int32),
            np.array([means.index(s) for s in said], np.int32),
            np.array([float(v) if v.isdigit() else nan for v in values]),
            np.arange(1, len(self._rows) + 1, dtype=np.int32),
            {},
        )

    def cells(self, rows: Sequence[int]) -> Iterable[list[str]]:
        return ([*self._rows[row - 1]] for row in rows)

    def _pick(self, row: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
        return tuple(row[self.columns.index(name)] for name in names)


COLUMNS = ("indicator", "period", "value", "source")


def tables() -> CodeTables:
    return CodeTables(read_notation({}))


def test_plain_rows_are_codes() -> None:
    rows = [
        ("output", "2020", "1", "s"),
        ("output", "2021", "2", "s"),
        ("output", "2020", "3", "t"),
    ]
    known = tables()
    read = read_bulk(ListedTable(COLUMNS, rows), "x", WRITING, known)
    assert read.rows
    assert read.rows.readable == 3
    assert read.content == {"observations": []}
    assert [*read.rows.chunk.values] == [1, 2, 3]
    assert [*read.rows.chunk.series] == [0, 0, 0]
    assert [known.statements[s].source for s in read.rows.chunk.statements] == ["s", "s", "t"]
    assert [*read.rows.chunk.lines] == [1, 2, 3]


def test_other_rows_are_records_or_findings() -> None:
    rows = [
        ("output", "2020", "1", "s"),
        ("output", "2021", "about 2", "s"),
        ("output", "2021", "two", "s"),
        ("", "", "", ""),
    ]
    read = read_bulk(ListedTable(COLUMNS, rows), "x", WRITING, tables())
    assert read.rows
    assert read.rows.readable == 2
    assert read.content
    records = read.content["observations"]
    assert isinstance(records, list)
    assert [record["qualifier"] for record in records] == ["about"]
    (finding,) = read.findings
    assert (str(finding.location), finding.excerpt) == ("x:3:13", "output,2021,two,s")


def test_a_row_is_shown_with_its_cells() -> None:
    rows = [("output", "2020", "1", "s"), ("output", "2021", "2", "s")]
    page = read_bulk(ListedTable(COLUMNS, rows), "x", WRITING, tables()).rows
    assert page
    assert page.page.line(0) == "indicator,period,value,source"
    assert page.page.line(2) == "output,2021,2,s"
    place = page.page.place(("observations", 1, "period"), "value")
    assert (place.line, place.column, place.width) == (2, 8, 4)


def test_a_missing_column_is_a_finding() -> None:
    read = read_bulk(ListedTable(("indicator", "period"), []), "x", WRITING, tables())
    assert read.content is None
    assert [f.facts["column"] for f in read.findings] == ["value"]
    assert str(read.findings[0].location) == "x:1:1"


class FaultyTable(ListedTable):
    def code(self, roles: ColumnRoles) -> CodedRows:  # noqa: ARG002 - of the protocol
        raise TableFault("MT055", {"what": "observations", "remedy": "observations", "limit": 1})


def test_a_table_that_cannot_be_read_is_a_finding() -> None:
    read = read_bulk(FaultyTable(COLUMNS, []), "x", WRITING, tables())
    assert read.content is None
    assert [f.code for f in read.findings] == ["MT055"]
