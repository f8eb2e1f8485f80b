"""This format is for spreadsheets and scripts: it writes the rows; no cell runs as a formula."""

import csv
from io import StringIO

from mic_tracker.show.document import Answer, value_at
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen
from mic_tracker.text.escape import csv_cell


def render(answer: Answer, _: Words, __: Screen) -> str:
    """Write the rows of an answer under a heading; keys inside keys are joined by dots."""
    columns, rows = answer.rows()
    writer = csv.writer(out := StringIO(), lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(value_at(row, column)) for column in columns] for row in rows)
    return out.getvalue()


def _cell(value: object) -> object:
    text = " ".join(value) if isinstance(value, list) else value
    return csv_cell(text) if isinstance(text, str) else text
