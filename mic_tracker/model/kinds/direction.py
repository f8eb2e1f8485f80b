"""Move in a direction; no number was promised."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from mic_tracker.model.goalpost import Easier, always
from mic_tracker.model.indicator import Desired as Way
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.record import Number
from mic_tracker.model.series import Series
from mic_tracker.model.target import (
    Baseline,
    Fault,
    Promise,
    TargetRecord,
    first_point,
    impossible_value,
)
from mic_tracker.model.trajectory import Heading


class Direction(TargetRecord):
    """More, or less, of the indicator."""

    goalposts: ClassVar[Mapping[str, Easier]] = {"desired": always}

    kind: Literal["direction"]
    desired: Way
    """Which way is better."""
    baseline: Baseline | None = None
    limit: Number | None = None
    """A natural ceiling (when a rise is good) or floor."""

    def trajectory(self, series: Series) -> Heading:
        """The direction, seen from the baseline (else the first point known)."""
        start = self.baseline.anchor(series) if self.baseline else first_point(series)
        return Heading(self.desired, start, self.limit)

    def promise(self) -> Promise:
        """A rise or a fall."""
        return Promise(self.desired, self.desired)

    def faults(self, indicator: Indicator) -> Iterator[Fault]:
        """A limit and a baseline that the measure can have."""
        yield from super().faults(indicator)
        yield from impossible_value(indicator, self.limit, ("limit",))
        if self.baseline and self.baseline.period is None:
            yield Fault("MT011", ("baseline",), {"key": "period"})
        if self.baseline:
            yield from impossible_value(indicator, self.baseline.value, ("baseline", "value"))
