"""Whether a new figure is plausible: beside the calendar, and beside the figures before it."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from mic_tracker.edit.figure import ParsedFigure
from mic_tracker.edit.source import SourceChoice
from mic_tracker.model.edit import Figure, RequestProblem
from mic_tracker.model.members import Members
from mic_tracker.model.period import Period
from mic_tracker.model.series import Point, Series
from mic_tracker.text.values import Remark

if TYPE_CHECKING:
    from mic_tracker.model.fact import MessageFact

# a change runs through zero and an event or stage has no size: ratios say nothing about them
RATIO_MEASURES = frozenset(("count", "amount", "ratio", "index", "percent", "rank"))
# float noise: 0.4 - 0.3 is a hair more than 0.1
TOLERANCE = 1e-9


def size_remarks(
    value: float, *, measure: str, last: float | None, largest_change: float | None
) -> tuple[Remark, ...]:
    """Compare the size of a value with its series; all in the indicator's unit.

    `last` is the latest value, None for a series without any; `largest_change` the largest
    absolute change between consecutive values so far, None with fewer than two. Ratios are of
    absolute values and not taken from a last value of zero.
    """
    if last is None:
        return ()
    size, before = abs(value), abs(last)
    ratios = measure in RATIO_MEASURES and before > 0
    change = abs(value - last)
    checks = (
        (Remark.TENFOLD, ratios and size > 10 * before),
        (Remark.TENTH, ratios and size < before / 10),
        (
            Remark.LARGEST_CHANGE,
            largest_change is not None and change > largest_change * (1 + TOLERANCE),
        ),
    )
    return tuple(remark for remark, holds in checks if holds)


# An event in a month that is not over has happened; a sum or a level is not known yet.
# Neither an event nor a stage has a size that could be implausible.
_HAPPENS = {"event", "stage"}


def check_timing(
    figure: Figure, measure: str, citation: SourceChoice, day: date
) -> list[RequestProblem]:
    """Refuse a figure about the future that is not marked as a projection."""
    problems: list[RequestProblem] = []
    published = citation.published if isinstance(citation.published, Period) else None
    if published and published.first > day:
        later: dict[str, MessageFact] = {"published": published, "day": day}
        problems.append(RequestProblem("refused", "published_later", "--published", later))
    period = figure.when
    if period is None or figure.status == "projected":
        return problems
    facts: dict[str, MessageFact] = {"period": period, "day": day}
    facts |= {"published": published} if published else {}
    if period.first > day:
        problems.append(RequestProblem("refused", "period_ahead", "--period", facts))
    elif published and period.first > published.last:
        problems.append(RequestProblem("refused", "period_after_publication", "--published", facts))
    elif figure.period and period.last > day and measure not in _HAPPENS:
        problems.append(RequestProblem("refused", "period_unfinished", "--period", facts))
    return problems


def collect_remarks(parsed: ParsedFigure, measure: str, day: date) -> tuple[str, ...]:
    """Collect what a person should look at again, though nothing forbids it."""
    figure, series = parsed.figure, parsed.series
    remarks = _own_remarks(parsed, measure, day)
    if figure.period is None:
        return tuple(remarks)
    others = [p for p in series.points if p.period != figure.period]
    if _has_other_length(figure.period, series, others[-1:]):
        return (*remarks, "other_length")
    if measure not in _HAPPENS and figure.status != "withdrawn":
        remarks += _change_remarks(figure.value, figure.period, others, measure)
    if others and figure.period.last < others[-1].period.last:
        remarks.append("older_period")
    return tuple(remarks)


def _own_remarks(parsed: ParsedFigure, measure: str, day: date) -> list[str]:
    """What a figure has to be looked at again for, whatever there is beside it."""
    remarks: list[str] = list(parsed.reading.remarks) if parsed.reading else []
    figure = parsed.figure
    known = figure.known_since
    if known and known > day:
        remarks.append("counts_later")
    unfinished = known and figure.period and known < figure.period.last
    if unfinished and figure.status == "normal" and measure not in _HAPPENS:
        remarks.append("published_early")
    return remarks


def _has_other_length(period: Period, series: Series, latest: Sequence[Point]) -> bool:
    """Whether a flow is of another length than its series: then its size says nothing."""
    return series.is_flow and any(p.period.frequency is not period.frequency for p in latest)


_Place = tuple[str | None, Members, str | None]
_Moment = tuple[float, float]
"""When a figure is of, and its value."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The figures of a table and those on record, in the order of time in each series.

    Beside them a figure of the table is judged as one alone is beside those on record; what is
    the largest change so far, those on record say. Which of many is older says nothing.
    """

    moments: Mapping[_Place, list[_Moment]]
    largest: Mapping[_Place, float | None]

    @classmethod
    def of(cls, figures: Iterable[ParsedFigure]) -> "Neighbours":
        """Sort the figures of a table in among those of their series."""
        moments: defaultdict[_Place, list[_Moment]] = defaultdict(list)
        largest: dict[_Place, float | None] = {}
        for parsed in figures:
            place = _place(parsed.figure)
            if place not in largest:
                values = parsed.series.values
                moments[place] += zip(parsed.series.times, values, strict=True)
                changes = (abs(b - a) for a, b in pairwise(values))
                largest[place] = max(changes, default=None)
            if parsed.figure.period:
                moments[place].append((parsed.figure.period.end, parsed.figure.value))
        return cls({place: sorted(every) for place, every in moments.items()}, largest)

    def remarks(self, parsed: ParsedFigure, measure: str, day: date) -> tuple[str, ...]:
        """Collect what a person should look at again, as `collect_remarks` does."""
        figure, series, remarks = parsed.figure, parsed.series, _own_remarks(parsed, measure, day)
        if figure.period is None:
            return tuple(remarks)
        if _has_other_length(figure.period, series, series.points[-1:]):
            return (*remarks, "other_length")
        if measure in _HAPPENS or figure.status == "withdrawn":
            return tuple(remarks)
        last = self._before(_place(figure), figure.period.end)
        largest = self.largest[_place(figure)]
        size = size_remarks(figure.value, measure=measure, last=last, largest_change=largest)
        return (*remarks, *size)

    def _before(self, place: _Place, time: float) -> float | None:
        """The value before a time; of the earliest figure, the one after it."""
        moments = self.moments[place]
        if at := bisect_left(moments, (time,)):
            return moments[at - 1][1]
        after = bisect_right(moments, (time, inf))
        return moments[after][1] if after < len(moments) else None


def _place(figure: Figure) -> _Place:
    return figure.series, figure.members, figure.stage


def _change_remarks(
    value: float, period: Period, others: list[Point], measure: str
) -> tuple[Remark, ...]:
    """Compare a value with the one before it (with the first, when it is the earliest)."""
    before = [p.value for p in others if p.time <= period.end]
    last = before[-1] if before else others[0].value if others else None
    largest = max((abs(b - a) for a, b in pairwise(before)), default=None)
    return size_remarks(value, measure=measure, last=last, largest_change=largest)
