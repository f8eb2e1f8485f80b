"""This module writes the labels of a chart: of figures, goals, projections and the forecast."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mic_tracker.model.answers.curve import CurveLine, Curves, GoalMark
from mic_tracker.model.observation import Observation
from mic_tracker.model.report import Report, Standing, shown_forecast
from mic_tracker.show.chart.chart import Axis, EdgeNote, Note
from mic_tracker.show.language.scale import scale_of
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.goal import figure_text, point_text
from mic_tracker.show.views.plot.captions import bare_goal, chance_words, goal_text, source_name
from mic_tracker.show.views.plot.marks import place_of
from mic_tracker.text.escape import prose

if TYPE_CHECKING:
    from mic_tracker.model.period import Period

_NAMED = 2
"""So many who foretold the same are named."""
_LONGEST = 28
"""Names of series are cut to so many letters."""
_STEPS = 4
"""So many moved goals have a label of their own."""


def notes_of(
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
        name = series_name(curves.own) if grey else ""
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


def series_name(line: CurveLine) -> str:
    """The id of a way of counting; its definition is too long for a label."""
    return _short(prose(line.series or "").replace("-", " "))


def _other_note(standing: Standing, line: CurveLine, words: Words) -> Note:
    scale, points = scale_of(standing), line.points
    first, last = (point_text(p, scale, words) for p in (points[0], points[-1]))
    values = first if len(points) == 1 else words.text("plot_label", "span", low=first, high=last)
    name = series_name(line)
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
        short = bare_goal(standing, goal.value, words)
        text = words.text("plot_label", "moved" if goal.by else "line", goal=short, by=goal.by)
        middle = (start + max(start, min(goal.until or start, x.high))) / 2
        yield Note("promise", (middle, goal.value), (text,), short, prefer="above")


def _projection_notes(
    standing: Standing, curves: Curves, report: Report, words: Words
) -> Iterator[Note]:
    scale = scale_of(standing)
    groups: dict[tuple[Period, str], dict[str, Observation]] = {}
    for o in curves.projections:
        if o.period is not None:
            same = groups.setdefault((o.period, figure_text(o, scale, words)), {})
            same.setdefault(_who(o, report, words), o)
    for (period, value), by in groups.items():
        who = words.names([*by][:_NAMED])
        text = words.text("plot_label", "projection", who=who, value=value, period=period)
        first = next(iter(by.values()))
        at = first.period.end if first.period else 0.0, first.value
        yield Note("foretold", at, (text,), value, leader=True)


def _who(o: Observation, report: Report, words: Words) -> str:
    source = report.registry.sources.get(o.source or "")
    return _short(source_name(source, words)) if source else ""


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST].rstrip()}…"


def edge_notes(
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
    # "1 lines per household" would read badly, and the unit stands above the plot
    text = goal_text(standing, report, words, units=standing.indicator.measure != "ratio")
    if goal.by is None:
        return (words.text("plot_label", "line", goal=text),)
    return (text, words.text("plot_label", "goal_by", by=goal.by))
