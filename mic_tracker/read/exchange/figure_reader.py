"""The figures of a long table: the last of the five steps."""

from collections.abc import Iterator

from mic_tracker.model.edit.exchange.figures import ImportedFigure
from mic_tracker.model.edit.exchange.problem import CellPlace, ProblemCode, RefusedRow
from mic_tracker.model.edit.exchange.profile import Profile
from mic_tracker.model.record import LARGEST
from mic_tracker.read.exchange.area_codes import without_spare_codes
from mic_tracker.read.exchange.context import (
    CellFault,
    Context,
    ContextReader,
    RowCells,
    cells_at,
    unit_of_heading,
)
from mic_tracker.read.exchange.duplicates import FigureSlots
from mic_tracker.read.exchange.figure_parts import FigureParts, put_together
from mic_tracker.read.exchange.figures import TableFigures
from mic_tracker.read.exchange.long_table import LongTable
from mic_tracker.read.exchange.refusal import code_of_refusal
from mic_tracker.read.exchange.roles import AssignedColumn, code_of, folded, notation_of
from mic_tracker.read.exchange.source_table import UnreadableFile
from mic_tracker.read.exchange.syntax.sdmx_frequency import HEADING, of_frequency, without_time
from mic_tracker.read.exchange.value_cells import PERCENT, ValueCell, ValueCellReader
from mic_tracker.text import limits
from mic_tracker.text.periods import PeriodRefusal
from mic_tracker.text.periods.source_period import SourcePeriod, read_source_period
from mic_tracker.text.values import Refusal

_LONGEST_FOUND = 100
_NO_BOUNDS = (None, None)


def read_figures(long: LongTable, profile: Profile) -> TableFigures:
    """Read all figures of a table; what cannot be read is refused with its place."""
    reader = FigureReader(long, profile)
    slots = FigureSlots()
    for figure in reader.figures():
        slots.add(figure)
        if slots.count > limits.OBSERVATIONS:
            raise UnreadableFile("too_many_figures", {"limit": limits.OBSERVATIONS})
    figures, duplicates = slots.settled()
    if profile.maps:
        figures = without_spare_codes(figures)
    refused = (*reader.refused, *duplicates)
    return TableFigures(profile.name, long, figures, refused, slots.repeated, reader.totals)


class FigureReader:
    """Reads the rows of one table; spellings that come again are read once."""

    def __init__(self, long: LongTable, profile: Profile) -> None:
        """Take a table with the roles of its columns."""
        self.refused: list[RefusedRow] = []
        self._long = long
        self._contexts = ContextReader(long, profile)
        self._values = ValueCellReader(long, profile)
        self._bound_columns = [c for c in long.rest if c.role in {"low", "high"}]
        self._periods = notation_of(profile)
        keys = (c.at for c in long.rest if c.role == "series" and folded(c.head) == HEADING)
        self._frequency_at = next(keys, None)
        self._strange: set[str] = set()
        self._read_contexts: dict[tuple[RowCells, int], Context] = {}

    @property
    def totals(self) -> tuple[tuple[str, str], ...]:
        """Headings with the words below them that were taken for the total, so far."""
        return tuple(self._contexts.totals)

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
        place = key, column.at if column.member or unit_of_heading(column.head) else -1
        found = self._read_contexts.get(place)
        if found is None:
            found = self._read_contexts[place] = self._contexts.read(cells, column)
        return found

    def _figure(
        self, line: int, cells: RowCells, column: AssignedColumn, context: Context, period_text: str
    ) -> ImportedFigure | None:
        text = cells[column.at].strip()
        cell = self._values.read(text, context.key.unit)
        period = self._period(cells, period_text)
        if isinstance(period, PeriodRefusal):
            self._refuse_period(line, column, period, period_text, cell)
            return None
        if isinstance(period, CellFault):
            self._tell(line, period)
            return None
        if context.fault:
            self._tell(line, context.fault)
            return None
        if isinstance(cell.answer, Refusal):
            self._refuse(line, column.at, text, cell.answer)
            return None
        if context.remark:
            self._tell(line, context.remark)
        if cell.percent:
            context = context._replace(key=context.key._replace(unit=PERCENT))
        bounds = self._bounds(line, cells, context) if self._bound_columns else _NO_BOUNDS
        place = CellPlace(self._long.table.name, line, self._long.column_in_file(column.at))
        parts = FigureParts(context, period, cell, bounds, text, period_text.strip(), place)
        figure = put_together(parts)
        if figure.value is not None and abs(figure.value) > LARGEST:
            self.refused.append(RefusedRow(ProblemCode.OUT_OF_RANGE, place, text))
            return None
        return figure

    def _period(self, cells: RowCells, text: str) -> SourcePeriod | PeriodRefusal | CellFault:
        """The period of a row; where its frequency stands beside it, a day is the start of one."""
        at = self._frequency_at
        if at is None:
            return read_source_period(text, self._periods)
        found = read_source_period(without_time(text), self._periods)
        if isinstance(found, PeriodRefusal):
            return found
        code, starts = code_of(cells[at]), self._periods.year_starts
        fault = CellFault(ProblemCode.NO_START, at, f"{code}: {text.strip()}")
        return of_frequency(found, code, starts) or fault

    def _bounds(
        self, line: int, cells: RowCells, context: Context
    ) -> tuple[float | None, float | None]:
        """What the columns of bounds say; a bound that cannot be read is told, and left out."""
        found: dict[str, float | None] = {"low": None, "high": None}
        for column in self._bound_columns:
            if text := cells[column.at].strip():
                cell = self._values.read(text, context.key.unit)
                if cell.value:
                    found[column.role] = cell.value.value
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
        self._strange.add(text)
        if len(self._strange) > limits.STRANGE_PERIODS:
            raise UnreadableFile("not_periods", {"limit": limits.STRANGE_PERIODS}, line)
        if cell.missing is None:
            self._refuse(line, at, text.strip(), why)
        elif text.strip():
            place = self._place(line, at)
            self.refused.append(
                RefusedRow(ProblemCode.NO_DATA, place, text.strip()[:_LONGEST_FOUND])
            )
