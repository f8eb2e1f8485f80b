"""A table of text cells as a page: rows by line, cells by column."""

import re
from functools import cached_property

from mic_tracker.read.source_text import At, Path
from mic_tracker.text.toml.outline import Span
from mic_tracker.text.toml.positions import Place, line_starts, place


class TablePage:
    """A delimited text file; ("observations", 3, "value") is a cell of its fourth data row."""

    def __init__(self, name: str, text: str, delimiter: str) -> None:
        self.name = name
        self._text = text
        self._cells = re.compile(rf'(?:"(?>(?:[^"]+|"")*)"?)?[^{delimiter}\n]*')
        self.columns: list[str] = []
        """The names in the header, set by whoever reads it."""
        self.starts: list[int] = []
        """The line on which each data row begins."""

    def place(self, path: Path, at: At) -> Place:
        """The cell that a path leads to; else its row; else the first line."""
        row = path[1] if len(path) > 1 else None
        if not isinstance(row, int):
            return self.cell(1)
        if at == "header":
            return Place(self.starts[row], 1, 1)
        known = len(path) > 2 and path[2] in self.columns
        return self.cell(self.starts[row], self.columns.index(str(path[2])) if known else None)

    def cell(self, line: int, column: int | None = None) -> Place:
        """A cell of the row that begins on a line; None: the whole line."""
        start = self._line_starts[line - 1]
        if column is None:
            return Place(line, 1, max(len(self.line(line)), 1))
        return place(self._text, self._span(start, column), self._line_starts)

    def line(self, number: int) -> str:
        """A line by its number from 1, without its newline."""
        start = self._line_starts[number - 1]
        end = self._text.find("\n", start)
        return self._text[start : end if end >= 0 else None].removesuffix("\r")

    @cached_property
    def _line_starts(self) -> list[int]:
        return line_starts(self._text)

    def _span(self, start: int, column: int) -> Span:
        """The offsets of a cell; a row that is too short ends in an empty one."""
        for _ in range(column):
            end = self._end(start)
            if self._text[end : end + 1] in {"", "\n"}:
                return end, end
            start = end + 1
        return start, self._end(start)

    def _end(self, start: int) -> int:
        cell = self._cells.match(self._text, start)
        return cell.end() if cell else start
