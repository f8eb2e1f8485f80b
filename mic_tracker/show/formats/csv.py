"""For spreadsheets and scripts: one row per target; numbers plain, what is not known empty."""

import csv
from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Any

from mic_tracker.model.claim import Claim
from mic_tracker.model.finding import Finding
from mic_tracker.model.history import PastAssessment
from mic_tracker.model.method import Opinion
from mic_tracker.model.report import Report, Standing
from mic_tracker.show import answers, data
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen

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
_HELD = ("median", "low80", "high80", "likelihood", "likelihood_words", "n")
_POINT = ("value", "period", "published", "source", "series")
_OPINION = (
    *("method", "title", "status", "band", "ratio", "score", "likelihood", "reasons", "looks_at"),
    "came_true",
)
_PAST = (
    *("day", "status", "method", "band", *(f"forecast.{key}" for key in _HELD)),
    *(f"latest.{key}" for key in _POINT),
    *("news.novelty", "news.before", "news.indicator"),
    *(f"news.observation.{key}" for key in _OBSERVATION),
)
_CLAIM = (
    *("indicator", "unit", *(f"projection.{key}" for key in _OBSERVATION)),
    *("asks.op", "asks.value", *(f"held.{key}" for key in _HELD)),
    *("settled", *(f"outcome.{key}" for key in _POINT), "error", "error_percent", "reasons"),
)


def status(report: Report, words: Words, _: Screen) -> str:
    """All targets, with the keys of the JSON envelope as headings."""
    return _text(_COLUMNS, [data.target(s, words) for s in report.standings])


def show(report: Report, target: str, _: Words, __: Screen) -> str:
    """The observations behind one target and beside it."""
    standing = {s.id: s for s in report.standings}[target]
    return _text(_OBSERVATION, [data.observation(o) for o in standing.shown])


def findings(found: Sequence[Finding], words: Words, _: Screen) -> str:
    """One row per finding."""
    return _text(_FINDING, [data.finding(f, words) for f in found])


def agreement(
    _: Report, __: Standing, opinions: Sequence[Opinion], ___: Words, ____: Screen
) -> str:
    """One row per method."""
    return _text(_OPINION, [answers.opinion(opinion) for opinion in opinions])


def history(
    _: Report, __: Standing, verdicts: Sequence[PastAssessment], ___: Words, ____: Screen
) -> str:
    """One row per figure, each with the verdict of its day."""
    days = (answers.past(verdict) for verdict in verdicts)
    return _text(_PAST, [{**day, "news": piece} for day in days for piece in day["news"]])


def claims(_: Report, made: Sequence[Claim], __: Words, ___: Screen) -> str:
    """One row per claim."""
    return _text(_CLAIM, [answers.claim(claim) for claim in made])


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
