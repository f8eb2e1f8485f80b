"""Figures that stand in a file more than once: said again, or at odds with each other."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from mic_tracker.model.edit.exchange.figures import ImportedFigure, SeriesKey
from mic_tracker.model.edit.exchange.problem import ProblemCode, RefusedRow
from mic_tracker.model.period import Interval, Period


class FigureSlot(NamedTuple):
    """What only one figure of a file can be about."""

    key: SeriesKey
    period: Period | Interval
    since: Period | None


class FigureSlots:
    """The figures of a table, one for each thing that they are about."""

    def __init__(self) -> None:
        """Start without figures."""
        self.repeated = 0
        """Rows that say again what another one says."""
        self._figures: dict[FigureSlot, ImportedFigure] = {}
        self._at_odds: dict[FigureSlot, list[ImportedFigure]] = {}

    @property
    def count(self) -> int:
        """How many different figures there are."""
        return len(self._figures)

    def add(self, figure: ImportedFigure) -> None:
        """Take a figure; a value stands before a place that has none."""
        slot = FigureSlot(figure.key, figure.period, figure.since)
        before = self._figures.setdefault(slot, figure)
        if before is figure:
            return
        if before.value == figure.value:
            self.repeated += 1
        elif before.value is None:
            self._figures[slot] = figure
        elif figure.value is not None:
            self._at_odds.setdefault(slot, [before]).append(figure)

    def settled(self) -> tuple[tuple[ImportedFigure, ...], tuple[RefusedRow, ...]]:
        """The figures that are taken, and all of those that are at odds with each other."""
        spans = self._crowded_spans()
        if not self._at_odds and not spans:
            return tuple(self._figures.values()), ()
        apart = self._at_odds.keys() | spans
        taken = (figure for slot, figure in self._figures.items() if slot not in apart)
        return tuple(taken), (*self._refused(), *self._refused_spans(spans))

    def _crowded_spans(self) -> set[FigureSlot]:
        """The spans at whose end another figure is kept: a span is kept as of its last period."""
        ends = Counter((s.key, s.period) for s, f in self._figures.items() if f.value is not None)
        return {s for s in self._figures if s.since and ends[s.key, s.period] > 1}

    def _refused_spans(self, spans: set[FigureSlot]) -> Iterator[RefusedRow]:
        for slot in (slot for slot in self._figures if slot in spans):
            figure = self._figures[slot]
            if slot not in self._at_odds and figure.value is not None:
                found = f"{figure.period_text}: {figure.value_text}"
                yield RefusedRow(ProblemCode.SPAN, figure.place, found)

    def _refused(self) -> Iterator[RefusedRow]:
        for figures in self._at_odds.values():
            for figure in figures:
                found = f"{figure.period_text}: {figure.value_text}"
                yield RefusedRow(ProblemCode.DUPLICATE, figure.place, found)
