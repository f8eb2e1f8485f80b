"""This format is for spreadsheets: a row for each finding (RFC 4180)."""

import csv
from io import StringIO

from mic_tracker.model.verdict import Verdict
from mic_tracker.show.check.rows import Row, rows
from mic_tracker.show.language.words import Words
from mic_tracker.text.escape import csv_cell

COLUMNS = (
    *("code", "rule", "severity", "state", "target", "message", "help"),
    *("location.file", "location.line", "location.column"),
    *("waiver.until", "waiver.reason", "fingerprint"),
)


def check(verdict: Verdict, words: Words) -> str:
    """Write the header, then the findings in order; a cell is empty where there is none."""
    writer = csv.writer(out := StringIO(), lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(_cells, rows(verdict, words)))
    return out.getvalue()


def _cells(row: Row) -> tuple[str | int, ...]:
    return (
        *map(csv_cell, (row.code, row.rule, row.severity.value, row.state.value)),
        *map(csv_cell, (row.target, row.message, row.help, row.file)),
        *((row.line, row.column) if row.file else ("", "")),
        *map(csv_cell, (row.until, row.reason, row.fingerprint)),
    )
