"""Sources: who stated something, where and when."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from mic_tracker.model.record import Id, LocalText, Published, Record, Text

Commitment = Literal["official", "proposed", "draft", "aspiration"]

ADDRESS = r"^https?://[^\s/]+/\S*$"
"""An address with a page behind its host."""


class Source(Record):
    """A document that states goals or figures: a `[sources.<id>]` table."""

    title: LocalText
    """The document's own title."""
    publisher: Text | None = None
    author: Text | None = None
    url: Text | None = None
    archive: Annotated[str, Field(pattern=ADDRESS, max_length=10_000)] | None = None
    """The address of a copy in a web archive, which stays when `url` changes or is gone."""
    published: Published | None = None
    """The day; a period such as "2024" when only that is known; or "unknown"."""
    accessed: date | None = None
    file: Text | None = None
    """A file of the registry's folder that holds or describes the document."""
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None
    licence: Text | None = None
    note: LocalText | None = None


class Statement(Record):
    """Where a promise was made: `stated = { source, at, standing }`."""

    source: Id
    at: Text | None = None
    """Page, paragraph or table."""
    standing: Commitment | None = None
    """How firm the promise is; left out when the source does not tell."""


class SourceNames:
    """The sources by the names that they are preferred by; however many both are."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._by_publisher: defaultdict[str, list[str]] = defaultdict(list)
        for id_, source in sources.items():
            if source.publisher:
                self._by_publisher[_as_id(source.publisher)].append(id_)

    def named(self, name: str) -> tuple[str, ...]:
        """The sources that a name means: the one with this id, and those of this publisher.

        A publisher is named as it is written, or as an id: "General Statistics Office" is
        "general-statistics-office".
        """
        own = (name,) if name in self._sources else ()
        return (*own, *self._by_publisher.get(_as_id(name), ()))

    def rank(self, prefer: Sequence[str]) -> dict[str, int]:
        """The place of each preferred source, from 0 for the best."""
        ranks: dict[str, int] = {}
        places: dict[str, int] = {}
        for place, name in enumerate(prefer):
            places.setdefault(_as_id(name), place)  # one publisher may be spelt in many ways
            ranks |= {name: ranks.get(name, place)} if name in self._sources else {}
        for name, place in places.items():
            for id_ in self._by_publisher.get(name, ()):
                ranks[id_] = min(place, ranks.get(id_, place))
        return ranks


def _as_id(name: str) -> str:
    return "-".join(name.casefold().split())
