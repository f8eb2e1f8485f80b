"""Do something at least so often."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from mic_tracker.model.indicator import Indicator, Measure
from mic_tracker.model.period import Frequency, Period
from mic_tracker.model.series import Series
from mic_tracker.model.target import Fault, TargetRecord
from mic_tracker.model.trajectory import Schedule


class Cadence(TargetRecord):
    """At least a number of events in every month, quarter or year."""

    measures: ClassVar[frozenset[Measure]] = frozenset({"event", "count"})

    kind: Literal["cadence"]
    at_least: Annotated[float, Field(gt=0, le=1e6)] = 1
    every: Annotated[Frequency, Field(strict=False)]
    since: Annotated[Period, Field(alias="from")]
    until: Period | None = None
    objective: Annotated[float, Field(gt=0, le=1)] = 1.0
    """The share of periods that must have their events; the rest is the error budget."""
    silence: Literal["unknown", "missed"] = "unknown"
    """What a closed period without any record counts as."""
    excused: Annotated[tuple[Period, ...], Field(strict=False)] = ()
    """Periods that do not count, such as a lockdown."""
    carry: Literal["none", "cap", "full"] = "none"
    """Whether surplus events make up for another period: never, at most one quota, or in full."""

    def trajectory(self, series: Series) -> Schedule:  # noqa: ARG002 - a calendar needs no data
        """The calendar of quotas."""
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

    def faults(self, indicator: Indicator) -> Iterator[Fault]:
        """Events are flows; the calendar starts before it ends."""
        yield from super().faults(indicator)
        if indicator.measure == "count" and indicator.over == "instant":
            facts = {"measure": "count over an instant", "fits": "event, count over a period"}
            yield Fault("MT024", ("kind",), facts)
        if self.until and self.since.first > self.until.last:
            facts = {"start": str(self.since), "end": str(self.until)}
            yield Fault("MT025", ("until",), facts)
