"""Reach a value by a deadline."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from mic_tracker.model.goalpost import BOUND, DEADLINE, Easier
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.period import Period
from mic_tracker.model.record import Number
from mic_tracker.model.series import Series
from mic_tracker.model.target import (
    Baseline,
    Bounded,
    Fault,
    Promise,
    TargetRecord,
    first_point,
    impossible_value,
)
from mic_tracker.model.trajectory import Question, Shape, TargetPath

InterimPoint = Annotated[tuple[Period, Number], Field(strict=False)]


class Level(TargetRecord, Bounded):
    """At least, or at most, a value at the end of a period."""

    goalposts: ClassVar[Mapping[str, Easier]] = {**BOUND, **DEADLINE}

    kind: Literal["level"]
    by: Period
    """The deadline is the end of this period."""
    baseline: Baseline | None = None
    path: Shape = "linear"
    """The path that would just meet the target."""
    interim: Annotated[tuple[InterimPoint, ...], Field(strict=False)] = ()
    """Listed points of the path: [[2025, 70000], [2028, 90000]]."""
    question: Question = "at"
    """at: be there at the deadline; ever: have reached it by then."""

    def trajectory(self, series: Series) -> TargetPath:
        """The path from the baseline (else the first point known) to the objective."""
        start = self.baseline.anchor(series) if self.baseline else first_point(series)
        interim = tuple((period.end, value) for period, value in self.interim)
        return TargetPath(self.objective(), self.by, start, self.path, interim, self.question)

    def promise(self) -> Promise:
        """At least, or at most, the value."""
        return self.bound_promise()

    def is_easier(self, key: str, old: TargetRecord, series: Series) -> bool:
        """Listed points are held against the old ones."""
        if key == "interim":
            assert isinstance(old, Level)  # promises of one kind are compared  # noqa: S101
            return self._has_easier_points(old)
        return super().is_easier(key, old, series)

    def _has_easier_points(self, old: "Level") -> bool:
        """Whether a listed point is left out, or has a value that is easier to reach."""
        values, sign = dict(self.interim), self.objective().sign
        return any(
            period not in values or (value - values[period]) * sign > 0
            for period, value in old.interim
        )

    def faults(self, indicator: Indicator) -> Iterator[Fault]:
        """Bounds, baseline before deadline, interim points in order, a shape that fits."""
        yield from super().faults(indicator)
        yield from self.bound_faults()
        yield from impossible_value(indicator, self.at_least, ("at_least",))
        yield from impossible_value(indicator, self.at_most, ("at_most",))
        yield from self._baseline_faults(indicator)
        yield from self._interim_faults(indicator)
        yield from self._shape_faults(indicator)

    def _baseline_faults(self, indicator: Indicator) -> Iterator[Fault]:
        if not self.baseline:
            return
        if self.baseline.period is None:
            yield Fault("MT011", ("baseline",), {"key": "period"})
        elif self.baseline.period.last >= self.by.last:
            facts = {"start": self.baseline.period, "deadline": self.by}
            yield Fault("MT023", ("baseline", "period"), facts)
        yield from impossible_value(indicator, self.baseline.value, ("baseline", "value"))

    def _interim_faults(self, indicator: Indicator) -> Iterator[Fault]:
        start = self.baseline.period if self.baseline else None
        stops = [*([start] if start else []), *(period for period, _ in self.interim), self.by]
        if self.interim and any(a.last >= b.last for a, b in pairwise(stops)):
            yield Fault("MT026", ("interim",), {"deadline": self.by})
        for i, (_, value) in enumerate(self.interim):
            yield from impossible_value(indicator, value, ("interim", i, 1))

    def _shape_faults(self, indicator: Indicator) -> Iterator[Fault]:
        fits = {"geometric": indicator.measure not in {"rank", "change"}}
        fits["logistic"] = indicator.measure == "percent"
        if not fits.get(self.path, True):
            yield Fault("MT029", ("path",), {"method": self.path, "measure": indicator.measure})
        elif self.path == "geometric" and self.baseline and self.baseline.value == 0:
            facts = {"method": self.path, "baseline": "0", "fits": "linear"}
            yield Fault("MT029", ("path",), facts)
