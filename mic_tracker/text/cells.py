"""Delimited text as text: where a cell stands, and a row with other cells in it."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

_DELIMITERS = ",;\t"
# what Excel writes to name the separator; a program that pads rows pads this line, too
_SEPARATOR = re.compile(r'"?sep=(?P<sign>[^"\n])"?[,;\t]*', re.IGNORECASE)
_NEEDS_QUOTES = re.compile(r'["\r\n]|^\s|\s$')

_LINE = re.compile(r"[^\n]+")

CellSpan = tuple[int, int]


def find_delimiter(text: str) -> str:
    """The delimiter of a text: the one that a first line `sep=;` names.

    Without such a line it is the commonest of comma, semicolon and tab in the header.
    """
    named = _SEPARATOR.fullmatch(_first_line(text))
    return named["sign"] if named else max(_DELIMITERS, key=_header_of(text).count)


def names_delimiter(text: str) -> bool:
    """Whether the first line only names the delimiter, and is no row."""
    return _SEPARATOR.fullmatch(_first_line(text)) is not None


def _first_line(text: str) -> str:
    end = text.find("\n")
    return (text if end < 0 else text[:end]).removesuffix("\r")


def _header_of(text: str) -> str:
    """The first line that says anything."""
    lines = (line[0] for line in _LINE.finditer(text))
    return next((line for line in lines if line.strip(f"{_DELIMITERS}\r ")), "")


def is_filled(cells: Iterable[str]) -> bool:
    """Whether a row says anything; rows that do not are no rows."""
    return any(cell.strip() for cell in cells)


@lru_cache(maxsize=8)
def _cell(delimiter: str) -> re.Pattern[str]:
    return re.compile(rf'(?:"(?>(?:[^"]+|"")*)"?)?[^{re.escape(delimiter)}\n]*')


def cell_span(text: str, row: int, column: int, delimiter: str) -> CellSpan:
    """The offsets of a cell with its quotes, in the row that begins at offset `row`.

    A row that is too short ends in an empty cell.
    """
    start = row
    for _ in range(column):
        end = _end(text, start, delimiter)
        if text[end : end + 1] in {"", "\n"}:
            return end, end
        start = end + 1
    return start, _end(text, start, delimiter)


def row_end(text: str, row: int, delimiter: str) -> int:
    """The offset behind the row that begins at offset `row`, and behind its newline."""
    start = row
    while text[(end := _end(text, start, delimiter)) : end + 1] not in {"", "\n"}:
        start = end + 1
    return end + len(text[end : end + 1])


def _end(text: str, start: int, delimiter: str) -> int:
    cell = _cell(delimiter).match(text, start)
    return cell.end() if cell else start


def set_cells(text: str, row: int, cells: Mapping[int, str], delimiter: str) -> str:
    """The text with other contents in some cells of a row, by their columns.

    White space around an unquoted cell stays; a cell that had quotes keeps them.
    """
    for column in sorted(cells, reverse=True):
        start, end = cell_span(text, row, column, delimiter)
        text = text[:start] + _written(cells[column], text[start:end], delimiter) + text[end:]
    return text


def _written(content: str, old: str, delimiter: str) -> str:
    """The content of a cell as the old one was written; no space may stand beside quotes."""
    if old.startswith('"') or delimiter in content or _NEEDS_QUOTES.search(content):
        quoted = '"' + content.replace('"', '""') + '"'
        return quoted + ("\r" if old.endswith("\r") else "")
    bare = old.strip()
    at = old.find(bare) if bare else 0
    return old[:at] + content + old[at + len(bare) :]
