"""The rows of all files as entries, which are made of those that a check has to look at.

A check asks for the rows that may be at fault, and judges each of them by its record. What depends
on a series or a statement alone is asked once for each of those.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import starmap
from math import nan
from typing import TYPE_CHECKING

from mic_tracker.model.indicator import NUMERIC, Indicator
from mic_tracker.model.members import IndicatorPart
from mic_tracker.model.observation import ObservationRecord, RowStatement, known_since
from mic_tracker.model.series.columns import FigureColumns, RowSeries, TabledObservations
from mic_tracker.model.source import Source
from mic_tracker.read.delimited.codes import CodeTables, said_by
from mic_tracker.read.delimited.columns import RowChunk
from mic_tracker.read.delimited.repeats import (
    RowCodes,
    any_source_key,
    duplicate_key,
    moment_of,
    part_codes,
    same_day_key,
)
from mic_tracker.read.draft import Entry, StagesByName, make_observation
from mic_tracker.read.includes import Batch

if TYPE_CHECKING:
    from mic_tracker.read.bulk.array_codes import ArrayCodes
    from mic_tracker.read.source_text import Page


class TabledEntries:
    """The entries of a registry that includes tables, in the order of the files."""

    def __init__(
        self, batches: Iterable[Batch], tables: CodeTables, sources: Mapping[str, Source]
    ) -> None:
        """Take the figures of each file."""
        self._said = tables.statements
        self._pages: list[Page] = []
        self._firsts: list[int] = []
        """The first row of each page."""
        self._positions: list[Sequence[int]] = []
        self._records: dict[int, ObservationRecord] = {}
        rows = RowChunk.blank(0)
        for batch in batches:
            self._add(batch, rows, tables)
        arrays = _array_codes() if rows.is_bulk else None
        self._columns = FigureColumns(
            tables.series,
            [_statement(record, sources) for record in tables.statements],
            rows.series,
            rows.statements,
            rows.values,
            rows.lines,
            [*zip(self._firsts, (page.name for page in self._pages), strict=True)],
            rows.texts,
            {},
            arrays.group if arrays else None,
        )
        self._codes = (arrays or RowCodes)(rows.series, rows.statements, part_codes(tables.series))

    def _add(self, batch: Batch, rows: RowChunk, tables: CodeTables) -> None:
        first = len(rows)
        self._pages.append(batch.page)
        self._firsts.append(first)
        chunk = batch.chunk or RowChunk.blank(len(batch.records))
        rows.extend(chunk)
        self._positions.append(range(len(chunk)) if batch.chunk else [*batch.positions])
        for row, record in (chunk.records or dict(enumerate(batch.records))).items():
            self._records[first + row] = record
            rows.series[first + row] = tables.series_of(record)
            rows.statements[first + row] = tables.statement_of(record)
            rows.values[first + row] = nan if record.central is None else record.central

    def __len__(self) -> int:
        """How many there are."""
        return len(self._codes.series)

    def __iter__(self) -> Iterator[Entry]:
        """All of them; each is made anew."""
        return map(self._entry, range(len(self)))

    def _entry(self, row: int) -> Entry:
        number = bisect_right(self._firsts, row) - 1
        path = ("observations", self._positions[number][row - self._firsts[number]])
        record = self._records.get(row) or self._columns.record(row)
        said = self._columns.statement_table[self._codes.statements[row]]
        return Entry(record, self._pages[number], path, said.known_since)

    def observations(self, stages: StagesByName) -> TabledObservations:
        """The facts that they state, when no finding is an error."""
        made = {row: make_observation(self._entry(row), stages) for row in self._records}
        return TabledObservations(replace(self._columns, stages=stages, made=made))

    def counts(self, parts: Collection[IndicatorPart]) -> Counter[IndicatorPart]:
        """How many some parts of indicators have."""
        found, numbers = Counter[IndicatorPart](), self._codes.counts()
        for code, series in enumerate(self._columns.series_table):
            part = series.indicator, series.members
            if part in parts:
                found[part] += numbers[code]
        return found

    def of(
        self,
        series: Callable[[RowSeries], object] | None = None,
        said: Callable[[ObservationRecord], object] | None = None,
    ) -> Iterator[Entry]:
        """Those that a test of the series picks, or one of what is said beside it."""
        few = {i for i, of in enumerate(self._columns.series_table) if series(of)} if series else ()
        some = {i for i, record in enumerate(self._said) if said(record)} if said else ()
        return map(self._entry, self._codes.having(few, some) if few or some else ())

    def unlike_others(self) -> Iterator[Entry]:
        """Those that were read as records: all others have a number, and nothing but that."""
        return map(self._entry, sorted(self._records))

    def beyond(self, bounds: Callable[[str], tuple[float, float]]) -> Iterator[Entry]:
        """Those whose number is not between the bounds of their indicator, and `unlike_others`."""
        of_series = [bounds(of.indicator) for of in self._columns.series_table]
        least, most = [low for low, _ in of_series], [high for _, high in of_series]
        beyond = self._codes.beyond(self._columns.values, least, most)
        # the ends of a range may be beyond them where its middle is not
        return map(self._entry, sorted({*beyond, *self._records}) if self._records else beyond)

    def repeated(self) -> Iterator[Entry]:
        """Those of series in which a figure may stand twice."""
        keys = starmap(duplicate_key, self._statements) if self._has_several_of_a_day else ()
        return self._of_parts(self._codes.repeating(keys))

    def contested(self, indicators: Mapping[str, Indicator]) -> Iterator[Entry]:
        """Those of series in which two figures of one moment may contradict each other."""
        keys = starmap(same_day_key, self._statements) if self._has_several_of_a_day else ()
        parts = self._codes.repeating(keys)
        together = self._codes.ending_together([moment_of(record) for record in self._said])
        if together:
            series = zip(self._codes.parts, self._columns.series_table, strict=True)
            stocks = {part for part, of in series if _is_stock(indicators.get(of.indicator))}
            parts |= together & stocks
        return self._of_parts(parts)

    @cached_property
    def _has_several_of_a_day(self) -> bool:
        """Whether any two figures of a series and a period became known on one day."""
        return bool(self._codes.repeating(starmap(any_source_key, self._statements)))

    @property
    def _statements(self) -> Iterator[tuple[ObservationRecord, date | None]]:
        """Each statement, and the day from which it was known."""
        return zip(self._said, (s.known_since for s in self._columns.statement_table), strict=True)

    def _of_parts(self, parts: Collection[int]) -> Iterator[Entry]:
        return map(self._entry, self._codes.of_parts(parts) if parts else ())


def _array_codes() -> "type[ArrayCodes]":
    """What looks for rows in whole columns, where the library for that is at hand."""
    from mic_tracker.read.bulk.array_codes import ArrayCodes

    return ArrayCodes


def _is_stock(indicator: Indicator | None) -> bool:
    """Whether two figures of one day are about the same moment, whatever their periods."""
    return indicator is not None and indicator.over == "instant" and indicator.measure in NUMERIC


def _statement(record: ObservationRecord, sources: Mapping[str, Source]) -> RowStatement:
    return RowStatement(
        record.period,
        record.source,
        record.status,
        record.qualifier,
        record.stage,
        known_since(record, sources),
        said_by(record),
    )
