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

NO_FLAGS = StatusReading()
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class ValueCell(NamedTuple):
    """A cell of values as it is understood."""

    answer: SourceValue | Refusal | None
    missing: MissingReason | None
    """Why there is no value; None where one is there, or should be."""
    flags: StatusReading

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
        notation = ValueNotation(self._decimal, unit or "", self._doubt)
        answer = read_source_value(plain, notation)
        if isinstance(answer, SourceValue) and answer.mark.startswith("["):
            flags = read_statuses(answer.mark.strip("[]"), self._shorthand)
        return ValueCell(answer, None, flags)

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
