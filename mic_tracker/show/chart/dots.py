"""Dots: a picture on a screen of letters, in braille of 2 by 4 dots a cell, or in ASCII."""

import math
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len

from mic_tracker.show.chart.chart import At, CellSign, MarkShape
from mic_tracker.show.chart.picture import (
    Area,
    Bar,
    Clip,
    Drawable,
    Picture,
    Polyline,
    Sign,
    Symbol,
    TextLine,
)

ACROSS, DOWN = 2, 4
"""How many dots a cell has."""
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_MARKS: dict[MarkShape, tuple[str, str]] = {
    "round": ("●", "*"),
    "square": ("■", "#"),
    "ring": ("◉", "@"),
    "hollow": ("○", "o"),
    "diamond": ("◆", "X"),
    "open-diamond": ("◇", "x"),
    "up": ("▲", "^"),
    "down": ("▼", "v"),
}
_SIGNS: dict[CellSign, tuple[str, str, str]] = {
    "met": ("✓", "+", "met"),
    "missed": ("✗", "x", "missed"),
    "excused": ("–", "-", "ink2"),
    "open": ("◦", ".", "ink3"),
    "unknown": ("?", "?", "ink2"),
}
"""The sign of what became of a period, the same in ASCII, and its colour."""
_DASHES = {"solid": (1, 0), "dashed": (4, 3), "dotted": (1, 2)}
_DITHER = {"fan80": 8, "fan50": 3, "bar": 1}
"""Of how many dots one is set in an area; an area that is not named has none."""


class ScreenCell(NamedTuple):
    """A sign of the screen, its role, and whether it is bold."""

    text: str
    role: str = ""
    bold: bool = False


def mark_sign(shape: MarkShape, *, unicode: bool) -> str:
    """The sign for a mark."""
    return _MARKS[shape][0 if unicode else 1]


def draw_cells(picture: Picture, rows: int, *, unicode: bool) -> list[list[ScreenCell]]:
    """Draw a picture in rows of cells, each row as wide as the picture."""
    screen = _Dots(round(picture.width / ACROSS), rows, unicode=unicode)
    for item in picture.items:
        for one in item.items if isinstance(item, Clip) else (item,):
            screen.draw(one, item if isinstance(item, Clip) else None)
    return [screen.row(i) for i in range(rows)]


class _Dots:
    """Dots and signs at places; a sign hides the dots of its cell."""

    def __init__(self, columns: int, rows: int, *, unicode: bool) -> None:
        self._columns, self._rows, self._unicode = columns, rows, unicode
        self._bits: dict[tuple[int, int], int] = {}
        self._roles: dict[tuple[int, int], str] = {}
        self._signs: dict[tuple[int, int], ScreenCell] = {}

    def row(self, number: int) -> list[ScreenCell]:
        """The cells of a row; the second half of a wide letter has no cell of its own."""
        cells: list[ScreenCell] = []
        column = 0
        while column < self._columns:
            cell = self._cell((column, number))
            cells.append(cell)
            column += max(1, cell_len(cell.text))
        return cells

    def draw(self, item: Drawable, clip: Clip | None = None) -> None:
        """Draw one item, inside a rectangle where there is one."""
        match item:
            case Polyline():
                self._line(item, clip)
            case Area() if item.role in _DITHER:
                self._area(item, clip)
            case Symbol():
                text = mark_sign(item.shape, unicode=self._unicode)
                self._sign(_cell_of(item.at), ScreenCell(text, item.role, bold=True))
            case Bar():
                ends = (item.at, (item.at[0] + item.width, item.at[1]))
                middle = item.height / 2
                self._line(Polyline(item.role, tuple((x, y + middle) for x, y in ends)), clip)
            case Sign():
                self._fate(item)
            case TextLine():
                self._label(item)

    def _cell(self, at: tuple[int, int]) -> ScreenCell:
        if at in self._signs:
            return self._signs[at]
        bits = self._bits.get(at, 0)
        if not bits:
            return ScreenCell(" ")
        text = chr(0x2800 + bits) if self._unicode else _ascii(bits)
        return ScreenCell(text, self._roles[at])

    def _dot(self, x: int, y: int, role: str) -> None:
        at = x // ACROSS, y // DOWN
        if 0 <= at[0] < self._columns and 0 <= at[1] < self._rows:
            self._bits[at] = self._bits.get(at, 0) | _BITS[y % DOWN][x % ACROSS]
            self._roles[at] = role

    def _line(self, line: Polyline, clip: Clip | None) -> None:
        if line.role == "grid":
            return
        on, off = _DASHES[line.dash]
        for i, (x, y) in enumerate(_along(line.points)):
            if i % (on + off) < on and _is_inside((x, y), clip):
                self._dot(x, y, line.role)

    def _area(self, area: Area, clip: Clip | None) -> None:
        """Set every second, third dot of an area, by the rule of even and odd crossings."""
        every = _DITHER[area.role]
        ys = [y for _, y in area.points]
        for y in range(math.floor(min(ys)), math.ceil(max(ys)) + 1):
            for left, right in _crossed(area.points, y + 0.5):
                for x in range(math.ceil(left - 0.5), math.floor(right + 0.5)):
                    if (x + 2 * y) % every == 0 and _is_inside((x, y), clip):
                        self._dot(x, y, area.role)

    def _fate(self, sign: Sign) -> None:
        if sign.sign in _SIGNS:
            text, plain, role = _SIGNS[sign.sign]
            middle = sign.at[0] + sign.size / 2, sign.at[1] + sign.size / 2
            bold = ScreenCell(text if self._unicode else plain, role, bold=True)
            self._sign(_cell_of(middle), bold)

    def _label(self, label: TextLine) -> None:
        column = _first_column(label)
        row = math.floor((label.at[1] - 0.35 * DOWN) / DOWN)
        for letter in _letters(label.text):
            self._sign((column, row), ScreenCell(letter, label.role, label.bold))
            column += cell_len(letter)

    def _sign(self, at: tuple[int, int], cell: ScreenCell) -> None:
        if at[0] >= 0 and at[0] + cell_len(cell.text) <= self._columns and 0 <= at[1] < self._rows:
            self._signs[at] = cell


def _first_column(label: TextLine) -> int:
    width, x = cell_len(label.text), label.at[0] / ACROSS
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor]
    return math.floor(x - share * width + 0.5)


def _letters(text: str) -> Iterator[str]:
    """The letters of a text, each with the marks that have no width of their own."""
    letter = ""
    for sign in text:
        if letter and cell_len(sign):
            yield letter
            letter = ""
        letter += sign
    if letter:
        yield letter


def _cell_of(at: At) -> tuple[int, int]:
    return math.floor(at[0] / ACROSS), math.floor(at[1] / DOWN)


def _is_inside(at: tuple[int, int], clip: Clip | None) -> bool:
    if clip is None:
        return True
    return clip.left - 1 <= at[0] <= clip.right and clip.top - 1 <= at[1] <= clip.bottom + 1


def _along(points: tuple[At, ...]) -> Iterator[tuple[int, int]]:
    """The dots of a line, each once in a row."""
    last: tuple[int, int] | None = None
    for (x0, y0), (x1, y1) in pairwise(points):
        steps = max(1, math.ceil(max(abs(x1 - x0), abs(y1 - y0))))
        for i in range(steps + 1):
            x, y = x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps
            dot = math.floor(x), math.floor(y)
            if dot != last:
                yield dot
            last = dot


def _crossed(points: tuple[At, ...], y: float) -> Iterator[tuple[float, float]]:
    """The pieces of a level line that lie inside an outline."""
    crossings = sorted(
        x0 + (y - y0) * (x1 - x0) / (y1 - y0)
        for (x0, y0), (x1, y1) in zip(points, (*points[1:], points[0]), strict=True)
        if (y0 <= y) != (y1 <= y)
    )
    yield from zip(crossings[::2], crossings[1::2], strict=False)


def _ascii(bits: int) -> str:
    """The sign of ASCII that is most like the dots of a cell."""
    rows = [i for i, row in enumerate(_BITS) if bits & (row[0] | row[1])]
    sides = [side for side in (0, 1) if any(bits & row[side] for row in _BITS)]
    if len(rows) == 1:
        return "'--_"[rows[0]] if len(sides) == 2 else "'``."[rows[0]]
    if len(sides) == 1:
        return "|" if len(rows) > 2 else ":"
    first, last = (_BITS[i] for i in (rows[0], rows[-1]))
    if bits & first[0] and not bits & first[1] and bits & last[1] and not bits & last[0]:
        return "\\"
    if bits & first[1] and not bits & first[0] and bits & last[0] and not bits & last[1]:
        return "/"
    return "-" if len(rows) == 2 and rows[1] - rows[0] == 1 else ":"


def text_cells(text: str, size: float, _bold: bool) -> float:  # noqa: FBT001 - as the canvas asks
    """The width of a text in dots; all letters are of one size."""
    return cell_len(text) * ACROSS * size / DOWN


def joined(cells: Iterable[ScreenCell]) -> Iterator[ScreenCell]:
    """Join neighbours of one look, so that a screen changes its colour only where it must."""
    run: ScreenCell | None = None
    for cell in cells:
        if run and (run.role, run.bold) == (cell.role, cell.bold):
            run = run._replace(text=run.text + cell.text)
        else:
            if run:
                yield run
            run = cell
    if run:
        yield run
