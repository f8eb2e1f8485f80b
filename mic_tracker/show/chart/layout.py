"""From a chart to a picture: the title, the panels and the foot, one under the other."""

from collections.abc import Iterator

from mic_tracker.show.chart.boxes import Box
from mic_tracker.show.chart.calendar_layout import calendar_height, lay_out_calendar
from mic_tracker.show.chart.chart import Calendar, Chart, Panel, Plot
from mic_tracker.show.chart.picture import Canvas, Clip, Item, Line, Picture, Words
from mic_tracker.show.chart.plot_layout import Margins, axis_height, lay_out_plot, margins_of
from mic_tracker.show.chart.timeline_layout import lay_out_timeline, timeline_height
from mic_tracker.show.chart.wrap import wrap

_MARGIN = 1.5
_TITLE, _SUBTITLE, _FOOT = 1.55, 1.08, 0.88
"""Sizes of letters, in em."""
_PLOT, _NARROW_PLOT = 0.5, 0.78
"""The height of a plot, as a share of its width."""
_SMALLEST_PLOT = 11
"""The least height of a plot, in em."""


def lay_out(chart: Chart, canvas: Canvas) -> Picture:
    """Give a chart its places on a page, which is as high as it needs."""
    margin = _MARGIN * canvas.em if not canvas.narrow else 0.9 * canvas.em
    width = canvas.width - 2 * margin
    items: list[Item | Clip] = []
    top = margin * 0.8
    for text, role, size, bold in (
        (chart.title, "ink", _TITLE, True),
        (chart.subtitle, "ink2", _SUBTITLE, False),
    ):
        size = size * canvas.em * (0.9 if canvas.narrow else 1)
        for line in wrap(text, width, size, canvas, bold=bold):
            top += size * 1.25
            items.append(Words(role, (margin, top - 0.25 * size), line, size, bold=bold))
        top += 0.15 * canvas.em
    top += 1.1 * canvas.em
    room = Box(margin, top, canvas.width - margin, top)
    bottom = add_items(items, _panels(chart, room, canvas))
    height = add_items(items, _foot(chart, room._replace(top=bottom), canvas))
    return Picture(canvas.width, height, tuple(items), chart.title, chart.description)


def add_items(items: list[Item | Clip], found: Iterator[Item | Clip | float]) -> float:
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
    items: list[Item | Clip] = []
    bottom = add_items(items, _panels(chart, room, canvas))
    return Picture(canvas.width, bottom, tuple(items), chart.title, chart.description)


def _panels(chart: Chart, room: Box, canvas: Canvas) -> Iterator[Item | Clip | float]:
    """The panels in rows of as many columns as there is room for."""
    columns = 1 if canvas.narrow else chart.columns
    gap = 2.2 * canvas.em if columns > 1 else 0.0
    width = (room.right - room.left - gap * (columns - 1)) / columns
    margins = margins_of((p for p in chart.panels if isinstance(p, Plot)), canvas)
    top = room.top
    for i in range(0, len(chart.panels), columns):
        row = chart.panels[i : i + columns]
        height = max(panel_height(panel, width, canvas, len(chart.panels)) for panel in row)
        for j, panel in enumerate(row):
            left = room.left + j * (width + gap)
            yield from _panel(panel, Box(left, top, left + width, top + height), canvas, margins)
        top += height + (0.0 if canvas.cells else 1.1 * canvas.em)
    yield float(top)


def panel_height(panel: Panel, width: float, canvas: Canvas, panels: int) -> float:
    """How high a panel is at a width; a plot takes what a canvas of a given height leaves."""
    if isinstance(panel, Calendar):
        return calendar_height(panel, width, canvas)
    if not isinstance(panel, Plot):
        return timeline_height(panel, canvas)
    if canvas.height is not None:
        return canvas.height / panels * panel.share
    share = _NARROW_PLOT if canvas.narrow or width < 25 * canvas.em else _PLOT
    plot = max(width * share * panel.share, _SMALLEST_PLOT * canvas.em * min(panel.share, 1))
    return plot + axis_height(canvas)


def _panel(panel: Panel, room: Box, canvas: Canvas, margins: Margins) -> Iterator[Item | Clip]:
    if isinstance(panel, Plot):
        yield from lay_out_plot(panel, room, canvas, margins)
    elif isinstance(panel, Calendar):
        yield from lay_out_calendar(panel, room, canvas)
    else:
        yield from lay_out_timeline(panel, room, canvas)


def _foot(chart: Chart, room: Box, canvas: Canvas) -> Iterator[Item | float]:
    """A rule, then where it is from."""
    size = _FOOT * canvas.em
    top = room.top + 0.3 * canvas.em
    yield Line("rule", ((room.left, top), (room.right, top)))
    top += 0.6 * canvas.em
    for text in chart.foot:
        for line in wrap(text, room.right - room.left, size, canvas):
            top += size * 1.3
            yield Words("ink3", (room.left, top), line, size)
    yield float(top + 0.9 * canvas.em)
