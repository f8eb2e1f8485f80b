"""Cells of values: a value, why there is none, or a refusal; and the flags beside it."""

from collections.abc import Iterator
from typing import NamedTuple

from mic_tracker.model.edit.exchange.figures import MissingReason
from mic_tracker.model.edit.exchange.profile import Profile
from mic_tracker.read.exchange.code_lists import (
    StatusReading,
    missing_marks,
    read_statuses,
    status_list,
)
from mic_tracker.read.exchange.long_table import LongTable
from mic_tracker.text.values import Refusal
from mic_tracker.text.values.source_value import (
    DecimalSign,
    SourceValue,
    ValueNotation,
    find_decimal_sign,
    read_source_value,
)
from mic_tracker.text.values.units import is_percentage, means_percent

NO_FLAGS = StatusReading()
PERCENT = "%"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class ValueCell(NamedTuple):
    """A cell of values as it is understood."""

    answer: SourceValue | Refusal | None
    missing: MissingReason | None
    """Why there is no value; None where one is there, or should be."""
    flags: StatusReading
    percent: bool = False
    """Whether a percent sign beside the value is all that tells its unit."""

    @property
    def value(self) -> SourceValue | None:
        """The value, where there is one."""
        return self.answer if isinstance(self.answer, SourceValue) else None


class ValueCellReader:
    """Reads the cells of a table's values; spellings that come again are read once."""

    def __init__(self, long: LongTable, profile: Profile) -> None:
        """Take a table, all of whose values have one decimal sign."""
        own = {mark.lower(): reason for mark, reason in profile.layout.missing.items()}
        self._marks = {**missing_marks(), **own}
        self._flags = status_list(profile.statuses) if profile.flags and profile.statuses else {}
        self._shorthand = status_list("shorthand")
        self._decimal = _decimal_sign(long, profile)
        self._doubt = profile.doubt
        self._cells: dict[tuple[str, str | None], ValueCell] = {}

    def read(self, text: str, unit: str | None) -> ValueCell:
        """Read a cell of a value that has this unit."""
        found = self._cells.get((text, unit))
        if found is None:
            found = self._cells[text, unit] = self._read(text, unit)
        return found

    def _read(self, text: str, unit: str | None) -> ValueCell:
        """Read a cell with the flags behind its value, and the shorthand in brackets."""
        plain, flags = self._split_flags(text)
        reason = self._marks.get(plain.lower())
        if reason:
            return ValueCell(None, flags.missing or reason, flags)
        answer, percent = self._number(plain, unit)
        if isinstance(answer, SourceValue) and answer.mark:
            flags = self._status_of(answer.mark) or flags
        return ValueCell(answer, None, flags, percent)

    def _number(self, text: str, unit: str | None) -> tuple[SourceValue | Refusal, bool]:
        """Read a number with its unit; where nobody says one, a percent sign beside it does."""
        known = PERCENT if unit and means_percent(unit) and not is_percentage(unit) else unit or ""
        answer = read_source_value(text, ValueNotation(self._decimal, known, self._doubt))
        if isinstance(answer, Refusal) and unit is None and PERCENT in text:
            notation = ValueNotation(self._decimal, PERCENT, self._doubt)
            signed = read_source_value(text, notation)
            if isinstance(signed, SourceValue):
                return signed, True
        return answer, False

    def _status_of(self, mark: str) -> StatusReading | None:
        """What a mark says in the usual shorthand; one in parentheses may be a footnote as well."""
        code = mark.strip("[]()").lower()
        if mark.startswith("[") or (mark.startswith("(") and code in self._shorthand):
            # what the shorthand does not say, the mark itself says
            return read_statuses(code, self._shorthand)._replace(note="", unknown="")
        return None

    def _split_flags(self, text: str) -> tuple[str, StatusReading]:
        if not self._flags:
            return text, NO_FLAGS
        plain = text.rstrip(_LETTERS)
        letters = text[len(plain) :]
        if not letters or not all(letter in self._flags for letter in letters):
            return text, NO_FLAGS
        return plain.strip(), read_statuses(letters, self._flags)


def _decimal_sign(long: LongTable, profile: Profile) -> DecimalSign | None:
    """The sign that is named, that a number tells, or that such files have."""
    known = profile.layout.decimal or long.table.decimal
    found = known or find_decimal_sign(_value_cells(long))
    return found or (profile.decimal if long.table.delimiter == "," else None)


def _value_cells(long: LongTable) -> Iterator[str]:
    indexes = [column.at for column in long.values]
    for row in long.table.rows:
        yield from (row[i] for i in indexes if i < len(row))
