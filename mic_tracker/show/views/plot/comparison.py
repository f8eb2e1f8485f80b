"""This module makes the chart of a comparison: both sides above, their ratio below."""

from collections.abc import Iterator
from dataclasses import replace

from mic_tracker.model.answers.curve import CurveLine, Curves
from mic_tracker.model.report import Report, Standing
from mic_tracker.show.chart.chart import Axis, Dot, Note, Plot
from mic_tracker.show.language.scale import Scale
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.goal import point_text
from mic_tracker.show.views.plot.axes import value_axis, zone
from mic_tracker.show.views.plot.marks import (
    line_dots,
    line_spans,
    line_strokes,
    place_of,
    told_point,
)
from mic_tracker.show.views.plot.trend import trend_panel

_ROLES = {"side": "data", "against": "data2"}


def comparison_panels(
    standing: Standing, curves: Curves, report: Report, words: Words
) -> Iterator[Plot]:
    """The two sides, where both count in one unit, and the ratio against the number to exceed."""
    own = replace(curves, projections=())  # they are about one side, not about the ratio
    ratio = trend_panel(standing, own, report, words, others=False)
    sides = [line for line in curves.lines if line.role in _ROLES and line.points]
    if len({report.registry.indicators[line.indicator].unit for line in sides}) == 1:
        yield _sides(sides, ratio.x, report, words)
    other = report.registry.indicators[curves.lines[2].indicator] if len(curves.lines) > 2 else None
    title = other and words.text("plot_label", "ratio_panel", other=words.local(other.name))
    yield replace(ratio, title=title or "", share=0.8 if sides else 1.0)


def _sides(sides: list[CurveLine], x: Axis, report: Report, words: Words) -> Plot:
    indicators = report.registry.indicators
    first = indicators[sides[0].indicator]
    scale = Scale(first.measure, first.unit)
    values = [point.value for line in sides for point in line.points]
    return Plot(
        x=x,
        y=value_axis(values, (), scale, words),
        strokes=tuple(s for n in sides for s in line_strokes(n, _ROLES[n.role], heavy=True)),
        spans=tuple(s for n in sides for s in line_spans(n, _ROLES[n.role])),
        dots=tuple(dot for line in sides for dot in _side_dots(line, scale, report, words)),
        notes=tuple(note for line in sides for note in _side_notes(line, scale, report, words)),
        zone=zone(report.clock.as_of, words),
        share=1.0,
    )


def _side_dots(line: CurveLine, scale: Scale, report: Report, words: Words) -> Iterator[Dot]:
    name = words.local(report.registry.indicators[line.indicator].name)
    return line_dots(line, _ROLES[line.role], told_point(scale, words, name))


def _side_notes(line: CurveLine, scale: Scale, report: Report, words: Words) -> Iterator[Note]:
    """The latest figure with the name of the side, and the first figure."""
    role, points = _ROLES[line.role], line.points
    latest, name = points[-1], words.local(report.registry.indicators[line.indicator].name)
    text = point_text(latest, scale, words)
    yield Note(role, place_of(latest), (text, name), text, bold=True, prefer="right")
    if len(points) > 1:
        first = point_text(points[0], scale, words)
        yield Note(role, place_of(points[0]), (first,), prefer="below")
