"""For spreadsheets and scripts: the rows of an answer; nothing in a cell is run as a formula."""

import csv
from collections.abc import Mapping
from io import StringIO
from typing import Any

from mic_tracker.show.document import Answer
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen


def render(answer: Answer, _: Words, __: Screen) -> str:
    """Write the rows of an answer under a heading; keys inside keys are joined by dots."""
    columns, rows = answer.rows()
    writer = csv.writer(out := StringIO(), lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(_at(row, column)) for column in columns] for row in rows)
    return out.getvalue()


def _at(row: Mapping[str, Any], column: str) -> object:
    value: Any = row
    for key in column.split("."):
        value = None if value is None else value[key]
    return value


def _cell(value: object) -> object:
    """Text that a spreadsheet would run as a formula is marked as text (OWASP, CSV injection)."""
    if isinstance(value, list):
        value = " ".join(value)
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return "'" + value
    return value
