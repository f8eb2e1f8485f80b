"""This module writes the curves of charts as data: schemas/plot.schema.json has the keys."""

from collections.abc import Iterator, Sequence
from itertools import chain

from mic_tracker.model.answers.curve import CurveLine, CurvePoint, Curves, FanPoint, GoalMark
from mic_tracker.model.assessment import PeriodTally, StageTally
from mic_tracker.model.observation import Observation
from mic_tracker.model.report import Report, Standing
from mic_tracker.model.series import Point
from mic_tracker.show.data import answer_head, json_number, range_data
from mic_tracker.show.document import Data, Rows
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.plot.captions import subtitle, title

COLUMNS = (
    *("target", "curve", "indicator", "series", "part", "time", "period", "value", "low", "high"),
    *("qualifier", "derived", "low50", "high50", "low80", "high80", "operator", "until", "state"),
)
_DIGITS = 6
"""A millionth of a year is half a minute."""

Drawn = Sequence[tuple[Standing, Curves]]
"""Targets with their curves."""


def data(drawn: Drawn, report: Report, words: Words) -> Data:
    """Return the curves of targets for programs."""
    charts = [_chart(standing, curves, report, words) for standing, curves in drawn]
    return answer_head("plot", report, words) | {"charts": charts}


def rows(drawn: Drawn) -> Rows:
    """Return every point of every curve as a row."""
    found = [row for standing, curves in _with_members(drawn) for row in _rows(standing, curves)]
    return COLUMNS, [{column: row.get(column) for column in COLUMNS} for row in found]


def _with_members(drawn: Drawn) -> Iterator[tuple[Standing, Curves]]:
    """The targets, each with its members after it where it judges them."""
    for standing, curves in drawn:
        yield standing, curves
        yield from zip(standing.members, curves.members, strict=True)


def _chart(standing: Standing, curves: Curves, report: Report, words: Words) -> Data:
    tally = standing.assessment.tally
    return {
        "target": standing.id,
        "kind": standing.target.kind,
        "status": standing.status.value,
        "title": title(standing, report, words),
        "subtitle": subtitle(standing, words),
        "unit": words.spelling(standing.indicator.unit),
        "lines": [_line(line) for line in curves.lines],
        "goals": [_goal(goal) for goal in curves.goals],
        "path": [_point(point) for point in curves.path],
        "interim": [_point(point) for point in curves.interim],
        "forecast": [_fan(point) for point in curves.fan],
        "projections": [_projection(o) for o in curves.projections],
        "periods": [*_periods(tally)] if isinstance(tally, PeriodTally) else [],
        "stages": [*_stages(tally)] if isinstance(tally, StageTally) else [],
        "members": [
            _chart(member, of, report, words)
            for member, of in zip(standing.members, curves.members, strict=True)
        ],
    }


def _line(line: CurveLine) -> Data:
    return {
        "curve": line.role,
        "indicator": line.indicator,
        "series": line.series,
        "parts": [[_figure(point) for point in part] for part in line.parts],
    }


def _figure(point: Point) -> Data:
    figure = point.figure
    return {
        "time": _time(point.time),
        "period": str(point.when),
        "value": json_number(point.value),
        **range_data(figure.ends if figure else None),
        "qualifier": figure.record.qualifier if figure else None,
        "derived": figure is None or bool(figure.record.derived),
    }


def _goal(goal: GoalMark) -> Data:
    return {
        "value": json_number(goal.value),
        "operator": goal.operator,
        "by": str(goal.by) if goal.by else None,
        "time": _time(goal.by.end) if goal.by else None,
        "since": None if goal.since is None else _time(goal.since),
        "until": None if goal.until is None else _time(goal.until),
        "in_force": goal.in_force,
    }


def _point(point: CurvePoint) -> Data:
    return {"time": _time(point.time), "value": _computed(point.value)}


def _fan(point: FanPoint) -> Data:
    ends = {name: _computed(getattr(point, name)) for name in FanPoint._fields[1:]}
    return {"time": _time(point.time), **ends}


def _projection(o: Observation) -> Data:
    return {
        "time": _time(o.period.end) if o.period else None,
        "period": str(o.period) if o.period else None,
        "value": json_number(o.value),
        **range_data(o.ends),
        "source": o.source,
    }


def _periods(tally: PeriodTally) -> Iterator[Data]:
    fates = {name: getattr(tally, name) for name in ("met", "missed", "excused", "unknown")}
    fates["open"] = () if tally.open is None else (tally.open,)
    by_day = ((period, state) for state, periods in fates.items() for period in periods)
    for period, state in sorted(by_day, key=lambda pair: pair[0].first):
        yield {"period": str(period), "state": state}


def _stages(tally: StageTally) -> Iterator[Data]:
    for stage, when in tally.done:
        yield {"stage": stage, "state": "done", "period": str(when)}
    for stage in tally.left:
        state = "refuted" if stage in tally.refuted else "unknown"
        yield {"stage": stage, "state": state, "period": None}


def _rows(standing: Standing, curves: Curves) -> Iterator[Data]:
    for row in chain(_line_rows(curves), _curve_rows(curves), _tally_rows(standing)):
        yield {"target": standing.id, **row}


def _line_rows(curves: Curves) -> Iterator[Data]:
    for line in curves.lines:
        for number, part in enumerate(line.parts, 1):
            head = {"curve": line.role, "indicator": line.indicator, "series": line.series}
            yield from ({**head, "part": number, **_figure(point)} for point in part)


def _curve_rows(curves: Curves) -> Iterator[Data]:
    for goal in curves.goals:
        row = _goal(goal)
        yield {**row, "curve": "goal", "period": row["by"]}
    yield from ({"curve": "path", **_point(point)} for point in curves.path)
    yield from ({"curve": "interim", **_point(point)} for point in curves.interim)
    for point in curves.fan:
        row = _fan(point)
        yield {"curve": "forecast", "value": row["median"], **row}
    yield from ({"curve": "projection", **_projection(o)} for o in curves.projections)


def _tally_rows(standing: Standing) -> Iterator[Data]:
    tally = standing.assessment.tally
    if isinstance(tally, PeriodTally):
        yield from ({"curve": "period", **row} for row in _periods(tally))
    if isinstance(tally, StageTally):
        for row in _stages(tally):
            yield {"curve": "stage", "series": row["stage"], **row}


def _computed(value: float) -> float | int | None:
    """A computed number to nine digits: what comes after differs from machine to machine."""
    return json_number(float(f"{value:.9g}"))


def _time(time: float) -> float:
    return round(time, _DIGITS)
