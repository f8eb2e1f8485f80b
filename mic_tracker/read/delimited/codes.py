"""The series and the statements that rows of tables name, as codes: each spelling is read once.

It is read by the readers of single records; what they do not take has no code, and is left to the
reader of rows.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from mic_tracker.model.members import AREA, members_of
from mic_tracker.model.observation import ObservationRecord
from mic_tracker.model.series.columns import RowSeries
from mic_tracker.read.delimited import NUMBERS, CellValues, Unreadable, read_day
from mic_tracker.read.notation import RegistryNotation

ODD = -1  # less than every code
"""In place of the code of a series: the row is left to the reader of rows."""
SERIES = ("indicator", "series", AREA)
SAID = (
    *("period", "undated", "source", "unsourced", "published", "recorded"),
    *("status", "qualifier", "stage"),
)
"""The keys that many rows fill with the same."""
TEXTS = ("at", "value_text", "derived", "note")
LONGEST = 10_000
"""Of a text of a record."""
KEYS = frozenset((*SERIES, *SAID, *TEXTS, *NUMBERS))
NEEDED = (("period", "undated"), ("source", "unsourced"))
"""Of each pair a statement has one key or both."""
_SOME_INDICATOR = "x"


class CodeTables:
    """The series and the statements of all files of a registry, each with its code."""

    def __init__(self, notation: RegistryNotation) -> None:
        """Start without any; the notation says how periods and totals are written."""
        self._notation = notation
        self.series: list[RowSeries] = []
        self.statements: list[ObservationRecord] = []
        """Of each statement a record that makes it; its series and its number say nothing."""
        self._cells = _SeriesCells()
        self._series_codes: dict[Hashable, int] = {}
        self._statement_codes: dict[Hashable, int] = {}

    @property
    def has_fiscal_years(self) -> bool:
        """Whether what a period means depends on the indicator."""
        return bool(self._notation.calendars.year_starts)

    @property
    def size(self) -> int:
        """How many series and statements there are."""
        return len(self.series) + len(self.statements)

    def read_series(self, row: CellValues) -> int:
        """The code of the series that cells name; ODD for cells that are none of a record."""
        row = self._notation.read_row(row)
        cells = self._cells
        written = {key: cells[key, str(row[key])] for key in SERIES if key in row}
        dims = row.get("dims")
        named = {n: cells["dims", n, m] for n, m in dims.items()} if isinstance(dims, dict) else {}
        if "indicator" not in row or None in written.values() or None in named.values():
            return ODD
        return self._series_code(written, named)

    def read_many_series(
        self, names: Sequence[str], spellings: Sequence[tuple[str, ...]]
    ) -> Sequence[int]:
        """The codes of many series, whose cells in some columns are all different."""
        if self._notation.totals:  # what a cell means depends on the indicator
            return [*map(SpellingTable(names, self.read_series).__getitem__, spellings)]
        columns = (
            map(self._texts_as_read(name, {*column}).__getitem__, column)
            for name, column in zip(names, zip(*spellings, strict=True), strict=True)
        )
        own = [(i, name) for i, name in enumerate(names) if name in KEYS]
        parts = [(i, name) for i, name in enumerate(names) if name not in KEYS]
        return [self._of_cells(cells, own, parts) for cells in zip(*columns, strict=True)]

    def _texts_as_read(self, name: str, texts: Iterable[str]) -> Mapping[str, Any]:
        """Cells of a column as a record takes them; "" for one that says nothing."""
        key = (name,) if name in KEYS else ("dims", name)
        stripped = ((text, text.strip()) for text in texts)
        return {text: self._cells[*key, bare] if bare else "" for text, bare in stripped}

    def _of_cells(
        self,
        cells: tuple[Any, ...],
        own: Sequence[tuple[int, str]],
        parts: Sequence[tuple[int, str]],
    ) -> int:
        written = {name: cells[i] for i, name in own if cells[i]}
        if None in cells or "indicator" not in written:
            return ODD
        return self._series_code(written, {n: cells[i] for i, n in parts if cells[i]})

    def read_statement(self, row: CellValues) -> int:
        """The code of what cells say beside the series and the number; ODD as above."""
        if not all(row.keys() & {*either} for either in NEEDED):
            return ODD
        try:
            if "recorded" in row:
                read_day(row)
        except Unreadable:
            return ODD
        record = self._record(row, {"indicator": _SOME_INDICATOR})
        return ODD if record is None else self.statement_of(record)

    def _record(self, row: CellValues, other: CellValues) -> ObservationRecord | None:
        try:
            return ObservationRecord.model_validate(self._notation.read_row(row) | other)
        except ValidationError:
            return None

    def series_of(self, record: ObservationRecord) -> int:
        """The code of the series of a record."""
        return self._series_code(_filled(record, SERIES), record.dims or {})

    def _series_code(self, written: dict[str, Any], dims: Mapping[str, str]) -> int:
        indicator, name, area = written["indicator"], written.get("series"), written.get(AREA)
        key = (indicator, name, area, *dims.items())
        code = self._series_codes.setdefault(key, len(self.series))
        if code == len(self.series):
            written = {**written, "dims": dims} if dims else written
            self.series.append(RowSeries(indicator, name, members_of(area, dims), written))
        return code

    def statement_of(self, record: ObservationRecord) -> int:
        """The code of what a record says beside its series and its number."""
        key = tuple(said_by(record).items())
        code = self._statement_codes.setdefault(key, len(self.statements))
        if code == len(self.statements):
            self.statements.append(record)
        return code


def said_by(record: ObservationRecord) -> dict[str, object]:
    """What a record says beside its series and its number, by the keys that it fills."""
    return _filled(record, SAID)


def _filled(record: ObservationRecord, keys: Iterable[str]) -> dict[str, object]:
    filled = record.model_fields_set
    return {key: getattr(record, key) for key in keys if key in filled}


class _SeriesCells(dict[tuple[str, ...], Any]):
    """Cells that name series, as a record takes them one by one; None for what it does not take.

    Series share their cells, and no record asks how those of one go together. A key is the name of
    a key of the record and the text of a cell; of a dimension, `dims`, its name and the text.
    """

    def __missing__(self, key: tuple[str, ...]) -> object:
        name, *cell = key
        row: CellValues = {name: cell[0] if len(cell) == 1 else {cell[0]: cell[1]}}
        try:
            record = ObservationRecord.model_validate({"indicator": _SOME_INDICATOR, **row})
        except ValidationError:
            found = None
        else:
            written = getattr(record, name)
            found = written[cell[0]] if name == "dims" else written
        self[key] = found
        return found


class SpellingTable(dict[tuple[str, ...], int]):
    """Codes by cells; those of cells that were not met before are read."""

    def __init__(self, names: Sequence[str], read: Callable[[CellValues], int]) -> None:
        super().__init__()
        self.names = names
        self._read = read

    def __missing__(self, cells: tuple[str, ...]) -> int:
        row: CellValues = {}
        dims = dict[str, object]()
        for name, cell in zip(self.names, cells, strict=True):
            if text := cell.strip():
                (row if name in KEYS else dims)[name] = text
        code = self[cells] = self._read(row | {"dims": dims} if dims else row)
        return code
