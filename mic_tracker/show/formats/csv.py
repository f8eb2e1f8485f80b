"""For spreadsheets and scripts: one row per target; numbers plain, what is not known empty."""

import csv
from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Any

from mic_tracker.model.finding import Finding
from mic_tracker.model.report import Report
from mic_tracker.show import envelope
from mic_tracker.show.screen import Screen
from mic_tracker.show.words import Words

_COLUMNS = (
    *("id", "kind", "indicator", "area", "name", "status", "flags", "reasons"),
    *("goal.op", "goal.value", "goal.unit", "goal.by"),
    *("latest.value", "latest.period", "latest.published", "latest.source", "latest.series"),
    *("baseline.value", "baseline.period", "progress", "path_value", "required_rate"),
    *("observed_rate", "acceleration", "lag_years"),
    *("forecast.median", "forecast.low80", "forecast.high80", "forecast.likelihood"),
    *("forecast.likelihood_words", "forecast.expected", "forecast.n"),
    *("assessment.method", "assessment.band", "assessment.ratio", "assessment.score"),
)
_OBSERVATION = (
    *("period", "value", "published", "source", "at", "series", "area", "status", "qualifier"),
    *("value_text", "derived", "stage", "undated", "unsourced", "note"),
)
_FINDING = (
    *("code", "rule", "severity", "message", "help", "target"),
    *("location.file", "location.line", "location.column"),
)


def status(report: Report, words: Words, _: Screen) -> str:
    """All targets, with the keys of the JSON envelope as headings."""
    return _text(_COLUMNS, [envelope.target(s, words) for s in report.standings])


def show(report: Report, target: str, _: Words, __: Screen) -> str:
    """The observations behind one target and beside it."""
    standing = {s.id: s for s in report.standings}[target]
    return _text(_OBSERVATION, [envelope.observation(o) for o in standing.shown])


def findings(found: Sequence[Finding], words: Words, _: Screen) -> str:
    """One row per finding."""
    return _text(_FINDING, [envelope.finding(f, words) for f in found])


def _text(columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> str:
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
