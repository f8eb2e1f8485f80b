"""Points that rows of a table are: columns answer what is asked, and few points are made."""

from array import array
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, overload

from mic_tracker.model.indicator import NUMERIC, Indicator
from mic_tracker.model.observation import Observation, RowStatement
from mic_tracker.model.period import Period
from mic_tracker.model.series.columns import FigureColumns
from mic_tracker.model.series.points import FigureCounts, Kind, Point, Points
from mic_tracker.model.series.regular import is_flow, kind_of, kind_of_period

_USUAL = frozenset({"normal", "estimated", "provisional"})
_SAID_BESIDE = frozenset({"at", "value_text", "note", "derived"})
"""What a row may say beside its number, and be a plain figure."""


class PlainRows(NamedTuple):
    """Which rows of a table state plain figures, and in which orders their statements stand.

    Plain is a figure of a period and of exactly its number, which stands for nothing but itself.
    Each sequence has an entry for each statement.
    """

    columns: FigureColumns
    plain: Sequence[bool]
    times: Sequence[float]
    """The decimal year at which the period ends."""
    last: Sequence[int]
    """The last day of the period, as a number."""
    in_time: Sequence[int]
    """The place in the order of time; statements of one period have the same."""
    in_publication: Sequence[int]
    """The place in the order in which things became known."""
    lengths: Sequence[Kind | None]
    odd: frozenset[int]
    """Rows that say more than their statement and a plain number."""

    @classmethod
    def of(cls, columns: FigureColumns) -> "PlainRows":
        """Look at each statement once, and at the few rows that say something of their own."""
        table = columns.statement_table
        periods = [s.period if isinstance(s.period, Period) else None for s in table]
        return cls(
            columns,
            [is_plain(said) for said in table],
            [p.end if p else 0.0 for p in periods],
            [p.last.toordinal() if p else 0 for p in periods],
            _places([(p.end, p.last, p.first) if p else () for p in periods]),
            _places([(s.known_since or date.min, s.source or "") for s in table]),
            [kind_of_period(p) if p else None for p in periods],
            odd_rows(columns),
        )

    def points(self, rows: Sequence[int]) -> "RowPoints | None":
        """The points of rows in the order of publication; None where one of them is not plain."""
        codes, values, order = self.columns.statements, self.columns.values, self.in_publication
        if not all(self.plain[codes[row]] for row in rows) or not self.odd.isdisjoint(rows):
            return None
        published = sorted(rows, key=lambda row: (order[codes[row]], values[row]))
        return RowPoints(self, array("q", published))


def odd_rows(columns: FigureColumns) -> frozenset[int]:
    """The rows that say more than their statement and a plain number, or were read as records."""
    own = (row for row, said in columns.texts.items() if not said.keys() <= _SAID_BESIDE)
    records = (row for row, o in columns.made.items() if o.statement is None)
    return frozenset((*own, *records))


def is_plain(said: RowStatement) -> bool:
    """Whether a figure of which this is said stands for itself alone, at a time that is known."""
    hedged = said.qualifier is not None or said.stage is not None
    return isinstance(said.period, Period) and said.status in _USUAL and not hedged


def _places(keys: Sequence[tuple[object, ...]]) -> list[int]:
    """The place of each key among all of them in order; equal keys have one place."""
    places = {key: place for place, key in enumerate(sorted({*keys}))}
    return [places[key] for key in keys]


class RowPoints(Points):
    """Points that plain rows of a table are; each is made when it is looked at first."""

    __slots__ = ("_made", "_rows", "_table")

    def __init__(self, table: PlainRows, rows: "array[int]") -> None:
        """Take the rows, in the order of the points."""
        self._table = table
        self._rows = rows
        self._made: dict[int, Point] = {}

    def __len__(self) -> int:
        """How many they are."""
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Point: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Point, ...]: ...
    def __getitem__(self, at: int | slice) -> Point | tuple[Point, ...]:
        """The point at a place, always the same one; a tuple for a slice."""
        if isinstance(at, slice):
            return tuple(map(self._point, self._rows[at]))
        return self._point(self._rows[at])

    def _point(self, row: int) -> Point:
        if row not in self._made:
            self._made[row] = Point.of(self._table.columns.observation(row))
        return self._made[row]

    def __eq__(self, other: object) -> bool:
        """Whether the others are the same, in the same order, whatever holds them."""
        if not isinstance(other, Points | tuple):
            return NotImplemented
        return tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # it would make all of them

    @property
    def _codes(self) -> list[int]:
        """The codes of their statements."""
        return [*map(self._table.columns.statements.__getitem__, self._rows)]

    @property
    def times(self) -> list[float]:
        """Their decimal years."""
        return [*map(self._table.times.__getitem__, self._codes)]

    @property
    def values(self) -> list[float]:
        """Their values."""
        return [*map(self._table.columns.values.__getitem__, self._rows)]

    def figures(self) -> tuple[Observation, ...]:
        """Every figure behind them, which makes all of them."""
        return tuple(map(self._table.columns.observation, self._rows))

    def counts(self) -> FigureCounts:
        """How many figures there are, and of which kinds."""
        columns = self._table.columns
        statuses = [columns.statement_table[code].status for code in self._codes]
        derived = [*map(columns.is_derived, self._rows)]
        soft = sum(d or s != "normal" for d, s in zip(derived, statuses, strict=True))
        return FigureCounts(len(statuses), soft, statuses.count("provisional"), sum(derived))

    def known_since(self, place: int) -> date:
        """The day on which the point at a place became known; the first of all days for none."""
        columns = self._table.columns
        said = columns.statement_table[columns.statements[self._rows[place]]]
        return said.known_since or date.min

    def holds_rough(self) -> bool:
        """False: a figure whose period is not known is not plain."""
        return False

    def regular(self, indicator: Indicator, length: Kind | None) -> "RowPoints | None":
        """The same in the order of time, where each is the only figure of its moment.

        None where two are of one, or where a flow has figures of several lengths or of another one.
        """
        codes, table, flow = self._codes, self._table, is_flow(indicator)
        by_day = not flow and indicator.measure in NUMERIC
        moments = table.last if by_day else table.in_time
        if len({*map(moments.__getitem__, codes)}) < len(codes):
            return None
        if flow and not _have_length({*map(table.lengths.__getitem__, codes)}, length, indicator):
            return None
        statements, order = table.columns.statements, table.in_time
        return RowPoints(table, array("q", sorted(self._rows, key=lambda r: order[statements[r]])))


def _have_length(found: set[Kind | None], wanted: Kind | None, indicator: Indicator) -> bool:
    """Whether these lengths are only the one that a series has."""
    expected = wanted or kind_of((), indicator)
    return len(found) == 1 and (expected is None or expected in found)
