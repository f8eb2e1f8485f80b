"""For spreadsheets: one row per finding (RFC 4180)."""

import csv
from io import StringIO

from mic_tracker.model.verdict import Verdict
from mic_tracker.show.check.rows import Row, rows
from mic_tracker.show.language.words import Words

COLUMNS = (
    *("code", "rule", "severity", "state", "target", "message", "help"),
    *("location.file", "location.line", "location.column"),
    *("waiver.until", "waiver.reason", "fingerprint"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def check(verdict: Verdict, words: Words) -> str:
    """The header, then the findings in order; what there is none of is empty."""
    writer = csv.writer(out := StringIO(), lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(_cells, rows(verdict, words)))
    return out.getvalue()


def _cells(row: Row) -> tuple[str | int, ...]:
    return (
        *map(_text, (row.code, row.rule, row.severity.value, row.state.value)),
        *map(_text, (row.target, row.message, row.help, row.file)),
        *((row.line, row.column) if row.file else ("", "")),
        *map(_text, (row.until, row.reason, row.fingerprint)),
    )


def _text(text: str) -> str:
    """Text that a spreadsheet would run as a formula is marked as text (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(_FORMULA) else text
