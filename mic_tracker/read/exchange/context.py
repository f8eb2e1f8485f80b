"""What the cells beside a value say of it: what it is about, its unit, its status, its notes.

Rows repeat these cells far more often than values, so they are read once for each combination.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, get_args

from mic_tracker.model.edit.exchange.figures import SeriesKey
from mic_tracker.model.edit.exchange.problem import ProblemCode
from mic_tracker.model.edit.exchange.profile import ColumnRole, Profile, Role
from mic_tracker.model.observation import Qualifier
from mic_tracker.model.period import Period
from mic_tracker.read.exchange.code_lists import (
    CodeList,
    StatusReading,
    read_multiplier,
    read_note,
    read_statuses,
    status_list,
    total_members,
    whole_areas,
)
from mic_tracker.read.exchange.long_table import LongTable
from mic_tracker.read.exchange.roles import AssignedColumn, folded
from mic_tracker.text.periods.release import read_release
from mic_tracker.text.values.vocabulary import take_qualifier

RowCells = tuple[str, ...]
_BESIDE: tuple[Role, ...] = ("period", "low", "high")
"""Columns that are read with the value."""
_DELETE = "D"
PERCENT = "%"
_PERCENT_HEADING = re.compile(r"[(\[]\s*%\s*[)\]]|(?:^|[\s,:])%\s*$")
_QUALIFIERS = get_args(Qualifier)
"""The words of the registry, which have a hyphen between them where others have a blank."""
_NOT_BROKEN_DOWN = "_Z"
"""What SDMX writes where a breakdown does not apply; that says nothing of all of its members."""


class CellFault(NamedTuple):
    """What is wrong with a cell beside the value."""

    code: ProblemCode
    at: int
    found: str


class Context(NamedTuple):
    """What the cells beside a value say of it."""

    key: SeriesKey
    meaning: StatusReading
    exponent: int
    """The power of ten that the value is in."""
    qualifier: Qualifier | None
    notes: tuple[str, ...]
    published: Period | None
    projected_after: int | None
    """The last year that is no projection."""
    fault: CellFault | None
    """Why no value beside these cells can be taken."""
    remark: CellFault | None
    """What is to be told of a value that is taken."""


class ContextReader:
    """Reads what stands beside the values of a table."""

    def __init__(self, long: LongTable, profile: Profile) -> None:
        """Take a table with the roles of its columns."""
        self._columns = [c for c in long.rest if c.role not in _BESIDE]
        self._profile = profile
        self._facts = _known_facts(long.table.facts, profile)
        indicator = self._facts.get("indicator")
        self._named_by_file = [("indicator", indicator)] if indicator else []
        self.totals: dict[tuple[str, str], None] = {}
        """Headings with the words below them that were taken for the total."""
        self._rows = long.table.rows
        self._whole = {folded(word) for word in (*whole_areas(), *profile.totals)}
        self._totals = {folded(m) for m in (*total_members(), *profile.totals)} | {""}

    @cached_property
    def indexes(self) -> tuple[int, ...]:
        """The columns that a context is read from."""
        named = {c.named_by for c in self._columns if c.named_by is not None}
        return tuple(sorted({c.at for c in self._columns} | named))

    def read(self, row: RowCells, column: AssignedColumn) -> Context:
        """Read the cells of a row that stand beside a value column."""
        status, remark = self._status(row)
        exponent, multiplier = self._multiplier(row)
        qualifier, prefix = self._qualifier(row)
        faults = (self._deletion(row), multiplier, prefix)
        return Context(
            self._key(row, column),
            status,
            exponent,
            qualifier,
            tuple(
                cell for cell in (*self._texts(row, "note"), status.note, status.unknown) if cell
            ),
            self._published(row, column),
            self._projected_after(row),
            next(filter(None, faults), None),
            remark,
        )

    def _key(self, row: RowCells, column: AssignedColumn) -> SeriesKey:
        area, code = self._area(row)
        unit = self._text(row, "unit") or self._fact("unit", column) or unit_of_heading(column.head)
        dimensions = [*self._pairs(row, "dimension")]
        series = [*self._named_by_file, *self._pairs(row, "series")]
        if column.member:
            self._add_member(*column.member, dimensions, series)
        kept = tuple(pair for pair in dimensions if not self._means_all(*pair, self._totals))
        return SeriesKey(area or code, code, kept, tuple(series), unit)

    def _area(self, row: RowCells) -> tuple[str | None, str | None]:
        """The area and its code, without those that mean all areas."""
        columns = [c for c in self._columns if c.role in {"area", "area-code"}]
        said = [(c, cell) for c in columns if (cell := row[c.at].strip())]
        named = [(c, cell) for c, cell in said if not self._means_all(c.head, cell, self._whole)]
        areas = [" ".join(cell.split()) for c, cell in named if c.role == "area"]
        codes = [cell for c, cell in named if c.role == "area-code"]
        whole = any(c.role == "area" for c, _ in said) and not areas
        code = codes[0] if codes and not (whole and codes[0] == self._code_of_whole) else None
        return (areas[0] if areas else None), code

    def _means_all(self, head: str, word: str, totals: Collection[str]) -> bool:
        if folded(word) not in totals:
            return False
        if word != _NOT_BROKEN_DOWN:
            self.totals[head, word] = None
        return True

    @cached_property
    def _code_of_whole(self) -> str | None:
        """The one code that stands beside areas that mean all: it is a code of the whole.

        Of several codes each is an area of its own, such as a country with all of its regions.
        """
        areas = [c.at for c in self._columns if c.role == "area"]
        codes = [c.at for c in self._columns if c.role == "area-code"][:1]
        found: set[str] = set()
        for row in self._rows if codes else ():
            said = {folded(row[i]) for i in areas if i < len(row)} - {""}
            if said and said <= self._whole and codes[0] < len(row):
                found.add(row[codes[0]].strip())
        return found.pop() if len(found) == 1 else None

    def _add_member(
        self,
        role: ColumnRole,
        member: str,
        dimensions: list[tuple[str, str]],
        series: list[tuple[str, str]],
    ) -> None:
        """Add what the heading above a value says of it."""
        pairs = dimensions if role.role == "dimension" else series
        pairs.append((role.name or role.role, member))

    def _pairs(self, row: RowCells, role: Role) -> Iterator[tuple[str, str]]:
        for column in self._columns:
            if column.role == role and (cell := row[column.at].strip()):
                named = row[column.named_by].strip() if column.named_by is not None else ""
                yield named or column.name, " ".join(cell.split())

    def _multiplier(self, row: RowCells) -> tuple[int, CellFault | None]:
        """The power of ten of a value: what its row says, else the file."""
        at, text = self._first(row, "multiplier") or (0, self._facts.get("multiplier", ""))
        exponent = read_multiplier(text) if text else 0
        if exponent is None:
            return 0, CellFault(ProblemCode.UNKNOWN_MULTIPLIER, at, text)
        return exponent, None

    def _qualifier(self, row: RowCells) -> tuple[Qualifier | None, CellFault | None]:
        """What stands in front of a value in a column of its own."""
        found = self._first(row, "prefix")
        if found is None:
            return None, None
        word = found[1]
        qualifier, rest = take_qualifier(word.replace("-", " ") if word in _QUALIFIERS else word)
        known = qualifier is not None and not rest
        return qualifier, None if known else CellFault(ProblemCode.UNKNOWN_PREFIX, *found)

    def _status(self, row: RowCells) -> tuple[StatusReading, CellFault | None]:
        """What the columns of statuses and notes say together, and a code that nobody knows."""
        meaning, remark = StatusReading(), None
        for column in self._columns:
            cell = row[column.at].strip()
            if column.role == "status" and cell:
                meaning = read_statuses(cell, self._codes(column))
                if meaning.unknown:
                    remark = CellFault(ProblemCode.UNKNOWN_STATUS, column.at, cell)
            elif column.role == "note" and cell and self._profile.statuses:
                said = read_note(cell, self._codes(column))
                meaning = said if said.status != "normal" else meaning
        if self._text(row, "confidential") and meaning.missing is None:
            meaning = meaning._replace(missing="confidential")
        return meaning, remark

    def _codes(self, column: AssignedColumn) -> CodeList:
        own = column.name if column.name != column.head and column.role == "status" else None
        name = own or self._profile.statuses
        return status_list(name) if name else {}

    def _deletion(self, row: RowCells) -> CellFault | None:
        found = self._first(row, "action")
        deletes = found and found[1] == _DELETE
        return CellFault(ProblemCode.DELETION, *found) if found and deletes else None

    def _fact(self, name: str, column: AssignedColumn) -> str | None:
        """What the file says of the column, else of all its rows."""
        return self._facts.get(f"{name}:{column.head}") or self._facts.get(name)

    def _published(self, row: RowCells, column: AssignedColumn) -> Period | None:
        text = self._text(row, "published") or self._fact("published", column)
        return read_release(text, self._profile.dates) if text else None

    def _projected_after(self, row: RowCells) -> int | None:
        text = self._text(row, "projected-after") or ""
        return int(text) if text.isascii() and text.isdigit() and len(text) == 4 else None

    def _first(self, row: RowCells, role: Role) -> tuple[int, str] | None:
        """The first filled cell of a role, with its column."""
        for column in self._columns:
            if column.role == role and (cell := row[column.at].strip()):
                return column.at, cell
        return None

    def _text(self, row: RowCells, role: Role) -> str | None:
        return next(iter(self._texts(row, role)), None)

    def _texts(self, row: RowCells, role: Role) -> list[str]:
        cells = (row[column.at].strip() for column in self._columns if column.role == role)
        return [cell for cell in cells if cell]


def _known_facts(facts: Mapping[str, str], profile: Profile) -> Mapping[str, str]:
    """The facts of a file under the names that are known."""
    named = {
        name: next(facts[word] for word in words if word in facts)
        for name, words in profile.facts.items()
        if any(word in facts for word in words)
    }
    return {**facts, **named}


def unit_of_heading(head: str) -> str | None:
    """The unit that a heading of values names: `Value (%)`, `%`, `Share, in %`."""
    return PERCENT if _PERCENT_HEADING.search(head) else None


def cells_at(indexes: Sequence[int]) -> Callable[[RowCells], tuple[str, ...]]:
    """A function that takes the cells at these places from a row."""
    return lambda row: tuple([row[i] for i in indexes])
