"""How a delimited text is laid out: the sign between its cells, and the row that names columns.

Both are found by what is alike over many lines. The sign that is most frequent in the first line
errs on Eurostat's files, whose keys have commas, and on a title above the table.
"""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from io import StringIO
from itertools import islice
from typing import NamedTuple, get_args

from mic_tracker.model.edit.exchange.profile import Delimiter
from mic_tracker.read.exchange.source_table import UnreadableFile
from mic_tracker.text import limits
from mic_tracker.text.cells import find_delimiter, is_filled, names_delimiter

_SIGNS = "\t,;|"
_LINES = 50
"""That are looked at."""
_HEAD = 256 * 1024
"""Characters of them."""
_ROWS = 25
"""That may name the columns, and that are looked at below each."""
_WIDTHS = 3
"""Of rows, that a table may have."""
_LONG_LINE = re.compile(rf"[^\n]{{{limits.LINE + 1}}}")
_NUMBER = re.compile(
    r"[(<>≤≥~−+-]{0,3} ?\d[\d., '\u00a0\u202f]*(?:[eE][+-]?\d+)?\)*(?: ?[a-z]{1,3})?%?", re.ASCII
)
LineCells = Sequence[str]


class TextRow(NamedTuple):
    """A row with the line on which it starts."""

    line: int
    cells: list[str]


def find_sign(text: str) -> str:
    """The sign between the cells of a text: the one by which most lines have the same width.

    Of two that divide all lines alike the tab comes first, then the one that makes more columns.
    """
    if names_delimiter(text) and (named := find_delimiter(text)) in get_args(Delimiter):
        return named
    lines = [line for line in text[:_HEAD].split("\n", 2 * _LINES) if line.strip()]
    head = "\n".join(lines[:_LINES])
    return max(_SIGNS, key=lambda sign: _consistency(head, sign))


def _consistency(text: str, sign: str) -> tuple[float, bool, int]:
    """The share of the rows with the commonest width above one, and what decides between equals."""
    try:
        widths = [len(cells) for cells in csv.reader(StringIO(text), delimiter=sign) if cells]
    except csv.Error:
        return (0.0, False, 0)
    common = Counter(width for width in widths if width > 1).most_common(1)
    if not common:
        return (0.0, False, 0)
    width, count = common[0]
    return (count / len(widths), sign == "\t", width)


def split_rows(text: str, sign: str) -> list[TextRow]:
    """The rows of a text, blank ones too; UnreadableFile beyond a limit or for an open quote."""
    if long := _LONG_LINE.search(text):
        line = text.count("\n", 0, long.start()) + 1
        raise UnreadableFile("long_line", {"limit": limits.LINE}, line)
    reader = csv.reader(StringIO(text, newline=""), delimiter=sign, strict=True)
    rows: list[TextRow] = []
    line = 1
    try:
        for cells in reader:
            rows.append(TextRow(line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise _unsplit(error, line) from None
    _check_size(rows)
    return rows[1:] if names_delimiter(text) else rows


def _unsplit(error: csv.Error, line: int) -> UnreadableFile:
    # of a cell beyond its limit `csv` says so; of all else it says that quotes do not pair up
    if "limit" in str(error):
        return UnreadableFile("long_cell", {"limit": limits.CELL}, line)
    return UnreadableFile("open_quote", {}, line)


def _check_size(rows: Sequence[TextRow]) -> None:
    widest = max(rows, key=lambda row: len(row.cells), default=TextRow(1, []))
    if len(widest.cells) > limits.COLUMNS:
        raise UnreadableFile("too_many_columns", {"limit": limits.COLUMNS}, widest.line)
    if len(rows) > limits.LINES or sum(len(r.cells) for r in rows) > limits.IMPORTED_CELLS:
        raise UnreadableFile("too_many_cells", {"limit": limits.IMPORTED_CELLS})


def find_header(rows: Sequence[TextRow]) -> int:
    """The index of the row that names the columns: the first one above a column of numbers.

    It is as wide as many rows, those of the commonest width first, and names nearly every column
    that is filled below it. Where no column has numbers, it is the first such row. UnreadableFile
    for a text that says nothing.
    """
    every = ((i, row.cells) for i, row in enumerate(rows) if is_filled(row.cells))
    filled = [*islice(every, _LINES)]
    if not filled:
        raise UnreadableFile("empty")
    widths = Counter(len(cells) for _, cells in filled).most_common(_WIDTHS)
    heads = [head for width, _ in widths for head in _heads(filled, width)]
    numeric = (i for i, cells, under in heads if _has_numbers(cells, under))
    return next(numeric, heads[0][0] if heads else filled[0][0])


def _heads(
    rows: Sequence[tuple[int, LineCells]], width: int
) -> list[tuple[int, LineCells, list[LineCells]]]:
    """The rows of a width that may name columns, with their indexes and what is below them."""
    wide = [(i, cells) for i, cells in rows if len(cells) == width]
    below = [[row for _, row in wide[at + 1 : at + 1 + _ROWS]] for at in range(len(wide))]
    tried = zip(wide[:_ROWS], below, strict=False)
    return [(i, cells, under) for (i, cells), under in tried if _may_name(cells, under)]


def _may_name(head: LineCells, rows: Sequence[LineCells]) -> bool:
    """Whether at most one column, and few of many, are filled below and have no name."""
    blank = [i for i, name in enumerate(head) if not name.strip()]
    nameless = sum(any(row[i].strip() for row in rows) for i in blank)
    return nameless <= max(1, len(head) // 5)


def _has_numbers(head: LineCells, rows: Sequence[LineCells]) -> bool:
    """Whether more than half of what stands below some named column are numbers."""
    for i, name in enumerate(head):
        said = [row[i].strip() for row in rows if row[i].strip()]
        if name.strip() and 2 * sum(map(is_number_like, said)) > len(said):
            return True
    return False


def is_number_like(cell: str) -> bool:
    """Whether a cell looks like a number, however it is grouped, marked or flagged."""
    return _NUMBER.fullmatch(cell) is not None
