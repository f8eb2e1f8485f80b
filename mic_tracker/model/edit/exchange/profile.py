"""Profiles: how a kind of file is read, from its bytes to the roles of its columns."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from mic_tracker.model.edit.exchange.figures import MissingReason
from mic_tracker.model.record import PLAIN, SPELT, Id, Record, Text

Delimiter = Literal[",", ";", "\t", "|", ":", "^", "~", " "]
DayOrder = Literal["day-first", "month-first"]
PxLength = Literal["H1", "T1", "Q1", "M1", "W1"]
"""How long the periods of a PX file are, as its TIMEVAL says."""
DecimalMark = Literal[".", ","]
Month = Literal["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"]

Role = Literal[
    "period",
    "value",
    "area",
    "area-code",
    "series",
    "dimension",
    "unit",
    "multiplier",
    "status",
    "confidential",
    "low",
    "high",
    "prefix",
    "projected-after",
    "note",
    "published",
    "action",
    "ignore",
]
"""What a column holds.

`series` is a part of the key that tells one indicator or definition from another, `dimension` a
breakdown whose total is left out. `prefix` is `<` or `>` in a column of its own, `projected-after`
the last year that is no projection, `action` what SDMX says is to be done with a row.
"""
Texts = Annotated[tuple[Text, ...], Field(strict=False)]


def form_of(value: object) -> str:
    """Whether a word or a table was written, where either may stand."""
    return SPELT if isinstance(value, dict | Record) else PLAIN


EITHER = Discriminator(form_of)
"""The mark of a key that takes a word or a table: what is wrong is then told of the one written."""


class FileLayout(Record):
    """How the bytes of a file become a table; what is left out is found in the file."""

    format: Text = "delimited"
    """The format of the file: delimited, xlsx, sdmx-ml …"""
    encoding: Text | None = None
    """As Python names it; UTF-8, and UTF-16 with a byte order mark, need no name."""
    delimiter: Delimiter | None = None
    """The sign between the cells."""
    header: Annotated[int, Field(ge=1)] | None = None
    """The line of the (first) header row, from 1."""
    header_rows: Annotated[int, Field(ge=1, le=5)] = 1
    """How many rows name the columns; their cells are joined from top to bottom."""
    sheet: Text | None = None
    """The sheet or data set to read; all of them without one."""
    decimal: DecimalMark | None = None
    """The decimal sign of the numbers."""
    missing: dict[str, MissingReason] = Field(default_factory=dict)
    """Marks that stand for a value that is not there, with what they say, as written."""


class ColumnRole(Record):
    """What a column holds, and what it is called."""

    role: Role
    name: Text | None = None
    """Its name as a dimension or a part of the key; that of the column without one.

    Of a status, the list of its codes; that of the profile without one.
    """
    named_by: Text | None = None
    """The column whose cell in each row is its name."""


RoleOrTable = Annotated[Annotated[Role, Tag(PLAIN)] | Annotated[ColumnRole, Tag(SPELT)], EITHER]
"""What a column holds, in a word or with its name."""


class ProfileEvidence(Record):
    """What tells a kind of file; all of it has to be there."""

    columns: Texts = ()
    """Columns of the table; "year|date" is either of two. Case does not matter."""
    without: Texts = ()
    """Columns that are not there."""
    only: bool = False
    """Whether there is no other column, but for periods."""
    ending: Text | None = None
    """What a heading ends with."""
    periods: bool = False
    """Whether headings are periods."""
    facts: Texts = ()
    """Facts that the file states above or below its table."""
    file: Text | None = None
    """A pattern of its name, with `*`."""


class Profile(Record):
    """How a kind of file is read; what is left out is not there, or found in the file."""

    name: Id = "own"
    general: bool = False
    """Whether it fits many kinds of file, so that any other that fits is proposed before it."""
    evidence: Annotated[tuple[ProfileEvidence, ...], Field(strict=False)] = ()
    """Any of these tells it."""
    layout: FileLayout = FileLayout()
    unpivot: Literal["periods", "columns"] | None = None
    """`periods`: headings that are periods stand above values. `columns`: all further ones do."""
    member: ColumnRole | None = None
    """What the rest of such a heading is."""
    key: Annotated[str, Field(min_length=1, max_length=1)] | None = None
    """The sign between the parts of the key in the first column and its heading."""
    labels: bool = False
    """Whether headings and cells are a code, a colon and a label."""
    columns: dict[Text, RoleOrTable] = Field(default_factory=dict)
    """The roles of the columns that are known; case does not matter."""
    others: Literal["dimension", "series", "coded", "ignore"] = "ignore"
    """What all other columns are. `coded`: dimensions that stand before the period and have a code
    as their heading; what stands behind it are attributes.
    """
    totals: Texts = ()
    """Members that mean all of a dimension, beside the usual ones."""
    statuses: Text | None = None
    """The list of status codes."""
    flags: bool = False
    """Whether status codes stand behind the value in its cell."""
    maps: bool = False
    """Whether codes of areas are there for maps: those that only repeat a breakdown are no area."""
    decimal: Literal["."] | None = None
    """The decimal sign of its files with commas between the cells, where no number tells it."""
    doubt: bool = False
    """Whether (7.5) is a value that its publisher is not sure of."""
    dates: DayOrder = "day-first"
    """What 04/03/2022 is."""
    year_starts: Month | None = None
    """The month in which fiscal years start, where the file does not say."""
    px: PxLength | None = None
    """How long its periods are, where they are written as PX does."""
    facts: dict[Text, Texts] = Field(default_factory=dict)
    """What the facts of the file are: title, publisher, published, unit, multiplier, url …"""
    otherwise: Id | None = None
    """The profile that ships and is tried where a table has no column of values."""
    indicator_after: Text | None = None
    """The start of a file's name, behind which the id of its indicator stands."""
    folder: Texts = ()
    """Patterns of the files, where it is a folder that is read."""


@dataclass(frozen=True, slots=True)
class ReadingChoices:
    """What a person says of how files are read; what is left out is found in them."""

    profile: str | Profile | None = None
    """The name of one that ships, or one of the person's own."""
    encoding: str | None = None
    decimal: DecimalMark | None = None
    """The sign before the fractions, where the numbers do not tell it."""
    year_starts: Month | None = None
    columns: Mapping[str, RoleOrTable] = field(default_factory=dict)
    """What columns hold, by their headings."""
