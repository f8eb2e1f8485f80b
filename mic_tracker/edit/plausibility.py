"""What speaks against a figure that reads well: the calendar, and the figures before it."""

from datetime import date
from itertools import pairwise

from mic_tracker.edit.figure import ParsedFigure
from mic_tracker.edit.source import SourceChoice
from mic_tracker.model.edit import Figure, RequestProblem
from mic_tracker.model.period import Period
from mic_tracker.model.series import Point
from mic_tracker.text.values import Remark

# a change runs through zero and an event or stage has no size: ratios say nothing about them
RATIO_MEASURES = frozenset(("count", "amount", "ratio", "index", "percent", "rank"))
# float noise: 0.4 - 0.3 is a hair more than 0.1
TOLERANCE = 1e-9


def plausible(
    value: float, *, measure: str, last: float | None, largest_change: float | None
) -> tuple[Remark, ...]:
    """Compare a value with its series; all in the indicator's unit.

    `last` is the latest known value, None for a series without any; `largest_change` the largest
    absolute change between consecutive values so far, None with fewer than two. Ratios are of
    absolute values and not taken from a last value of zero.
    """
    if last is None:
        return ()
    size, before = abs(value), abs(last)
    ratios = measure in RATIO_MEASURES and before > 0
    change = abs(value - last)
    told = (
        (Remark.TENFOLD, ratios and size > 10 * before),
        (Remark.TENTH, ratios and size < before / 10),
        (
            Remark.LARGEST_CHANGE,
            largest_change is not None and change > largest_change * (1 + TOLERANCE),
        ),
    )
    return tuple(remark for remark, holds in told if holds)


# What happened in a month that is not over has happened; a sum or a level is not known yet.
# Neither has a size that could be implausible.
_HAPPENS = {"event", "stage"}


def timing(figure: Figure, measure: str, cited: SourceChoice, day: date) -> list[RequestProblem]:
    """A figure about the future is a projection, or a slip."""
    problems: list[RequestProblem] = []
    published = cited.published if isinstance(cited.published, Period) else None
    if published and published.first > day:
        facts = {"published": str(published), "day": day.isoformat()}
        problems.append(RequestProblem("refused", "published_later", "--published", facts))
    period = figure.period
    if period is None or figure.status == "projected":
        return problems
    facts = {"period": str(period), "day": day.isoformat(), "published": str(published)}
    if period.first > day:
        problems.append(RequestProblem("refused", "period_ahead", "--period", facts))
    elif published and period.first > published.last:
        problems.append(RequestProblem("refused", "period_after_publication", "--published", facts))
    elif period.last > day and measure not in _HAPPENS:
        problems.append(RequestProblem("refused", "period_unfinished", "--period", facts))
    return problems


def remarks(understood: ParsedFigure, measure: str, day: date) -> tuple[str, ...]:
    """What a person should look at again, though nothing forbids it."""
    figure, series = understood.figure, understood.series
    told: list[str] = list(understood.reading.remarks) if understood.reading else []
    if figure.known and figure.known > day:
        told.append("counts_later")
    if figure.period is None:
        return tuple(told)
    others = [p for p in series.points if p.period != figure.period]
    if measure not in _HAPPENS and figure.status != "withdrawn":
        told += _leaps(figure.value, figure.period, others, measure)
    if others and figure.period.last < others[-1].period.last:
        told.append("older_period")
    return tuple(told)


def _leaps(value: float, period: Period, others: list[Point], measure: str) -> tuple[Remark, ...]:
    """How far the value is from the one before it (from the first, when it is the earliest)."""
    before = [p.value for p in others if p.time <= period.end]
    last = before[-1] if before else others[0].value if others else None
    largest = max((abs(b - a) for a, b in pairwise(before)), default=None)
    return plausible(value, measure=measure, last=last, largest_change=largest)
