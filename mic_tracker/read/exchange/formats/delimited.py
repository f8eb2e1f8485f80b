"""Delimited text: CSV and its relatives, with what may stand above and below the table."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from mic_tracker.model.edit.exchange.profile import FileLayout
from mic_tracker.read.exchange.charset import decode_text
from mic_tracker.read.exchange.dialect import (
    TextRow,
    find_header,
    find_sign,
    is_number_like,
    split_rows,
)
from mic_tracker.read.exchange.source_table import SourceTable, UnreadableFile
from mic_tracker.text.cells import is_filled

_LONGEST_FACT = 1_000


def read(data: bytes, name: str, layout: FileLayout) -> tuple[SourceTable, ...]:
    """Read the table of a delimited text, and what is said above and below it as facts."""
    text = decode_text(data, layout.encoding)
    sign = layout.delimiter or find_sign(text)
    rows = split_rows(text, sign)
    at = _header_at(rows, layout.header) if layout.header else find_header(rows)
    header = _joined([row.cells for row in rows[at : at + layout.header_rows]])
    body, below = _split_footer(rows[at + layout.header_rows :], len(header))
    filled = [row for row in body if is_filled(row.cells)]
    cells = [tuple(row.cells) for row in filled]
    facts = _facts(rows[:at], below)
    return (SourceTable(name, header, cells, [row.line for row in filled], facts, sign),)


def _header_at(rows: Sequence[TextRow], line: int) -> int:
    """The index of the row that starts on a line."""
    found = next((i for i, row in enumerate(rows) if row.line == line), None)
    if found is None:
        raise UnreadableFile("no_header", {"header": line})
    return found


def _joined(heads: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The names of the columns: what stands above each other, from top to bottom.

    Above the last row an empty cell continues its neighbour, as merged cells do.
    """
    spread = [_continued(head) for head in heads[:-1]]
    columns = zip_longest(*spread, *heads[-1:], fillvalue="")
    return tuple(
        " ".join(dict.fromkeys(c.strip() for c in cells if c.strip())) for cells in columns
    )


def _continued(head: Sequence[str]) -> list[str]:
    cells: list[str] = []
    for cell in head:
        cells.append(cell if cell.strip() or not cells else cells[-1])
    return cells


def _split_footer(
    rows: Sequence[TextRow], width: int
) -> tuple[Sequence[TextRow], Sequence[TextRow]]:
    """The rows of the table, and those below it: from a blank row and a lone sentence on.

    Rows at the end that say one thing in words have no value, and are notes, however many signs
    between cells follow them.
    """
    end = len(rows)
    while width > 2 and end and _is_note(rows[end - 1].cells):
        end -= 1
    if 0 < end < len(rows) and any(not _is_lone(row.cells) for row in rows[:end]):
        body, below = _split_footer(rows[:end], width)
        return body, (*below, *rows[end:])
    blank = False
    for i, row in enumerate(rows):
        filled = is_filled(row.cells)
        if blank and filled and width > 2 and _is_lone(row.cells):
            return rows[:i], rows[i:]
        blank = not filled
    return rows, ()


def _is_note(cells: Sequence[str]) -> bool:
    """Whether a row is blank, or says one thing in words."""
    said = [cell.strip() for cell in cells if cell.strip()]
    return not said or (len(said) == 1 and not is_number_like(said[0]))


def _is_lone(cells: Sequence[str]) -> bool:
    return sum(bool(cell.strip()) for cell in cells) == 1


def _facts(above: Sequence[TextRow], below: Sequence[TextRow]) -> Mapping[str, str]:
    """What stands above and below a table: pairs of cells, `name: value`, and a title."""
    facts: dict[str, str] = {}
    for row in (*above, *below):
        said = [cell.strip() for cell in row.cells if cell.strip()]
        if len(said) == 2:
            facts.setdefault(said[0], said[1][:_LONGEST_FACT])
        elif len(said) == 1:
            name, colon, value = said[0].partition(": ")
            key = name if colon else ("title" if row in above else "note")
            facts.setdefault(key, (value if colon else name)[:_LONGEST_FACT])
    return facts
