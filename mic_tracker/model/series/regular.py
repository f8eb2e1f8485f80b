"""Which figures of a flow can stand beside each other: those of one length.

The length of the period is part of a series of a flow, as FREQ is in an SDMX key: twelve months
hold more than six. A longer period that shorter ones cover without gap or overlap is their sum,
where the measure adds up.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import reduce
from typing import NamedTuple

from mic_tracker.model.indicator import Indicator, Measure
from mic_tracker.model.period import Frequency, Period
from mic_tracker.model.series.points import Kind, Point, in_order_of_time
from mic_tracker.model.series.series import Series

ADDS_UP: frozenset[Measure] = frozenset({"count", "amount", "event"})
"""The measures of which the figures of parts make that of the whole."""
_DAY = timedelta(days=1)


def is_flow(indicator: Indicator) -> bool:
    """Whether a figure is about the whole of its period, and not about the end of it."""
    return indicator.over == "period" and indicator.measure not in {"event", "stage"}


def kind_of(points: Sequence[Point], indicator: Indicator) -> Kind | None:
    """The length of the figures of a series: that of `every`, else the commonest; None for none."""
    return _declared_kind(indicator) or (_commonest(points, indicator) if points else None)


def of_one_length(
    points: Sequence[Point], indicator: Indicator, kind: Kind | None = None
) -> tuple[Point, ...]:
    """The figures of the length of the series, with sums of shorter ones, in the order of time.

    The length is that of `every`, else the commonest, else the longest. The commonest is the one
    of which the figures cover most time: a year and its four quarters are one year. Years that
    start in different months are of different kinds, too: they overlap. A kind that is given is
    that of the series, whatever these figures are.
    """
    kind = kind or kind_of(points, indicator)
    if not points or not kind:
        return ()
    fitting = tuple(p for p in points if kind_of_period(p.period) == kind)
    if len(fitting) == len(points):
        return fitting
    others = tuple(p for p in points if kind_of_period(p.period) != kind)
    sums = _sums(others, kind, fitting) if indicator.measure in ADDS_UP else ()
    return in_order_of_time((*fitting, *sums))


def kind_of_period(period: Period) -> Kind:
    """The length of a period; of a year, with the month in which it starts."""
    return period.frequency, period.first.month if period.frequency is Frequency.YEAR else 1


def _declared_kind(indicator: Indicator) -> Kind | None:
    if indicator.every is None:
        return None
    yearly = indicator.every is Frequency.YEAR
    return indicator.every, indicator.first_month if yearly else 1


def _commonest(points: Sequence[Point], indicator: Indicator) -> Kind:
    """The kind of which the figures, stated or added up, cover most time; then the longest."""
    numbers = Counter(kind_of_period(point.period) for point in points)
    if len(numbers) == 1:
        return next(iter(numbers))
    for kind in numbers if indicator.measure in ADDS_UP else ():
        fitting = [p for p in points if kind_of_period(p.period) == kind]
        others = [p for p in points if kind_of_period(p.period) != kind]
        numbers[kind] += sum(1 for _ in _sums(others, kind, fitting))
    return max(numbers, key=lambda kind: (_years(numbers[kind], kind), -kind[0].per_year, -kind[1]))


def _years(number: int, kind: Kind) -> float:
    return round(number / kind[0].per_year, 6)


def _sums(shorter: Sequence[Point], kind: Kind, stated: Sequence[Point]) -> Iterator[Point]:
    """The sums of a length that nobody states."""
    length, year_starts = kind
    known = {point.period for point in stated}
    parts: dict[Period, list[Point]] = {}
    for point in shorter:
        whole = Period.holding(point.period.first, length, year_starts)
        parts.setdefault(whole, []).append(point)
    for period, inside in parts.items():
        if period not in known and (total := sum_over(period, inside)):
            yield total


def figure_of(series: Series, period: Period) -> Point | None:
    """The figure of a period, on either side of a break; None where there is none.

    Of a stock it may be one of another period that ends on the same day; of a flow it may be the
    sum of shorter periods.
    """
    return lookup(series)(period)


def lookup(series: Series) -> Callable[[Period], Point | None]:
    """`figure_of` for many periods of one series."""
    used = (*series.before_break, *series.points)
    by_period = {p.period: p for p in (*series.aside, *used)}
    by_day = {} if series.is_flow else {p.period.last: p for p in used}
    adds_up = series.is_flow and series.measure in ADDS_UP
    parts = [p for p in by_period.values() if len(p.observations) == 1] if adds_up else []

    def find(period: Period) -> Point | None:
        stated = by_period.get(period) or by_day.get(period.last)
        return stated or (sum_over(period, parts) if parts else None)

    return find


def sum_over(period: Period, points: Iterable[Point]) -> Point | None:
    """The sum of figures that cover a period without gap or overlap; None where none do.

    Of several ways the one with the fewest figures counts. No sum runs across a series break.
    """
    inside = [p for p in points if period.holds(p.period) and p.period != period]
    chain = longest_chain(inside, period)
    if not chain or chain[-1].period.last != period.last or any(p.is_break for p in chain[1:]):
        return None
    return reduce(Point.plus, chain)._replace(period=period, time=period.end)


def longest_chain(points: Iterable[Point], start: Period) -> tuple[Point, ...]:
    """The figures that follow each other from the first day of a period on, as far as they go.

    Of several ways that go equally far the one with the fewest figures is taken: more data never
    makes it shorter.
    """
    by_first: dict[date, list[Point]] = {}
    for point in points:
        by_first.setdefault(point.period.first, []).append(point)
    best: dict[date, _Link] = {}
    for first in sorted(by_first, reverse=True):
        best[first] = max((_link(p, best) for p in by_first[first]), key=_reach)
    return tuple(_follow(best, start.first))


class _Link(NamedTuple):
    """The first figure of a chain, the day that the chain reaches, and how many figures it has."""

    point: Point
    reached: date
    length: int


def _link(point: Point, best: Mapping[date, _Link]) -> _Link:
    rest = best.get(point.period.last + _DAY)
    return (
        _Link(point, rest.reached, rest.length + 1) if rest else _Link(point, point.period.last, 1)
    )


def _reach(link: _Link) -> tuple[date, int]:
    return link.reached, -link.length


def _follow(best: Mapping[date, _Link], first: date) -> Iterator[Point]:
    while link := best.get(first):
        yield link.point
        first = link.point.period.last + _DAY


def most_counted(points: Iterable[Point]) -> tuple[Point, ...]:
    """Of figures about events, those that count most without counting one event twice.

    The figure of a month and those of days in it describe the same events: the larger number
    counts.
    """
    ordered = sorted(points, key=lambda p: (p.period.last, p.period.first))
    ends = [point.period.last for point in ordered]
    totals, taken = [0.0], [False]
    for i, point in enumerate(ordered):
        before = bisect_left(ends, point.period.first, hi=i)
        taken.append(totals[before] + point.value >= totals[i])
        totals.append(max(totals[before] + point.value, totals[i]))
    chosen, i = [], len(ordered)
    while i:
        if taken[i]:
            chosen.append(ordered[i - 1])
            i = bisect_left(ends, ordered[i - 1].period.first, hi=i - 1)
        else:
            i -= 1
    return tuple(reversed(chosen))
