"""A new observation understood, and the keys of its block."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from mic_tracker.model.amendment import Figure, Problem
from mic_tracker.model.indicator import Measure
from mic_tracker.model.period import Period
from mic_tracker.model.series import Series
from mic_tracker.model.target import value_fault
from mic_tracker.read.entry.origin import Cited
from mic_tracker.read.entry.request import FigureRequest
from mic_tracker.read.entry.subject import Subject
from mic_tracker.read.entry.words import QUALIFIERS, STATUSES, a_period, a_value, one_of, written
from mic_tracker.read.spelling import closest, listed
from mic_tracker.read.values import Reading, plausible

# What happened in a month that is not over has happened; a sum or a level is not known yet.
# Neither has a size that could be implausible.
_HAPPENS = {"event", "stage"}


@dataclass(frozen=True, slots=True)
class Understood:
    """A figure with the reading of its value; None where nothing had to be read."""

    figure: Figure
    reading: Reading | None
    series: Series
    """The figures so far, in the same definition and area."""


def understand(
    request: FigureRequest,
    subject: Subject,
    cited: Cited,
    language: str,
    problems: list[Problem],
) -> Understood | None:
    """The figure that a request describes; None, with problems, when it cannot be read."""
    period = a_period(request.period, "--period", language, problems)
    status = one_of(request.status, STATUSES, "--status", problems) or "normal"
    one_of(request.qualifier, QUALIFIERS, "--qualifier", problems)
    _known_series(subject, problems)
    before = subject.followed
    near = (before.upto(period.end) if period else None) or before.latest
    reading = a_value(
        request.value,
        "--value",
        (subject.indicator.unit, subject.indicator.measure),
        language,
        problems,
        last=near.value if near else None,
    )
    problems += _impossible(reading, subject.indicator.measure)
    value = reading.value if reading else _standing(before, period)
    if value is None or problems:
        return None
    published = cited.published.last if isinstance(cited.published, Period) else None
    figure = Figure(
        indicator=subject.id,
        value=value,
        period=period,
        source=cited.source,
        known=published or (period.last if period else None),
        series=subject.series,
        area=subject.area,
        stage=request.stage,
        status=status,
    )
    return Understood(figure, reading, before)


def _impossible(reading: Reading | None, measure: Measure) -> Iterator[Problem]:
    """What no figure of the measure can be; the file would be refused for it."""
    if reading and (why := value_fault(measure, reading.value)):
        facts = {"written": reading.text, "measure": measure}
        yield Problem("refused", f"impossible_{why}", "--value", facts)


def _known_series(subject: Subject, problems: list[Problem]) -> None:
    listing = subject.indicator.series
    if listing and subject.series and subject.series not in listing:
        known = {"found": subject.series, "known": listed(listing)}
        facts = known | closest(subject.series, listing)
        problems.append(Problem("refused", "series", "--series", facts, tuple(listing)))


def _standing(series: Series, period: Period | None) -> float | None:
    """The value that a withdrawal withdraws, when none was given."""
    point = series.at(period) if period else None
    if point is None:
        return None
    return int(point.value) if point.value == int(point.value) else point.value


def timing(figure: Figure, measure: str, cited: Cited, day: date) -> list[Problem]:
    """A figure about the future is a projection, or a slip."""
    problems: list[Problem] = []
    published = cited.published if isinstance(cited.published, Period) else None
    if published and published.first > day:
        facts = {"published": str(published), "day": day.isoformat()}
        problems.append(Problem("refused", "published_later", "--published", facts))
    period = figure.period
    if period is None or figure.status == "projected":
        return problems
    facts = {"period": str(period), "day": day.isoformat(), "published": str(published)}
    if period.first > day:
        problems.append(Problem("refused", "period_ahead", "--period", facts))
    elif published and period.first > published.last:
        problems.append(Problem("refused", "period_after_publication", "--published", facts))
    elif period.last > day and measure not in _HAPPENS:
        problems.append(Problem("refused", "period_unfinished", "--period", facts))
    return problems


def remarks(understood: Understood, measure: str) -> tuple[str, ...]:
    """What a person should look at again, though nothing forbids it."""
    figure, series = understood.figure, understood.series
    told = [remark.value for remark in understood.reading.remarks] if understood.reading else []
    if figure.period is None:
        return tuple(told)
    others = [p for p in series.points if p.period != figure.period]
    if measure not in _HAPPENS and figure.status != "withdrawn":
        before = [p.value for p in others if p.time <= figure.period.end]
        steps = [abs(b - a) for a, b in pairwise(before)]
        last = before[-1] if before else others[0].value if others else None
        largest = max(steps, default=None)
        told += plausible(figure.value, measure=measure, last=last, largest_change=largest)
    if others and figure.period.last < others[-1].period.last:
        told.append("older_period")
    return tuple(told)


def keys(request: FigureRequest, understood: Understood, cited: Cited) -> dict[str, object]:
    """The keys of the block, in the order of the documented example."""
    figure, reading = understood.figure, understood.reading
    told: dict[str, object | None] = {
        "indicator": figure.indicator,
        "period": str(figure.period) if figure.period else None,
        "undated": request.undated,
        "value": figure.value,
        "series": figure.series,
        "area": figure.area,
        "stage": figure.stage,
        "source": figure.source,
        "unsourced": None if figure.source else request.origin.unsourced,
        "at": request.origin.at,
        "published": written(cited.own) if cited.own else None,
        "status": figure.status if figure.status != "normal" else None,
        "qualifier": request.qualifier or (reading.qualifier if reading else None),
        "value_text": reading.text if reading and reading.text != str(figure.value) else None,
        "derived": request.derived,
        "note": request.note,
    }
    return {key: value for key, value in told.items() if value is not None}
