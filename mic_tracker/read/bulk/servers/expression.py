"""The expressions that are run in a database: the same ones on every engine.

What engines differ in is left out or said: numbers are doubles, days are written by a pattern, a
value that is missing is a text without letters or a number that is none, and nothing is sorted.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import nan
from typing import TYPE_CHECKING, NamedTuple

from mic_tracker.read.delimited import NUMBERS

if TYPE_CHECKING:
    from ibis.expr.types import StringColumn, StringValue, Table, Value

SEPARATOR = "\x1f"
"""Between the cells of some columns that come as one text; within a cell it is replaced."""
_REPLACED = "\ufffd"
_DAY = "%Y-%m-%d"


class Sizes(NamedTuple):
    """How much a table holds."""

    series: int
    longest: int
    """The rows of the series that has most."""
    characters: int
    """Of all texts."""


class RowGroups(NamedTuple):
    """Which columns of a table of cells its rows are grouped by, and which come as lists."""

    series: Sequence[str]
    said: Sequence[str]
    others: Sequence[str]
    """Those that are mostly empty."""


def make_cells(
    table: "Table", columns: Mapping[str, str], constants: Mapping[str, str], keys: Iterable[str]
) -> "Table":
    """A table with a text, or a number, for each key that has a column or a constant."""
    import ibis

    made: dict[str, Value] = {}
    for key in keys:
        if key in columns:
            column = columns[key]
            made[key] = _number(table, column) if key in NUMBERS else _text(table, column)
        elif key in constants:
            made[key] = ibis.literal(constants[key])
    return table.select(**made)


def pick_rows(table: "Table", where: Mapping[str, str]) -> "Table":
    """The rows in which some columns say something."""
    for column, text in where.items():
        table = table.filter(_text(table, column) == text)
    return table


def row_count(cells: "Table", most: int) -> "Table":
    """How many rows a table has; of more than so many it counts one too many."""
    first = cells.limit(most + 1)
    return first.aggregate(rows=first.count().cast("int64"))


def sizes(cells: "Table", series: Sequence[str]) -> "Table":
    """What `Sizes` says of a table."""
    texts = [cells[name].length() for name in cells.columns if cells[name].type().is_string()]
    each = cells.group_by([*series]).aggregate(
        rows_=cells.count().cast("int64"),
        characters_=sum(texts[1:], texts[0]).sum().cast("int64"),
    )
    return each.aggregate(
        series=each.count().cast("int64"),
        longest=each.rows_.max().fill_null(0),
        characters=each.characters_.sum().cast("int64").fill_null(0),
    )


def grouped(cells: "Table", groups: RowGroups) -> "Table":
    """The rows of each series in one row: its cells, then a list for each of the other parts."""
    import ibis

    lists = cells.select(
        *groups.series,
        said_=_joined(cells, groups.said),
        value_=cells.value if "value" in cells.columns else ibis.literal(nan, "float64"),
        **({"others_": _joined(cells, groups.others)} if groups.others else {}),
    )
    named = [name for name in ("said_", "value_", "others_") if name in lists.columns]
    collected = {name: lists[name].collect() for name in named}
    return lists.group_by([*groups.series]).aggregate(**collected)


def _text(table: "Table", name: str) -> "StringValue":
    import ibis

    column = table[name]
    if column.type().is_date():
        return ibis.coalesce(column.strftime(_DAY), "")
    text = column if column.type().is_string() else column.cast("string")
    return ibis.coalesce(text, "")


def _number(table: "Table", name: str) -> "Value":
    import ibis

    # in a list a missing number would be left out, and the others would move up
    return ibis.coalesce(table[name].cast("float64"), ibis.literal(nan, "float64"))


def _joined(cells: "Table", names: Sequence[str]) -> "StringColumn":
    import ibis

    texts = [
        (cells[name] if cells[name].type().is_string() else cells[name].cast("string")).replace(
            SEPARATOR, _REPLACED
        )
        for name in names
    ]
    return ibis.literal(SEPARATOR).join(texts)
