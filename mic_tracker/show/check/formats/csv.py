"""This format is for spreadsheets: a row for each finding (RFC 4180)."""

import csv
from collections.abc import Sequence
from io import StringIO

from mic_tracker.model.verdict import Verdict
from mic_tracker.show.check.rows import Row, merged_rows
from mic_tracker.show.language.words import Words
from mic_tracker.text.escape import csv_cell

COLUMNS = (
    *("code", "rule", "severity", "state", "target", "message", "help"),
    *("location.file", "location.line", "location.column"),
    *("waiver.until", "waiver.reason", "fingerprint"),
)
_OF_SEVERAL = ("registry",)


def check(verdicts: Sequence[Verdict], words: Words) -> str:
    """Write the header, then the findings in order; a cell is empty where there is none.

    Where several registries are checked, the last column names the registry.
    """
    writer = csv.writer(out := StringIO(), lineterminator="\r\n")
    several = any(verdict.registry for verdict in verdicts)
    writer.writerow((*COLUMNS, *_OF_SEVERAL) if several else COLUMNS)
    writer.writerows(map(_cells, merged_rows(verdicts, words)))
    return out.getvalue()


def _cells(row: Row) -> tuple[str | int, ...]:
    return (
        *map(csv_cell, (row.code, row.rule, row.severity.value, row.state.value)),
        *map(csv_cell, (row.target, row.message, row.help, row.file)),
        *((row.line, row.column) if row.file else ("", "")),
        *map(csv_cell, (row.until, row.reason, row.fingerprint)),
        *map(csv_cell, filter(None, (row.registry,))),
    )
