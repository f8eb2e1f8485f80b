"""Where everything of a panel with two axes lies on a canvas."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from mic_tracker.show.chart.boxes import Box, Placement, spread
from mic_tracker.show.chart.chart import At, Axis, EdgeNote, Note, NoteSide, Plot, Tick, Zone
from mic_tracker.show.chart.note_layout import lay_out_note, text_box
from mic_tracker.show.chart.picture import (
    Area,
    Canvas,
    Clip,
    Drawable,
    Polyline,
    Symbol,
    TextAnchor,
    TextLine,
)
from mic_tracker.show.chart.ticks import YEAR_STEPS
from mic_tracker.show.chart.wrap import wrap

_EDGE = 11.5
"""The widest words at the right edge, in em."""
_COURSE = 100
"""So many points tell where a line of very many runs."""
_TICK_AT = 0.5
"""A year is named at its middle."""


class Frame(NamedTuple):
    """The rectangle of the axes on the canvas, and how times and values lie in it."""

    box: Box
    x: Axis
    y: Axis

    def place(self, at: At) -> At:
        """The place of a time and a value."""
        return self.across(at[0]), self.down(at[1])

    def across(self, time: float) -> float:
        """How far from the left edge of the canvas a time is."""
        share = (time - self.x.low) / (self.x.high - self.x.low)
        return self.box.left + share * (self.box.right - self.box.left)

    def down(self, value: float) -> float:
        """How far from the top of the canvas a value is."""
        share = (value - self.y.low) / (self.y.high - self.y.low)
        top, bottom = self.box.top, self.box.bottom
        down = top + share * (bottom - top) if self.y.inverted else bottom - share * (bottom - top)
        return min(max(down, top - (bottom - top)), bottom + (bottom - top))


def lay_out_plot(
    plot: Plot, room: Box, canvas: Canvas, margins: "Margins"
) -> Iterator[Drawable | Clip]:
    """Give each part of a panel its place in a room; words last, where nothing is covered."""
    frame = Frame(_axes_box(room, canvas, margins), plot.x, plot.y)
    yield from _ground(plot, frame, canvas)
    yield _drawn(plot, frame, canvas)
    placed = Placement(Box(frame.box.left, room.top, room.right, frame.box.bottom))
    for dot in plot.dots:
        x, y = frame.place(dot.at)
        yield Symbol(dot.role, dot.shape, (x, y), dot.says)
        placed.take(_around((x, y), 0.4 * canvas.em))
    for stroke in plot.strokes:
        placed.take_line(map(frame.place, _thinned(stroke.points)))
    yield from _zone_label(plot, frame, placed, canvas)
    inside = [] if _has_edge(plot, canvas) else [*_moved_inside(plot)]
    if not inside:
        yield from _edge_notes(plot, frame, placed, canvas)
    for note in (*plot.notes, *inside):
        x, y = frame.place(note.at)
        if frame.box.left - 1 <= x <= frame.box.right + 1:
            y = min(max(y, frame.box.top), frame.box.bottom)
            yield from lay_out_note(note, (x, y), placed, canvas)


def axis_height(canvas: Canvas) -> float:
    """The height of the names of an axis of time."""
    return canvas.line_height * (1 if canvas.cells else 1.4)


def _thinned(points: tuple[At, ...]) -> tuple[At, ...]:
    """So many points of a line that its course can be told, the last one included."""
    return (*points[:: len(points) // _COURSE + 1], points[-1]) if points else ()


def _has_edge(plot: Plot, canvas: Canvas) -> bool:
    return bool(plot.edge) and not canvas.narrow


class Margins(NamedTuple):
    """The room at both sides of the axes: that of the widest names, so that years stand in line."""

    left: float
    right: float


def margins_of(plots: Iterable[Plot], canvas: Canvas) -> Margins:
    """The margins that several panels under each other need together."""
    every = [*plots]
    labels = (tick.label for plot in every for tick in plot.y.ticks)
    left = max((canvas.width_of(label) for label in labels), default=0.0)
    edges = (_edge_width(plot, canvas) for plot in every if _has_edge(plot, canvas))
    return Margins(left + canvas.gap, max(edges, default=0.6 * canvas.em))


def _axes_box(room: Box, canvas: Canvas, margins: Margins) -> Box:
    line = canvas.line_height
    return Box(
        room.left + margins.left,
        room.top + 0.5 * line,
        room.right - margins.right,
        # the axis is a row of dots of its own, above the cells of the years
        room.bottom - axis_height(canvas) - (1 if canvas.cells else 0),
    )


def _edge_width(plot: Plot, canvas: Canvas) -> float:
    lines = [line for note in plot.edge for line in _wrapped(note, canvas)]
    widths = (canvas.width_of(line, bold=bold) for line, bold in lines)
    return max(widths, default=0.0) + 1.1 * canvas.em


def _wrapped(note: EdgeNote, canvas: Canvas) -> list[tuple[str, bool]]:
    found: list[tuple[str, bool]] = []
    for i, line in enumerate(note.lines):
        bold = note.bold and i == 0
        parts = wrap(line, _EDGE * canvas.em, canvas.em, canvas, bold=bold)
        found.extend((part, bold) for part in parts)
    return found


def _ground(plot: Plot, frame: Frame, canvas: Canvas) -> Iterator[Drawable]:
    """The shaded future, the grid, the axes and their names."""
    box, em = frame.box, canvas.em
    yield from shaded_future(plot.zone, frame, box.top)
    for tick in plot.y.ticks:
        y = frame.down(tick.at)
        yield Polyline("grid", ((box.left, y), (box.right, y)))
        yield TextLine("ink3", (box.left - canvas.gap, y + 0.35 * em), tick.label, em, "end")
    yield from time_axis(frame, canvas)


def shaded_future(zone: Zone | None, frame: Frame, top: float) -> Iterator[Drawable]:
    """The time after the day of judgement, and a line on that day, from a height down."""
    box = frame.box
    if zone and zone.start < frame.x.high:
        left = max(frame.across(zone.start), box.left)
        corners = ((left, box.top), (box.right, box.top), (box.right, box.bottom))
        yield Area("future", (*corners, (left, box.bottom)))
        yield Polyline("ink3", ((left, top), (left, box.bottom)))


def time_axis(frame: Frame, canvas: Canvas) -> Iterator[Drawable]:
    """The axis, the marks where years begin, and the years between them."""
    box, em = frame.box, canvas.em
    yield Polyline("ink3", ((box.left, box.bottom), (box.right, box.bottom)))
    for tick in _named_years(frame, canvas):
        start = frame.across(tick.at)
        if box.left <= start <= box.right and not canvas.cells:
            yield Polyline("ink3", ((start, box.bottom), (start, box.bottom + 0.35 * em)))
        middle, half = frame.across(tick.at + _TICK_AT), canvas.width_of(tick.label) / 2
        if box.left - half <= middle <= box.right:
            at = middle, box.bottom + canvas.line_height * (1 if canvas.cells else 1.1)
            yield TextLine("ink3", at, tick.label, em, "middle")


def _named_years(frame: Frame, canvas: Canvas) -> tuple[Tick, ...]:
    """The years that have room for their names: all, or every second, fifth, tenth one."""
    ticks = frame.x.ticks
    widest = max((canvas.width_of(tick.label) for tick in ticks), default=0.0) + canvas.gap
    round_ones = (tuple(t for t in ticks if round(t.at) % step == 0) for step in YEAR_STEPS)
    for named in (*round_ones, ticks[::2], ticks[::3], ticks[::4]):
        apart = [frame.across(b.at) - frame.across(a.at) for a, b in pairwise(named)]
        if apart and min(apart) >= widest:
            return named
    return ticks[:1]


def _drawn(plot: Plot, frame: Frame, canvas: Canvas) -> Clip:
    """The areas, bars and lines, cut off where the axes end."""
    items: list[Drawable] = []
    for band in plot.bands:
        edge = (*band.upper, *reversed(band.lower))
        items.append(Area(band.role, tuple(map(frame.place, edge))))
    for span in plot.spans:
        ends = frame.place(span.start), frame.place(span.end)
        items.append(Polyline(span.role, ends, 0.3 * canvas.em))
    for stroke in plot.strokes:
        width = 2.2 if stroke.heavy else 1.4
        items.append(
            Polyline(stroke.role, tuple(map(frame.place, stroke.points)), width, stroke.dash)
        )
    return Clip(*frame.box._replace(top=frame.box.top - 2), tuple(items))


def _zone_label(plot: Plot, frame: Frame, placed: Placement, canvas: Canvas) -> Iterator[Drawable]:
    if not plot.zone or plot.zone.start >= plot.x.high:
        return
    em, start = canvas.em, max(frame.across(plot.zone.start), frame.box.left)
    width = canvas.width_of(plot.zone.label)
    bottom = frame.box.bottom - (1 if canvas.cells else 0.4) * canvas.line_height
    room = frame.box.right - start
    anchor: TextAnchor = "start" if width + canvas.gap < room else "end"
    x = start + canvas.gap if anchor == "start" else start - canvas.gap
    box = text_box((x, bottom), width, canvas, anchor)
    if box.left < frame.box.left or not placed.is_free(box):
        return
    placed.take(box)
    yield TextLine("ink3", (x, bottom), plot.zone.label, em, anchor, halo=True)


def _edge_notes(plot: Plot, frame: Frame, placed: Placement, canvas: Canvas) -> Iterator[Drawable]:
    """The words at the right edge, apart from each other, as near to their values as they can."""
    em, line = canvas.em, canvas.line_height
    if plot.bracket and not canvas.cells:
        yield from _bracket(plot.bracket, frame, em)
    notes = sorted(plot.edge, key=lambda note: frame.down(note.value))
    texts = [_wrapped(note, canvas) for note in notes]
    heights = [line * len(lines) + (0 if canvas.cells else 0.35 * em) for lines in texts]
    wanted = [min(max(frame.down(n.value), frame.box.top), frame.box.bottom) for n in notes]
    low, high = frame.box.top - line, frame.box.bottom + line
    x = frame.box.right + 1.0 * em
    for note, lines, top in zip(notes, texts, spread(heights, wanted, low, high), strict=True):
        for i, (text, bold) in enumerate(lines):
            at = x, top + i * line + (line if canvas.cells else em)
            placed.take(text_box(at, canvas.width_of(text, bold=bold), canvas, "start"))
            yield TextLine(note.role, at, text, em, bold=bold)


def _bracket(ends: tuple[float, float], frame: Frame, em: float) -> Iterator[Drawable]:
    x, top, bottom = frame.box.right, *sorted(map(frame.down, ends))
    top, bottom = max(top, frame.box.top), min(bottom, frame.box.bottom)
    yield Polyline("data", ((x, top), (x, bottom)), 1.4)
    for y in (top, bottom):
        yield Polyline("data", ((x - 0.3 * em, y), (x + 0.3 * em, y)), 1.4)


def _moved_inside(plot: Plot) -> Iterator[Note]:
    """The words of the right edge as notes in the plot, for narrow canvases."""
    for note in plot.edge:
        bold = note.bold
        short = note.short or note.lines[0]
        at, side = (plot.x.high, note.value), _side(note, plot)
        yield Note(note.role, at, note.lines, short, bold, "left", side=side)


def _side(note: EdgeNote, plot: Plot) -> NoteSide:
    """The side on which the name of an end of the interval has to stand."""
    if not plot.bracket or note.value not in plot.bracket or note.bold:
        return ""
    is_top = (note.value == max(plot.bracket)) != plot.y.inverted
    return "above" if is_top else "below"


def _around(at: At, radius: float) -> Box:
    return Box(at[0] - radius, at[1] - radius, at[0] + radius, at[1] + radius)
