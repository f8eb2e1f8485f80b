"""From a chart to a picture: the title, the panels and the foot, one under the other."""

import math
from collections.abc import Iterator

from mic_tracker.show.chart.boxes import Box
from mic_tracker.show.chart.calendar_layout import calendar_height, lay_out_calendar
from mic_tracker.show.chart.chart import Calendar, Chart, MarkShape, Panel, Plot
from mic_tracker.show.chart.picture import (
    Canvas,
    Clip,
    Drawable,
    Picture,
    Polyline,
    Symbol,
    TextLine,
)
from mic_tracker.show.chart.plot_layout import Margins, axis_height, lay_out_plot, margins_of
from mic_tracker.show.chart.timeline_layout import lay_out_timeline, timeline_height
from mic_tracker.show.chart.wrap import wrap

_MARGIN = 1.5
_TITLE, _SUBTITLE, _FOOT = 1.55, 1.08, 0.88
"""Sizes of letters, in em."""
_PLOT, _NARROW_PLOT = 0.5, 0.78
"""The height of a plot, as a share of its width."""
_LEAST, _LEAST_CELLS = 16, 26
"""The least width of a panel that stands beside another, in em."""
_LOWEST = 10
"""The least height of a panel where a height is given, in em."""
_SMALLEST_PLOT = 11
"""The least height of a plot, in em."""

_PLAIN: frozenset[MarkShape] = frozenset({"round", "diamond"})
"""The marks that need no words: a figure, and the goal with its own."""
_MIDDLES: dict[MarkShape, float] = {"up": -0.1, "down": 0.8}
"""How far above the base line, in em, a mark stands that has an arrow, which needs the room."""
_MARK_ROLES: dict[MarkShape, str] = {"hollow": "foretold", "open-diamond": "promise"}


def lay_out(chart: Chart, canvas: Canvas) -> Picture:
    """Give a chart its places on a page, which is as high as it needs."""
    margin = _MARGIN * canvas.em if not canvas.narrow else 0.9 * canvas.em
    width = canvas.width - 2 * margin
    items: list[Drawable | Clip] = []
    top = margin * 0.8
    for text, role, size, bold in (
        (chart.title, "ink", _TITLE, True),
        (chart.subtitle, "ink2", _SUBTITLE, False),
    ):
        letters = size * canvas.em * (0.9 if canvas.narrow else 1)
        for line in wrap(text, width, letters, canvas, bold=bold):
            top += letters * 1.25
            items.append(TextLine(role, (margin, top - 0.25 * letters), line, letters, bold=bold))
        top += 0.15 * canvas.em
    top += 1.1 * canvas.em
    room = Box(margin, top, canvas.width - margin, top)
    if canvas.height is not None:
        below = add_items([], _foot(chart, room, canvas)) + 1.1 * canvas.em * len(chart.panels)
        canvas = canvas._replace(height=max(0.0, canvas.height - below))
    bottom = add_items(items, _panels(chart, room, canvas))
    height = add_items(items, _foot(chart, room._replace(top=bottom), canvas))
    return Picture(canvas.width, height, tuple(items), chart.title, chart.description)


def add_items(items: list[Drawable | Clip], found: Iterator[Drawable | Clip | float]) -> float:
    """Add what is laid out to the items; the number that comes last is where it ends."""
    bottom = 0.0
    for item in found:
        if isinstance(item, float):
            bottom = item
        else:
            items.append(item)
    return bottom


def lay_out_panels(chart: Chart, canvas: Canvas) -> Picture:
    """Give the panels alone their places, in a room of a given height."""
    room = Box(0.0, 0.0, canvas.width, canvas.height or 0.0)
    items: list[Drawable | Clip] = []
    bottom = add_items(items, _panels(chart, room, canvas))
    return Picture(canvas.width, bottom, tuple(items), chart.title, chart.description)


def _panels(chart: Chart, room: Box, canvas: Canvas) -> Iterator[Drawable | Clip | float]:
    """The panels in rows of as many columns as there is room for."""
    least = (_LEAST_CELLS if canvas.cells else _LEAST) * canvas.em
    columns = max(1, min(chart.columns, int((room.right - room.left) // least)))
    gap = 2.0 * canvas.em if columns > 1 else 0.0
    width = (room.right - room.left - gap * (columns - 1)) / columns
    canvas = canvas._replace(width=width) if columns > 1 else canvas
    margins = margins_of((p for p in chart.panels if isinstance(p, Plot)), canvas)
    top, rows = room.top, -(-len(chart.panels) // columns)
    for i in range(0, len(chart.panels), columns):
        row = chart.panels[i : i + columns]
        height = max(panel_height(panel, width, canvas, rows) for panel in row)
        if canvas.cells:
            height = math.ceil(height / canvas.em) * canvas.em
        for j, panel in enumerate(row):
            left = room.left + round(j * (width + gap))
            yield from _panel(panel, Box(left, top, left + width, top + height), canvas, margins)
        top += height + (canvas.em if rows > 1 else 0.0 if canvas.cells else 1.1 * canvas.em)
    yield float(top)


def panel_height(panel: Panel, width: float, canvas: Canvas, rows: int) -> float:
    """How high a panel is at a width; a plot takes what a canvas of a given height leaves."""
    head = _title_height(panel, width, canvas)
    if isinstance(panel, Calendar):
        return head + calendar_height(panel, width, canvas)
    if not isinstance(panel, Plot):
        return head + timeline_height(panel, canvas)
    if canvas.height is not None:
        return max(canvas.height / rows * panel.share, _LOWEST * canvas.em)
    share = _NARROW_PLOT if canvas.narrow or width < 25 * canvas.em else _PLOT
    plot = max(width * share * panel.share, _SMALLEST_PLOT * canvas.em * min(panel.share, 1))
    return head + plot + axis_height(canvas)


def _panel(panel: Panel, room: Box, canvas: Canvas, margins: Margins) -> Iterator[Drawable | Clip]:
    if panel.title:
        lines = _title_lines(panel, room.right - room.left, canvas)
        for i, line in enumerate(lines):
            at = room.left, room.top + canvas.em + i * canvas.line_height
            yield TextLine("ink", at, line, canvas.em, bold=True)
        room = room._replace(top=room.top + _title_height(panel, room.right - room.left, canvas))
    if isinstance(panel, Plot):
        yield from lay_out_plot(panel, room, canvas, margins)
    elif isinstance(panel, Calendar):
        yield from lay_out_calendar(panel, room, canvas)
    else:
        yield from lay_out_timeline(panel, room, canvas)


def _title_lines(panel: Panel, width: float, canvas: Canvas) -> tuple[str, ...]:
    return wrap(panel.title, width, canvas.em, canvas, bold=True)


def _title_height(panel: Panel, width: float, canvas: Canvas) -> float:
    lines = len(_title_lines(panel, width, canvas))
    return canvas.line_height * (lines + (0.0 if canvas.cells else 0.5)) if lines else 0.0


def _marks(chart: Chart, room: Box, canvas: Canvas) -> Iterator[Drawable | float]:
    """The marks that no label stands at, each with what it means, in rows; then where they end."""
    size, left, top = _FOOT * canvas.em, room.left, room.top
    told = [(shape, text) for shape, text in chart.marks if shape not in _PLAIN]
    top += size * 1.4 if told else 0.0
    for shape, text in told:
        width = canvas.width_of(text, size) + 1.6 * canvas.em
        if left > room.left and left + width > room.right:
            left, top = room.left, top + size * 1.6
        role = _MARK_ROLES.get(shape, "ink3")
        middle = top - _MIDDLES.get(shape, 0.35) * size
        yield Symbol(role, shape, (left + 0.5 * canvas.em, middle))
        yield TextLine("ink3", (left + 1.3 * canvas.em, top), text, size)
        left += width + canvas.em
    yield float(top + (0.4 * size if told else 0.0))


def _foot(chart: Chart, room: Box, canvas: Canvas) -> Iterator[Drawable | float]:
    """A rule, then where it is from."""
    size = _FOOT * canvas.em
    top = room.top + 0.3 * canvas.em
    yield Polyline("rule", ((room.left, top), (room.right, top)))
    top += 0.6 * canvas.em
    for item in _marks(chart, room._replace(top=top), canvas):
        if isinstance(item, float):
            top = item
        else:
            yield item
    for text in chart.foot:
        for line in wrap(text, room.right - room.left, size, canvas):
            top += size * 1.3
            yield TextLine("ink3", (room.left, top), line, size)
    yield float(top + 0.9 * canvas.em)
