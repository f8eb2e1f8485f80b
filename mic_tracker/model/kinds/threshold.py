"""Stay on the right side of a value; no deadline."""

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from mic_tracker.model.goalpost import BOUND, Easier, ends_earlier, starts_later
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.period import Period
from mic_tracker.model.series import Series
from mic_tracker.model.target import (
    Baseline,
    Bounded,
    Fault,
    Promise,
    TargetRecord,
    impossible_value,
)
from mic_tracker.model.trajectory import Limit


class Threshold(TargetRecord, Bounded):
    """At least, or at most, a value, in every period from a start until an end."""

    goalposts: ClassVar[Mapping[str, Easier]] = {
        **BOUND,
        "since": starts_later,
        "until": ends_earlier,
    }

    kind: Literal["threshold"]
    since: Annotated[Period | None, Field(alias="from")] = None
    until: Period | None = None
    baseline: Baseline | None = None
    """The value when the promise was made; shown, not judged."""

    def trajectory(self, series: Series) -> Limit:  # noqa: ARG002 - a line needs no data
        """The line not to be crossed."""
        return Limit(self.objective(), self.since, self.until)

    def promise(self) -> Promise:
        """At least, or at most, the value."""
        return self.bound_promise()

    def faults(self, indicator: Indicator) -> Iterator[Fault]:
        """Bounds, a baseline that the measure can have, and a start before the end."""
        yield from super().faults(indicator)
        yield from self.bound_faults()
        yield from impossible_value(indicator, self.at_least, ("at_least",))
        yield from impossible_value(indicator, self.at_most, ("at_most",))
        if self.baseline:
            yield from impossible_value(indicator, self.baseline.value, ("baseline", "value"))
        if self.since and self.until and self.since.first > self.until.last:
            facts = {"start": self.since, "end": self.until}
            yield Fault("MT025", ("until",), facts)
