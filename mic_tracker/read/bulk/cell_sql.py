"""Cells of typed columns as SQL: as the text that a person would write, and as a number."""

from typing import NamedTuple

from mic_tracker.read.bulk.coded_rows import TableFault
from mic_tracker.read.bulk.duckdb_reader import UNREADABLE
from mic_tracker.read.delimited import OF_PROGRAMS, POINT, SURELY_DECIMAL, WHOLE
from mic_tracker.text.sql import TEXTS, WHOLES, as_literal, as_name, cell_text, is_number, is_of


class TypedColumn(NamedTuple):
    """A column of a table with the type that DuckDB gives it."""

    name: str
    type: str

    @property
    def sql(self) -> str:
        """Its name."""
        return as_name(self.name)

    @property
    def is_text(self) -> bool:
        """Whether its cells are texts as they are."""
        return is_of(self.type, *TEXTS)

    @property
    def is_number(self) -> bool:
        """Whether its cells are numbers."""
        return is_number(self.type)

    def text(self) -> str:
        """The text of a cell; raises TableFault for a type whose cells are no texts."""
        found = cell_text(self.sql, self.type)
        if found is None:
            raise TableFault(
                UNREADABLE, {"cause": "column", "column": self.name, "type": self.type}
            )
        return found

    def filled(self) -> str:
        """Whether a cell says anything; one of white space may."""
        return (
            f"coalesce({self.sql}::text <> '', false)"
            if self.is_text
            else f"{self.sql} is not null"
        )

    def number(self, pattern: str) -> str:
        """The number of a cell, nothing for another; a text is one if it has the pattern."""
        if self.type == "DOUBLE" or self.type in WHOLES:
            return f"{self.sql}::double"
        if self.is_number:  # the nearest number to what is written: 0.1
            return f"{self.sql}::text::double"
        if self.is_text:
            is_number = f"regexp_full_match({self.sql}::text, {as_literal(pattern)})"
            return f"case when {is_number} then {self.sql}::text::double end"
        return "null::double"

    def is_surely_decimal(self) -> str:
        """Whether a text can only be read with a decimal point."""
        return f"regexp_full_match(trim({self.sql}::text), {as_literal(SURELY_DECIMAL.pattern)})"


def number_pattern(*, as_programs_write: bool, point: bool) -> str:
    """The pattern of texts that are numbers without a doubt."""
    if as_programs_write:
        return OF_PROGRAMS.pattern
    return f"{POINT.pattern}|{WHOLE.pattern}" if point else WHOLE.pattern
