"""Claims, past verdicts and opinions as plain data; schemas/ has the keys."""

from collections.abc import Mapping, Sequence
from typing import Any

from mic_tracker.model.assessment import Forecast
from mic_tracker.model.claim import Claim
from mic_tracker.model.history import NewObservation, PastAssessment, turns
from mic_tracker.model.method import CameTrue, Opinion
from mic_tracker.model.report import Report, Standing
from mic_tracker.model.series import Point
from mic_tracker.show import data
from mic_tracker.show.data import number
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.history import told_then

Data = dict[str, Any]


def claims(report: Report, made: Sequence[Claim], words: Words) -> Data:
    """The whole answer of `claims`."""
    return data.head("claims", report) | {
        "claims": [claim(one) for one in made],
        "findings": [data.finding(found, words) for found in report.findings],
    }


def history(
    report: Report, standing: Standing, verdicts: Sequence[PastAssessment], words: Words
) -> Data:
    """The whole answer of `history`."""
    return data.head("history", report) | {
        "target": data.target(standing, words),
        "history": [past(one) for one in verdicts],
        "turns": [
            {"day": new.day.isoformat(), "from": old.status.value, "to": new.status.value}
            for old, new in turns(verdicts)
        ],
        "findings": [data.finding(found, words) for found in report.findings],
    }


def claim(one: Claim) -> Data:
    """A projection, what we held then, what became of it."""
    projection = data.observation(one.observation)
    return {
        "indicator": one.observation.indicator,
        "unit": one.indicator.unit,
        "projection": projection,
        "asks": {"op": one.objective.operator, "value": number(one.objective.value)},
        "held": held(one.held),
        "settled": one.settled.value,
        "outcome": _point(one.outcome),
        "error": number(one.error),
        "error_percent": number(one.error_percent),
        "reasons": [reason.value for reason in one.reasons],
    }


def past(one: PastAssessment) -> Data:
    """What would have been said on a day, and what came that day."""
    return {
        "day": one.day.isoformat(),
        "status": one.status.value,
        "method": one.method,
        "band": one.band,
        "forecast": held(told_then(one)),
        "latest": _point(one.latest),
        "news": [_news(piece) for piece in one.news],
    }


def opinion(one: Opinion) -> Data:
    """A method's verdict, and how often that very verdict came true."""
    judged = one.assessment
    return {
        "method": one.card.name,
        "title": one.card.title,
        "status": judged.status.value,
        "band": judged.band,
        "ratio": number(judged.ratio),
        "score": number(judged.score),
        "likelihood": number(judged.forecast.likelihood) if judged.forecast else None,
        "reasons": [reason.value for reason in judged.reasons],
        "looks_at": one.card.looks_at.value,
        "came_true": one.came_true and one.came_true.share,
        "record": [_came_true(row) for row in one.record],
    }


def held(forecast: Forecast | None) -> Data | None:
    """A forecast as it was on a day, without the date at which it saw an even chance."""
    told = data.forecast(forecast)
    return told and {key: value for key, value in told.items() if key != "expected"}


def _news(piece: NewObservation) -> Data:
    o = piece.observation
    told: Mapping[str, Any] = data.observation(o)
    return {
        "novelty": piece.novelty,
        "before": number(piece.before),
        "indicator": o.indicator,
        "observation": told,
    }


def _point(point: Point | None) -> Data | None:
    if point is None:
        return None
    newest = point.observations[-1]
    return {
        "value": number(point.value),
        "period": str(point.period),
        "published": newest.known and newest.known.isoformat(),
        "source": newest.source,
        "series": newest.series,
    }


def _came_true(row: CameTrue) -> Data:
    return {
        "band": row.band,
        "share": row.share,
        "held_out": row.held_out,
        "met_now": row.met_now,
        "origin": row.origin,
    }
