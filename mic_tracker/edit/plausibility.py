"""Whether a new figure is plausible: beside the calendar, and beside the figures before it."""

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from mic_tracker.edit.figure import ParsedFigure
from mic_tracker.edit.source import SourceChoice
from mic_tracker.model.edit import Figure, RequestProblem
from mic_tracker.model.period import Period
from mic_tracker.model.series import Point
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
    remarks: list[str] = list(parsed.reading.remarks) if parsed.reading else []
    if figure.known_since and figure.known_since > day:
        remarks.append("counts_later")
    if figure.period is None:
        return tuple(remarks)
    others = [p for p in series.points if p.period != figure.period]
    if series.is_flow and others and others[-1].period.frequency is not figure.period.frequency:
        # beside figures of another length its size says nothing
        return (*remarks, "other_length")
    if measure not in _HAPPENS and figure.status != "withdrawn":
        remarks += _change_remarks(figure.value, figure.period, others, measure)
    if others and figure.period.last < others[-1].period.last:
        remarks.append("older_period")
    return tuple(remarks)


def _change_remarks(
    value: float, period: Period, others: list[Point], measure: str
) -> tuple[Remark, ...]:
    """Compare a value with the one before it (with the first, when it is the earliest)."""
    before = [p.value for p in others if p.time <= period.end]
    last = before[-1] if before else others[0].value if others else None
    largest = max((abs(b - a) for a, b in pairwise(before)), default=None)
    return size_remarks(value, measure=measure, last=last, largest_change=largest)
