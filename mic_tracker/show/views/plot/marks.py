"""This module chooses the marks of figures: their shape says how exact a figure is."""

from collections.abc import Iterator

from mic_tracker.model.answers.curve import CurveLine
from mic_tracker.model.series import Point
from mic_tracker.show.chart.chart import At, Dot, MarkShape, RangeBar, Stroke

_ARROWS: dict[str, MarkShape] = {"over": "up", "at-least": "up", "under": "down", "at-most": "down"}


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


def line_strokes(line: CurveLine, role: str, *, heavy: bool) -> Iterator[Stroke]:
    """A line through each part; none from one basis to the next."""
    for part in line.parts:
        if len(part) > 1:
            yield Stroke(role, tuple(map(place_of, part)), heavy=heavy)


def line_dots(line: CurveLine, role: str) -> Iterator[Dot]:
    """A mark for each figure."""
    for point in line.points:
        yield Dot(role, shape_of(point), place_of(point))


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
