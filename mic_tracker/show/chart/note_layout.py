"""Where the words beside a point stand: off other words, and off lines where they can."""

from collections.abc import Iterator

from mic_tracker.show.chart.boxes import Box, Placement
from mic_tracker.show.chart.chart import At, Note
from mic_tracker.show.chart.picture import Canvas, Drawable, Polyline, TextAnchor, TextLine

_WORTH = 3
"""A whole label may cover so much more of the lines than a short one, in em."""


def lay_out_note(note: Note, at: At, placed: Placement, canvas: Canvas) -> Iterator[Drawable]:
    """The words of a note at the first place where they fit, whole or short; else nothing."""
    x, y = at
    found = [
        (placed.covered(box) + i * _WORTH * canvas.em, lines, box)
        for i, lines in enumerate(filter(None, (note.lines, (note.short,) if note.short else ())))
        if (box := placed.best(_places((x, y), _size(note, lines, canvas), note, canvas)))
    ]
    if found:
        _, lines, box = min(found, key=lambda place: place[0])
        placed.take(box)
        yield from _leader(note, (x, y), box, canvas)
        yield from _note_words(note, lines, box, (x, y), canvas)


def _size(note: Note, lines: tuple[str, ...], canvas: Canvas) -> tuple[float, float]:
    sizes = [canvas.width_of(t, bold=note.bold and i == 0) for i, t in enumerate(lines)]
    return max(sizes), canvas.line_height * len(lines)


def _note_words(
    note: Note, lines: tuple[str, ...], box: Box, at: At, canvas: Canvas
) -> Iterator[Drawable]:
    anchor: TextAnchor = "start" if box.left >= at[0] else "end" if box.right <= at[0] else "middle"
    x = {"start": box.left, "end": box.right, "middle": (box.left + box.right) / 2}[anchor]
    for i, text in enumerate(lines):
        base = (
            box.top + i * canvas.line_height + (canvas.line_height if canvas.cells else canvas.em)
        )
        bold = note.bold and i == 0
        yield TextLine(note.role, (x, base), text, canvas.em, anchor, bold, halo=True)


def _leader(note: Note, at: At, box: Box, canvas: Canvas) -> Iterator[Drawable]:
    """A thin line to the point, where the words stand away from it."""
    x, y = min(max(at[0], box.left), box.right), box.bottom if box.bottom < at[1] else box.top
    far = abs(y - at[1]) + abs(x - at[0]) > 1.3 * canvas.em
    if note.leader and far and not canvas.cells:
        yield Polyline(note.role, ((x, y), at), 0.8)


def _places(at: At, size: tuple[float, float], note: Note, canvas: Canvas) -> Iterator[Box]:
    """Where the words of a point may stand, the best place first."""
    (x, y), (width, height) = at, size
    gap, side = canvas.gap_down, canvas.gap
    near = {
        "above": (x - width / 2, y - gap - height),
        "below": (x - width / 2, y + gap),
        "right": (x + side, y - height / 2),
        "left": (x - side - width, y - height / 2),
    }
    corners = [
        (x + side / 2, y - gap - height),
        (x - side / 2 - width, y - gap - height),
        (x + side / 2, y + gap),
        (x - side / 2 - width, y + gap),
    ]
    around = [near.pop(note.prefer), *near.values(), *corners]
    line = canvas.line_height
    # far from its point a text without a leader would be taken for that of another one
    far = (-1, 1, -2, 2, -3, 3, -4, 4) if note.leader or note.bold else (-1, 1)
    further = [(left, top + step * line) for step in far for left, top in (around[0], *corners)]
    for left, top in (*around, *further):
        if not note.side or (top + height <= y if note.side == "above" else top >= y):
            yield _snapped(Box(left, top, left + width, top + height), canvas)


def _snapped(box: Box, canvas: Canvas) -> Box:
    """A box moved to whole cells, where texts stand in cells."""
    if not canvas.cells:
        return box
    cell = canvas.em / 2
    left, top = round(box.left / cell) * cell, round(box.top / canvas.em) * canvas.em
    return Box(left, top, left + box.right - box.left, top + box.bottom - box.top)


def text_box(at: At, width: float, canvas: Canvas, anchor: TextAnchor) -> Box:
    """The box of a text whose base line begins, ends or has its middle at a place."""
    left = at[0] - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    return Box(left, at[1] - canvas.em, left + width, at[1] + 0.25 * canvas.em)
