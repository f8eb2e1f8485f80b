"""The table in a sheet: where its head is, its rows, and what stands above and below it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from mic_tracker.model.edit.exchange.profile import FileLayout
from mic_tracker.read.exchange.syntax.named_cells import check_cells
from mic_tracker.read.exchange.syntax.workbook import MergedRange, WorkbookSheet
from mic_tracker.text.cells import is_filled

_MOST_HEADS = 5
"""Rows of a head, as many as a layout can ask for."""
_LONGEST_FACT, _LONGEST_NAME = 1_000, 40


class SheetTable(NamedTuple):
    """A table and what is said around it."""

    header: tuple[str, ...]
    rows: list[tuple[str, ...]]
    lines: list[int]
    """The numbers of the rows in the sheet."""
    facts: Mapping[str, str]


def find_table(sheet: WorkbookSheet, layout: FileLayout) -> SheetTable | None:
    """The table of a sheet; None where there are only texts.

    Its head is the first row that names two thirds of the columns, where a cell that is merged
    across counts for each of them; a row with a single text is a title. The rows below belong to
    the head where it is merged downwards, and below what is merged across. The last row of the
    table is the last with more than one cell. Merged cells say the same in all of their rows and,
    in the head, in all of their columns.
    """
    check_cells(sum(_size(one, sheet) for one in sheet.merged))
    top = layout.header - 1 if layout.header else _head(sheet)
    if top is None:
        return None
    given = layout.header_rows if "header_rows" in layout.model_fields_set else 0
    first = top + (given or _head_height(sheet, top))
    last = max((i for i, row in enumerate(sheet.rows) if _count(row) > 1), default=0) + 1
    heads = _filled(sheet, range(top, first), across=True)
    body = dict(zip(range(first, last), _filled(sheet, range(first, last)), strict=True))
    said = {i: row for i, row in body.items() if is_filled(row)}
    width = max((_width(row) for row in (*heads, *said.values())), default=0)
    cells = [tuple(row[:width]) for row in said.values()]
    facts = _facts(sheet.rows[:top], sheet.rows[max(first, last) :])
    names = _names(heads, width)
    return SheetTable(names, cells, [i + 1 for i in said], facts) if cells else None


def _count(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _width(row: Sequence[str]) -> int:
    return max((i for i, cell in enumerate(row, start=1) if cell.strip()), default=0)


def _size(one: MergedRange, sheet: WorkbookSheet) -> int:
    (top, left), (bottom, right) = one
    height, width = len(sheet.rows), max(map(len, sheet.rows), default=0)
    return max(min(bottom + 1, height) - top, 0) * max(min(right + 1, width) - left, 0)


def _head(sheet: WorkbookSheet) -> int | None:
    """The first row that names most columns."""
    most = max(map(_count, sheet.rows), default=0)
    merged = dict[int, int]()
    for (top, left), (_, right) in sheet.merged:
        merged[top] = merged.get(top, 0) + right - left
    named = (i for i, row in enumerate(sheet.rows) if _count(row) > 1)
    return next(
        (i for i in named if 3 * (_count(sheet.rows[i]) + merged.get(i, 0)) >= 2 * most), None
    )


def _head_height(sheet: WorkbookSheet, top: int) -> int:
    """How many rows a head has, by its merged cells."""
    last = top
    for (first, left), (bottom, right) in sorted(sheet.merged):
        if top <= first <= last:
            last = max(last, bottom, first + 1 if right > left else first)
    return min(last - top + 1, _MOST_HEADS)


def _filled(sheet: WorkbookSheet, lines: range, *, across: bool = False) -> list[list[str]]:
    """Some rows with merged cells filled downwards and, if asked for, across."""
    rows = {i: [*sheet.rows[i]] for i in lines if i < len(sheet.rows)}
    for (top, left), (bottom, right) in sheet.merged:
        if right == left or across:
            for i in range(max(top, lines.start), min(bottom + 1, lines.stop, len(sheet.rows))):
                end = min(right + 1, len(rows[i]))
                rows[i][left:end] = [sheet.rows[top][left]] * (end - left)
    return [*rows.values()]


def _names(heads: Sequence[Sequence[str]], width: int) -> tuple[str, ...]:
    """The names of the columns: what stands above each other, from top to bottom."""
    columns = zip_longest(*heads, fillvalue="")
    names = [" ".join(dict.fromkeys(c.strip() for c in cells if c.strip())) for cells in columns]
    return tuple(names[:width])


def _facts(above: Sequence[Sequence[str]], below: Sequence[Sequence[str]]) -> Mapping[str, str]:
    """What stands around a table: a title first, pairs of cells and `name: value`, and notes."""
    facts: dict[str, str] = {}
    notes: list[str] = []
    titled = any(map(is_filled, above))
    for number, said in enumerate(_said(above, below)):
        pair = said if len(said) == 2 else said[0].split(": ", maxsplit=1)
        if number == 0 and titled:
            facts["title"] = " ".join(said)
        elif len(pair) == 2 and len(pair[0]) <= _LONGEST_NAME:
            facts.setdefault(pair[0], pair[1])
        else:
            notes.append(" ".join(said))
    every = facts | ({"note": "\n".join(notes)} if notes else {})
    return {name: text[:_LONGEST_FACT] for name, text in every.items()}


def _said(*parts: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    for row in (row for part in parts for row in part if is_filled(row)):
        yield [cell.strip() for cell in row if cell.strip()]
