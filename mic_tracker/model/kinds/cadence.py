"""Do something at least so often."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from mic_tracker.model.goalpost import Easier, ends_earlier, further_along, lower, starts_later
from mic_tracker.model.indicator import Desired, Indicator, Measure
from mic_tracker.model.period import Cover, Frequency, Period
from mic_tracker.model.record import NotTiny
from mic_tracker.model.series import Series
from mic_tracker.model.target import Fault, Promise, TargetRecord
from mic_tracker.model.trajectory import Schedule

if TYPE_CHECKING:
    from mic_tracker.model.fact import MessageFact


def _more_excuses(old: tuple[Period, ...], new: tuple[Period, ...]) -> bool:
    before = Cover(old)
    return any(not before.holds(excuse) for excuse in new)


class Cadence(TargetRecord):
    """At least a number of events in every month, quarter or year."""

    measures: ClassVar[frozenset[Measure]] = frozenset({"event", "count"})
    better: ClassVar[Desired | None] = "increase"
    goalposts: ClassVar[Mapping[str, Easier]] = {
        "since": starts_later,
        "until": ends_earlier,
        "objective": lower,
        "silence": further_along("missed", "unknown"),
        "excused": _more_excuses,
        "carry": further_along("none", "cap", "full"),
    }

    kind: Literal["cadence"]
    at_least: Annotated[float, Field(gt=0, le=1e6), NotTiny] = 1
    every: Annotated[Frequency, Field(strict=False)]
    since: Annotated[Period, Field(alias="from")]
    until: Period | None = None
    objective: Annotated[float, Field(gt=0, le=1), NotTiny] = 1.0
    """The share of periods that must have their events; the rest is the error budget."""
    silence: Literal["unknown", "missed"] = "unknown"
    """What a closed period without any record counts as."""
    excused: Annotated[tuple[Period, ...], Field(strict=False)] = ()
    """Periods that do not count, such as a lockdown."""
    carry: Literal["none", "cap", "full"] = "none"
    """Whether surplus events make up for another period: never, at most one quota, or in full."""

    def trajectory(self, series: Series) -> Schedule:  # noqa: ARG002 - a calendar needs no data
        """The calendar of quotas."""
        return self.schedule()

    def schedule(self) -> Schedule:
        """The calendar, from its keys alone."""
        return Schedule(
            quota=self.at_least,
            every=self.every,
            since=self.since,
            until=self.until,
            objective=self.objective,
            silence=self.silence,
            excused=self.excused,
            carry=self.carry,
            grace=self.grace,
        )

    def promise(self) -> Promise:
        """At least so many in each period."""
        return Promise("cadence", "at_least", self.at_least, key="at_least", per=self.every)

    def is_easier(self, key: str, old: TargetRecord, series: Series) -> bool:
        """The number and the length of the period are seen together."""
        if key not in {"every", "at_least"}:
            return super().is_easier(key, old, series)
        assert isinstance(old, Cadence)  # promises of one kind are compared  # noqa: S101
        return self._is_rarer(old) if key == "every" else self._asks_for_less(old)

    def _is_rarer(self, old: "Cadence") -> bool:
        """A longer period leaves more freedom; a shorter one only if it asks for less a year."""
        yearly, yearly_before = self.every.per_year, old.every.per_year
        return yearly < yearly_before or self.at_least * yearly < old.at_least * yearly_before

    def _asks_for_less(self, old: "Cadence") -> bool:
        """Fewer events in each period; where the period changed as well, that change is judged."""
        return self.every == old.every and self.at_least < old.at_least

    def faults(self, indicator: Indicator) -> Iterator[Fault]:
        """Events are flows; the calendar starts before it ends."""
        yield from super().faults(indicator)
        if indicator.measure == "count" and indicator.over == "instant":
            unfit: dict[str, MessageFact] = {
                "measure": "count_instant",
                "fits": ("event", "count_period"),
            }
            yield Fault("MT024", ("kind",), unfit)
        if self.until and self.since.first > self.until.last:
            facts = {"start": self.since, "end": self.until}
            yield Fault("MT025", ("until",), facts)
        yield from self._year_faults(indicator)

    def _year_faults(self, indicator: Indicator) -> Iterator[Fault]:
        """A calendar by year counts the years of its indicator, so it starts with one of them."""
        if self.every is not Frequency.YEAR or not indicator.year_starts:
            return
        year = Period.holding(self.since.first, Frequency.YEAR, indicator.first_month)
        if self.since != year:
            facts = {"start": self.since, "month": indicator.year_starts, "year": year}
            yield Fault("MT044", ("from",), facts)
