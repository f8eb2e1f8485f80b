"""A table as delimited text that `include` reads as it was: a header, a row for each record.

Texts keep their line ends. What would run as a formula has an apostrophe before it, which the
reader takes off again (RFC 4180; OWASP, CSV injection).
"""

import csv
from collections import Counter
from io import StringIO

from mic_tracker.show.export.table import ExportCell, ExportTable
from mic_tracker.text.escape import cell_text, exact_cell


def delimited_text(table: ExportTable) -> str:
    """Write a table; numbers in the fewest digits that are read back as the same."""
    writer = csv.writer(out := StringIO(), lineterminator="\n")
    writer.writerow([exact_cell(column.name) for column in table.columns])
    writer.writerows(map(_shown, table.rows()))
    return out.getvalue()


def count_changed(table: ExportTable) -> int:
    """How many texts the file does not hold as they are: they are spelt, or lose white space."""
    cells = Counter(cell for row in table.rows() for cell in row if isinstance(cell, str))
    return sum(n for text, n in cells.items() if cell_text(exact_cell(text)) != text)


def _shown(row: tuple[ExportCell, ...]) -> list[str | float | None]:
    return [_cell(cell) for cell in row]


def _cell(cell: ExportCell) -> str | float | None:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return exact_cell(cell) if isinstance(cell, str) else cell
