"""A table for other programs: columns with types, and records that JSON holds as they are."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from mic_tracker.show.document import Data

ColumnType = Literal["text", "number", "boolean"]
ExportCell = str | float | bool | None
PAIRS = "; "
"""What stands between the parts of a list in one cell."""


class ExportColumn(NamedTuple):
    """A column: its heading, what its cells hold, and the keys to it in a record."""

    name: str
    type: ColumnType
    path: tuple[str, ...]

    @classmethod
    def named(cls, name: str, type_: ColumnType = "text") -> "ExportColumn":
        """The column with the heading that its keys make, joined by dots."""
        return cls(name, type_, tuple(name.split(".")))


@dataclass(frozen=True, slots=True)
class ExportTable:
    """Records, each once as JSON has it and once as a row of cells."""

    name: str
    """What it holds: observations, status, targets."""
    columns: tuple[ExportColumn, ...]
    records: Sequence[Data]
    document: Callable[[], Data]
    """All of it as one document, with its head."""

    def rows(self) -> Iterator[tuple[ExportCell, ...]]:
        """The cells of each record, in the order of the columns; None where it says nothing."""
        for record in self.records:
            yield tuple(_cell(record, column.path) for column in self.columns)


def _cell(record: Data, path: tuple[str, ...]) -> ExportCell:
    value: object = record
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    if value is None or isinstance(value, str | float | int):
        return value
    return None if isinstance(value, dict) else _joined(value)


def _joined(value: object) -> str:
    """The parts of a list in one cell; what stands in pairs has an equals sign."""
    if not isinstance(value, list | tuple):
        return str(value)
    parts = ("=".join(map(str, p)) if isinstance(p, list | tuple) else str(p) for p in value)
    return PAIRS.join(parts)
