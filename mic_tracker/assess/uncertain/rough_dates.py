"""RoughFigure that are roughly dated: the target judged with the earliest and the latest dates.

Where the deadline lies within an interval, its day is looked at as well: a figure may be of just
that day, though neither its earliest nor its latest date is.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from math import prod

from mic_tracker.assess.uncertain.dispute import Judgement
from mic_tracker.model.assessment import Reason
from mic_tracker.model.codes import Status
from mic_tracker.model.observation import Observation
from mic_tracker.model.period import Period
from mic_tracker.model.report import Dispute
from mic_tracker.model.series.regular import is_flow
from mic_tracker.model.vintage import Vintages, vintage_key

Histories = tuple[Vintages, ...]
Settled = tuple[Judgement, tuple[Dispute, ...]]
RoughFigure = list[Observation]
"""All vintages of one roughly dated figure."""

MOST_DAYS = 366
"""How far from an end of an interval a free day is looked for."""
MOST_READINGS = 27
"""Where there are more ways to date them, all are dated early, or all late."""


def judge_placed(
    histories: Histories, due: Period | None, judge: Callable[[Histories], Settled]
) -> Settled:
    """The judgement that all dates lead to; else one without a verdict."""
    if not any(history.rough for history in histories):
        return judge(histories)
    judged = [judge(placed) for placed in _placed(histories, due)]
    last = judged[-1]
    statuses = {judgement.assessment.status for judgement, _ in judged}
    return last if len(statuses) == 1 else (_undecided(last[0]), ())


def _placed(histories: Histories, due: Period | None) -> Iterator[Histories]:
    """The histories with each choice of dates, the earliest of all first, the latest last."""
    figures = [(at, same) for at, h in enumerate(histories) for same in _rough_figures(h)]
    dates = [_dates(histories[at], same, due) for at, same in figures]
    for choice in _choices(_on_days_of_their_own(histories, figures, dates)):
        placings: list[list[tuple[Observation, Period]]] = [[] for _ in histories]
        for (at, same), period in zip(figures, choice, strict=True):
            placings[at] += ((o, period) for o in same)
        yield tuple(h.placed(p) for h, p in zip(histories, placings, strict=True))


def _on_days_of_their_own(
    histories: Histories,
    figures: Sequence[tuple[int, RoughFigure]],
    dates: Sequence[Sequence[Period]],
) -> Sequence[Sequence[Period]]:
    """The dates of events moved so that no two fall on one day: they would count as the same."""
    if not any(history.record.measure == "event" for history in histories):
        return dates
    taken = {v.period.first for h in histories for v in h.vintages}
    return [
        _free_days(same[0], days, taken) for (_, same), days in zip(figures, dates, strict=True)
    ]


def _free_days(o: Observation, days: Sequence[Period], taken: set[date]) -> Sequence[Period]:
    """The nearest free days within the interval; where there are none, the days themselves."""
    assert o.interval is not None  # only these are rough  # noqa: S101
    span = (o.interval.last - o.interval.first).days
    within = [o.interval.first + timedelta(days=i) for i in range(min(span, MOST_DAYS) + 1)]
    within += [o.interval.last - timedelta(days=i) for i in range(min(span, MOST_DAYS) + 1)]
    free = [day for day in within if day not in taken]
    found = [min(free, key=lambda day: abs(day - p.first), default=p.first) for p in days]
    taken.update(found)
    return [Period.day(day) for day in found]


def _rough_figures(history: Vintages) -> Iterable[RoughFigure]:
    by_key: dict[object, RoughFigure] = {}
    for o in history.rough:
        by_key.setdefault(vintage_key(o.record), []).append(o)
    return by_key.values()


def _dates(history: Vintages, same: RoughFigure, due: Period | None) -> Sequence[Period]:
    """The earliest date, that of the deadline if it lies between, and the latest."""
    interval = same[0].interval
    assert interval is not None  # only these are rough  # noqa: S101
    inside = due is not None and interval.first < due.last < interval.last
    if is_flow(history.record):
        length, starts = interval.since.frequency, history.record.first_month
        middle = [Period.holding(due.last, length, starts)] if due and inside else []
        return [interval.since, *middle, interval.until]
    days = (interval.first, *((due.last,) if due and inside else ()), interval.last)
    return [Period.day(day) for day in days]


def _choices(dates: Sequence[Sequence[Period]]) -> Iterator[tuple[Period, ...]]:
    if prod(map(len, dates)) <= MOST_READINGS:
        yield from product(*dates)
        return
    yield tuple(periods[0] for periods in dates)
    yield tuple(periods[len(periods) // 2] for periods in dates)
    yield tuple(periods[-1] for periods in dates)


def _undecided(judgement: Judgement) -> Judgement:
    assessment = replace(
        judgement.assessment,
        status=Status.NO_DATA,
        band=None,
        ratio=None,
        score=None,
        reasons=(Reason.DATE_UNCERTAIN,),
        forecast=None,
        tally=None,
        steps=(),
        decided_by=None,
    )
    return judgement._replace(assessment=assessment)


def is_placed(judgement: Judgement) -> bool:
    """Whether a roughly dated figure is among those that are judged."""
    return judgement.series.holds_rough()
