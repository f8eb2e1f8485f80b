"""This module turns a report into plain data: JSON writes it, CSV flattens it (see schemas/).

Numbers are numbers, what is not known is null, days are ISO dates, periods SDMX texts. Additions
are allowed within a schema version, changes are not.
"""

from dataclasses import asdict
from typing import TYPE_CHECKING

from mic_tracker import __version__
from mic_tracker.model.assessment import Forecast, MemberTally, Rates
from mic_tracker.model.codes import CODES, Flag
from mic_tracker.model.fact import Range
from mic_tracker.model.finding import Finding, Location
from mic_tracker.model.observation import Observation
from mic_tracker.model.registry import FORMAT
from mic_tracker.model.report import (
    Report,
    Standing,
    goal_value,
    moves_away,
    progress_share,
    shown_forecast,
)
from mic_tracker.model.series import Point
from mic_tracker.model.target import deadline
from mic_tracker.show.document import Data, OneByOne
from mic_tracker.show.language.numbers import likelihood_word
from mic_tracker.show.language.words import Words

if TYPE_CHECKING:
    from mic_tracker.model.review import Review

SCHEMA_VERSION = 2
"""Additions are allowed within a version, changes are not."""
FORECAST_KEYS = (
    "median",
    "low80",
    "high80",
    "likelihood",
    "likelihood_words",
    "n",
    "thin",
    "version",
)
POINT_KEYS = ("value", "low", "high", "qualifier", "period", "published", "source", "series")


def targets_data(schema: str, report: Report, words: Words) -> Data:
    """Return the answer about targets: the head, the targets, counts and findings."""
    return answer_head(schema, report, words) | {
        "targets": OneByOne(lambda standing: target_data(standing, words), report.standings),
        "counts": {status.value: n for status, n in report.counts().items()},
        "findings": [finding_data(f, words) for f in report.findings],
    }


def answer_head(schema: str, report: Report, words: Words) -> Data:
    """Return what every answer about a registry begins with: its schema, the days, the registry."""
    clock, registry = report.clock, report.registry
    return schema_head(schema) | {
        "as_of": clock.as_of.isoformat(),
        "known_on": clock.known_on and clock.known_on.isoformat(),
        "registry": {
            "path": registry.path,
            "title": words.spelling(registry.title),
            "format": FORMAT,
        },
    }


def target_data(standing: Standing, words: Words) -> Data:
    """Return one target with its status, its numbers and its judgement."""
    return {
        "id": standing.id,
        "kind": standing.target.kind,
        "indicator": standing.target.indicator,
        "area": standing.target.area,
        "dims": dict(standing.target.dims or {}),
        "name": words.local(standing.name),
        "member": standing.member,
        "rollup": _rollup(standing),
        "status": standing.status.value,
        "computed": standing.assessment.status.value,
        "flags": [flag.value for flag in standing.flags],
        "reasons": [reason.value for reason in standing.assessment.reasons],
        "goal": _goal(standing, words),
        "promises": [_promise(promise, standing, words) for promise in standing.promises],
        "latest": _latest(standing),
        "baseline": _baseline(standing),
        "progress": json_number(progress_share(standing)),
        **_rates(standing.rates),
        "forecast": _forecast(standing),
        "assessment": _assessment(standing),
        "disputed": _disputed(standing),
        "review": _review(standing),
        "reviews": [review_data(review, words) for review in standing.reviews],
        "location": location_data(standing.location),
    }


def _rollup(standing: Standing) -> Data | None:
    """Return how many members are where; null for a target that is judged as a whole."""
    tally = standing.assessment.tally
    if not isinstance(tally, MemberTally):
        return None
    return {
        "each": tally.dimension,
        "members": tally.members,
        "needed": tally.needed,
        "there": tally.there,
        "counts": {status.value: n for status, n in tally.counts.items()},
        "mean": json_number(tally.mean),
    }


def observation_data(o: Observation, words: Words) -> Data:
    """Return one vintage of an observation, as it is recorded."""
    record = o.record
    return {
        "period": o.when and str(o.when),
        "value": json_number(o.value),
        **range_data(o.ends),
        "computed": computed_middle(o.stated, o.value),
        "published": o.known_since and o.known_since.isoformat(),
        "source": o.source,
        "at": record.at,
        "series": o.series,
        "area": record.area,
        "dims": dict(record.dims or {}),
        "status": o.status,
        "qualifier": record.qualifier,
        "value_text": record.value_text,
        "derived": record.derived,
        "stage": record.stage,
        "undated": record.undated and words.spelling(record.undated),
        "unsourced": record.unsourced and words.spelling(record.unsourced),
        "note": record.note and words.spelling(record.note),
        "location": location_data(o.location),
    }


def finding_data(finding: Finding, words: Words) -> Data:
    """Return one finding with its words."""
    message, help_ = words.finding(finding)
    code = CODES.get(finding.code)
    return {
        "code": finding.code,
        "rule": code.rule if code else None,
        "severity": finding.severity.value,
        "message": message,
        "help": help_ or None,
        "target": finding.target,
        "location": asdict(finding.location) if finding.location else None,
    }


def json_number(value: float | None) -> float | int | None:
    """Return a JSON number: whole floats without a point, unless a double cannot count so far."""
    if value is None:
        return None
    return int(value) if value == int(value) and abs(value) < 2**53 else value


def _goal(standing: Standing, words: Words) -> Data:
    """Return the promise; its value is null without a number, its `by` null without a deadline."""
    by, promise = deadline(standing.target), standing.target.promise()
    unit = words.spelling(promise.unit or standing.indicator.unit)
    return {
        "op": promise.operator,
        "value": json_number(goal_value(standing)),
        "unit": f"{unit} per {promise.per}" if promise.per else unit,
        "by": by and by.last.isoformat(),
    }


def _promise(promise: Standing, standing: Standing, words: Words) -> Data:
    """Return one promise of a target, in force or not, with its own verdict."""
    return {
        **promise_data(promise, words),
        "in_force": promise is standing,
        "status": promise.status.value,
    }


def promise_data(promise: Standing, words: Words) -> Data:
    """Return what was promised, by which source and from which day on."""
    statement, day = promise.target.stated, promise.stated_on
    on = day and day.isoformat()
    stated = {"source": statement.source, "at": statement.at, "on": on} if statement else None
    return {"goal": _goal(promise, words), "stated": stated}


def _latest(standing: Standing) -> Data | None:
    point = standing.series.latest
    data = point_data(point)
    if point is None or data is None:
        return None
    place = location_data(point.observations[-1].location)
    return {**data, "series": standing.series.name, "location": place}


def _disputed(standing: Standing) -> list[Data] | None:
    """Return what follows from each source that disagrees; null where the verdict is one."""
    disputes = [
        {"value": json_number(d.value), "source": d.source, "status": d.status.value}
        for d in standing.disputed
    ]
    return disputes or None


def _review(standing: Standing) -> Data | None:
    """Return what the reviews of the latest day say together; null without any."""
    if standing.review_verdict is None:
        return None
    return {
        "verdict": standing.review_verdict.value,
        "on": standing.reviews[0].record.on.isoformat(),
        "differs": Flag.REVIEW_DIFFERS in standing.flags,
        "due": Flag.REVIEW_DUE in standing.flags,
    }


def review_data(review: "Review", words: Words) -> Data:
    """Return what a person concluded, when, and why."""
    record = review.record
    return {
        "verdict": record.verdict.value,
        "on": record.on.isoformat(),
        "reason": words.spelling(record.reason),
        "source": record.source,
        "by": record.by,
        "until": record.until and record.until.isoformat(),
        "location": location_data(review.location),
    }


def _baseline(standing: Standing) -> Data | None:
    start = getattr(standing.trajectory, "start", None)
    if start is None:
        return None
    return {"value": json_number(start.value), "period": start.period and str(start.period)}


def _rates(rates: Rates) -> Data:
    return {
        "path_value": json_number(rates.path_value),
        "required_rate": json_number(rates.required_rate),
        "observed_rate": json_number(rates.observed_rate),
        "acceleration": json_number(rates.acceleration),
        "lag_years": json_number(rates.lag_years),
    }


def _forecast(standing: Standing) -> Data | None:
    """Return the forecast that is shown; of one that leads away, without a year of arrival."""
    data = forecast_data(shown_forecast(standing), thin=standing.evidence.is_thin)
    return data and (data | {"expected": None} if moves_away(standing) else data)


def forecast_data(forecast: Forecast | None, *, thin: bool) -> Data | None:
    """Return the middle, the 80 % interval and the likelihood; null without a forecast.

    The likelihood is exact, whatever the evidence; `thin` says that it carries a round number only.
    """
    if forecast is None:
        return None
    return {
        "median": json_number(forecast.median),
        "low80": json_number(forecast.low80),
        "high80": json_number(forecast.high80),
        "likelihood": json_number(forecast.likelihood),
        "likelihood_words": likelihood_word(forecast.likelihood),
        "expected": json_number(forecast.expected),
        "n": forecast.n,
        "thin": thin,
        "version": forecast.version,
    }


def past_forecast_data(forecast: Forecast | None, *, thin: bool) -> Data | None:
    """Return a past forecast, without the time at which it expected the goal to be reached."""
    data = forecast_data(forecast, thin=thin)
    return data and {key: data[key] for key in FORECAST_KEYS}


def point_data(point: Point | None) -> Data | None:
    """Return a value of a series with the newest observation behind it; null without one."""
    if point is None:
        return None
    newest, figure = point.observations[-1], point.figure
    return {
        "value": json_number(point.value),
        **range_data(figure.ends if figure else None),
        "qualifier": figure and figure.said.qualifier,
        "period": str(point.when),
        "published": newest.known_since and newest.known_since.isoformat(),
        "source": newest.source,
        "series": newest.series,
    }


def range_data(ends: Range | None) -> Data:
    """Return the range that a source states; null where it states none."""
    low, high = ends or (None, None)
    return {"low": json_number(low), "high": json_number(high)}


def computed_middle(stated: float | Range, value: float) -> str | None:
    """Return how a value is computed from a stated range; null where it is stated itself."""
    if not isinstance(stated, Range):
        return None
    low, high, middle = (json_number(number) for number in (*stated, value))
    return f"({low} + {high}) / 2 = {middle}"


def schema_head(schema: str) -> Data:
    """Return what every document for programs begins with: the schema and the versions."""
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
    """Return the file and the line of a location."""
    return {"file": location.file, "line": location.line}
