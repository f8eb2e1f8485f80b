"""Sources: who stated something, where and when."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from mic_tracker.model.record import Id, Published, Record, Text

Commitment = Literal["official", "proposed", "draft", "aspiration"]


class Source(Record):
    """A document that states goals or figures: a `[sources.<id>]` table."""

    title: Text
    """The document's own title."""
    publisher: Text | None = None
    author: Text | None = None
    url: Text | None = None
    published: Published | None = None
    """The day; a period such as "2024" when only that is known; or "unknown"."""
    accessed: date | None = None
    file: Text | None = None
    """A file of the registry's folder that holds or describes the document."""
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None
    licence: Text | None = None
    note: Text | None = None


class Statement(Record):
    """Where a promise was made: `stated = { source, at, standing }`."""

    source: Id
    at: Text | None = None
    """Page, paragraph or table."""
    standing: Commitment | None = None
    """How firm the promise is; left out when the source does not tell."""


def named_sources(name: str, sources: Mapping[str, Source]) -> Iterator[str]:
    """The sources that a name means: the one with this id, and those of this publisher.

    A publisher is named as it is written, or as an id: "General Statistics Office" is
    "general-statistics-office".
    """
    for id_, source in sources.items():
        if name == id_ or (source.publisher and _as_id(source.publisher) == _as_id(name)):
            yield id_


def _as_id(name: str) -> str:
    return "-".join(name.casefold().split())


def rank_sources(prefer: Sequence[str], sources: Mapping[str, Source]) -> dict[str, int]:
    """The place of each preferred source, from 0 for the best."""
    ranks: dict[str, int] = {}
    for place, name in enumerate(prefer):
        for id_ in named_sources(name, sources):
            ranks.setdefault(id_, place)
    return ranks
