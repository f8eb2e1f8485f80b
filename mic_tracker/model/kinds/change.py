"""Change by so many per cent against a period."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from math import isinf
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from mic_tracker.model.goalpost import DEADLINE, Easier
from mic_tracker.model.indicator import NEVER_NEGATIVE, Indicator, Measure
from mic_tracker.model.period import Period
from mic_tracker.model.record import NotTiny
from mic_tracker.model.series import Allowed, Series
from mic_tracker.model.target import Baseline, Fault, Promise, TargetRecord
from mic_tracker.model.trajectory import Objective, Operator, Question, TargetPath


def _towards_zero(old: float, new: float) -> bool:
    """Less of a change, or one in the other direction."""
    return new < old if old > 0 else new > old


class Change(TargetRecord):
    """So many per cent more (or, negative, less) than in a period: resolves to a level."""

    measures: ClassVar[frozenset[Measure]] = NEVER_NEGATIVE | {"percent"}
    goal_scale: ClassVar[tuple[str, Measure] | None] = ("%", "percent")
    goalposts: ClassVar[Mapping[str, Easier]] = {"percent": _towards_zero, **DEADLINE}

    kind: Literal["change"]
    percent: Annotated[float, Field(ge=-100, le=1e6), NotTiny]
    """+20 for a fifth more, -30 for thirty per cent less."""
    since: Annotated[Period, Field(alias="from")]
    """The period that the change is counted from; its value is looked up in the data."""
    by: Period
    question: Question = "at"

    def trajectory(self, series: Series) -> TargetPath | None:
        """The path from the value of `from`; None while the data does not have that value."""
        start = Baseline(period=self.since).anchor(series)
        if start is None:
            return None
        point = Baseline(period=self.since).figure(series)
        hedge = point.hedge if point else None
        goals = Allowed(self.goal_from(hedge.low), self.goal_from(hedge.high)) if hedge else None
        objective = Objective(self.operator, self.goal_from(start.value), goals=goals)
        return TargetPath(objective, self.by, start, question=self.question)

    def goal_from(self, start: float) -> float:
        """What a start comes to, with the digits as they are written: 110 is 10 % above 100."""
        if isinf(start):
            return start
        return float(Decimal(repr(start)) * (1 + Decimal(repr(self.percent)) / 100))

    def promise(self) -> Promise:
        """So many per cent; the number that this comes to follows from the data."""
        return Promise(
            "change", self.operator, key="percent", percent=self.percent, since=self.since
        )

    @property
    def operator(self) -> Operator:
        """From which side the goal is reached."""
        return "at_least" if self.percent >= 0 else "at_most"

    def is_easier(self, key: str, old: TargetRecord, series: Series) -> bool:
        """Another start is easier if it asks for less, seen with the figures of today."""
        if key != "since":
            return super().is_easier(key, old, series)
        now, before = self.trajectory(series), old.trajectory(series)
        if now is None or not isinstance(before, TargetPath):
            return True
        return (before.objective.value - now.objective.value) * before.objective.sign > 0

    def faults(self, indicator: Indicator) -> Iterator[Fault]:
        """The change has a size, and time to happen."""
        yield from super().faults(indicator)
        if self.percent == 0:
            yield Fault("MT016", ("percent",), {"value": "0", "low": -100, "high": 1e6})
        if self.since.last >= self.by.last:
            facts = {"start": self.since, "deadline": self.by}
            yield Fault("MT023", ("from",), facts)
