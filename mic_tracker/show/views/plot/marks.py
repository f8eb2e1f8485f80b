"""This module chooses the marks of figures: their shape says how exact a figure is."""

from collections.abc import Callable, Iterable, Iterator

from mic_tracker.model.answers.curve import CurveLine
from mic_tracker.model.series import Point
from mic_tracker.show.chart.chart import (
    SHAPES,
    At,
    Dot,
    MarkShape,
    Panel,
    Plot,
    RangeBar,
    Stroke,
)
from mic_tracker.show.language.scale import Scale
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.goal import point_text

_ARROWS: dict[str, MarkShape] = {"over": "up", "at-least": "up", "under": "down", "at-most": "down"}

_MANY = 100
"""More marks than this run into each other: the line alone tells them."""


def place_of(point: Point) -> At:
    """The time and value of a figure."""
    return point.time, point.value


def shape_of(point: Point) -> MarkShape:
    """Square: computed from stated figures; ring: about; arrow: over or under; else round."""
    figure = point.figure
    if figure is None or figure.record.derived:
        return "square"
    qualifier = figure.record.qualifier
    if qualifier == "about":
        return "ring"
    return _ARROWS.get(qualifier or "", "round")


def marks_of(panels: Iterable[Panel], words: Words) -> tuple[tuple[MarkShape, str], ...]:
    """What the marks mean that occur in panels."""
    used = {dot.shape for panel in panels if isinstance(panel, Plot) for dot in panel.dots}
    return tuple((shape, words.text("plot_mark", shape)) for shape in SHAPES if shape in used)


def line_strokes(line: CurveLine, role: str, *, heavy: bool) -> Iterator[Stroke]:
    """A line through each part; none from one basis to the next."""
    for part in line.parts:
        if len(part) > 1:
            yield Stroke(role, tuple(map(place_of, part)), heavy=heavy)


def told_point(scale: Scale, words: Words, name: str = "") -> Callable[[Point], str]:
    """Return what writes a figure with its period, and of which series or side it is."""

    def say(point: Point) -> str:
        facts = {"value": point_text(point, scale, words, units=True), "period": point.when}
        return words.text("plot_label", "dot_of" if name else "dot", **facts, name=name)

    return say


def line_dots(line: CurveLine, role: str, say: Callable[[Point], str]) -> Iterator[Dot]:
    """A mark for each figure; of very many, for the first, the last, and those that say more."""
    points = line.points
    for i, point in enumerate(points):
        shape = shape_of(point)
        if len(points) <= _MANY or i in {0, len(points) - 1} or shape != "round":
            yield Dot(role, shape, place_of(point), say(point))


def line_spans(line: CurveLine, role: str) -> Iterator[RangeBar]:
    """A bar for each figure that is a range, or that holds for some time in an interval."""
    for point in line.points:
        figure = point.figure
        if figure and figure.ends:
            yield RangeBar(role, (point.time, figure.ends.low), (point.time, figure.ends.high))
        if figure and figure.interval:
            start, end = figure.interval.since, figure.interval.until
            first = start.end - 1 / start.frequency.per_year
            yield RangeBar(role, (first, point.value), (end.end, point.value))
