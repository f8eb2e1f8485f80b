"""Excel workbooks (.xlsx): the tables of all visible sheets, or what a sheet says of the others."""

import re
from collections.abc import Mapping

from mic_tracker.model.edit.exchange.profile import FileLayout
from mic_tracker.read.exchange.source_table import SourceTable, UnreadableFile
from mic_tracker.read.exchange.syntax.sdmx_concepts import mapping_of, unpivoted
from mic_tracker.read.exchange.syntax.sheet_table import find_table
from mic_tracker.read.exchange.syntax.workbook import WorkbookSheet, read_workbook
from mic_tracker.text.suggest import list_words

_COVER, _LONGEST = 50, 200
"""Rows of a cover sheet, and characters of a line that are looked at."""
_PUBLISHED = re.compile(
    r"\s*(?:published|publication date|date of publication)\b(?: on)?[\s:]+(?P<day>.*\d{4})\W*$",
    re.IGNORECASE,
)
_MAPPING = "Parameters"
"""The sheet in which a workbook for the SDMX Converter says what its columns are."""


def read(data: bytes, name: str, layout: FileLayout) -> tuple[SourceTable, ...]:
    """Read the table of each visible sheet, or of the one that the layout names.

    A title, notes and `name: value` around a table are facts, and so are the names of hidden
    sheets (`hidden_sheets`) and the day that a cover sheet says. A workbook with the mapping of
    the SDMX Converter is read as that says: a row for each observation, with a column for each
    concept.
    """
    book = read_workbook(data, layout.decimal, layout.sheet)
    hidden = {"hidden_sheets": list_words(book.hidden)} if book.hidden else {}
    sheets = {sheet.name: sheet for sheet in book.sheets}
    mapping = mapping_of(sheets[_MAPPING]) if _MAPPING in sheets else None
    if mapping:
        del sheets[_MAPPING]
    chosen = _chosen(sheets, layout.sheet)
    tables: list[SourceTable] = []
    shared = hidden | _published(book.sheets)
    for sheet in chosen:
        title = f"{name}#{sheet.name}"
        if mapping:
            tables.append(unpivoted(sheet, mapping, title, shared))
        elif (found := find_table(sheet, layout)) is not None:
            facts = {**shared, **found.facts}
            tables.append(SourceTable(title, *found[:3], facts, decimal=sheet.decimal))
    if not tables:
        raise UnreadableFile("no_table", {"sheets": list_words(sheet.name for sheet in chosen)})
    return tuple(tables)


def _published(sheets: list[WorkbookSheet]) -> dict[str, str]:
    """The day that a cover says; one has a line of text in each row."""
    lines = (row[0][:_LONGEST] for sheet in sheets for row in sheet.rows[:_COVER] if len(row) == 1)
    found = next(filter(None, map(_PUBLISHED.match, lines)), None)
    return {"published": found["day"]} if found else {}


def _chosen(sheets: Mapping[str, WorkbookSheet], name: str | None) -> list[WorkbookSheet]:
    if name is not None and name not in sheets:
        raise UnreadableFile("no_sheet", {"sheet": name, "sheets": list_words(sheets)})
    return [sheets[name]] if name is not None else [*sheets.values()]
