"""The curves of a target: its figures, goals, path and forecast over time, for a chart."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from mic_tracker.assess import forecast
from mic_tracker.assess.formulas.random_walk import interval, median
from mic_tracker.assess.rates import path_value
from mic_tracker.model.answers.curve import (
    CurveLine,
    CurvePoint,
    Curves,
    FanPoint,
    GoalMark,
    LineRole,
)
from mic_tracker.model.period import decimal_year
from mic_tracker.model.report import Report, Standing, goal_value, is_past, shown_forecast
from mic_tracker.model.series import Point, Series
from mic_tracker.model.target import deadline
from mic_tracker.model.trajectory import Heading, Limit, TargetPath
from mic_tracker.model.vintage import VintageIndex

STEPS = 20
"""Into how many pieces a bent curve is cut: more than an eye tells apart at a page's width."""


def compute_curves(standings: Iterable[Standing], report: Report) -> dict[str, Curves]:
    """Compute everything that charts draw of targets, by their ids, as known on the report's days.

    The histories of the registry are sorted once for all of them.
    """
    index = report.registry.vintage_index()
    return {standing.id: _curves(standing, report, index) for standing in standings}


def _curves(standing: Standing, report: Report, index: VintageIndex) -> Curves:
    return Curves(
        lines=(*_own_lines(standing, index), *_other_lines(standing, index)),
        goals=tuple(_goal_marks(standing)),
        path=tuple(_path_points(standing)),
        interim=tuple(_interim_points(standing)),
        fan=tuple(_fan_points(standing, report)),
        projections=tuple(
            o for o in standing.observations if o.status == "projected" and o.period is not None
        ),
        members=tuple(_curves(member, report, index) for member in standing.members),
    )


def _own_lines(standing: Standing, index: VintageIndex) -> Iterator[CurveLine]:
    """The line that is judged, then those that it is computed from."""
    target, series = standing.target, standing.series
    yield _line("own", series)
    histories = target.histories(index)
    if target.follows == "ratio":
        own, other = histories
        yield _line("side", own.on())
        yield _line("against", other.on())
    elif target.follows == "sum":
        used = {*series.figures()}
        parts = tuple(p for p in histories[0].on().recorded if used.intersection(p.observations))
        yield CurveLine("flow", series.indicator, series.name, (parts,) if parts else ())


def _other_lines(standing: Standing, index: VintageIndex) -> Iterator[CurveLine]:
    """The other ways of counting, which are never joined with the one that is judged."""
    if standing.target.follows != "indicator":
        return
    for history in index.choices(standing.target.indicator, standing.target.members):
        if history.name != standing.series.name:
            yield _line("other", history.on())


def _line(role: LineRole, series: Series) -> CurveLine:
    parts = (*_by_basis(series.before_break), tuple(series.points))
    return CurveLine(role, series.indicator, series.name, tuple(filter(None, parts)))


def _by_basis(points: tuple[Point, ...]) -> Iterator[tuple[Point, ...]]:
    """Part figures from before a break at the breaks between them."""
    starts = [i for i, point in enumerate(points) if point.is_break or i == 0]
    for first, after in pairwise([*starts, len(points)]):
        yield points[first:after]


def _goal_marks(standing: Standing) -> Iterator[GoalMark]:
    """The numbers that were promised, each with the time for which it was the promise."""
    promises = standing.promises
    stated = [decimal_year(p.stated_on) if p.stated_on else None for p in promises]
    for i, promise in enumerate(promises):
        value, path = goal_value(promise), promise.trajectory
        if value is None or not isinstance(path, TargetPath | Limit):
            continue
        until = next((day for day in stated[i + 1 :] if day is not None), None)
        replaced = until if promise is not standing else None
        by = path.deadline if isinstance(path, TargetPath) else deadline(promise.target)
        operator = path.objective.operator
        yield GoalMark(value, operator, by, stated[i], replaced)


def _path_points(standing: Standing) -> Iterator[CurvePoint]:
    """The path from its start to the goal, in straight pieces."""
    path = standing.trajectory
    if not isinstance(path, TargetPath) or path.start is None:
        return
    start, end = path.start.time, path.deadline.end
    if start >= end or path.objective.met_by(path.start.value):
        return
    straight = path.shape == "linear" or bool(path.interim)
    times = [start, *(t for t, _ in path.interim), end] if straight else _steps(start, end)
    for time in times:
        value = path_value(path, time)
        if value is not None:
            yield CurvePoint(time, value)


def _interim_points(standing: Standing) -> Iterator[CurvePoint]:
    path = standing.trajectory
    if isinstance(path, TargetPath):
        yield from (CurvePoint(time, value) for time, value in path.interim)


def _fan_points(standing: Standing, report: Report) -> Iterator[FanPoint]:
    """The forecast between the latest figure and the deadline, if it is shown at all."""
    shown, latest = shown_forecast(standing), standing.series.latest
    if shown is None or latest is None or is_past(shown, report.clock.as_of):
        return
    wanted = None if isinstance(standing.trajectory, Heading) else standing.indicator.desired
    fit = forecast.fit(standing.series, wanted, shown.version)
    yield FanPoint(latest.time, *[latest.value] * 5)
    # a random walk spreads with the root of time: most of the bend is in the first steps
    for share in ((i / STEPS) ** 2 for i in range(1, STEPS + 1)):
        horizon = (shown.at - latest.time) * share
        low50, high50 = interval(fit, horizon, 50)
        low80, high80 = interval(fit, horizon, 80)
        time = latest.time + horizon
        yield FanPoint(time, median(fit, horizon), low50, high50, low80, high80)


def _steps(start: float, end: float) -> list[float]:
    return [start + (end - start) * i / STEPS for i in range(STEPS + 1)]
