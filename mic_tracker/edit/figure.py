"""A new observation: parsed from a request, and as the keys of its block."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from mic_tracker.edit.request import FigureRequest
from mic_tracker.edit.source import SourceChoice
from mic_tracker.edit.subject import Subject
from mic_tracker.model.edit import Figure, RequestProblem
from mic_tracker.model.fact import MessageFact, Range
from mic_tracker.model.indicator import Indicator, Measure
from mic_tracker.model.members import AREA, area_of, dims_of
from mic_tracker.model.observation import middle
from mic_tracker.model.period import Interval, Period
from mic_tracker.model.record import Published
from mic_tracker.model.series import Series
from mic_tracker.model.target import value_fault
from mic_tracker.text.arguments import (
    QUALIFIERS,
    STATUSES,
    figure_argument,
    pair_argument,
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
    """The figures so far, in the same definition, of the same part."""


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
    _check_members(request, subject, problems)
    series = subject.figures
    reading = _parse_value(request, subject, period, language, problems)
    ends = _parse_ends(request, reading, subject, language, problems)
    value, ends, only_middle = _choose_value(reading, ends, subject, period)
    if value is None and isinstance(when, Interval):
        problems.append(RequestProblem("missing", "value", "--value"))
    if value is None or problems:
        return None
    figure = Figure(
        indicator=subject.id,
        value=value,
        ends=ends,
        middle=only_middle,
        period=period,
        source=citation.source,
        known_since=first_known_day(citation.published, when),
        series=subject.series,
        members=subject.members,
        stage=subject.stage_named(request.stage),
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
    reading = figure_argument(request.value, "--value", scale, language, problems, last)
    values = reading.ends or (reading.value,) if reading else ()
    problems += value_problems(values, "--value", measure)
    return reading


def _parse_ends(
    request: FigureRequest,
    reading: Reading | None,
    subject: Subject,
    language: str,
    problems: list[RequestProblem],
) -> Range | None:
    """Parse the range of a figure: that of its value as typed, or --low and --high."""
    measure = subject.indicator.measure
    scale = subject.indicator.unit, measure
    low, high = (
        value_argument(text, option, scale, language, problems)
        for option, text in (("--low", request.low), ("--high", request.high))
    )
    problems += value_problems([low.value] if low else [], "--low", measure)
    problems += value_problems([high.value] if high else [], "--high", measure)
    ends = Range(low.value, high.value) if low and high else None
    problems += _range_problems(request, reading, ends)
    return ends or (reading.ends if reading else None)


def _range_problems(
    request: FigureRequest, reading: Reading | None, ends: Range | None
) -> Iterator[RequestProblem]:
    """Refuse a range that contradicts itself, or the value, or the qualifier beside it."""
    written = reading.ends if reading else None
    if written and (request.low or request.high):
        yield RequestProblem("refused", "range_twice", "--value", {"written": request.value or ""})
    if ends and ends.low > ends.high:
        yield RequestProblem("refused", "range_reversed", "--low", ends._asdict())
    elif ends and reading and not written and not ends.low <= reading.value <= ends.high:
        facts = {"value": reading.value, **ends._asdict()}
        yield RequestProblem("refused", "range_outside", "--value", facts)
    if ends or written:
        if request.qualifier or (reading and reading.qualifier):
            yield RequestProblem("refused", "range_qualified", "--qualifier")
        if request.stage:
            yield RequestProblem("refused", "range_of_stage", "--stage")


def _choose_value(
    reading: Reading | None, ends: Range | None, subject: Subject, period: Period | None
) -> tuple[int | float | None, Range | None, bool]:
    """The value, the range around it, and whether the value is only the middle of the range.

    What a request gives none of is on record: a withdrawal withdraws that.
    """
    if reading and not reading.ends:
        return reading.value, ends, False
    if ends:
        return _whole(middle(ends)), ends, True
    point = subject.stated_of(period) if period else None
    if point is None:
        return None, None, False
    record = point.observations[0].record
    return _whole(point.value), record.range, record.value is None


def first_known_day(published: Published | None, when: Period | Interval | None) -> date | None:
    """The last day of publication; where that is unknown, the last day of the period."""
    if isinstance(published, Period):
        return published.last
    return when.last if when else None


def value_problems(
    values: Iterable[float], option: str, measure: Measure
) -> Iterator[RequestProblem]:
    """Refuse a value that the measure cannot have: the file would be invalid with it."""
    for value in values:
        if why := value_fault(measure, value):
            facts: dict[str, MessageFact] = {"written": value, "measure": measure}
            yield RequestProblem("refused", f"impossible_{why}", option, facts)


def _check_series(subject: Subject, problems: list[RequestProblem]) -> None:
    """Refuse a series that the indicator does not list."""
    listing = subject.indicator.series
    if listing and subject.series and subject.series not in listing:
        facts = {"found": subject.series, "known": list_words(listing)}
        facts |= suggest_word(subject.series, listing)
        problems.append(RequestProblem("refused", "series", "--series", facts, tuple(listing)))


def _check_members(
    request: FigureRequest, subject: Subject, problems: list[RequestProblem]
) -> None:
    """Refuse a dimension that the indicator does not have, or a member that it does not list."""
    for text in request.dims:
        pair_argument(text, "--dim", "DIMENSION=MEMBER", problems)
    for name, member in subject.indicator.unknown_members(subject.members):
        option = "--area" if name == AREA else "--dim"
        found, known = _known_members(subject.indicator, name, member)
        facts = {"found": found, "known": list_words(known)} | suggest_word(found, known)
        problems.append(RequestProblem("refused", "word", option, facts, tuple(known)))


def _known_members(
    indicator: Indicator, name: str, member: str | None
) -> tuple[str, Collection[str]]:
    """What was not found, and the names among which it was looked for."""
    if member is None:
        return name, indicator.dimensions or {}
    dimension = indicator.dimension(name)
    return member, (dimension and dimension.members) or {}


def _whole(value: float) -> int | float:
    """A number as a file has it: 225000 and not 225000.0."""
    return int(value) if value == int(value) else value


def _spelling_of_source(
    figure: Figure, reading: Reading | None, request: FigureRequest
) -> str | None:
    """What was typed, where it says more than the number; no source writes a derived figure."""
    if reading is None or request.derived or reading.text == str(figure.value):
        return None
    return reading.text


def observation_fields(
    request: FigureRequest, parsed: ParsedFigure, citation: SourceChoice
) -> dict[str, object]:
    """The keys of an observation's block, in the order of the documented example."""
    figure, reading = parsed.figure, parsed.reading
    fields: dict[str, object | None] = {
        "indicator": figure.indicator,
        "period": str(figure.when) if figure.when else None,
        "undated": request.undated,
        "value": None if figure.middle else figure.value,
        "low": _whole(figure.ends.low) if figure.ends else None,
        "high": _whole(figure.ends.high) if figure.ends else None,
        "series": figure.series,
        "area": area_of(figure.members),
        "dims": dims_of(figure.members) or None,
        "stage": figure.stage,
        "source": figure.source,
        "unsourced": None if figure.source else request.origin.unsourced,
        "at": request.origin.at,
        "published": written_period(citation.own) if citation.own else None,
        "status": figure.status if figure.status != "normal" else None,
        "qualifier": request.qualifier or (reading.qualifier if reading else None),
        "value_text": _spelling_of_source(figure, reading, request),
        "derived": request.derived,
        "note": request.note,
    }
    return {key: value for key, value in fields.items() if value is not None}
