"""One indicator exceeds another."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from mic_tracker.model.goalpost import DEADLINE, Easier, always, lower
from mic_tracker.model.indicator import NEVER_NEGATIVE, Desired, Indicator, Measure
from mic_tracker.model.period import Period
from mic_tracker.model.record import Id, NotTiny
from mic_tracker.model.series import ListedPoints, Point, Series
from mic_tracker.model.series.allowed import exact_ratio
from mic_tracker.model.series.regular import lookup
from mic_tracker.model.target import Fault, Promise, TargetRecord, first_point
from mic_tracker.model.trajectory import Objective, Question, TargetPath
from mic_tracker.model.vintage import VintageIndex, Vintages


class Comparison(TargetRecord):
    """`indicator` is above `than`, or so many times it, by a deadline: their ratio to a number."""

    measures: ClassVar[frozenset[Measure]] = NEVER_NEGATIVE | {"percent"}
    follows: ClassVar[Literal["indicator", "ratio", "sum"]] = "ratio"
    goal_scale: ClassVar[tuple[str, Measure] | None] = ("times", "ratio")
    better: ClassVar[Desired | None] = "increase"
    goalposts: ClassVar[Mapping[str, Easier]] = {"than": always, "times": lower, **DEADLINE}

    kind: Literal["comparison"]
    than: Id
    """The other indicator."""
    times: Annotated[float, Field(gt=0, le=1e9), NotTiny] = 1.0
    by: Period
    question: Question = "at"

    def histories(self, index: VintageIndex) -> tuple[Vintages, ...]:
        """The indicator's own history, then that of the other."""
        return (*super().histories(index), index.find(self.than, None, self.members))

    def follow(self, histories: tuple[Vintages, ...], day: date | None) -> Series:
        """The ratio of the two, per period that both have; a break of either is a break of it."""
        own, other = (history.on(day) for history in histories)
        ratios = _ratios(own, other)
        basis = max(own.basis, other.basis)
        newest = max((s.newest_vintage for s in (own, other) if s.newest_vintage), default=None)
        return Series(
            self.indicator,
            "ratio",
            ListedPoints(p for p in ratios if p.time >= basis),
            own.name,
            self.members,
            newest,
            ListedPoints(p for p in ratios if p.time < basis),
            basis,
            conflicts=own.conflicts + other.conflicts,
            doubts=own.doubts + other.doubts,
        )

    def trajectory(self, series: Series) -> TargetPath:
        """The path of the ratio."""
        objective = Objective("at_least", self.times, strict=True)
        return TargetPath(objective, self.by, first_point(series), question=self.question)

    def promise(self) -> Promise:
        """More than the other indicator, or than so many times it."""
        wording = "comparison" if self.times == 1 else "comparison_times"
        unit = f"times {self.than}"
        return Promise(wording, "at_least", self.times, key="times", unit=unit, than=self.than)

    def faults(self, indicator: Indicator) -> Iterator[Fault]:
        """An indicator is not compared with itself."""
        yield from super().faults(indicator)
        if self.than == self.indicator:
            yield Fault("MT022", ("than",), {"id": self.than})


def _ratios(own: Series, other: Series) -> tuple[Point, ...]:
    """The ratio for each period, or each day of two stocks, of which both have a figure.

    Of two flows of different length the shorter are added up, where they cover the longer.
    """
    find = lookup(other)
    pairs = [(p, q) for p in _all_points(own) if (q := find(p.period))]
    if not pairs:
        find = lookup(own)
        pairs = [(p, q) for q in _all_points(other) if (p := find(q.period))]
    return tuple(_ratio(p, q) for p, q in pairs if q.value)


def _all_points(series: Series) -> tuple[Point, ...]:
    return (*series.before_break, *series.points)


def _ratio(own: Point, other: Point) -> Point:
    hedged = own.hedge is not None or other.hedge is not None
    return Point(
        own.time,
        exact_ratio(own.value, other.value),
        own.period,
        own.observations + other.observations,
        own.allowed.divided_by(other.allowed) if hedged else None,
    )
