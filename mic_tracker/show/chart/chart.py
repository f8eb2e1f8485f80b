"""A chart is a picture before it has a size: lines, marks and words in the units of the data.

A view makes a chart; `layout` gives everything a place on a canvas; a format draws that. Roles are
names that a format has colours for; texts are finished words of one language.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

At = tuple[float, float]
"""A time in decimal years and a value; in a picture, a place from the upper left corner."""
MarkShape = Literal["round", "square", "ring", "hollow", "diamond", "open-diamond", "up", "down"]
SHAPES: tuple[MarkShape, ...] = get_args(MarkShape)
NoteSide = Literal["", "above", "below"]
Dash = Literal["solid", "dashed", "dotted"]


class Tick(NamedTuple):
    """A place on an axis and its label."""

    at: float
    label: str


class Axis(NamedTuple):
    """The ends of an axis, and the places that are named on it."""

    low: float
    high: float
    ticks: tuple[Tick, ...]
    inverted: bool = False
    """Whether the lowest number is at the top: the first place of a ranking."""


class Stroke(NamedTuple):
    """A line through points."""

    role: str
    points: tuple[At, ...]
    dash: Dash = "solid"
    heavy: bool = False

    @property
    def is_dotted(self) -> bool:
        """Whether it is the middle of a forecast."""
        return self.dash == "dotted"


class Ribbon(NamedTuple):
    """The area between two lines that have the same times."""

    role: str
    upper: tuple[At, ...]
    lower: tuple[At, ...]


class Dot(NamedTuple):
    """A mark at a figure."""

    role: str
    shape: MarkShape
    at: At
    says: str = ""
    """The figure and its period, for those who point at the mark."""


class RangeBar(NamedTuple):
    """A bar from one point to another: some time in it, or a range of values."""

    role: str
    start: At
    end: At


class Note(NamedTuple):
    """Words beside a point of the plot; what does not fit is shortened, then left out."""

    role: str
    at: At
    lines: tuple[str, ...]
    short: str = ""
    """What may stand in place of the lines where room is short."""
    bold: bool = False
    """Whether the first line is set in bold."""
    prefer: Literal["above", "below", "right", "left"] = "above"
    leader: bool = False
    """Whether a thin line may lead from the words to the point."""
    side: NoteSide = ""
    """The only side on which the words may stand."""


class EdgeNote(NamedTuple):
    """Words at the right edge of the plot, at the height of a value."""

    role: str
    value: float
    lines: tuple[str, ...]
    bold: bool = False
    short: str = ""
    """What stands in place of the lines inside the plot, where room is short."""


class Zone(NamedTuple):
    """The time after the day of judgement, which is shaded, and the name of that day."""

    start: float
    label: str


@dataclass(frozen=True, slots=True)
class Plot:
    """A panel with two axes."""

    x: Axis
    y: Axis
    title: str = ""
    bands: tuple[Ribbon, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    spans: tuple[RangeBar, ...] = ()
    dots: tuple[Dot, ...] = ()
    notes: tuple[Note, ...] = ()
    """The most important first: later ones make room."""
    edge: tuple[EdgeNote, ...] = ()
    bracket: tuple[float, float] | None = None
    """The interval at the right edge that the last notes name the ends of."""
    zone: Zone | None = None
    share: float = 1.0
    """How much of the height it takes beside other panels."""


CellSign = Literal["met", "missed", "excused", "open", "unknown"]


class CalendarCell(NamedTuple):
    """A period of a calendar, the sign for what became of it, and what happened in it."""

    name: str
    """The period with its year, for those who do not see where it stands."""
    label: str
    sign: CellSign
    event: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A panel with a cell for each period, a tally, and what the signs mean."""

    cells: tuple[CalendarCell, ...]
    tally: tuple[str, ...]
    legend: tuple[tuple[CellSign, str], ...]
    breaks: tuple[int, ...] = ()
    """The numbers of cells before which a row begins: a year of months has a row of its own."""
    heads: tuple[str, ...] = ()
    """What each row is headed by."""
    title: str = ""


class StageRow(NamedTuple):
    """A stage, the time in which it was done, and what is said of it."""

    name: str
    sign: CellSign
    start: float | None
    end: float | None
    """Where its sign stands: when it was done, or when it is due."""
    text: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """A panel with a row for each stage on an axis of time."""

    x: Axis
    rows: tuple[StageRow, ...]
    due: float | None
    due_label: str
    zone: Zone | None = None
    title: str = ""


Panel = Plot | Calendar | Timeline


@dataclass(frozen=True, slots=True)
class Chart:
    """One picture: a claim as its title, what is measured, the panels, and where it is from."""

    title: str
    subtitle: str
    panels: tuple[Panel, ...]
    foot: tuple[str, ...]
    description: str
    """What is to be seen, for those who do not see it."""
    columns: int = 1
    """How many panels stand beside each other, where there is room."""
    marks: tuple[tuple[MarkShape, str], ...] = ()
    """What the marks mean that occur, for a drawing that has no room to say it at each."""
