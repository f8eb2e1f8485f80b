"""Observations in a delimited text file: a header of keys, then a row for each observation."""

import csv
from collections.abc import Callable, Iterator
from io import StringIO

from mic_tracker.model.finding import Finding
from mic_tracker.model.observation import ObservationRecord
from mic_tracker.read.delimited import (
    NUMBERS,
    CellValues,
    TablePage,
    Unreadable,
    has_decimal_point,
    number_reader,
    read_day,
)
from mic_tracker.read.record_keys import keys_of
from mic_tracker.read.source_text import IncludedFile, TomlPage, Writing, finding_at
from mic_tracker.text.suggest import list_words, suggest_word, written_value
from mic_tracker.text.toml.decode import SyntaxProblem, decode

_DELIMITERS = ",;\t"
_KEYS = keys_of(ObservationRecord)
_VALUE, _ENDS = {"value"}, {"low", "high"}

Line = tuple[int, list[str]]


def read(data: bytes, name: str, writing: Writing) -> IncludedFile:
    """Read the rows of a file as observations; a row with an unreadable cell is left out."""
    text = decode(data)
    if isinstance(text, SyntaxProblem):
        broken = TomlPage(name, data.decode("utf-8-sig", errors="replace"))
        return IncludedFile(broken, None, (finding_at(broken, text.code, text.place, text.facts),))
    delimiter = max(_DELIMITERS, key=text.split("\n", 1)[0].count)
    page = TablePage(name, text, delimiter)
    lines, open_quote = _split_rows(text, delimiter)
    page.columns = [cell.strip() for cell in lines[0][1]] if lines else []
    findings = [*_header_findings(page)]
    if open_quote:
        facts = {"why": "quotes", "quote": '""'}
        findings.append(finding_at(page, "MT034", page.cell(open_quote), facts))
    if [*_missing_columns(page.columns)]:
        return IncludedFile(page, None, tuple(findings))
    rows = list(_read_rows(page, lines[1:], writing))
    findings += [row for row in rows if isinstance(row, Finding)]
    observations = [row for row in rows if not isinstance(row, Finding)]
    return IncludedFile(page, {"observations": observations}, tuple(findings))


def _split_rows(text: str, delimiter: str) -> tuple[list[Line], int | None]:
    """Split a text into rows with their lines; and the line with a wrong quotation mark, if any."""
    rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines: list[Line] = []
    start = 1
    try:
        for cells in rows:
            lines.append((start, cells))
            start = rows.line_num + 1
    except csv.Error:
        return lines, start
    return lines, None


def _header_findings(page: TablePage) -> Iterator[Finding]:
    for i, name in enumerate(page.columns):
        if name in page.columns[:i]:
            yield _bad_column(
                page,
                i,
                {"column": written_value(name), "cause": "twice", "double": written_value(name)},
            )
        elif name not in _KEYS:
            facts = {
                "column": written_value(name),
                "cause": "unknown",
                "allowed": list_words(_KEYS, 30),
            }
            yield _bad_column(page, i, facts | suggest_word(name, _KEYS))
    for name in _missing_columns(page.columns):
        yield _bad_column(page, None, {"column": name, "cause": "missing"})


def _missing_columns(columns: list[str]) -> Iterator[str]:
    """The columns without which no row is an observation: an indicator, a value or a range."""
    names = set(columns)
    if "indicator" not in names:
        yield "indicator"
    if not (names >= _VALUE or names >= _ENDS):
        yield "value"


def _bad_column(page: TablePage, column: int | None, facts: dict[str, str]) -> Finding:
    return finding_at(page, "MT033", page.cell(1, column), facts)


def _read_rows(
    page: TablePage, lines: list[Line], writing: Writing
) -> Iterator[CellValues | Finding]:
    """Read each line as a row, or say why it cannot be read; note in the page where rows start."""
    columns = [(i, name) for i, name in enumerate(page.columns) if name in _KEYS]
    width, numbers = len(page.columns), [i for i, name in columns if name in NUMBERS]
    whole = [cells for _, cells in lines if len(cells) == width]
    point = has_decimal_point([cells[i].strip() for i in numbers for cells in whole])
    read_numbers = number_reader(writing, point=point)
    for line, cells in lines:
        if not any(cells):
            continue
        try:
            row = _read_row(cells, columns, width, read_numbers)
        except Unreadable as error:
            yield _bad_cell(page, line, error)
        else:
            page.starts.append(line)
            yield row


def _read_row(
    cells: list[str],
    columns: list[tuple[int, str]],
    width: int,
    read_numbers: Callable[[CellValues], None],
) -> CellValues:
    if len(cells) != width:
        raise Unreadable(None, {"why": "cells", "cells": len(cells), "columns": width})
    row: CellValues = {name: text for i, name in columns if (text := cells[i].strip())}
    read_numbers(row)
    if "recorded" in row:
        read_day(row)
    return row


def _bad_cell(page: TablePage, line: int, error: Unreadable) -> Finding:
    column = page.columns.index(error.column) if error.column else None
    facts = {"column": error.column} if error.column else {}
    return finding_at(page, "MT034", page.cell(line, column), facts | error.facts)
