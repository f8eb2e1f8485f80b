"""This module makes the chart of a number over time: its figures, goals, path and forecast."""

from collections.abc import Iterator

from mic_tracker.model.answers.curve import CurveLine, Curves
from mic_tracker.model.report import Report, Standing
from mic_tracker.model.trajectory import Limit
from mic_tracker.show.chart.chart import (
    At,
    Axis,
    Dot,
    MarkShape,
    Plot,
    Ribbon,
    Stroke,
)
from mic_tracker.show.language.scale import scale_of
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.goal import figure_text
from mic_tracker.show.views.plot.axes import curve_times, time_axis, value_axis, zone
from mic_tracker.show.views.plot.captions import bare_goal
from mic_tracker.show.views.plot.labels import edge_notes, notes_of, series_name
from mic_tracker.show.views.plot.marks import (
    line_dots,
    line_spans,
    line_strokes,
    told_point,
)

_BARE = 0.3
"""The height of a plot in which nothing has a place, as a share of that of others."""


def trend_panel(
    standing: Standing, curves: Curves, report: Report, words: Words, *, others: bool = True
) -> Plot:
    """Draw what is judged, other ways of counting in grey, and what was promised."""
    lines = curves.lines if others else (curves.own,)
    x = time_axis(_times(standing, curves, report))
    y = _value_axis(standing, curves, lines, words)
    own, grey = curves.own, [line for line in lines if line.role == "other"]
    strokes = [
        *_goal_strokes(standing, curves, x),
        *(s for line in grey for s in line_strokes(line, "other", heavy=False)),
        *_path_stroke(curves),
        *_median_stroke(curves),
        *line_strokes(own, "data", heavy=True),
    ]
    return Plot(
        x=x,
        y=y,
        bands=(*_flow_bars(curves), *_fan_bands(curves)),
        strokes=tuple(strokes),
        spans=(*(s for line in grey for s in line_spans(line, "other")), *line_spans(own, "data")),
        dots=(
            *(dot for line in grey for dot in _dots(line, "other", standing, words)),
            *_goal_dots(standing, curves, words),
            *_projection_dots(standing, curves, words),
            *_dots(own, "data", standing, words),
        ),
        notes=tuple(notes_of(standing, curves, grey, report, words, x)),
        edge=tuple(edge_notes(standing, curves, report, words, x)),
        bracket=_bracket(curves),
        zone=zone(report.clock.as_of, words),
        share=1.0 if y.ticks else _BARE,
    )


def _times(standing: Standing, curves: Curves, report: Report) -> list[float]:
    """The times of everything shown; of a target without figures, from the day it was stated."""
    today = report.clock.as_of
    times = [*curve_times(curves), today.year + today.month / 12]
    if standing.stated_on and not curves.own.points:
        times.append(standing.stated_on.year + standing.stated_on.month / 12)
    return times


def _value_axis(
    standing: Standing, curves: Curves, lines: tuple[CurveLine, ...], words: Words
) -> Axis:
    values = [
        *(point.value for line in lines if line.role in {"own", "other"} for point in line.points),
        *(goal.value for goal in curves.goals),
        *(point.value for point in curves.path),
        *(o.value for o in curves.projections),
    ]
    fan = [value for p in curves.fan for value in (p.low80, p.high80)]
    if not values:
        return Axis(0.0, 1.0, ())
    return value_axis(values, fan, scale_of(standing), words)


def _goal_strokes(standing: Standing, curves: Curves, x: Axis) -> Iterator[Stroke]:
    """The promises as a staircase over the time for which each was in force."""
    steps: list[At] = []
    for goal in curves.goals:
        start = x.low if goal.since is None else max(goal.since, x.low)
        end = goal.until or (goal.by.end if goal.by else x.high)
        steps += [(start, goal.value), (max(start, end), goal.value)]
    keeps = isinstance(standing.trajectory, Limit)
    if keeps or len(curves.goals) > 1 or (steps and not curves.path):
        yield Stroke("promise", tuple(steps), heavy=keeps)


def _path_stroke(curves: Curves) -> Iterator[Stroke]:
    if len(curves.path) > 1:
        yield Stroke("promise", tuple((p.time, p.value) for p in curves.path), "dashed")


def _median_stroke(curves: Curves) -> Iterator[Stroke]:
    if curves.fan:
        yield Stroke("data", tuple((p.time, p.median) for p in curves.fan), "dotted", heavy=True)


def _fan_bands(curves: Curves) -> Iterator[Ribbon]:
    """The 80 % interval, and over it the 50 % interval."""
    fan = curves.fan
    if fan:
        yield _band("fan80", [(p.time, p.high80) for p in fan], [(p.time, p.low80) for p in fan])
        yield _band("fan50", [(p.time, p.high50) for p in fan], [(p.time, p.low50) for p in fan])


def _band(role: str, upper: list[At], lower: list[At]) -> Ribbon:
    return Ribbon(role, tuple(upper), tuple(lower))


def _flow_bars(curves: Curves) -> Iterator[Ribbon]:
    """The parts of a running sum, each as wide as its period."""
    for line in curves.lines:
        for point in line.points if line.role == "flow" else ():
            end = point.period.end
            start = end - 0.94 / point.period.frequency.per_year
            yield Ribbon("bar", ((start, point.value), (end, point.value)), ((start, 0), (end, 0)))


def _dots(line: CurveLine, role: str, standing: Standing, words: Words) -> Iterator[Dot]:
    return line_dots(line, role, told_point(scale_of(standing), words, series_name(line)))


def _goal_dots(standing: Standing, curves: Curves, words: Words) -> Iterator[Dot]:
    """A diamond at each deadline: hollow for a promise that another has taken the place of."""
    for goal in curves.goals:
        if goal.by:
            shape: MarkShape = "diamond" if goal.in_force else "open-diamond"
            value = bare_goal(standing, goal.value, words, units=True)
            says = words.text("plot_label", "moved", goal=value, by=goal.by)
            yield Dot("promise", shape, (goal.by.end, goal.value), says)
    for point in curves.interim:
        yield Dot("promise", "open-diamond", (point.time, point.value))


def _projection_dots(standing: Standing, curves: Curves, words: Words) -> Iterator[Dot]:
    for o in curves.projections:
        if o.period:
            value = figure_text(o, scale_of(standing), words, units=True)
            says = words.text("plot_label", "dot", value=value, period=o.period)
            yield Dot("foretold", "hollow", (o.period.end, o.value), says)


def _bracket(curves: Curves) -> tuple[float, float] | None:
    return (curves.fan[-1].low80, curves.fan[-1].high80) if curves.fan else None
