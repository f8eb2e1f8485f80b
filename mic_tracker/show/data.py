"""The report as plain data: what the JSON formats write, and csv flattens (schemas/ has the keys).

Numbers are numbers, what is not known is null, days are ISO dates, periods SDMX texts; additions
are allowed within a schema version, changes are not.
"""

from dataclasses import asdict

from mic_tracker import __version__
from mic_tracker.model.assessment import Forecast
from mic_tracker.model.codes import CODES
from mic_tracker.model.finding import Finding, Location
from mic_tracker.model.observation import Observation
from mic_tracker.model.registry import FORMAT
from mic_tracker.model.report import Report, Standing, goal_value, progress_share, shown_forecast
from mic_tracker.model.series import Point
from mic_tracker.model.target import deadline
from mic_tracker.show.document import Data
from mic_tracker.show.language.numbers import likelihood_word
from mic_tracker.show.language.words import Words

SCHEMA_VERSION = 1
FORECAST_KEYS = ("median", "low80", "high80", "likelihood", "likelihood_words", "n")
POINT_KEYS = ("value", "period", "published", "source", "series")


def targets_data(schema: str, report: Report, words: Words) -> Data:
    """The answer about targets: the head, the targets, counts and findings."""
    return answer_head(schema, report) | {
        "targets": [target_data(standing, words) for standing in report.standings],
        "counts": {status.value: n for status, n in report.counts().items()},
        "findings": [finding_data(f, words) for f in report.findings],
    }


def answer_head(schema: str, report: Report) -> Data:
    """What every answer has: its schema, the days, the registry."""
    clock, registry = report.clock, report.registry
    return head(schema) | {
        "as_of": clock.as_of.isoformat(),
        "known_on": clock.known_on and clock.known_on.isoformat(),
        "registry": {"path": registry.path, "title": registry.title, "format": FORMAT},
    }


def target_data(standing: Standing, words: Words) -> Data:
    """One target and where it stands."""
    rates = standing.rates
    return {
        "id": standing.id,
        "kind": standing.target.kind,
        "indicator": standing.target.indicator,
        "area": standing.target.area,
        "name": words.name(standing.target.name or standing.indicator.name),
        "status": standing.status.value,
        "flags": [flag.value for flag in standing.flags],
        "reasons": [reason.value for reason in standing.assessment.reasons],
        "goal": _goal(standing),
        "latest": _latest(standing),
        "baseline": _baseline(standing),
        "progress": json_number(progress_share(standing)),
        "path_value": json_number(rates.path_value),
        "required_rate": json_number(rates.required_rate),
        "observed_rate": json_number(rates.observed_rate),
        "acceleration": json_number(rates.acceleration),
        "lag_years": json_number(rates.lag_years),
        "forecast": forecast_data(shown_forecast(standing)),
        "assessment": _assessment(standing),
        "location": location_data(standing.location),
    }


def observation_data(o: Observation) -> Data:
    """One vintage, as recorded."""
    record = o.record
    return {
        "period": o.period and str(o.period),
        "value": json_number(o.value),
        "published": o.known_since and o.known_since.isoformat(),
        "source": o.source,
        "at": record.at,
        "series": o.series,
        "area": o.area,
        "status": o.status,
        "qualifier": record.qualifier,
        "value_text": record.value_text,
        "derived": record.derived,
        "stage": record.stage,
        "undated": record.undated,
        "unsourced": record.unsourced,
        "note": record.note,
        "location": location_data(o.location),
    }


def finding_data(found: Finding, words: Words) -> Data:
    """One finding with its words."""
    message, help_ = words.finding(found)
    code = CODES.get(found.code)
    return {
        "code": found.code,
        "rule": code.rule if code else None,
        "severity": found.severity.value,
        "message": message,
        "help": help_ or None,
        "target": found.target,
        "location": asdict(found.location) if found.location else None,
    }


def json_number(value: float | None) -> float | int | None:
    """A JSON number; whole floats without their point, unless they exceed what a double counts."""
    if value is None:
        return None
    return int(value) if value == int(value) and abs(value) < 2**53 else value


def _goal(standing: Standing) -> Data:
    """The promise; kinds without a number have a null value, those without a deadline a null by."""
    by, promise = deadline(standing.target), standing.target.promise()
    unit = promise.unit or standing.indicator.unit
    return {
        "op": promise.operator,
        "value": json_number(goal_value(standing)),
        "unit": f"{unit} per {promise.per}" if promise.per else unit,
        "by": by and by.last.isoformat(),
    }


def _latest(standing: Standing) -> Data | None:
    point = standing.series.latest
    if point is None:
        return None
    newest = point.observations[-1]
    return {
        "value": json_number(point.value),
        "period": str(point.period),
        "published": newest.known_since and newest.known_since.isoformat(),
        "source": newest.source,
        "series": standing.series.name,
        "location": location_data(newest.location),
    }


def _baseline(standing: Standing) -> Data | None:
    start = getattr(standing.trajectory, "start", None)
    if start is None:
        return None
    return {"value": json_number(start.value), "period": start.period and str(start.period)}


def forecast_data(found: Forecast | None) -> Data | None:
    """The middle, the 80 % interval and the likelihood; null where there is no forecast."""
    if found is None:
        return None
    return {
        "median": json_number(found.median),
        "low80": json_number(found.low80),
        "high80": json_number(found.high80),
        "likelihood": json_number(found.likelihood),
        "likelihood_words": likelihood_word(found.likelihood),
        "expected": json_number(found.expected),
        "n": found.n,
    }


def past_forecast_data(forecast: Forecast | None) -> Data | None:
    """A forecast as it was on a day, without the date at which it saw an even chance."""
    now = forecast_data(forecast)
    return now and {key: now[key] for key in FORECAST_KEYS}


def point_data(point: Point | None) -> Data | None:
    """A value of a series with the newest observation behind it; null where there is none."""
    if point is None:
        return None
    newest = point.observations[-1]
    return {
        "value": json_number(point.value),
        "period": str(point.period),
        "published": newest.known_since and newest.known_since.isoformat(),
        "source": newest.source,
        "series": newest.series,
    }


def head(schema: str) -> Data:
    """What every document for programs starts with."""
    return {
        "schema": f"mic-tracker/{schema}",
        "schema_version": SCHEMA_VERSION,
        "tool_version": __version__,
    }


def _assessment(standing: Standing) -> Data:
    assessment = standing.assessment
    return {
        "method": assessment.method,
        "band": assessment.band,
        "ratio": json_number(assessment.ratio),
        "score": json_number(assessment.score),
        "reasons": [reason.value for reason in assessment.reasons],
    }


def location_data(location: Location) -> Data:
    """A file and a line."""
    return {"file": location.file, "line": location.line}
