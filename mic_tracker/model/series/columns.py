"""Figures in columns: codes and numbers by row, of which observations are made at the first look.

A million rows name few periods and sources: what rows have in common is kept once, and a row is
two codes, a number and a line.
"""

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain, groupby
from typing import Generic, NamedTuple, TypeVar, overload

from mic_tracker.model.finding import Location
from mic_tracker.model.members import IndicatorPart, Members
from mic_tracker.model.observation import Observation, ObservationRecord, RowStatement
from mic_tracker.model.record import LocalText

K = TypeVar("K")
S = TypeVar("S")
V = TypeVar("V")


SeriesByName = dict[str | None, list[int]]
"""The codes of the series of a part of an indicator, by their names."""


class RowSeries(NamedTuple):
    """The series that rows belong to."""

    indicator: str
    name: str | None
    members: Members
    written: Mapping[str, object]
    """The keys of a record that it fills, with their values."""


@dataclass(frozen=True, slots=True)
class FigureColumns:
    """Rows of figures, in the order of the files; each column has an entry for each row."""

    series_table: Sequence[RowSeries]
    statement_table: Sequence[RowStatement]
    series: "array[int]"
    """The place of its series in the table of them."""
    statements: "array[int]"
    values: "array[float]"
    """Not a number where a record has none."""
    lines: "array[int]"
    files: Sequence[tuple[int, str]]
    """The first row of each file, and its name."""
    texts: Mapping[int, Mapping[str, object]]
    """What few rows say: further keys of the record, by row."""
    stages: Mapping[str, Mapping[str, LocalText]]
    """The stages that the milestones of each indicator list, by their names."""
    group: Callable[["array[int]", Sequence[int]], dict[int, Sequence[int]]] | None = None
    """What finds the rows of each series among some rows, where row by row is too slow."""
    made: dict[int, Observation] = field(default_factory=dict)
    """Observations by row: a row is one and the same observation whenever it is looked at."""

    def observation(self, row: int) -> Observation:
        """The observation of a row; its record and its location are made when they are asked."""
        return self.made.get(row) or self._make(row)

    def _make(self, row: int) -> Observation:
        said = self.statement_table[self.statements[row]]
        made = self.made[row] = Observation.of_row(self, row, said, self.values[row])
        return made

    def of(self, row: int) -> Mapping[str, object]:
        """The fields of an observation by which its series and its source are known."""
        of, said = self.series_table[self.series[row]], self.statement_table[self.statements[row]]
        spelt = self.stages.get(of.indicator, {})
        return {
            "indicator": of.indicator,
            "series": of.name,
            "members": of.members,
            "source": said.source,
            "spelt_stage": spelt.get(said.stage, said.stage) if said.stage else None,
        }

    def record(self, row: int) -> ObservationRecord:
        """What is written in a row."""
        of, said = self.series_table[self.series[row]], self.statement_table[self.statements[row]]
        written = {**of.written, **said.written, "value": self.values[row]}
        return ObservationRecord.model_validate({**written, **self.texts.get(row, {})})

    def is_derived(self, row: int) -> bool:
        """Whether a row says how its number is computed."""
        return row in self.texts and "derived" in self.texts[row]

    def location(self, row: int) -> Location:
        """Where a row starts."""
        name = next(name for first, name in reversed(self.files) if first <= row)
        return Location(name, self.lines[row], 1, 1)


class TabledObservations(Sequence[Observation]):
    """The observations of some rows of a table, in the order of the files."""

    def __init__(self, columns: FigureColumns, rows: Sequence[int] | None = None) -> None:
        """Take the rows that are among them, in order; None: all of them."""
        self._columns = columns
        self._rows = range(len(columns.series)) if rows is None else rows

    @property
    def columns(self) -> FigureColumns:
        """The table that they are rows of."""
        return self._columns

    @property
    def rows(self) -> Sequence[int]:
        """The rows that are among them, in order."""
        return self._rows

    def __len__(self) -> int:
        """How many they are."""
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Observation: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Observation, ...]: ...
    def __getitem__(self, at: int | slice) -> Observation | tuple[Observation, ...]:
        """The observation at a place, made when it is looked at first; a tuple for a slice."""
        if isinstance(at, slice):
            return tuple(map(self._columns.observation, self._rows[at]))
        return self._columns.observation(self._rows[at])

    def __iter__(self) -> Iterator[Observation]:
        """All of them, which makes all of them."""
        return map(self._columns.observation, self._rows)

    def records(self) -> Iterator[ObservationRecord]:
        """What is written in each row; none of it is kept, and no observation is made."""
        made = self._columns.made
        for row in self._rows:
            yield made[row].record if row in made else self._columns.record(row)

    def written(self, key: str) -> Iterator[object]:
        """What each row says under a key that is no number; no record is made of a plain row."""
        columns = self._columns
        for row in self._rows:
            if row in columns.made:
                yield getattr(columns.made[row].record, key)
            elif row in columns.texts and key in columns.texts[row]:
                yield columns.texts[row][key]
            else:
                yield columns.statement_table[columns.statements[row]].written.get(key)

    def __eq__(self, other: object) -> bool:
        """Whether the other ones are the same, in the same order, whatever holds them."""
        if not isinstance(other, TabledObservations | tuple):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]  # it would make all of them

    def published_by(self, day: date) -> "TabledObservations":
        """Those that were known on a day."""
        known = [
            s.known_since is None or s.known_since <= day for s in self._columns.statement_table
        ]
        if all(known):
            return self
        statements = self._columns.statements
        rows = array("I", (row for row in self._rows if known[statements[row]]))
        return TabledObservations(self._columns, rows)

    def of_indicators(self, wanted: Collection[str]) -> "TabledObservations":
        """Those of some indicators."""
        codes = {code for code, s in enumerate(self._columns.series_table) if s.indicator in wanted}
        if len(codes) == len(self._columns.series_table):
            return self
        series = self._columns.series
        return TabledObservations(
            self._columns, array("I", (row for row in self._rows if series[row] in codes))
        )

    def parts(self) -> Mapping[IndicatorPart, Sequence[Observation]]:
        """All of each part of an indicator, in the order of the files."""

        def of_part(_: IndicatorPart, by_name: SeriesByName) -> TabledObservations:
            of_series = [self._by_series[code] for codes in by_name.values() for code in codes]
            return TabledObservations(self._columns, _in_order(of_series))

        return OnDemand(self._parts, of_part)

    def histories(
        self, make: Callable[[IndicatorPart, str | None, "TabledObservations"], V]
    ) -> Mapping[IndicatorPart, tuple[V, ...]]:
        """What is made of each series of a part: of its figures that have a time and are known.

        Projected and undated ones are left out.
        """

        def of_part(part: IndicatorPart, by_name: SeriesByName) -> tuple[V, ...]:
            rows = {n: _in_order([*map(self._dated.__getitem__, c)]) for n, c in by_name.items()}
            tabled = ((n, TabledObservations(self._columns, found)) for n, found in rows.items())
            return tuple(make(part, name, observations) for name, observations in tabled)

        return OnDemand(self._dated_parts, of_part)

    def members(self) -> Mapping[str, tuple[Members, ...]]:
        """Of each indicator, the parts that have such figures, in the order of the files."""
        return OnDemand(self._dated_parts.indicators, lambda id_, _: (*self._dated_parts.of(id_),))

    @cached_property
    def _by_series(self) -> dict[int, Sequence[int]]:
        """The rows of each series, by its code."""
        series = self._columns.series
        if self._columns.group:
            return self._columns.group(series, self._rows)
        found: dict[int, array[int]] = {}
        for code, together in groupby(self._rows, series.__getitem__):
            if code in found:
                found[code].extend(together)
            else:
                found[code] = array("I", together)
        return {**found}

    @cached_property
    def _parts(self) -> "SeriesParts":
        return self._grouped(self._by_series)

    @cached_property
    def _dated_parts(self) -> "SeriesParts":
        return self._parts if self._dated is self._by_series else self._grouped(self._dated)

    def _grouped(self, rows: Mapping[int, Sequence[int]]) -> "SeriesParts":
        """The series that have some rows, in the order of their first ones."""
        return SeriesParts(self._columns.series_table, sorted(rows, key=lambda code: rows[code][0]))

    @cached_property
    def _dated(self) -> Mapping[int, Sequence[int]]:
        """The rows of each series that have a time and are known."""
        left = [s.period is None or s.status == "projected" for s in self._columns.statement_table]
        if not any(left):
            return self._by_series
        statements = self._columns.statements
        kept = (
            (code, [row for row in rows if not left[statements[row]]])
            for code, rows in self._by_series.items()
        )
        return {code: rows for code, rows in kept if rows}


class SeriesParts(Mapping[IndicatorPart, SeriesByName]):
    """The series of each part of an indicator, by their names.

    The parts of an indicator are told apart when one of them is looked at: few of them may be.
    """

    def __init__(self, table: Sequence[RowSeries], codes: Iterable[int]) -> None:
        """Take the codes of series of a table, in the order in which their parts are to stand."""
        self._table = table
        self.indicators: dict[str, list[int]] = {}
        """The codes of the series of each indicator."""
        for code in codes:
            self.indicators.setdefault(table[code].indicator, []).append(code)
        self._found: dict[str, Mapping[Members, SeriesByName]] = {}

    def of(self, indicator: str) -> Mapping[Members, SeriesByName]:
        """The parts of an indicator; KeyError for one without a series."""
        if indicator not in self._found:
            self._found[indicator] = self._parts_of(self.indicators[indicator])
        return self._found[indicator]

    def _parts_of(self, codes: Iterable[int]) -> Mapping[Members, SeriesByName]:
        parts: dict[Members, SeriesByName] = {}
        for code in codes:
            of = self._table[code]
            parts.setdefault(of.members, {}).setdefault(of.name, []).append(code)
        return parts

    def __getitem__(self, part: IndicatorPart) -> SeriesByName:
        """The series of a part; KeyError for one that has none."""
        indicator, members = part
        return self.of(indicator)[members]

    def __iter__(self) -> Iterator[IndicatorPart]:
        """All parts, those of one indicator after those of another."""
        return ((id_, members) for id_ in self.indicators for members in self.of(id_))

    def __len__(self) -> int:
        """How many parts there are."""
        return sum(len(self.of(id_)) for id_ in self.indicators)


def _in_order(rows: Sequence[Sequence[int]]) -> Sequence[int]:
    """The rows of one series or of several in the order of the files, as those of each are."""
    return rows[0] if len(rows) == 1 else sorted(chain(*rows))


class OnDemand(Mapping[K, V], Generic[K, S, V]):
    """A table whose values are made of other ones when they are looked at first."""

    def __init__(self, sources: Mapping[K, S], make: Callable[[K, S], V]) -> None:
        """Take what each value is made of."""
        self._sources = sources
        self._make = make
        self._made: dict[K, V] = {}

    def __getitem__(self, key: K) -> V:
        """The value of a key; KeyError for one that it does not have."""
        if key not in self._made:
            self._made[key] = self._make(key, self._sources[key])
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        """Whether it has a key; nothing is made."""
        return key in self._sources

    def __iter__(self) -> Iterator[K]:
        """The keys; nothing is made."""
        return iter(self._sources)

    def __len__(self) -> int:
        """How many keys it has."""
        return len(self._sources)
