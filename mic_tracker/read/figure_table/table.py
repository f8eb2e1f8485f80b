"""A table of new figures as somebody pasted, piped or typed it: a header and rows, or lines."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mic_tracker.model.edit import RequestProblem
from mic_tracker.model.edit.figure_table import TypedRow, TypedTable
from mic_tracker.model.finding import Finding, InvalidInput
from mic_tracker.read.delimited import TablePage
from mic_tracker.read.delimited.records import Line
from mic_tracker.read.figure_table.column_words import KEYS, column_key
from mic_tracker.read.figure_table.lines import FigureNotation, split_line
from mic_tracker.read.parse import undecoded_page
from mic_tracker.read.source_text import TOO_MUCH, finding_at, limit_facts
from mic_tracker.read.sources.csv import fault_finding, split_rows, with_line_feeds
from mic_tracker.text import limits
from mic_tracker.text.cells import find_delimiter, names_delimiter
from mic_tracker.text.suggest import list_words, suggest_word, written_value
from mic_tracker.text.toml.decode import SyntaxProblem, decode_table

COMMON = (
    *("source", "source-title", "source-publisher", "source-author", "source-url", "source-id"),
    *("published", "at", "unsourced", "period", "series", "area", "stage", "status", "qualifier"),
    *("note",),
)
"""What a line such as `source: ID` above the figures can say of all of them."""
_COMMON = re.compile(rf"\s*(?P<key>{'|'.join(COMMON)})[ \t]*:(?P<text>.*)", re.IGNORECASE)
_COMMENT = re.compile(r"\s*#(?:[\s#]|$)")
_MARKS = (b"\xff\xfe", b"\xfe\xff")
"""With which a text in UTF-16 begins: what spreadsheets call Unicode text."""


class _Body(NamedTuple):
    """The text from its first row on, and how many lines stand above."""

    text: str
    above: int
    common: dict[str, str]


def read_figure_table(data: bytes, name: str, notation: FigureNotation) -> TypedTable:
    """Read the rows of an input; what each cell means is not looked at.

    Raises InvalidInput where it is no text, too much, or has columns that nobody knows.
    """
    text = _decode(data, name)
    body = _find_body(text)
    columns = _has_columns(body.text, notation)
    read = _read_columns if columns else _read_lines
    return TypedTable(name, tuple(read(text, body, name, notation)), body.common)


def _decode(data: bytes, name: str) -> str:
    utf_8 = _from_utf_16(data) if data.startswith(_MARKS) else data
    text = decode_table(with_line_feeds(utf_8), limits.PASTED_BYTES)
    if isinstance(text, str):
        return text
    raise InvalidInput((_undecoded(data, name, text),))


def _from_utf_16(data: bytes) -> bytes:
    try:
        return data.decode("utf-16").encode()
    except UnicodeError:
        return data  # for the finding about it


def _undecoded(data: bytes, name: str, problem: SyntaxProblem) -> Finding:
    page = undecoded_page(data, name, problem)
    return finding_at(page, problem.code, problem.place, problem.facts)


def _find_body(text: str) -> _Body:
    """Find the first line that is no comment and says nothing about all figures."""
    common: dict[str, str] = {}
    above, at = 0, 0
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        line = text[at:end].rstrip("\r\n")
        if line.strip() and not _COMMENT.match(line) and not _put_common(line, common):
            break
        above, at = above + 1, end
    return _Body(text[at:], above, common)


def _put_common(line: str, common: dict[str, str]) -> bool:
    """Keep what a line says of all figures; False where it does not, or contradicts another."""
    said = _COMMON.fullmatch(line)
    if said is None:
        return False
    key, text = said["key"].lower(), said["text"].strip()
    return not text or common.setdefault(key, text) == text


def _has_columns(text: str, notation: FigureNotation) -> bool:
    """Whether the first line names columns: one word that is known is enough."""
    delimiter = find_delimiter(text)
    first = text.split("\n", 1)[0]
    titles = [title.strip().strip('"') for title in first.split(delimiter)]
    return names_delimiter(text) or any(_column(t, notation) for t in titles)


def _read_columns(
    text: str, body: _Body, name: str, notation: FigureNotation
) -> Iterator[TypedRow]:
    delimiter = find_delimiter(body.text)
    page = TablePage(name, text, delimiter)
    lines, fault = split_rows(body.text, delimiter, "rows", limits.PASTED_ROWS)
    if fault:
        moved = fault._replace(line=fault.line + body.above)
        raise InvalidInput((fault_finding(page, moved),))
    lines = lines[1:] if names_delimiter(body.text) else lines
    placed = [(line + body.above, cells) for line, cells in lines if not _is_aside(cells, body)]
    header, *rows = placed or [(1, [])]
    columns = _read_header(page, header, notation)
    if len(rows) > limits.PASTED_ROWS:
        raise InvalidInput((_too_many(page, rows[limits.PASTED_ROWS][0]),))
    return (_read_row(line, cells, columns) for line, cells in rows)


def _is_aside(cells: list[str], body: _Body) -> bool:
    """Whether a row is none: a comment, or a line about all figures."""
    alone = not any(cell.strip() for cell in cells[1:])
    return bool(_COMMENT.match(cells[0])) or (alone and _put_common(cells[0], body.common))


def _too_many(page: TablePage, line: int) -> Finding:
    facts = limit_facts("rows", limits.PASTED_ROWS)
    return finding_at(page, TOO_MUCH, page.cell(line), facts)


def _column(title: str, notation: FigureNotation) -> str | None:
    return column_key(title, notation.names, notation.dimensions)


def _read_header(page: TablePage, header: Line, notation: FigureNotation) -> list[str | None]:
    """Read what each column holds, None for one that is empty in the header."""
    line, cells = header
    titles = [cell.strip() for cell in cells]
    columns = [_column(title, notation) for title in titles]
    findings = [
        finding_at(page, "MT033", page.cell(line, i), facts)
        for i, facts in _header_faults(titles, columns, notation)
    ]
    if not {"value", "low"} & {*columns} and not findings:
        place = page.cell(line)
        findings = [finding_at(page, "MT033", place, {"cause": "missing", "column": "value"})]
    if findings:
        raise InvalidInput(tuple(findings[: limits.FINDINGS // 10]))
    return columns


def _header_faults(
    titles: list[str], columns: list[str | None], notation: FigureNotation
) -> Iterator[tuple[int, dict[str, str]]]:
    seen = set[str]()
    known = (*KEYS, *(id_ for id_, _ in notation.dimensions))
    for i, (title, key) in enumerate(zip(titles, columns, strict=True)):
        shown = written_value(title)
        if key is None and title:
            facts = {"column": shown, "cause": "unknown", "allowed": list_words(known, 30)}
            yield i, facts | suggest_word(title, known)
        elif key in seen:
            yield i, {"column": shown, "cause": "twice", "double": shown}
        seen |= {key} if key else set[str]()


def _read_row(line: int, cells: list[str], columns: list[str | None]) -> TypedRow:
    """Read the cells of a row that say anything; those that are left out at its end are empty."""
    filled = {i: text for i, cell in enumerate(cells) if (text := cell.strip())}
    beyond = [i for i in filled if i >= len(columns) or columns[i] is None]
    named = {key: filled[i] for i, key in enumerate(columns) if key and i in filled}
    if not beyond:
        return TypedRow(line, named)
    facts: dict[str, str | int] = {"n": len(columns), "found": written_value(filled[beyond[0]])}
    return TypedRow(line, named, (RequestProblem("row", "beyond", "", facts),))


def _read_lines(text: str, body: _Body, name: str, notation: FigureNotation) -> Iterator[TypedRow]:
    """Read each line as a period and a value; a first line that says so is no row."""
    lines = enumerate(body.text.split("\n"), start=body.above + 1)
    said = ((line, text.strip()) for line, text in lines if text.strip())
    rows = [(line, text) for line, text in said if not _is_aside([text], body)]
    rows = rows[1:] if rows and _is_title(rows[0][1], notation) else rows
    if len(rows) > limits.PASTED_ROWS:
        page = TablePage(name, text, "\t")
        raise InvalidInput((_too_many(page, rows[limits.PASTED_ROWS][0]),))
    for line, written in rows:
        cells = _contradiction(written, body) or split_line(written, notation)
        if isinstance(cells, RequestProblem):
            yield TypedRow(line, {}, (cells,))
        else:
            yield TypedRow(line, cells)


def _contradiction(line: str, body: _Body) -> RequestProblem | None:
    """The problem that a line says something else of all figures than one before it."""
    said = _COMMON.fullmatch(line)
    if said is None:
        return None
    key = said["key"].lower()
    return RequestProblem("row", "common_twice", "", {"key": key, "other": body.common[key]})


def _is_title(line: str, notation: FigureNotation) -> bool:
    """Whether a line only says that a period and a value stand below each other."""
    words = [_column(word, notation) for word in line.split()]
    return words == ["period", "value"]
