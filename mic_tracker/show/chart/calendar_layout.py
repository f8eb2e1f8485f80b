"""Where the cells of a calendar lie on a canvas: met, missed, excused, open, unknown."""

from collections.abc import Iterator
from itertools import pairwise

from mic_tracker.show.chart.boxes import Box
from mic_tracker.show.chart.chart import Calendar, CalendarCell, CellSign
from mic_tracker.show.chart.picture import Canvas, Drawable, Polyline, Sign, TextLine
from mic_tracker.show.chart.wrap import wrap

_CELL = 2.7
"""The side of a cell, in em."""
_GAP = 0.5


def lay_out_calendar(calendar: Calendar, room: Box, canvas: Canvas) -> Iterator[Drawable]:
    """Rows of cells, the tally beside them or below, and what each sign means."""
    top = room.top
    for head, cells in _rows(calendar):
        yield from _head(head, (room.left, top), canvas)
        top += canvas.line_height * 1.3 if head else 0.0
        for row in _broken(cells, room, canvas):
            yield from _cells(row, room._replace(top=top), canvas)
            top += _row_height(row, canvas)
    yield from _tally(calendar, (room.left, top), room, canvas)
    top += canvas.line_height * (len(_tally_lines(calendar, room, canvas)) + 0.6)
    yield from _legend(calendar, (room.left, top), room, canvas)


def calendar_height(calendar: Calendar, width: float, canvas: Canvas) -> float:
    """How high a calendar is in a room of a width."""
    room = Box(0, 0, width, 0)
    rows = [(head, row) for head, cells in _rows(calendar) for row in _broken(cells, room, canvas)]
    heads = sum(bool(head) for head, _ in _rows(calendar)) * 1.3 * canvas.line_height
    cells = sum(_row_height(row, canvas) for _, row in rows)
    tally = canvas.line_height * (len(_tally_lines(calendar, room, canvas)) + 0.6)
    return heads + cells + tally + _legend_height(calendar, room, canvas)


def _rows(calendar: Calendar) -> Iterator[tuple[str, tuple[CalendarCell, ...]]]:
    starts = (
        [*calendar.breaks, len(calendar.cells)] if calendar.breaks else [0, len(calendar.cells)]
    )
    for i, (first, after) in enumerate(pairwise(starts)):
        head = calendar.heads[i] if i < len(calendar.heads) else ""
        yield head, calendar.cells[first:after]


def _broken(
    cells: tuple[CalendarCell, ...], room: Box, canvas: Canvas
) -> list[tuple[CalendarCell, ...]]:
    """The cells of a row in as many rows as the room needs."""
    step = _step(canvas)
    most = max(1, int((room.right - room.left + _GAP * canvas.em) // step))
    return [cells[i : i + most] for i in range(0, len(cells), most)]


def _step(canvas: Canvas) -> float:
    return (_CELL + _GAP) * canvas.em


def _row_height(row: tuple[CalendarCell, ...], canvas: Canvas) -> float:
    events = 1.3 * sum(1 for cell in row if cell.event) if any(c.event for c in row) else 0.0
    lines = min(events, 2.6) if events else 0.0
    return _CELL * canvas.em + canvas.line_height * (1.3 + lines) + 0.8 * canvas.em


def _head(head: str, at: tuple[float, float], canvas: Canvas) -> Iterator[Drawable]:
    if head:
        yield TextLine("ink", (at[0], at[1] + canvas.em), head, canvas.em, bold=True)


def _cells(row: tuple[CalendarCell, ...], room: Box, canvas: Canvas) -> Iterator[Drawable]:
    em, size, step = canvas.em, _CELL * canvas.em, _step(canvas)
    below = room.top + size + canvas.line_height
    ends = [float("-inf"), float("-inf")]
    for i, cell in enumerate(row):
        left = room.left + i * step
        middle = left + size / 2
        yield Sign(cell.sign, (left, room.top), size)
        yield TextLine("ink3", (middle, below), cell.label, em * 0.92, "middle")
        if not cell.event:
            continue
        width = canvas.width_of(cell.event, em * 0.92)
        start = max(min(middle - 0.4 * em, room.right - width), room.left)
        line = next((n for n, end in enumerate(ends) if start > end), None)
        if line is None:
            continue  # a third event so near has no room: the description tells it
        ends[line] = start + width + em
        base = below + (1.2 + line * 1.2) * canvas.line_height
        yield Polyline("ink3", ((middle, below + 0.3 * em), (middle, base - 0.85 * em)))
        yield TextLine("ink2", (start, base), cell.event, em * 0.92)


def _tally_lines(calendar: Calendar, room: Box, canvas: Canvas) -> tuple[str, ...]:
    return wrap(" · ".join(calendar.tally), room.right - room.left, canvas.em, canvas)


def _tally(
    calendar: Calendar, at: tuple[float, float], room: Box, canvas: Canvas
) -> Iterator[Drawable]:
    for i, line in enumerate(_tally_lines(calendar, room, canvas)):
        base = at[1] + canvas.em + i * canvas.line_height
        yield TextLine("ink", (at[0], base), line, canvas.em)


def _legend(
    calendar: Calendar, at: tuple[float, float], room: Box, canvas: Canvas
) -> Iterator[Drawable]:
    for sign, text, left, line in _legend_places(calendar, room, canvas):
        top = at[1] + line * 1.7 * canvas.line_height
        size = 1.4 * canvas.em
        yield Sign(sign, (left, top), size)
        base = top + size / 2 + 0.35 * canvas.em
        yield TextLine("ink2", (left + size + 0.5 * canvas.em, base), text, canvas.em * 0.92)


def _legend_places(
    calendar: Calendar, room: Box, canvas: Canvas
) -> Iterator[tuple[CellSign, str, float, int]]:
    left, line, em = room.left, 0, canvas.em
    for sign, text in calendar.legend:
        width = 1.9 * em + canvas.width_of(text, em * 0.92)
        if left > room.left and left + width > room.right:
            left, line = room.left, line + 1
        yield sign, text, left, line
        left += width + 1.5 * em


def _legend_height(calendar: Calendar, room: Box, canvas: Canvas) -> float:
    lines = [line for *_, line in _legend_places(calendar, room, canvas)]
    return (max(lines) + 1) * 1.7 * canvas.line_height if lines else 0.0
