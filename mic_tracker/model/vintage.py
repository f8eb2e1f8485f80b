"""Vintages: what was known on a day. Per period the latest published figure wins; no averages."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from math import inf

from mic_tracker.model.indicator import NUMERIC, Indicator
from mic_tracker.model.observation import Observation, ObservationRecord
from mic_tracker.model.period import Period
from mic_tracker.model.series import Point, Series
from mic_tracker.model.series.points import in_order_of_time
from mic_tracker.model.series.regular import is_flow, of_one_length
from mic_tracker.model.series.statements import (
    Choice,
    Ranks,
    Stated,
    StatedFigure,
    choose,
    known_day,
    leading,
    of_best_source,
    restate,
)
from mic_tracker.model.source import Source, rank_sources

VintageKey = tuple[str, str | None, str | None, str | None, date | None, date | None]
PeriodKey = tuple[str | None, date, date]
"""What a later vintage replaces within one series: the figure of a stage and a period."""
StatementsByKey = defaultdict[PeriodKey, dict[str | None, Point]]
"""What sources say of each period at a time."""


def vintage_key(record: ObservationRecord) -> VintageKey:
    """What a later vintage replaces: an indicator's figure for a series, area, stage and period."""
    # a period hashes slowly, its days do not
    first, last = (record.period.first, record.period.last) if record.period else (None, None)
    return record.indicator, record.series, record.area, record.stage, first, last


def moment_key(record: ObservationRecord, indicator: Indicator) -> Hashable:
    """What there is one figure of: a period; of a stock or a share, the day on which it ends."""
    stock = indicator.over == "instant" and indicator.measure in NUMERIC
    if not stock or not isinstance(record.period, Period):
        return vintage_key(record)
    return record.indicator, record.series, record.area, record.period.last


def contradictions(figures: Sequence[Stated], ranks: Ranks) -> tuple[tuple[Stated, Stated], ...]:
    """The figures of one moment that contradict the first of them, each with that one.

    Only what stands for its period and comes from the best source of the moment is looked at.
    """
    periods: defaultdict[VintageKey, dict[str | None, Stated]] = defaultdict(dict)
    for figure in sorted(figures, key=_publication_order):
        restate(periods[vintage_key(figure.record)], figure)
    standing = [f for stated in periods.values() for f in leading([*stated.values()], ranks)]
    place = {id(figure): i for i, figure in enumerate(figures)}
    best = sorted(of_best_source(standing, ranks), key=lambda figure: place[id(figure)])
    first, *others = best or (None,)
    return tuple((o, first) for o in others if first and o.record.central != first.record.central)


@dataclass(frozen=True, slots=True)
class Vintages:
    """All dated vintages of one series, oldest first; the order of the file says nothing."""

    indicator: str
    record: Indicator
    name: str | None = None
    """Which definition, when the indicator has more than one."""
    area: str | None = None
    vintages: tuple[Point, ...] = ()
    ranks: Ranks = field(default_factory=dict)
    favoured: str | None = None
    """The source that is taken to be right where nothing says which one is."""
    rough: tuple[Observation, ...] = ()
    """Figures of which only an interval is known; they are vintages once they are placed."""

    @property
    def newest(self) -> date:
        """The end of the latest period with a figure; `date.min` when all are withdrawn."""
        latest = self.on().latest
        return latest.period.last if latest else date.min

    def favouring(self, source: str) -> "Vintages":
        """The same figures, with this source right where nothing says which one is."""
        return replace(self, favoured=source)

    def placed(self, *, late: bool) -> "Vintages":
        """The history with every roughly dated figure as early, or as late, as it can be.

        A dated figure goes before one that is placed beside it.
        """
        taken = {self._moment(vintage) for vintage in self.vintages}
        ends = (
            (o, o.interval.until if late else o.interval.since) for o in self.rough if o.interval
        )
        points = [Point.of(o, period) for o, period in ends]
        free = (point for point in points if self._moment(point) not in taken)
        vintages = sorted((*self.vintages, *free), key=_publication_order)
        return replace(self, vintages=tuple(vintages), rough=())

    def _moment(self, point: Point) -> date | Period:
        return point.period if is_flow(self.record) else point.period.last

    def without_withdrawn(self) -> "Vintages":
        """The history as if what has been taken back had never been published.

        What was revised is still in it: it stood until its revision.
        """
        if all(vintage.record.status != "withdrawn" for vintage in self.vintages):
            return self
        return replace(self, vintages=tuple(_without_withdrawn(self.vintages)))

    def days(self) -> tuple[date, ...]:
        """The days on which something became known, in order."""
        return tuple(dict.fromkeys(map(known_day, self.vintages)))

    def on(self, day: date | None = None) -> Series:
        """The series as known on a day (None: all that is known)."""
        vintages = [v for v in self.vintages if day is None or known_day(v) <= day]
        stated: StatementsByKey = defaultdict(dict)
        for vintage in vintages:
            _publish(vintage, stated)
        return self._series(stated, known_day(vintages[-1]) if vintages else None)

    def replay(self) -> Iterator[Series]:
        """The series after each day on which something became known, oldest first."""
        stated: StatementsByKey = defaultdict(dict)
        for day, vintages in groupby(self.vintages, key=known_day):
            for vintage in vintages:
                _publish(vintage, stated)
            yield self._series(stated, day)

    def _series(self, stated: StatementsByKey, newest: date | None) -> Series:
        doubts: list[Choice] = []
        by_period = [self._choose(said, doubts) for said in stated.values() if said]
        flow = is_flow(self.record)
        chosen = in_order_of_time(by_period if flow else self._by_day(by_period, doubts))
        fitting = of_one_length(chosen, self.record) if flow else chosen
        basis = max((p.time for p in chosen if p.is_break), default=-inf)
        used = {id(point) for point in fitting}
        return Series(
            self.indicator,
            self.record.measure,
            tuple(p for p in fitting if p.time >= basis),
            self.name,
            self.area,
            newest,
            tuple(p for p in fitting if p.time < basis),
            basis,
            flow,
            tuple(p for p in by_period if id(p) not in used),
            len({choice.point.period.last for choice in doubts}),
            tuple(sorted({source for choice in doubts for source in choice.rivals})),
        )

    def _choose(self, said: Mapping[str | None, Point], doubts: list[Choice]) -> Point:
        """The figure that stands for a period; what disagrees with it is noted."""
        if len(said) == 1:
            return next(iter(said.values()))
        choice = choose(tuple(said.values()), self.ranks, self.favoured)
        doubts += [choice] if choice.conflict else []
        return choice.point

    def _by_day(self, points: Sequence[Point], doubts: list[Choice]) -> Sequence[Point]:
        """One figure for each day of a stock or a share, of those whose periods end on it."""
        days = {point.period.last for point in points}
        if len(days) == len(points) or self.record.measure not in NUMERIC:
            return points
        moments: defaultdict[date, list[Point]] = defaultdict(list)
        for point in points:
            moments[point.period.last].append(point)
        return [self._merge(same, doubts) for same in moments.values()]

    def _merge(self, same: Sequence[Point], doubts: list[Choice]) -> Point:
        """The figure that stands for a day; different ones of one day are a conflict."""
        choice = choose(same, self.ranks, self.favoured)
        differ = len({point.value for point in same}) > 1
        doubts += [choice._replace(conflict=True)] if differ else []
        return choice.point


@dataclass(frozen=True, slots=True)
class VintageIndex:
    """The histories of a registry: for each indicator and area, one per series."""

    indicators: Mapping[str, Indicator]
    by_indicator: Mapping[tuple[str, str | None], tuple[Vintages, ...]]

    @classmethod
    def of(
        cls,
        indicators: Mapping[str, Indicator],
        observations: Iterable[Observation],
        sources: Mapping[str, Source] | None = None,
    ) -> "VintageIndex":
        """Sort facts into histories; projections and undated figures never enter a series.

        Roughly dated ones enter it once they are placed.
        """
        grouped: defaultdict[tuple[str, str | None], defaultdict[str | None, list[Observation]]]
        grouped = defaultdict(lambda: defaultdict(list))
        for o in observations:
            if o.when and o.status != "projected":
                grouped[o.indicator, o.area][o.series].append(o)
        by_indicator = {
            (id_, area): tuple(
                _history(id_, indicators[id_], name, area, vintages, sources or {})
                for name, vintages in by_name.items()
            )
            for (id_, area), by_name in grouped.items()
        }
        return cls(indicators, by_indicator)

    def choices(self, indicator: str, area: str | None) -> tuple[Vintages, ...]:
        """The series of an indicator that have observations, in the order of the file."""
        return self.by_indicator.get((indicator, area), ())

    def find(self, indicator: str, series: str | None, area: str | None) -> Vintages:
        """The history to follow; without a named series, the one with the newest period.

        Of several as new as each other it is the one with the most figures, then the first by name.
        """
        choices = self.choices(indicator, area)
        matching = [h for h in choices if series is None or h.name == series]
        empty = Vintages(indicator, self.indicators[indicator], series, area)
        if len(matching) < 2:
            return matching[0] if matching else empty
        newest = max(history.newest for history in matching)
        equal = (history for history in matching if history.newest == newest)
        return min(equal, key=lambda history: (-len(history.vintages), history.name or ""))


def _history(
    id_: str,
    indicator: Indicator,
    name: str | None,
    area: str | None,
    observations: Iterable[Observation],
    sources: Mapping[str, Source],
) -> Vintages:
    ordered = sorted(observations, key=_publication_order)
    return Vintages(
        id_,
        indicator,
        name,
        area,
        tuple(Point.of(o) for o in ordered if o.period),
        rank_sources(indicator.prefer, sources),
        rough=tuple(o for o in ordered if o.interval),
    )


def _publication_order(figure: StatedFigure) -> tuple[date, bool, str, float]:
    """By the day; of one day, in an order that does not depend on the file."""
    record = figure.record
    return (
        known_day(figure),
        record.status == "withdrawn",
        record.source or "",
        record.central or 0.0,
    )


def _publish(vintage: Point, stated: StatementsByKey) -> None:
    """Let a vintage stand for its source, or take the figure back.

    A break stays one when its figure is revised: the definition changed all the same.
    """
    before = stated[_period_key(vintage)]
    if before and any(point.is_break for point in before.values()):
        vintage = vintage._replace(is_break=True)
    restate(before, vintage)


def _period_key(vintage: Point) -> PeriodKey:
    # the written period: a figure that was placed is still a vintage of its interval
    record = vintage.observations[0].record
    period = record.period or vintage.period
    return record.stage, period.first, period.last


def _without_withdrawn(vintages: Iterable[Point]) -> list[Point]:
    """The vintages that nobody has taken back since, in the same order."""
    kept: dict[PeriodKey, tuple[Point, ...]] = {}
    for vintage in vintages:
        key = _period_key(vintage)
        before = kept.get(key, ())
        withdrawn = vintage.record.status == "withdrawn"
        kept[key] = _taken_back(before, vintage) if withdrawn else (*before, vintage)
    standing = {id(vintage) for figures in kept.values() for vintage in figures}
    return [vintage for vintage in vintages if id(vintage) in standing]


def _taken_back(before: tuple[Point, ...], withdrawal: Point) -> tuple[Point, ...]:
    """The earlier vintages of a period without those that a withdrawal is about."""
    source = withdrawal.record.source
    others = tuple(point for point in before if point.record.source != source)
    return others if len(others) < len(before) else ()
