"""Vintages: what was known on a day. Per period the latest published figure wins; no averages."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Protocol, TypeVar

from mic_tracker.model.indicator import Indicator, Measure
from mic_tracker.model.observation import Observation, ObservationRecord
from mic_tracker.model.series import Point, Series, split_at_break

VintageKey = tuple[str, str | None, str | None, str | None, date | None, date | None]


def vintage_key(record: ObservationRecord) -> VintageKey:
    """What a later vintage replaces: an indicator's figure for a series, area, stage and period."""
    # a period hashes slowly, its days do not
    first, last = (record.period.first, record.period.last) if record.period else (None, None)
    return record.indicator, record.series, record.area, record.stage, first, last


class DatedFigure(Protocol):
    """A figure with the day on which it became known."""

    @property
    def record(self) -> ObservationRecord:
        """The figure as written."""

    @property
    def known_since(self) -> date | None:
        """The day."""


Rival = TypeVar("Rival", bound=DatedFigure)


def contradictions(vintages: Sequence[Rival]) -> list[tuple[Rival, Rival]]:
    """The newest vintages of a period that have another value than the first of their day.

    Each comes with that first one. They are from different sources, and what is withdrawn neither
    contradicts nor is contradicted.
    """
    newest = max(_known_day(vintage) for vintage in vintages)
    rivals = [v for v in vintages if _known_day(v) == newest and v.record.status != "withdrawn"]
    return [(other, rivals[0]) for other in rivals[1:] if _contradict(other, rivals[0])]


def _contradict(one: DatedFigure, other: DatedFigure) -> bool:
    values_differ = one.record.central != other.record.central
    return values_differ and one.record.source != other.record.source


def _known_day(figure: DatedFigure) -> date:
    return figure.known_since or date.min


@dataclass(frozen=True, slots=True)
class Vintages:
    """All dated vintages of one series, oldest first; in a tie the later in the file wins."""

    indicator: str
    measure: Measure
    name: str | None = None
    """Which definition, when the indicator has more than one."""
    area: str | None = None
    vintages: tuple[Point, ...] = ()

    @property
    def newest(self) -> date:
        """The end of the latest period with a figure; `date.min` when all are withdrawn."""
        latest = self.on().latest
        return latest.period.last if latest else date.min

    def days(self) -> tuple[date, ...]:
        """The days on which something became known, in order."""
        return tuple(dict.fromkeys(_day(vintage) for vintage in self.vintages))

    def on(self, day: date | None = None) -> Series:
        """The series as known on a day (None: all that is known)."""
        vintages = [v for v in self.vintages if day is None or _day(v) <= day]
        standing: dict[VintageKey, Point] = {}
        for vintage in vintages:
            _publish(vintage, standing)
        return self._series(standing, _day(vintages[-1]) if vintages else None)

    def replay(self) -> Iterator[Series]:
        """The series after each day on which something became known, oldest first."""
        standing: dict[VintageKey, Point] = {}
        for day, vintages in groupby(self.vintages, key=_day):
            for vintage in vintages:
                _publish(vintage, standing)
            yield self._series(standing, day)

    def _series(self, standing: Mapping[VintageKey, Point], newest_vintage: date | None) -> Series:
        before, points = split_at_break(sorted(standing.values(), key=_TIME))
        return Series(
            self.indicator, self.measure, points, self.name, self.area, newest_vintage, before
        )


@dataclass(frozen=True, slots=True)
class VintageIndex:
    """The histories of a registry: for each indicator and area, one per series."""

    indicators: Mapping[str, Indicator]
    by_indicator: Mapping[tuple[str, str | None], tuple[Vintages, ...]]

    @classmethod
    def of(
        cls, indicators: Mapping[str, Indicator], observations: Iterable[Observation]
    ) -> "VintageIndex":
        """Sort facts into histories; projections and undated figures never enter a series."""
        grouped: defaultdict[tuple[str, str | None], defaultdict[str | None, list[Observation]]]
        grouped = defaultdict(lambda: defaultdict(list))
        for o in observations:
            if o.period and o.status != "projected":
                grouped[o.indicator, o.area][o.series].append(o)
        by_indicator = {
            (indicator, area): tuple(
                Vintages(indicator, indicators[indicator].measure, name, area, _in_order(vintages))
                for name, vintages in by_name.items()
            )
            for (indicator, area), by_name in grouped.items()
        }
        return cls(indicators, by_indicator)

    def choices(self, indicator: str, area: str | None) -> tuple[Vintages, ...]:
        """The series of an indicator that have observations, in the order of the file."""
        return self.by_indicator.get((indicator, area), ())

    def find(self, indicator: str, series: str | None, area: str | None) -> Vintages:
        """The history to follow; without a named series, the one with the newest period."""
        choices = self.choices(indicator, area)
        matching = [h for h in choices if series is None or h.name == series]
        empty = Vintages(indicator, self.indicators[indicator].measure, series, area)
        if len(matching) < 2:
            return matching[0] if matching else empty
        return max(matching, key=attrgetter("newest"))


_TIME = attrgetter("time", "period")


def _in_order(vintages: list[Observation]) -> tuple[Point, ...]:
    return tuple(Point.of(o) for o in sorted(vintages, key=_known_day))


def _publish(vintage: Point, standing: dict[VintageKey, Point]) -> None:
    """The newest vintage stands for its period, or takes the figure back."""
    observation = vintage.observations[0]
    if observation.status == "withdrawn":
        standing.pop(vintage_key(observation.record), None)
    else:
        standing[vintage_key(observation.record)] = vintage


def _day(vintage: Point) -> date:
    return _known_day(vintage.observations[0])
