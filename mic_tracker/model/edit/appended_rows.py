"""A table that gets rows: its bytes, and what is noted to take them out of one that is no text."""

import re
from typing import Annotated, NamedTuple

from pydantic import Field

PLAIN_TYPE = re.compile(r"[A-Z][A-Z0-9_]{0,30}(\([0-9]{1,2},[0-9]{1,2}\))?")
"""A type that is a word of DuckDB; those of several words or parts are not given back."""
_Count = Annotated[int, Field(ge=0, lt=1 << 62)]
_Type = Annotated[str, Field(pattern=rf"^{PLAIN_TYPE.pattern}$")]


class AppendedRows(NamedTuple):
    """What rows at the end of a Parquet file changed about it; all else is as it was."""

    before: _Count
    """The rows that it had."""
    added: _Count
    columns: _Count
    """The columns that it had; those behind them are new."""
    types: tuple[tuple[str, _Type], ...]
    """The columns that got another type, with the one that they had."""


class TableContent(NamedTuple):
    """The bytes that a table has, None where it is new, and those that it gets."""

    old: bytes | None
    new: bytes
    rows: AppendedRows | None = None
    """How its rows are taken out again; None for a text, and where that cannot be done exactly."""
