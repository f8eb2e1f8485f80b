"""The figures of a long table: the last of the five steps."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from mic_tracker.model.observation import ObservationStatus, Qualifier
from mic_tracker.read.exchange.code_lists import (
    StatusReading,
    heavier,
    missing_marks,
    read_statuses,
    status_list,
)
from mic_tracker.read.exchange.context import CellFault, Context, ContextReader, RowCells, cells_at
from mic_tracker.read.exchange.duplicates import FigureSlots
from mic_tracker.read.exchange.figures import ImportedFigure, TableFigures
from mic_tracker.read.exchange.long_table import LongTable
from mic_tracker.read.exchange.problem import (
    CellPlace,
    ProblemCode,
    RefusedRow,
    code_of_refusal,
)
from mic_tracker.read.exchange.profile import Profile
from mic_tracker.read.exchange.roles import AssignedColumn, notation_of
from mic_tracker.read.exchange.source_table import MissingReason, UnreadableFile
from mic_tracker.text import limits
from mic_tracker.text.periods import PeriodRefusal
from mic_tracker.text.periods.source_period import SourcePeriod, read_source_period
from mic_tracker.text.values import Refusal
from mic_tracker.text.values.source_value import (
    DOUBT_MARKS,
    SourceValue,
    ValueNotation,
    find_decimal_sign,
    read_source_value,
)

_LONGEST_FOUND = 100
_NO_BOUNDS = (None, None)
_NOTHING = StatusReading()


class ValueCell(NamedTuple):
    """A cell of values as it is understood: a value, why there is none, or a refusal."""

    answer: SourceValue | Refusal | None
    missing: MissingReason | None
    flags: StatusReading


def read_figures(long: LongTable, profile: Profile) -> TableFigures:
    """Read all figures of a table; what cannot be read is refused with its place."""
    reader = FigureReader(long, profile)
    slots = FigureSlots()
    for figure in reader.figures():
        slots.add(figure)
        if slots.count > limits.OBSERVATIONS:
            raise UnreadableFile("too_many_figures", {"limit": limits.OBSERVATIONS})
    figures, duplicates = slots.settled()
    refused = (*reader.refused, *duplicates)
    return TableFigures(profile.name, long, figures, refused, slots.repeated)


class FigureReader:
    """Reads the rows of one table; spellings that come again are read once."""

    def __init__(self, long: LongTable, profile: Profile) -> None:
        """Take a table with the roles of its columns."""
        self.refused: list[RefusedRow] = []
        self._long = long
        self._profile = profile
        self._contexts = ContextReader(long, profile)
        own = {mark.lower(): reason for mark, reason in profile.layout.missing.items()}
        self._marks = {**missing_marks(), **own}
        self._flags = status_list(profile.statuses) if profile.flags and profile.statuses else {}
        self._shorthand = status_list("shorthand")
        self._decimal = profile.layout.decimal or find_decimal_sign(self._value_cells())
        self._bound_columns = [c for c in long.rest if c.role in {"low", "high"}]
        self._periods = notation_of(profile)
        self._read_contexts: dict[tuple[RowCells, int], Context] = {}
        self._read_values: dict[tuple[str, str | None], ValueCell] = {}

    def _value_cells(self) -> Iterator[str]:
        indexes = [column.at for column in self._long.values]
        for row in self._long.table.rows:
            yield from (row[i] for i in indexes if i < len(row))

    def figures(self) -> Iterator[ImportedFigure]:
        """All figures that can be read, in the order of the file."""
        table, values = self._long.table, self._long.values
        named = max((i for i, head in enumerate(table.header) if head.strip()), default=0) + 1
        beside = cells_at(self._contexts.indexes)
        width = len(table.header)
        period_at = next((c.at for c in self._long.columns if c.role == "period"), None)
        for line, row in zip(table.lines, table.rows, strict=True):
            cells = row if len(row) == width else self._fitted(row, line, named, width)
            if cells is None:
                continue
            key = beside(cells)
            for column in values:
                context = self._context(key, cells, column)
                text = column.period or (cells[period_at] if period_at is not None else "")
                figure = self._figure(line, cells, column, context, text)
                if figure is not None:
                    yield figure

    def _fitted(self, row: RowCells, line: int, named: int, width: int) -> RowCells | None:
        """A row with a cell for each column; empty columns at its end may be left out or more."""
        if len(row) < named or any(cell.strip() for cell in row[width:]):
            place = CellPlace(self._long.table.name, line)
            facts = (("columns", named),)
            self.refused.append(RefusedRow(ProblemCode.CELLS, place, str(len(row)), facts))
            return None
        return (*row, *[""] * (width - len(row)))[:width]

    def _context(self, key: RowCells, cells: RowCells, column: AssignedColumn) -> Context:
        place = key, column.at if column.member else -1
        found = self._read_contexts.get(place)
        if found is None:
            found = self._read_contexts[place] = self._contexts.read(cells, column)
        return found

    def _figure(
        self, line: int, cells: RowCells, column: AssignedColumn, context: Context, period_text: str
    ) -> ImportedFigure | None:
        text = cells[column.at].strip()
        cell = self._value(text, context.key.unit)
        period = read_source_period(period_text, self._periods)
        if isinstance(period, PeriodRefusal):
            self._refuse_period(line, column, period, period_text, cell)
            return None
        if context.fault:
            self._tell(line, context.fault)
            return None
        if isinstance(cell.answer, Refusal):
            self._refuse(line, column.at, text, cell.answer)
            return None
        if context.remark:
            self._tell(line, context.remark)
        bounds = self._bounds(line, cells, context) if self._bound_columns else _NO_BOUNDS
        place = CellPlace(self._long.table.name, line, self._long.column_in_file(column.at))
        return _figure(Parts(context, period, cell, bounds, text, period_text.strip(), place))

    def _value(self, text: str, unit: str | None) -> ValueCell:
        found = self._read_values.get((text, unit))
        if found is None:
            found = self._read_values[text, unit] = self._read_value(text, unit)
        return found

    def _read_value(self, text: str, unit: str | None) -> ValueCell:
        """Read a cell with the flags behind its value, and the shorthand in brackets."""
        plain, flags = self._split_flags(text)
        reason = self._marks.get(plain.lower())
        if reason:
            return ValueCell(None, flags.missing or reason, flags)
        notation = ValueNotation(self._decimal, unit or "", self._profile.doubt)
        answer = read_source_value(plain, notation)
        if isinstance(answer, SourceValue) and answer.mark.startswith("["):
            flags = read_statuses(answer.mark.strip("[]"), self._shorthand)
        return ValueCell(answer, None, flags)

    def _split_flags(self, text: str) -> tuple[str, StatusReading]:
        if not self._flags:
            return text, _NOTHING
        plain = text.rstrip("abcdefghijklmnopqrstuvwxyz")
        letters = text[len(plain) :]
        if not letters or not all(letter in self._flags for letter in letters):
            return text, _NOTHING
        return plain.strip(), read_statuses(letters, self._flags)

    def _bounds(
        self, line: int, cells: RowCells, context: Context
    ) -> tuple[float | None, float | None]:
        """What the columns of bounds say; a bound that cannot be read is told, and left out."""
        found: dict[str, float | None] = {"low": None, "high": None}
        for column in self._bound_columns:
            if text := cells[column.at].strip():
                cell = self._value(text, context.key.unit)
                if isinstance(cell.answer, SourceValue):
                    found[column.role] = cell.answer.value
                elif cell.answer:
                    facts = (("column", column.head),)
                    place = self._place(line, column.at)
                    self.refused.append(RefusedRow(ProblemCode.BAD_BOUND, place, text, facts))
        return found["low"], found["high"]

    def _place(self, line: int, at: int) -> CellPlace:
        return CellPlace(self._long.table.name, line, self._long.column_in_file(at))

    def _tell(self, line: int, fault: CellFault) -> None:
        found = fault.found[:_LONGEST_FOUND]
        self.refused.append(RefusedRow(fault.code, self._place(line, fault.at), found))

    def _refuse(self, line: int, at: int, text: str, why: Refusal | PeriodRefusal) -> None:
        place, found = self._place(line, at), text[:_LONGEST_FOUND]
        self.refused.append(RefusedRow(code_of_refusal(why), place, found, (), why.choices))

    def _refuse_period(
        self, line: int, column: AssignedColumn, why: PeriodRefusal, text: str, cell: ValueCell
    ) -> None:
        """Refuse a row for its period; one that has no value either only says something."""
        periods = (c.at for c in self._long.columns if c.role == "period")
        at = next(periods, column.at)
        if cell.missing is None:
            self._refuse(line, at, text.strip(), why)
        elif text.strip():
            place = self._place(line, at)
            self.refused.append(
                RefusedRow(ProblemCode.NO_DATA, place, text.strip()[:_LONGEST_FOUND])
            )


class Parts(NamedTuple):
    """What a figure is put together from."""

    context: Context
    period: SourcePeriod
    cell: ValueCell
    bounds: tuple[float | None, float | None]
    text: str
    period_text: str
    place: CellPlace


def _figure(parts: Parts) -> ImportedFigure:
    context, period, cell = parts.context, parts.period, parts.cell
    found = cell.answer if isinstance(cell.answer, SourceValue) else None
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
    if cell.flags is not _NOTHING:
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
    if not (context.notes or mark or period.mark) and cell.flags is _NOTHING:
        return None
    said = (*context.notes, cell.flags.note, cell.flags.unknown, mark, period.mark)
    notes = dict.fromkeys(note for note in said if note)
    return "; ".join(notes) or None
