"""Where the stages of a milestone lie on a canvas: a row for each, on one axis of time."""

import math
from collections.abc import Iterator

from mic_tracker.show.chart.boxes import Box
from mic_tracker.show.chart.chart import Axis, StageRow, Timeline
from mic_tracker.show.chart.picture import (
    Bar,
    Canvas,
    Drawable,
    Polyline,
    Sign,
    Symbol,
    TextLine,
)
from mic_tracker.show.chart.plot_layout import Frame, axis_height, shaded_future, time_axis
from mic_tracker.show.chart.wrap import wrap

_ROW = 2.8
"""The height of a row, in em."""
_NAMES = 13
"""The widest names, in em; longer ones run over two lines."""


def lay_out_timeline(timeline: Timeline, room: Box, canvas: Canvas) -> Iterator[Drawable]:
    """The axis, the deadline, and the rows with their signs and what is said of them."""
    names = _names_width(timeline, canvas)
    head = _head(timeline, canvas)
    bottom = room.top + head + _row(canvas) * len(timeline.rows)
    if canvas.cells:  # the axis is a row of dots of its own, above the cells of the years
        bottom = math.ceil(bottom / canvas.em) * canvas.em - 1
    left = room.left if canvas.narrow else room.left + names + canvas.em
    box = Box(left, room.top + head, room.right - canvas.em, bottom)
    frame = Frame(box, timeline.x, Axis(0, 1, ()))
    yield from _ground(timeline, frame, canvas)
    for i, row in enumerate(timeline.rows):
        yield from _stage(row, box.top + (i + 0.5) * _row(canvas), frame, room, canvas)


def timeline_height(timeline: Timeline, canvas: Canvas) -> float:
    """How high the rows and the axis are."""
    return _head(timeline, canvas) + _row(canvas) * len(timeline.rows) + axis_height(canvas)


def _head(timeline: Timeline, canvas: Canvas) -> float:
    """A line for the day of judgement, and one for the deadline."""
    return canvas.line_height * (2.7 if timeline.due_label else 1.6)


def _row(canvas: Canvas) -> float:
    return (_ROW + (1.2 if canvas.narrow else 0)) * canvas.em


def _names_width(timeline: Timeline, canvas: Canvas) -> float:
    widths = [canvas.width_of(row.name, bold=True) for row in timeline.rows]
    return min(max(widths, default=0.0), _NAMES * canvas.em)


def _ground(timeline: Timeline, frame: Frame, canvas: Canvas) -> Iterator[Drawable]:
    box, em = frame.box, canvas.em
    zone = timeline.zone
    yield from shaded_future(zone, frame, box.top - 1.3 * em)
    yield from time_axis(frame, canvas)
    if timeline.due is not None:
        x = frame.across(timeline.due)
        yield Polyline("promise", ((x, box.top - 0.3 * em), (x, box.bottom)), 1.4, "dashed")
        yield Symbol("promise", "diamond", (x, box.top - 0.5 * em))
        width = canvas.width_of(timeline.due_label, bold=True)
        at_left = x - 0.8 * em - width >= box.left
        place = x + (-0.8 if at_left else 0.8) * em, box.top - 0.15 * em
        anchor = "end" if at_left else "start"
        yield TextLine("promise", place, timeline.due_label, em, anchor, bold=True)  # type: ignore[arg-type]  # one of the two
    if zone and zone.start < timeline.x.high:
        x = frame.across(max(zone.start, timeline.x.low))
        width = canvas.width_of(zone.label)
        fits = x + canvas.gap + width <= box.right + canvas.em
        place = x + (canvas.gap if fits else -canvas.gap), box.top - 1.5 * em
        yield TextLine("ink3", place, zone.label, em, "start" if fits else "end", halo=True)


def _stage(
    row: StageRow, middle: float, frame: Frame, room: Box, canvas: Canvas
) -> Iterator[Drawable]:
    em, box = canvas.em, frame.box
    yield Polyline("grid", ((box.left, middle), (box.right, middle)))
    if canvas.narrow:
        for name in wrap(row.name, box.right - box.left, em, canvas, bold=True, most=1):
            yield TextLine("ink", (box.left, middle - 1.0 * em), name, em, bold=True, halo=True)
    else:
        yield from _name(row, middle, room, canvas)
    size = 1.5 * em
    if row.start is None or row.end is None:
        yield TextLine("ink2", (box.left + canvas.gap, middle + 0.35 * em), row.text, em, halo=True)
        return
    left, right = frame.across(row.start), frame.across(row.end)
    if right - left > size:
        yield Bar("span", (left, middle - 0.35 * em), right - left, 0.7 * em, 0.35 * em)
    x = (left + right) / 2
    yield Sign(row.sign, (x - size / 2, middle - size / 2), size)
    yield from _said(row, max(right, x + size / 2), min(left, x - size / 2), middle, frame, canvas)


def _name(row: StageRow, middle: float, room: Box, canvas: Canvas) -> Iterator[Drawable]:
    lines = wrap(row.name, _NAMES * canvas.em, canvas.em, canvas, bold=True, most=2)
    top = middle + 0.35 * canvas.em - (len(lines) - 1) * canvas.line_height / 2
    for i, line in enumerate(lines):
        yield TextLine("ink", (room.left, top + i * canvas.line_height), line, canvas.em, bold=True)


def _said(
    row: StageRow, right: float, left: float, middle: float, frame: Frame, canvas: Canvas
) -> Iterator[Drawable]:
    """What is said of a stage, on the side of its sign that has room."""
    width = canvas.width_of(row.text)
    base = middle + 0.35 * canvas.em
    if right + canvas.gap + width <= frame.box.right:
        yield TextLine("ink2", (right + canvas.gap, base), row.text, canvas.em, halo=True)
    elif left - canvas.gap - width >= frame.box.left:
        yield TextLine("ink2", (left - canvas.gap, base), row.text, canvas.em, "end", halo=True)
    else:
        below = base + 1.2 * canvas.em
        yield TextLine("ink2", (frame.box.right, below), row.text, canvas.em, "end", halo=True)
