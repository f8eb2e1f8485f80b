"""Vintages: what was known on a day. Per period the latest published figure wins; no averages."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from mic_tracker.model.indicator import NUMERIC, Indicator
from mic_tracker.model.members import TOTAL, IndicatorPart, Members
from mic_tracker.model.observation import Observation, ObservationRecord
from mic_tracker.model.period import Period
from mic_tracker.model.series import NO_POINTS, ListedPoints, Point, Points, Series
from mic_tracker.model.series.points import Doubt, Kind, in_order_of_time
from mic_tracker.model.series.regular import is_flow, kind_of, of_one_length
from mic_tracker.model.series.statements import (
    Ranks,
    Stated,
    StatedFigure,
    choose,
    known_day,
    leading,
    of_best_source,
    restate,
    standing,
    what_is_said,
)
from mic_tracker.model.source import Source, SourceNames

if TYPE_CHECKING:  # few registries have tables
    from mic_tracker.model.series.columns import TabledObservations

VintageKey = tuple[str, str | None, Members, str | None, date | None, date | None]
PeriodKey = tuple[str | None, date, date]
"""What a later vintage replaces within one series: the figure of a stage and a period."""


def vintage_key(record: ObservationRecord) -> VintageKey:
    """What a later vintage replaces: the figure of a series, its members, a stage and a period."""
    # a period hashes slowly, its days do not
    first, last = (record.period.first, record.period.last) if record.period else (None, None)
    return record.indicator, record.series, record.members, record.stage, first, last


def moment_key(record: ObservationRecord, indicator: Indicator) -> Hashable:
    """What there is one figure of: a period; of a stock or a share, the day on which it ends."""
    stock = indicator.over == "instant" and indicator.measure in NUMERIC
    if not stock or not isinstance(record.period, Period):
        return vintage_key(record)
    return record.indicator, record.series, record.members, record.period.last


def contradictions(figures: Sequence[Stated], ranks: Ranks) -> tuple[tuple[Stated, Stated], ...]:
    """The figures of one moment that contradict the first of them, each with that one.

    Only what stands for its period and comes from the best source of the moment is looked at.
    """
    periods: defaultdict[VintageKey, dict[str | None, Stated]] = defaultdict(dict)
    for figure in sorted(figures, key=_publication_order):
        restate(periods[vintage_key(figure.record)], figure)
    valid = [f for stated in periods.values() for f in leading(standing(stated), ranks)]
    place = {id(figure): i for i, figure in enumerate(figures)}
    best = sorted(of_best_source(valid, ranks), key=lambda figure: place[id(figure)])
    first, *others = best or (None,)
    return tuple((o, first) for o in others if first and _contradict(o, first))


def _contradict(one: StatedFigure, other: StatedFigure) -> bool:
    return what_is_said(one.record) != what_is_said(other.record)


@dataclass(frozen=True, slots=True)
class Vintages:
    """All dated vintages of one series, oldest first; the order of the file says nothing."""

    indicator: str
    record: Indicator
    name: str | None = None
    """Which definition, when the indicator has more than one."""
    members: Members = TOTAL
    """Which part of the breakdown."""
    vintages: Points = NO_POINTS
    ranks: Ranks = field(default_factory=dict)
    favoured: frozenset[int] = frozenset()
    """The observations, by identity, that are taken to be right where nothing says which one is."""
    rough: tuple[Observation, ...] = ()
    """Figures of which only an interval is known; they are vintages once they are placed."""
    length: Kind | None = None
    """The length of the figures of a flow; None for the one that those known on a day have."""

    @property
    def newest(self) -> date:
        """The end of the latest period with a figure; `date.min` when all are withdrawn."""
        latest = self.on().latest
        return latest.period.last if latest else date.min

    def favouring(self, right: Iterable[Observation]) -> "Vintages":
        """The same figures, with these right where nothing says which one is."""
        return replace(self, favoured=frozenset(map(id, right)))

    def placed(self, placings: Iterable[tuple[Observation, Period]]) -> "Vintages":
        """The history with roughly dated figures at these periods.

        Of numbers, a dated figure goes before one that is placed beside it. Two events may happen
        on one day.
        """
        series = self.on()
        taken = {self._moment(p) for p in (*series.before_break, *series.points, *series.aside)}
        points = [Point.of(o, period, self.record.measure) for o, period in placings]
        numbers = self.record.measure in NUMERIC
        free = [p for p in points if not numbers or self._moment(p) not in taken]
        vintages = sorted((*self.vintages, *free), key=_publication_order)
        return replace(self, vintages=ListedPoints(vintages), rough=())

    def _moment(self, point: Point) -> date | Period:
        return point.period if is_flow(self.record) else point.period.last

    def without_withdrawn(self) -> "Vintages":
        """The history as if what has been taken back had never been published.

        What was revised is still in it: it stood until its revision.
        """
        if all(vintage.said.status != "withdrawn" for vintage in self.vintages):
            return self
        return replace(self, vintages=ListedPoints(_without_withdrawn(self.vintages)))

    def of_lasting_length(self) -> "Vintages":
        """The history of a flow with figures of the length that it has now, on every day.

        What is commonest may change as figures are published: when there were three half-years and
        one year, half-years were. A past that switches would be one of two measures.
        """
        if not is_flow(self.record) or not self.vintages:
            return self
        known = self._published(self.vintages)
        return replace(self, length=kind_of([*known.chosen.values()], self.record))

    def ends(self) -> tuple[date, ...]:
        """The first and the last day on which something became known; none without a figure."""
        last = len(self.vintages) - 1
        return tuple(self.vintages.known_since(i) for i in (0, last)) if self.vintages else ()

    def days(self) -> tuple[date, ...]:
        """The days on which something became known, in order."""
        return tuple(dict.fromkeys(map(self.vintages.known_since, range(len(self.vintages)))))

    def on(self, day: date | None = None) -> Series:
        """The series as known on a day (None: all that is known)."""
        known = self.vintages
        if day is not None:
            known = ListedPoints(v for v in known if known_day(v) <= day)
        newest = known.known_since(-1) if known else None
        if regular := known.regular(self.record, self.length):
            return self._of_regular(regular, newest)
        if len({*map(_period_key, known)}) < len(known):
            return self._series(self._published(known), newest)
        valid = [v for v in known if v.said.status != "withdrawn"]
        return self._of_chosen(valid, [], newest)

    def _published(self, vintages: Iterable[Point]) -> "_Known":
        known = _Known(self.ranks, self.favoured)
        for vintage in vintages:
            known.publish(vintage)
        return known

    def replay(self, since: date = date.min) -> Iterator[Series]:
        """The series after each day since one on which something became known, oldest first."""
        known = _Known(self.ranks, self.favoured)
        for day, vintages in groupby(self.vintages, key=known_day):
            for vintage in vintages:
                known.publish(vintage)
            if day >= since:
                yield self._series(known, day)

    def _of_regular(self, points: Points, newest: date | None) -> Series:
        return Series(
            self.indicator,
            self.record.measure,
            points,
            self.name,
            self.members,
            newest,
            is_flow=is_flow(self.record),
        )

    def _series(self, known: "_Known", newest: date | None) -> Series:
        return self._of_chosen([*known.chosen.values()], [*known.doubts.values()], newest)

    def _of_chosen(
        self, by_period: Sequence[Point], doubts: list[Doubt], newest: date | None
    ) -> Series:
        """The series of the figures that stand for their periods, and of those in doubt."""
        conflicts: set[object] = {doubt[0].said.period for doubt in doubts}
        flow = is_flow(self.record)
        chosen = in_order_of_time(by_period if flow else self._by_day(by_period, doubts, conflicts))
        fitting = of_one_length(chosen, self.record, self.length) if flow else chosen
        basis = max((p.time for p in chosen if p.is_break), default=-inf)
        used = {*map(id, fitting)}
        return Series(
            self.indicator,
            self.record.measure,
            ListedPoints(p for p in fitting if p.time >= basis),
            self.name,
            self.members,
            newest,
            ListedPoints(p for p in fitting if p.time < basis),
            basis,
            flow,
            tuple(p for p in by_period if id(p) not in used),
            len(conflicts),
            tuple(sorted(doubts, key=_last_day)),
        )

    def _by_day(
        self, points: Sequence[Point], doubts: list[Doubt], conflicts: set[object]
    ) -> Sequence[Point]:
        """One figure for each day of a stock or a share, of those whose periods end on it."""
        days = {point.period.last for point in points}
        if len(days) == len(points) or self.record.measure not in NUMERIC:
            return points
        moments: defaultdict[date, list[Point]] = defaultdict(list)
        for point in points:
            moments[point.period.last].append(point)
        choices = [(choose(same, self.ranks, self.favoured), same) for same in moments.values()]
        doubts += [choice.rivals for choice, _ in choices if choice.rivals]
        conflicts |= {c.point.period for c, same in choices if _differ(same, self.ranks)}
        return [choice.point for choice, _ in choices]


class _Known:
    """What sources say of each period at a time, and the figure that stands for it."""

    __slots__ = ("chosen", "doubts", "favoured", "ranks", "stated")

    def __init__(self, ranks: Ranks, favoured: frozenset[int]) -> None:
        self.ranks = ranks
        self.favoured = favoured
        self.stated: defaultdict[PeriodKey, dict[str | None, Point]] = defaultdict(dict)
        self.chosen: dict[PeriodKey, Point] = {}
        self.doubts: dict[PeriodKey, Doubt] = {}

    def publish(self, vintage: Point) -> None:
        """Let a vintage stand for its source, or take the figure back.

        A break stays one when its source revises the figure: the definition changed all the same.
        """
        key = _period_key(vintage)
        said = self.stated[key]
        before = said.get(vintage.observations[0].source)
        if before and before.is_break and before.said.status != "withdrawn":
            vintage = vintage._replace(is_break=True)
        restate(said, vintage)
        self.doubts.pop(key, None)
        valid = standing(said)
        if len(valid) == 1:
            self.chosen[key] = valid[0]
        elif valid:
            self._choose(key, valid)
        else:
            self.chosen.pop(key, None)

    def _choose(self, key: PeriodKey, said: tuple[Point, ...]) -> None:
        """Of several sources: which figure stands; the period is a break if one of them says so."""
        point, rivals = choose(said, self.ranks, self.favoured)
        self.chosen[key] = point._replace(is_break=any(p.is_break for p in said))
        if rivals:
            self.doubts[key] = rivals


def _last_day(doubt: Doubt) -> tuple[date, str]:
    period = doubt[0].said.period
    return (period.last if period else date.min), doubt[0].source or ""


def _differ(points: Sequence[Point], ranks: Ranks) -> bool:
    """Whether the best sources of a day say different things of it."""
    return len({point.value for point in of_best_source(points, ranks)}) > 1


class VintageIndex(NamedTuple):
    """The histories of a registry: for each indicator and its members, one per series."""

    indicators: Mapping[str, Indicator]
    by_part: Mapping[IndicatorPart, tuple[Vintages, ...]]
    members: Mapping[str, tuple[Members, ...]]
    """Of each indicator, the parts that have figures."""

    @classmethod
    def of(
        cls,
        indicators: Mapping[str, Indicator],
        observations: "tuple[Observation, ...] | list[Observation] | TabledObservations",
        sources: Mapping[str, Source] | None = None,
    ) -> "VintageIndex":
        """Sort facts into histories; projections and undated figures never enter a series.

        Roughly dated ones enter it once they are placed.
        """
        names = SourceNames(sources or {})

        def history(
            part: IndicatorPart,
            name: str | None,
            figures: Sequence[Observation],
            vintages: Points | None = None,
        ) -> Vintages:
            return _history(part, indicators[part[0]], name, figures, vintages, names)

        if not isinstance(observations, tuple | list):
            by_part = _tabled_histories(observations, history)
            return cls(indicators, by_part, observations.members())
        by_part = _histories(observations, history)
        parts: defaultdict[str, list[Members]] = defaultdict(list)
        for id_, members in by_part:
            parts[id_].append(members)
        return cls(indicators, by_part, {id_: tuple(of) for id_, of in parts.items()})

    def without_figures(self) -> "VintageIndex":
        """The same indicators, of which nothing is known."""
        return VintageIndex(self.indicators, {}, {})

    def parts(self, indicator: str) -> tuple[Members, ...]:
        """The parts of an indicator that have figures, in the order of the file."""
        return self.members.get(indicator, ())

    def choices(self, indicator: str, members: Members) -> tuple[Vintages, ...]:
        """The series of an indicator that have observations, in the order of the file."""
        return self.by_part.get((indicator, members), ())

    def find(self, indicator: str, series: str | None, members: Members) -> Vintages:
        """The history to follow; without a named series, the one with the newest period.

        Of several as new as each other it is the one with the most figures, then the first by name.
        """
        choices = self.choices(indicator, members)
        matching = [h for h in choices if series is None or h.name == series]
        empty = Vintages(indicator, self.indicators[indicator], series, members)
        if len(matching) < 2:
            return matching[0] if matching else empty
        newest = max(history.newest for history in matching)
        equal = (history for history in matching if history.newest == newest)
        return min(equal, key=lambda history: (-len(history.vintages), history.name or ""))


def _histories(
    observations: Iterable[Observation],
    history: Callable[[IndicatorPart, str | None, Sequence[Observation]], Vintages],
) -> Mapping[IndicatorPart, tuple[Vintages, ...]]:
    grouped: defaultdict[IndicatorPart, defaultdict[str | None, list[Observation]]]
    grouped = defaultdict(lambda: defaultdict(list))
    for o in observations:
        if o.when and o.status != "projected":
            grouped[o.indicator, o.members][o.series].append(o)
    return {
        part: tuple(history(part, name, figures) for name, figures in by_name.items())
        for part, by_name in grouped.items()
    }


def _tabled_histories(
    observations: "TabledObservations",
    history: Callable[[IndicatorPart, str | None, Sequence[Observation], Points | None], Vintages],
) -> Mapping[IndicatorPart, tuple[Vintages, ...]]:
    """The histories of rows; of plain ones no observation is made."""
    from mic_tracker.model.series.rows import PlainRows  # noqa: PLC0415 - few registries have tables

    plain = PlainRows.of(observations.columns)
    return observations.histories(
        lambda part, name, figures: history(part, name, figures, plain.points(figures.rows))
    )


def _history(
    part: IndicatorPart,
    indicator: Indicator,
    name: str | None,
    observations: Sequence[Observation],
    vintages: Points | None,
    names: SourceNames,
) -> Vintages:
    """The history of one series; its vintages may be known already, in order, all with periods."""
    ranks, rough = names.rank(indicator.prefer), tuple[Observation, ...]()
    if vintages is None:
        ordered = sorted(observations, key=_publication_order)
        dated = (Point.of(o, None, indicator.measure) for o in ordered if o.period)
        vintages, rough = ListedPoints(dated), tuple(o for o in ordered if o.interval)
    return Vintages(part[0], indicator, name, part[1], vintages, ranks, rough=rough)


def _publication_order(figure: StatedFigure) -> tuple[date, bool, str, float]:
    """By the day; of one day, in an order that does not depend on the file."""
    said = figure.said
    return (
        known_day(figure),
        said.status == "withdrawn",
        said.source or "",
        figure.central or 0.0,
    )


def _period_key(vintage: Point) -> PeriodKey:
    # the written period: a figure that was placed is still a vintage of its interval
    said = vintage.observations[0].said
    period = said.period or vintage.period
    return said.stage, period.first, period.last


def _without_withdrawn(vintages: Iterable[Point]) -> list[Point]:
    """The vintages that nobody has taken back since, in the same order."""
    kept: defaultdict[PeriodKey, list[Point]] = defaultdict(list)
    stated: set[tuple[PeriodKey, str | None]] = set()
    for vintage in vintages:
        key, source = _period_key(vintage), vintage.said.source
        if vintage.said.status != "withdrawn":
            kept[key].append(vintage)
        elif (key, source) in stated:
            kept[key] = [point for point in kept[key] if point.said.source != source]
        else:
            kept[key] = []
        stated.add((key, source))
    lasting = {id(vintage) for figures in kept.values() for vintage in figures}
    return [vintage for vintage in vintages if id(vintage) in lasting]
