"""Add up to a total by a deadline."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate
from math import inf
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from mic_tracker.model.goalpost import Easier, later, lower, starts_earlier
from mic_tracker.model.indicator import Desired, Indicator, Measure
from mic_tracker.model.period import Period
from mic_tracker.model.record import LARGEST, NotTiny
from mic_tracker.model.series import NO_POINTS, ListedPoints, Point, Series
from mic_tracker.model.series.regular import longest_chain, most_counted
from mic_tracker.model.target import Fault, Promise, TargetRecord
from mic_tracker.model.trajectory import Anchor, Objective, TargetPath
from mic_tracker.model.vintage import Vintages

if TYPE_CHECKING:
    from mic_tracker.model.fact import MessageFact


class Cumulative(TargetRecord):
    """The sum of a flow, from a period on, is at least a total at the deadline."""

    measures: ClassVar[frozenset[Measure]] = frozenset({"count", "amount", "event"})
    # the forecast is calibrated on levels; a sum over years is outside what was measured
    default_method: ClassVar[str | None] = "path"
    follows: ClassVar[Literal["indicator", "ratio", "sum"]] = "sum"
    better: ClassVar[Desired | None] = "increase"
    goalposts: ClassVar[Mapping[str, Easier]] = {
        "at_least": lower,
        "since": starts_earlier,
        "by": later,
    }

    kind: Literal["cumulative"]
    at_least: Annotated[float, Field(gt=0, le=LARGEST), NotTiny]
    since: Annotated[Period, Field(alias="from")]
    by: Period

    def follow(self, histories: tuple[Vintages, ...], day: date | None) -> Series:
        """The running sum; of a flow it ends where a period is missing, of events it does not."""
        return self._running(histories[0].on(day))

    def replay_days(self, lasting: tuple[Vintages, ...], days: Sequence[date]) -> Iterator[Series]:
        """The running sum after each of the last days on which something became known."""
        return map(self._running, lasting[0].replay(days[0]) if days else ())

    def _running(self, flow: Series) -> Series:
        counted = [p for p in flow.recorded if self._is_inside(p.period)]
        events = flow.measure == "event"
        summed = most_counted(counted) if events else longest_chain(counted, self.since)
        points = ListedPoints(accumulate(summed, Point.plus))
        if events:
            points = ListedPoints(_open_upwards(points, summed, self.since))
        used = {id(point) for point in summed}
        aside = tuple(p for p in flow.recorded if id(p) not in used)
        return flow._replace(
            points=points, members=self.members, before_break=NO_POINTS, aside=aside
        )

    def _is_inside(self, period: Period) -> bool:
        return self.since.first <= period.first and period.last <= self.by.last

    def trajectory(self, series: Series) -> TargetPath:  # noqa: ARG002 - a sum starts from nothing
        """The straight path from nothing, at the start of `from`, to the total.

        A sum of figures that are never negative cannot fall, so reaching the total settles it.
        """
        started = self.since.end - 1 / self.since.frequency.per_year
        start = Anchor(started, 0.0, None, stated=True)
        return TargetPath(Objective("at_least", self.at_least), self.by, start, question="ever")

    def promise(self) -> Promise:
        """At least the total, counted from a period on."""
        return Promise("cumulative", "at_least", self.at_least, key="at_least", since=self.since)

    def faults(self, indicator: Indicator) -> Iterator[Fault]:
        """Only flows can be added up, and the sum needs time."""
        yield from super().faults(indicator)
        if indicator.over == "instant" and indicator.measure != "event":
            unfit: dict[str, MessageFact] = {
                "measure": f"{indicator.measure}_instant",
                "fits": ("over_period",),
            }
            yield Fault("MT024", ("kind",), unfit)
        if self.since.last > self.by.last:
            facts = {"start": self.since, "deadline": self.by}
            yield Fault("MT023", ("from",), facts)


def _open_upwards(sums: Iterable[Point], events: Iterable[Point], since: Period) -> Iterator[Point]:
    """The sums of events; from the first day on that nobody has recorded, there may be more."""
    reached, whole = since.first, True
    for total, event in zip(sums, events, strict=True):
        whole = whole and event.period.first <= reached
        reached = event.period.last + timedelta(days=1)
        yield total if whole else total._replace(hedge=total.allowed._replace(high=inf))
