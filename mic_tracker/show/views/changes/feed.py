"""The feed of changes: an entry for each day and each target, or indicator, that has news."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from mic_tracker.errors import WrongUse
from mic_tracker.model.difference import News
from mic_tracker.model.record import LocalText
from mic_tracker.model.report import Report
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.changes.page import items
from mic_tracker.show.views.changes.window import Item, Window

_NOWHERE = "mic-tracker.invalid"
"""Nobody can own a name that ends so (RFC 2606): ids of a feed that has no site yet."""
_NAME = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?", re.ASCII)
_FOLDER = re.compile(r"[\w./~%-]+", re.ASCII)
_SINCE = "2026-11-26"
"""A tag has a day; that of the whole feed is the one on which there were feeds first."""


class FeedEntry(NamedTuple):
    """An entry is what happened to one thing on one day."""

    id: str
    title: str
    day: date
    link: str | None
    kinds: tuple[str, ...]
    """The sections that its news would stand in."""
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed is a list of entries, the newest first."""

    id: str
    title: str
    updated: date
    author: str
    language: str
    link: str | None
    """The address of the site."""
    own: str | None
    """The address of the feed itself."""
    entries: tuple[FeedEntry, ...]


class Site(NamedTuple):
    """A site has an address, or none yet; ids hold its name and folder, and not http or https."""

    url: str | None
    authority: str
    folder: str

    @classmethod
    def at(cls, address: str | None) -> "Site":
        """Read an address; WrongUse for one that no browser could open."""
        if address is None:
            return cls(None, _NOWHERE, "/")
        try:
            parts = urlsplit(address.strip())
            authority = (parts.hostname or "").encode("idna").decode("ascii")
            port = f":{parts.port}" if parts.port else ""
        except ValueError:
            raise WrongUse("not_an_address", value=address) from None
        folder = f"/{parts.path.strip('/')}/".replace("//", "/")
        more = parts.query or parts.fragment or parts.username
        if parts.scheme not in {"http", "https"} or more or not _are_plain(authority, folder):
            raise WrongUse("not_an_address", value=address)
        return cls(f"{parts.scheme}://{authority}{port}{folder}", authority, folder)

    def tag(self, day: str, name: str) -> str:
        """Make an id that stays the same (RFC 4151)."""
        return f"tag:{self.authority},{day}:{self.folder}{name}"

    def page(self, name: str) -> str | None:
        """Return the address of a page; None without a site."""
        return urljoin(self.url, name) if self.url else None


def _are_plain(authority: str, folder: str) -> bool:
    """Whether a name and a folder have only characters that need no escape in an address."""
    return bool(_NAME.fullmatch(authority) and _FOLDER.fullmatch(folder))


Day = tuple[News, Report, Report]
"""What was new on a day, and how the registry stood when it ended and before it."""


def make_feed(
    days: Iterable[Day], quiet: date, site: Site, own: str | None, words: Words, title: LocalText
) -> Feed:
    """Make the feed of some days, which are in their order.

    `quiet` is the last day before them on which anything happened, `own` the name of the file.
    """
    entries = [entry for day in days for entry in _entries(day, site, words)]
    return Feed(
        id=site.url or site.tag(_SINCE, "feed"),
        title=words.text("changes", "title", title=words.local(title)),
        updated=max((entry.day for entry in entries), default=quiet),
        author=words.local(title),
        language=words.language,
        link=site.url,
        own=site.page(own) if own else None,
        entries=tuple(sorted(entries, key=lambda entry: entry.day, reverse=True)),
    )


def _entries(day: Day, site: Site, words: Words) -> Iterator[FeedEntry]:
    """Make an entry for each thing that has news on a day."""
    news, head, base = day
    # within a feed a figure is news on the day on which it comes in, however long it was known
    figures = tuple(replace(figure, late=False) for figure in news.figures)
    told: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items(replace(news, figures=figures), Window(head, base, words, {})):
        told[_subject(item)].append(item)
    for subject, group in told.items():
        yield _entry(subject, group, head.clock.as_of, site, words)


def _subject(item: Item) -> str:
    """Return the path of the page that an item is about."""
    table, _, id_ = item.table.partition(".")
    return f"{table}/{id_}" if table in {"targets", "indicators"} else "registry"


def _entry(subject: str, group: Sequence[Item], day: date, site: Site, words: Words) -> FeedEntry:
    title, n = group[0].title, len(group) - 1
    return FeedEntry(
        id=site.tag(day.isoformat(), subject),
        title=words.text("feed", "more", text=title, n=n) if n else title,
        day=day,
        link=site.page(f"{subject}/" if subject.startswith("targets/") else ""),
        kinds=tuple(dict.fromkeys(item.kind for item in group)),
        texts=tuple(item.text for item in group),
    )
