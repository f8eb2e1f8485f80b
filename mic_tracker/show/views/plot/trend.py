"""This module makes the chart of a number over time: its figures, goals, path and forecast."""

from collections.abc import Iterator

from mic_tracker.model.answers.curve import CurveLine, Curves, GoalMark
from mic_tracker.model.observation import Observation
from mic_tracker.model.report import Report, Standing, shown_forecast
from mic_tracker.model.trajectory import Limit
from mic_tracker.show.chart.chart import (
    At,
    Axis,
    Dot,
    EdgeNote,
    MarkShape,
    Note,
    Plot,
    Ribbon,
    Stroke,
)
from mic_tracker.show.language.scale import scale_of
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.goal import figure_text, point_text
from mic_tracker.show.views.plot.axes import curve_times, time_axis, value_axis, zone
from mic_tracker.show.views.plot.captions import bare_goal, chance_words, goal_text, source_name
from mic_tracker.show.views.plot.marks import line_dots, line_spans, line_strokes, place_of
from mic_tracker.text.escape import prose

_NAMED = 2
"""So many who foretold the same are named."""
_LONGEST = 28
"""Names of series are cut to so many letters."""
_STEPS = 4
"""So many moved goals have a label of their own."""


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
            *(d for line in grey for d in line_dots(line, "other")),
            *_goal_dots(curves),
            *_projection_dots(curves),
            *line_dots(own, "data"),
        ),
        notes=tuple(_notes(standing, curves, grey, report, words, x)),
        edge=tuple(_edge_notes(standing, curves, report, words, x)),
        bracket=_bracket(curves),
        zone=zone(report.clock.as_of, words),
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


def _goal_dots(curves: Curves) -> Iterator[Dot]:
    """A diamond at each deadline: hollow for a promise that another has taken the place of."""
    for goal in curves.goals:
        if goal.by:
            shape: MarkShape = "diamond" if goal.in_force else "open-diamond"
            yield Dot("promise", shape, (goal.by.end, goal.value))
    for point in curves.interim:
        yield Dot("promise", "open-diamond", (point.time, point.value))


def _projection_dots(curves: Curves) -> Iterator[Dot]:
    for o in curves.projections:
        if o.period:
            yield Dot("foretold", "hollow", (o.period.end, o.value))


def _notes(
    standing: Standing,
    curves: Curves,
    grey: list[CurveLine],
    report: Report,
    words: Words,
    x: Axis,
) -> Iterator[Note]:
    """The labels in the plot, the most important first."""
    scale, own = scale_of(standing), curves.own.points
    if own:
        text = point_text(own[-1], scale, words)
        name = _series_name(curves.own) if grey else ""
        lines: tuple[str, ...] = (text, name) if name else (text,)
        yield Note("data", place_of(own[-1]), lines, text, bold=True)
        if len(own) > 1:
            first = point_text(own[0], scale, words)
            yield Note("data", place_of(own[0]), (first,), prefer="below")
    else:
        middle = (x.low + x.high) / 2, curves.goals[-1].value if curves.goals else 0.5
        yield Note("ink2", middle, (words.text("plot_label", "no_figure"),), prefer="below")
    present = _present_goal(curves)
    if present and present.by and not _at_edge(present, x):
        lines = _goal_lines(standing, present, report, words)
        place = present.by.end, present.value
        yield Note("promise", place, lines, lines[0], bold=True, prefer="right")
    yield from _moved_notes(standing, curves, words, x)
    yield from _projection_notes(standing, curves, report, words)
    for line in grey:
        yield _other_note(standing, line, words)


def goal_note(standing: Standing, curves: Curves, words: Words) -> Note | None:
    """The number of the goal in force, for a panel without room for more."""
    present = _present_goal(curves)
    if present is None:
        return None
    time = present.by.end if present.by else curves.own.points[0].time if curves.own.points else 0.0
    text = bare_goal(standing, present.value, words)
    return Note("promise", (time, present.value), (text,), bold=True)


def _series_name(line: CurveLine) -> str:
    """The id of a way of counting; its definition is too long for a label."""
    name = prose(line.series or "").replace("-", " ")
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST].rstrip()}…"


def _other_note(standing: Standing, line: CurveLine, words: Words) -> Note:
    scale, points = scale_of(standing), line.points
    first, last = (point_text(p, scale, words) for p in (points[0], points[-1]))
    values = first if len(points) == 1 else words.text("plot_label", "span", low=first, high=last)
    name = _series_name(line)
    return Note(
        "othert",
        place_of(points[len(points) // 2]),
        (name, values),
        name,
        bold=True,
        prefer="below",
    )


def _moved_notes(standing: Standing, curves: Curves, words: Words, x: Axis) -> Iterator[Note]:
    """What was promised before, at the step where it began."""
    # a number and a day that were promised twice are told where they were promised first
    moved = {(g.value, g.by): g for g in reversed(curves.goals) if not g.in_force}
    present = _present_goal(curves)
    told = [g for key, g in moved.items() if not present or key != (present.value, present.by)]
    for goal in told[:_STEPS]:
        start = x.low if goal.since is None else max(goal.since, x.low)
        facts = {"goal": bare_goal(standing, goal.value, words), "by": goal.by}
        text = words.text("plot_label", "moved" if goal.by else "line", **facts)
        middle = (start + max(start, min(goal.until or start, x.high))) / 2
        short = bare_goal(standing, goal.value, words)
        yield Note("promise", (middle, goal.value), (text,), short, prefer="above")


def _projection_notes(
    standing: Standing, curves: Curves, report: Report, words: Words
) -> Iterator[Note]:
    scale = scale_of(standing)
    groups: dict[tuple[str, str], dict[str, Observation]] = {}
    for o in curves.projections:
        if o.period is not None:
            same = groups.setdefault((str(o.period), figure_text(o, scale, words)), {})
            same.setdefault(_who(o, report, words), o)
    for (period, value), by in groups.items():
        who = words.names([*by][:_NAMED])
        text = words.text("plot_label", "projection", who=who, value=value, period=period)
        first = next(iter(by.values()))
        at = first.period.end if first.period else 0.0, first.value
        yield Note("foretold", at, (text,), value, leader=True)


def _who(o: Observation, report: Report, words: Words) -> str:
    source = report.registry.sources.get(o.source or "")
    name = source_name(source, words) if source else ""
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST].rstrip()}…"


def _edge_notes(
    standing: Standing, curves: Curves, report: Report, words: Words, x: Axis
) -> Iterator[EdgeNote]:
    """The goal, the forecast's middle with its likelihood, and the ends of the interval."""
    present = _present_goal(curves)
    if present and _at_edge(present, x):
        lines = _goal_lines(standing, present, report, words)
        short = bare_goal(standing, present.value, words)
        short = short if present.by else words.text("plot_label", "line", goal=short)
        yield EdgeNote("promise", present.value, lines, bold=True, short=short)
    forecast, scale = shown_forecast(standing), scale_of(standing)
    if not curves.fan or forecast is None:
        return
    end = curves.fan[-1]
    middle = words.number(end.median, scale, computed=True)
    label = words.text("plot_label", "median", value=middle)
    chance = chance_words(standing, words)
    yield EdgeNote("data", end.median, (label, chance) if chance else (label,), bold=True)
    low, high = (words.number(v, scale, computed=True) for v in (end.low80, end.high80))
    if low != high:
        yield EdgeNote("data", end.high80, (high,))
        yield EdgeNote("data", end.low80, (low, words.text("plot_label", "interval")))


def _present_goal(curves: Curves) -> GoalMark | None:
    return next((goal for goal in reversed(curves.goals) if goal.in_force), None)


def _at_edge(goal: GoalMark, x: Axis) -> bool:
    """Whether a goal lies at the right end of the chart, where its words have a column."""
    return goal.by is None or goal.by.end > x.high - 0.03 * (x.high - x.low)


def _goal_lines(
    standing: Standing, goal: GoalMark, report: Report, words: Words
) -> tuple[str, ...]:
    text = goal_text(standing, report, words)
    if goal.by is None:
        return (words.text("plot_label", "line", goal=text),)
    return (text, words.text("plot_label", "goal_by", by=goal.by))


def _bracket(curves: Curves) -> tuple[float, float] | None:
    return (curves.fan[-1].low80, curves.fan[-1].high80) if curves.fan else None
