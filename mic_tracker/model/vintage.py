"""Vintages: what was known on a day. Per period the latest published figure wins; no averages."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from mic_tracker.model.indicator import Indicator, Measure
from mic_tracker.model.observation import Observation
from mic_tracker.model.period import Period
from mic_tracker.model.series import Point, Series, since_break


@dataclass(frozen=True, slots=True)
class History:
    """All dated vintages of one series, oldest first; in a tie the later in the file wins."""

    indicator: str
    measure: Measure
    name: str | None = None
    """Which definition, when the indicator has more than one."""
    area: str | None = None
    vintages: tuple[Observation, ...] = ()

    @property
    def newest(self) -> Period:
        """The latest period that any vintage describes."""
        return max(o.period for o in self.vintages if o.period)

    def days(self) -> tuple[date, ...]:
        """The days on which something became known, in order."""
        return tuple(dict.fromkeys(o.known for o in self.vintages if o.known))

    def on(self, day: date | None = None) -> Series:
        """The series as known on a day (None: all that is known)."""
        standing: dict[Period, Observation] = {}
        known: date | None = None
        for vintage in self.vintages:
            if day and vintage.known and vintage.known > day:
                break
            known = vintage.known
            if vintage.period:
                standing[vintage.period] = vintage
        return self._series(standing.values(), known)

    def _series(self, standing: Iterable[Observation], known: date | None) -> Series:
        kept = (Point.of(o) for o in standing if o.status != "withdrawn")
        before, points = since_break(sorted(kept, key=attrgetter("time", "period")))
        return Series(self.indicator, self.measure, points, self.name, self.area, known, before)


@dataclass(frozen=True, slots=True)
class Book:
    """The histories of a registry: for each indicator and area, one per series."""

    indicators: Mapping[str, Indicator]
    shelves: Mapping[tuple[str, str | None], tuple[History, ...]]

    @classmethod
    def of(cls, indicators: Mapping[str, Indicator], observations: Iterable[Observation]) -> "Book":
        """Sort facts into histories; projections and undated figures never enter a series."""
        found: defaultdict[tuple[str, str | None], defaultdict[str | None, list[Observation]]]
        found = defaultdict(lambda: defaultdict(list))
        for o in observations:
            if o.period and o.status != "projected":
                found[o.indicator, o.area][o.series].append(o)
        shelves = {
            (indicator, area): tuple(
                History(indicator, indicators[indicator].measure, name, area, _in_order(vintages))
                for name, vintages in by_name.items()
            )
            for (indicator, area), by_name in found.items()
        }
        return cls(indicators, shelves)

    def choices(self, indicator: str, area: str | None) -> tuple[History, ...]:
        """The series of an indicator that have observations, in the order of the file."""
        return self.shelves.get((indicator, area), ())

    def find(self, indicator: str, series: str | None, area: str | None) -> History:
        """The history to follow; without a named series, the one with the newest period."""
        choices = self.choices(indicator, area)
        wanted = [h for h in choices if series is None or h.name == series]
        empty = History(indicator, self.indicators[indicator].measure, series, area)
        return max(wanted, key=attrgetter("newest"), default=empty)


def _in_order(vintages: list[Observation]) -> tuple[Observation, ...]:
    return tuple(sorted(vintages, key=lambda o: o.known or date.min))
