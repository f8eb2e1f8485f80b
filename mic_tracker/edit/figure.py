"""A new observation: parsed from a request, and as the keys of its block."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mic_tracker.edit.request import FigureRequest
from mic_tracker.edit.source import SourceChoice
from mic_tracker.edit.subject import Subject
from mic_tracker.model.edit import Figure, RequestProblem
from mic_tracker.model.indicator import Measure
from mic_tracker.model.period import Interval, Period
from mic_tracker.model.record import Published
from mic_tracker.model.series import Series
from mic_tracker.model.target import value_fault
from mic_tracker.text.arguments import (
    QUALIFIERS,
    STATUSES,
    reference_argument,
    value_argument,
    word_argument,
    written_period,
)
from mic_tracker.text.suggest import list_words, suggest_word
from mic_tracker.text.values import Reading


@dataclass(frozen=True, slots=True)
class ParsedFigure:
    """A figure with the reading of its value; None where nothing had to be read."""

    figure: Figure
    reading: Reading | None
    series: Series
    """The figures so far, in the same definition and area."""


def parse_figure(
    request: FigureRequest,
    subject: Subject,
    citation: SourceChoice,
    language: str,
    problems: list[RequestProblem],
) -> ParsedFigure | None:
    """Parse the figure that a request describes; None, with problems, when it cannot be read."""
    when = reference_argument(request.period, "--period", language, problems, subject.year)
    period = when if isinstance(when, Period) else None
    status = word_argument(request.status, STATUSES, "--status", problems) or "normal"
    word_argument(request.qualifier, QUALIFIERS, "--qualifier", problems)
    _check_series(subject, problems)
    series = subject.figures
    reading = _parse_value(request, subject, period, language, problems)
    value = reading.value if reading else _value_on_record(series, period)
    if value is None and isinstance(when, Interval):
        problems.append(RequestProblem("missing", "value", "--value"))
    if value is None or problems:
        return None
    figure = Figure(
        indicator=subject.id,
        value=value,
        period=period,
        source=citation.source,
        known_since=first_known_day(citation.published, when),
        series=subject.series,
        area=subject.area,
        stage=request.stage,
        status=status,
        interval=when if isinstance(when, Interval) else None,
    )
    return ParsedFigure(figure, reading, series)


def _parse_value(
    request: FigureRequest,
    subject: Subject,
    period: Period | None,
    language: str,
    problems: list[RequestProblem],
) -> Reading | None:
    """Parse the value in the indicator's unit.

    The figure before it only orders the choices where the value may mean two things.
    """
    series, measure = subject.figures, subject.indicator.measure
    nearest = (series.upto(period.end) if period else None) or series.latest
    scale = subject.indicator.unit, measure
    last = nearest.value if nearest else None
    reading = value_argument(request.value, "--value", scale, language, problems, last)
    problems += value_problems(reading, measure)
    return reading


def first_known_day(published: Published | None, when: Period | Interval | None) -> date | None:
    """The last day of publication; where that is unknown, the last day of the period."""
    if isinstance(published, Period):
        return published.last
    return when.last if when else None


def value_problems(reading: Reading | None, measure: Measure) -> Iterator[RequestProblem]:
    """Refuse a value that the measure cannot have: the file would be invalid with it."""
    if reading and (why := value_fault(measure, reading.value)):
        facts = {"written": reading.text, "measure": measure}
        yield RequestProblem("refused", f"impossible_{why}", "--value", facts)


def _check_series(subject: Subject, problems: list[RequestProblem]) -> None:
    """Refuse a series that the indicator does not list."""
    listing = subject.indicator.series
    if listing and subject.series and subject.series not in listing:
        facts = {"found": subject.series, "known": list_words(listing)}
        facts |= suggest_word(subject.series, listing)
        problems.append(RequestProblem("refused", "series", "--series", facts, tuple(listing)))


def _value_on_record(series: Series, period: Period | None) -> float | None:
    """The value that a withdrawal withdraws when the request gives none."""
    point = series.at(period) if period else None
    if point is None:
        return None
    return int(point.value) if point.value == int(point.value) else point.value


def observation_fields(
    request: FigureRequest, parsed: ParsedFigure, citation: SourceChoice
) -> dict[str, object]:
    """The keys of an observation's block, in the order of the documented example."""
    figure, reading = parsed.figure, parsed.reading
    fields: dict[str, object | None] = {
        "indicator": figure.indicator,
        "period": str(figure.when) if figure.when else None,
        "undated": request.undated,
        "value": figure.value,
        "series": figure.series,
        "area": figure.area,
        "stage": figure.stage,
        "source": figure.source,
        "unsourced": None if figure.source else request.origin.unsourced,
        "at": request.origin.at,
        "published": written_period(citation.own) if citation.own else None,
        "status": figure.status if figure.status != "normal" else None,
        "qualifier": request.qualifier or (reading.qualifier if reading else None),
        "value_text": reading.text if reading and reading.text != str(figure.value) else None,
        "derived": request.derived,
        "note": request.note,
    }
    return {key: value for key, value in fields.items() if value is not None}
