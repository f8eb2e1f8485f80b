"""A picture is a chart with a size: shapes and texts at places, in the order of drawing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from mic_tracker.show.chart.chart import At, CellSign, Dash, MarkShape

TextAnchor = Literal["start", "middle", "end"]


class Polyline(NamedTuple):
    """A line through places."""

    role: str
    points: tuple[At, ...]
    width: float = 1.0
    dash: Dash = "solid"


class Area(NamedTuple):
    """A filled area inside places."""

    role: str
    points: tuple[At, ...]


class Symbol(NamedTuple):
    """A mark at a place."""

    role: str
    shape: MarkShape
    at: At
    says: str = ""
    """What it stands for, where it can be pointed at."""


class Bar(NamedTuple):
    """A filled rectangle with round corners."""

    role: str
    at: At
    width: float
    height: float
    radius: float = 0.0


class Sign(NamedTuple):
    """A cell with the sign of what became of a period or a stage."""

    sign: CellSign
    at: At
    """Its upper left corner."""
    size: float


class TextLine(NamedTuple):
    """A line of text; the place is that of its base line."""

    role: str
    at: At
    text: str
    size: float
    anchor: TextAnchor = "start"
    bold: bool = False
    halo: bool = False
    """Whether it stands over lines, and keeps a rim of paper round itself."""


Drawable = Polyline | Area | Symbol | Bar | Sign | TextLine


class Clip(NamedTuple):
    """The items that are cut off at the edges of a rectangle."""

    left: float
    top: float
    right: float
    bottom: float
    items: tuple[Drawable, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that is drawn, and what it says in words."""

    width: float
    height: float
    items: tuple[Drawable | Clip, ...]
    title: str
    description: str


class Canvas(NamedTuple):
    """The room for a picture, and how much of it a text takes."""

    width: float
    height: float | None
    """None: as high as the chart is."""
    em: float
    """The size of the plain text."""
    measure: Callable[[str, float, bool], float]
    """The width of a text of a size, bold or not."""
    cells: bool = False
    """Whether texts stand in the cells of a terminal, all of one size."""

    def width_of(self, text: str, size: float | None = None, *, bold: bool = False) -> float:
        """How wide a text is, in the plain size or another one."""
        return self.measure(text, size or self.em, bold)

    @property
    def line_height(self) -> float:
        """From one base line to the next."""
        return self.em if self.cells else 1.25 * self.em

    @property
    def gap(self) -> float:
        """What stays free at the sides of a text."""
        return self.em / 2 if self.cells else 0.6 * self.em

    @property
    def gap_down(self) -> float:
        """What stays free between a mark and a text above or below it."""
        return self.em / 2 if self.cells else 0.55 * self.em

    @property
    def narrow(self) -> bool:
        """Whether there is no room for words at the right of a plot."""
        return self.width < 36 * self.em
