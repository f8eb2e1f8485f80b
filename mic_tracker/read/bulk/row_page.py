"""The page of a table that has no lines: a row is shown as a line of a delimited text."""

import csv
from collections.abc import Callable, Sequence
from io import StringIO

from mic_tracker.read.delimited import TablePage
from mic_tracker.read.source_text import Part
from mic_tracker.text.cells import cell_span
from mic_tracker.text.toml.outline import KeyPath
from mic_tracker.text.toml.places import Place

HEADER = 0
"""The names of the columns stand before the first row."""
_DELIMITER = ","


class RowPage(TablePage):
    """A table by its rows: they are numbered from 1, and the header is row 0."""

    def __init__(self, name: str, columns: Sequence[str]) -> None:
        """Take the names of the columns; no row is known yet."""
        super().__init__(name, "", _DELIMITER)
        self.columns = [*columns]
        self.cells_of: Callable[[int], Sequence[str]] = lambda _: ()
        """What gives the cells of a row."""

    def of_other_rows(self) -> "RowPage":
        """The same table, for rows that are still to be found."""
        page = RowPage(self.name, self.columns)
        page.cells_of = self.cells_of
        return page

    def cell(self, line: int, column: int | None = None) -> Place:
        """The place of a cell in its row as it is shown; without a column, of the whole row."""
        shown = self.line(line)
        if column is None:
            return Place(line, 1, max(len(shown), 1))
        start, end = cell_span(shown, 0, column, _DELIMITER)
        return Place(line, start + 1, max(end - start, 1))

    def place(self, path: KeyPath, at: Part) -> Place:
        """The place of the cell that a path leads to; else of its row; else of the header."""
        known = len(path) > 1 and isinstance(path[1], int)
        return super().place(path, at) if known else self.cell(HEADER)

    def line(self, number: int) -> str:
        """A row by its number, with signs between its cells."""
        if number not in self._shown:
            cells = self.columns if number == HEADER else self.cells_of(number)
            self._shown[number] = _delimited(cells)
        return self._shown[number]

    @property
    def is_guarded(self) -> bool:
        """No cell has a mark against formulas: no spreadsheet opens such a table."""
        return False


def _delimited(cells: Sequence[str]) -> str:
    out = StringIO(newline="")
    csv.writer(out, delimiter=_DELIMITER, lineterminator="").writerow(
        " ".join(cell.splitlines()) for cell in cells
    )
    return out.getvalue()
