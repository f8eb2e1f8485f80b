"""A figure, put together from what its own cell, its period and the cells beside it say."""

from decimal import Decimal
from typing import NamedTuple

from mic_tracker.model.edit.exchange.figures import ImportedFigure, MissingReason
from mic_tracker.model.edit.exchange.problem import CellPlace
from mic_tracker.model.observation import ObservationStatus, Qualifier
from mic_tracker.read.exchange.code_lists import heavier
from mic_tracker.read.exchange.context import Context
from mic_tracker.read.exchange.value_cells import NO_FLAGS, ValueCell
from mic_tracker.text.periods.source_period import SourcePeriod
from mic_tracker.text.values.source_value import DOUBT_MARKS, SourceValue


class FigureParts(NamedTuple):
    """What a figure is put together from."""

    context: Context
    period: SourcePeriod
    cell: ValueCell
    bounds: tuple[float | None, float | None]
    text: str
    period_text: str
    place: CellPlace


def put_together(parts: FigureParts) -> ImportedFigure:
    """The figure; where it has a value, its cell says so or has been refused before."""
    context, period, cell = parts.context, parts.period, parts.cell
    found = cell.value
    exponent = context.exponent if found else 0
    low, high = parts.bounds
    own_low, own_high = (found.low, found.high) if found else (None, None)
    return ImportedFigure(
        key=context.key,
        period_text=parts.period_text,
        period=period.period,
        since=period.since,
        value=shifted(found.value, exponent) if found else None,
        missing=None if found else _reason(context, cell),
        low=shifted(own_low if low is None else low, exponent),
        high=shifted(own_high if high is None else high, exponent),
        qualifier=_qualifier(context, cell, found) if found else None,
        status=_status(context, period, cell),
        derived=f"{parts.text} × {10**exponent}" if exponent else None,
        value_text=parts.text,
        note=_note(context, period, cell, found),
        published=context.published,
        place=parts.place,
    )


def _qualifier(context: Context, cell: ValueCell, found: SourceValue) -> Qualifier | None:
    """What the cell, a column beside it or a mark of doubt says of how exact a value is."""
    if stated := found.qualifier or context.qualifier:
        return stated
    doubtful = context.meaning.about or cell.flags.about or found.mark in DOUBT_MARKS
    return "about" if doubtful else None


def shifted(value: float | None, exponent: int) -> float | None:
    """A value times a power of ten, exact in the digits that it is written with."""
    if value is None or not exponent:
        return value
    return float(Decimal(repr(value)).scaleb(exponent))


def _reason(context: Context, cell: ValueCell) -> MissingReason | None:
    """Why there is no value: what flags and statuses say, before the mark in its place."""
    return cell.flags.missing or context.meaning.missing or cell.missing


def _status(context: Context, period: SourcePeriod, cell: ValueCell) -> ObservationStatus:
    status = context.meaning.status
    if cell.flags is not NO_FLAGS:
        status = heavier(status, cell.flags.status)
    if period.status:
        status = heavier(status, period.status)
    after = context.projected_after
    if after is not None and period.period.last.year > after:
        return "projected"
    return status


def _note(
    context: Context, period: SourcePeriod, cell: ValueCell, found: SourceValue | None
) -> str | None:
    mark = found.mark if found else ""
    if not (context.notes or mark or period.mark) and cell.flags is NO_FLAGS:
        return None
    said = (*context.notes, cell.flags.note, cell.flags.unknown, mark, period.mark)
    notes = dict.fromkeys(note for note in said if note)
    return "; ".join(notes) or None
