"""What the columns of a table of many rows are for."""

from collections.abc import Sequence
from typing import NamedTuple

from mic_tracker.model.members import AREA
from mic_tracker.read.delimited import NUMBERS
from mic_tracker.read.delimited.codes import KEYS, SAID, TEXTS, CodeTables
from mic_tracker.read.delimited.columns import is_plain_header
from mic_tracker.read.delimited.records import SPELT, is_exported


class ColumnRoles(NamedTuple):
    """Columns by what they are for, each in the order of the table."""

    series: Sequence[str]
    """Those that name the series."""
    said: Sequence[str]
    """Those that say what a figure has beside its series and its number."""
    texts: Sequence[str]
    """Those whose texts are a row's own, and mostly empty."""
    numbers: Sequence[str]
    beside: Sequence[str]
    """Those that only the reader of single records reads."""
    is_plain: bool
    """Whether the table has what a plain row needs; else each row is left to that reader."""
    as_programs_write: bool
    """Whether texts that are numbers are written as programs write them."""
    takes_point: bool
    """Whether 12.5 is a number in the language of the registry."""

    @property
    def read(self) -> Sequence[str]:
        """All columns that are read at all, once each."""
        roles = (*self.series, *self.said, *self.texts, *self.numbers, *self.beside)
        return (*dict.fromkeys(roles),)


def find_roles(
    columns: Sequence[str], dimensions: frozenset[str], tables: CodeTables | None, language: str
) -> ColumnRoles:
    """Find what each column is for; without tables of codes no row is a plain one."""
    parts = dimensions - {AREA}
    known = [name for name in columns if name in KEYS | parts]
    said = [name for name in known if name in SAID and name not in parts]
    plain = is_plain_header(known, dimensions) and len({*columns}) == len(columns)
    return ColumnRoles(
        series=[name for name in known if name not in {*SAID, *TEXTS, *NUMBERS}],
        said=[*said, "indicator"] if tables and tables.has_fiscal_years else said,
        texts=[name for name in known if name in TEXTS],
        numbers=[name for name in known if name in NUMBERS],
        beside=[name for name in columns if name in SPELT],
        is_plain=plain and tables is not None,
        as_programs_write=any(map(is_exported, columns)),
        takes_point=language == "en",
    )
