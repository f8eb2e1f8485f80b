"""Feeds: imports that are run again, with everything that is to be said of them."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, Tag

from mic_tracker.model.edit.exchange.profile import (
    EITHER,
    ColumnRole,
    DecimalMark,
    FileLayout,
    Month,
    Profile,
    ProfileEvidence,
    ReadingChoices,
    RoleOrTable,
)
from mic_tracker.model.record import PLAIN, SPELT, Id, LocalText, Published, Record, Text

_Profile = Annotated[Annotated[Text, Tag(PLAIN)] | Annotated[Profile, Tag(SPELT)], EITHER]


class FeedSource(Record):
    """The source that each run of a feed makes, where none on record is described alike."""

    title: LocalText
    """The document's own title."""
    publisher: Text | None = None
    author: Text | None = None
    url: Text | None = None
    """The page about it; the address of the feed without one."""


_Source = Annotated[Annotated[Id, Tag(PLAIN)] | Annotated[FeedSource, Tag(SPELT)], EITHER]


TABLE_SUFFIXES = (".csv", ".parquet")
"""Of the tables that an import can add rows to."""


class FeedRecord(Record):
    """A file or an address that is imported again and again: a `[feeds.<id>]` table."""

    path: Text | None = None
    """A file or a folder in the folder of the registry, with `/` on every system."""
    url: Text | None = None
    """The address of a file, in place of a path; read by `import --feed` and nothing else."""
    indicator: Id | None = None
    """The indicator that its figures are of."""
    whole: bool = Field(default=False, alias="all")
    """Whether every series becomes an indicator, as for a platform of Open SDG."""
    profile: _Profile | None = None
    """How it is read: the name of a profile, or a table with the keys of one."""
    encoding: Text | None = None
    """Of a text that is not UTF-8."""
    decimal: DecimalMark | None = None
    """The decimal sign of its numbers, where they do not tell it."""
    year_starts: Month | None = None
    """The month in which its fiscal years start."""
    columns: dict[Text, RoleOrTable] = Field(default_factory=dict)
    """What columns hold, by their headings, where it is not what the profile says."""
    pick: dict[Text, Text] = Field(default_factory=dict)
    """The only member that is taken, of the area, of dimensions and of parts of the key."""
    unit_is: Text | None = None
    """The unit of the file that is the indicator's, in other words."""
    series: Id | None = None
    """The series of the indicator that its figures are of."""
    source: _Source | None = None
    """The id of a source, or a table that describes the one that each run makes."""
    unsourced: LocalText | None = None
    """Why no source is known."""
    published: Published | None = None
    """When the figures were published, where the file does not say so and every run has it."""
    at: Text | None = None
    """Page or table in the source."""
    into: Text | None = None
    """A table in the folder of the registry that gets the figures as rows."""
    competing: bool = False
    """Whether figures may contradict one of the same day; both are kept then."""
    partial: bool = False
    """Whether what can be taken is written without the rest."""
    note: LocalText | None = None
    """What whoever runs it should know."""


def fill_choices(said: ReadingChoices, feed: FeedRecord, id_: str) -> ReadingChoices:
    """What is said of how a file is read, and where nothing is said, what its feed says."""
    profile = said.profile or feed.profile
    if isinstance(profile, Profile) and "name" not in profile.model_fields_set:
        profile = profile.model_copy(update={"name": id_})
    return ReadingChoices(
        profile,
        said.encoding or feed.encoding,
        said.decimal or feed.decimal,
        said.year_starts or feed.year_starts,
        {**feed.columns, **said.columns},
    )


KEYS_INSIDE: Mapping[tuple[str, ...], type[Record]] = {
    (): FeedRecord,
    ("source",): FeedSource,
    ("columns", "*"): ColumnRole,
    ("profile",): Profile,
    ("profile", "columns", "*"): ColumnRole,
    ("profile", "evidence", "*"): ProfileEvidence,
    ("profile", "layout"): FileLayout,
    ("profile", "member"): ColumnRole,
}
"""The records in a feed, by the keys that lead to them; "*" is a heading or a number."""


class FeedFile(Record):
    """The feeds of a registry, which few registries have: they are read after all else."""

    feeds: dict[Id, FeedRecord] = Field(default_factory=dict)
