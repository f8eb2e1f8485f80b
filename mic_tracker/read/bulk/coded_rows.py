"""Rows as codes: what a library that holds millions of rows gives of them.

The distinct spellings of a table are few. The library finds them and gives each row the places of
its spellings; what a spelling means is read here, once, by the readers of single records.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from mic_tracker.read.source_text import TOO_MUCH

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from mic_tracker.read.bulk.column_roles import ColumnRoles

Spelling = tuple[str, ...]
"""The cells of a row in some columns; an empty text where a cell says nothing."""


class CodedRows(NamedTuple):
    """The rows of a table; each array has an entry for each row, in the order of the table."""

    series: Sequence[Spelling]
    """The distinct spellings in the columns that name the series, in the order of their roles."""
    said: Sequence[Spelling]
    """Those in the columns that say the period, the source and so on."""
    series_codes: "NDArray[np.int32]"
    """The place of the spelling of each row."""
    said_codes: "NDArray[np.int32]"
    values: "NDArray[np.float64]"
    """Not a number: the row is left to the reader of single records."""
    rows: "NDArray[np.int32]"
    """The number of each row in the table, from 1 and ascending; rows that say nothing lack."""
    texts: Mapping[int, Mapping[str, str]]
    """What few rows say in columns of their own texts, by the place of the row in the arrays."""
    has_point: bool = False
    """Whether a number that is a text can only be read with a decimal point."""


class BulkTable(Protocol):
    """A table of many rows in some library; both ways of reading it raise `TableFault`."""

    @property
    def columns(self) -> Sequence[str]:
        """The names of its columns."""

    @property
    def exact(self) -> frozenset[str]:
        """The columns that hold numbers: how those are written is nobody's convention."""

    def code(self, roles: "ColumnRoles") -> CodedRows:
        """Give the rows as codes.

        A row with a filled cell in `roles.beside`, or with other than one number, has no value.
        """

    def cells(self, rows: Sequence[int]) -> Iterable[list[str]]:
        """Give all cells of some rows as texts, by the numbers of the rows, in their order."""


class TableFault(Exception):
    """A table that cannot be read: the code of a finding and its facts."""

    def __init__(self, code: str, facts: Mapping[str, str | int]) -> None:
        """Keep both."""
        super().__init__(code)
        self.code = code
        self.facts = facts

    @classmethod
    def too_much(cls, what: str, limit: int) -> "TableFault":
        """The fault that a table has more of something than is read."""
        return cls(TOO_MUCH, {"what": what, "remedy": what, "limit": limit})
