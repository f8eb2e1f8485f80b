"""Checks of feeds: what they name has to be there, and what they read in the folder or on the web.

Nothing is opened here, neither a file nor an address: that is done by `import --feed` alone.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from mic_tracker.model.edit.exchange.feed import TABLE_SUFFIXES, FeedFile, FeedRecord
from mic_tracker.model.edit.exchange.profile import ColumnRole, Profile, RoleOrTable
from mic_tracker.model.finding import Finding
from mic_tracker.read.checks.references import find_unknown_id, find_unknown_series
from mic_tracker.read.draft import Draft
from mic_tracker.read.exchange.charset import LIKELY, is_encoding
from mic_tracker.read.exchange.code_lists import status_lists
from mic_tracker.read.exchange.formats import FORMATS
from mic_tracker.read.exchange.profiles import PROFILES
from mic_tracker.read.includes import leaves_folder
from mic_tracker.read.pydantic_errors import word_problem
from mic_tracker.read.source_text import Page, TomlTable, UnplacedFinding, place_finding
from mic_tracker.read.validation import validate_file
from mic_tracker.text.address import address_fault
from mic_tracker.text.suggest import list_words, written_value
from mic_tracker.text.toml.outline import KeyPath

_FAULT = "MT061"
_ENCODINGS = ("utf-8", *LIKELY, "utf-16")
_SECRET = re.compile(r"://[^/\s]*@")


def read_feeds(
    content: TomlTable, page: Page
) -> tuple[Mapping[str, FeedRecord], tuple[Finding, ...]]:
    """Read the valid feeds of a registry, and say what is wrong with the others."""
    result = validate_file(FeedFile, {"feeds": content["feeds"]}, page)
    findings = tuple(map(_without_secret, result.findings))
    return result.record.feeds if result.record else {}, findings


def _without_secret(finding: Finding) -> Finding:
    """A finding that quotes no line with somebody's name or password in an address."""
    secret = _SECRET.search(finding.excerpt or "")
    return replace(finding, excerpt=None) if secret else finding


def find_feed_faults(draft: Draft) -> Iterator[Finding]:
    """Find feeds that name what is not there, or that can never be run."""
    for id_, feed in draft.feeds.items():
        at = ("feeds", id_)
        yield from map(_without_secret, _find_unknown(draft, feed, at))
        for problem in (*_place_problems(feed, at), *_reading_problems(feed, at)):
            yield _without_secret(place_finding(draft.page, problem))


def _find_unknown(draft: Draft, feed: FeedRecord, at: KeyPath) -> Iterator[Finding]:
    """Find an indicator, a series and a source that the registry does not have."""
    if feed.indicator:
        yield from find_unknown_id(draft, "indicators", feed.indicator, (*at, "indicator"))
        yield from find_unknown_series(draft, feed.indicator, feed.series, (*at, "series"))
    if isinstance(feed.source, str):
        yield from find_unknown_id(draft, "sources", feed.source, (*at, "source"))


def _place_problems(feed: FeedRecord, at: KeyPath) -> Iterator[UnplacedFinding]:
    """What is wrong with where a feed reads, and where it writes."""
    if (feed.path is None) == (feed.url is None):
        yield _exclusive((*at, "url") if feed.url else at, "path", "url")
    if feed.source is not None and feed.unsourced is not None:
        yield _exclusive((*at, "unsourced"), "source", "unsourced")
    if feed.path is not None and leaves_folder(feed.path):
        yield _fault((*at, "path"), "outside", found=feed.path)
    if feed.path is not None and _is_of_git(feed.path):
        yield _fault((*at, "path"), "git", found=feed.path)
    if feed.url is not None and (why := address_fault(feed.url)):
        yield _fault((*at, "url"), why)
    if feed.into is not None and not _is_table(feed.into):
        yield _fault((*at, "into"), "table", found=feed.into)


def _exclusive(path: KeyPath, *keys: str) -> UnplacedFinding:
    return UnplacedFinding("MT018", path, {"keys": list_words(keys)})


def _fault(path: KeyPath, cause: str, **facts: str) -> UnplacedFinding:
    return UnplacedFinding(_FAULT, path, {"cause": cause, "remedy": cause, **facts})


def _is_of_git(path: str) -> bool:
    return any(part.lower() == ".git" for part in path.replace("\\", "/").split("/"))


def _is_table(path: str) -> bool:
    is_table = path.lower().endswith(TABLE_SUFFIXES)
    return is_table and not leaves_folder(path) and not _is_of_git(path)


def _reading_problems(feed: FeedRecord, at: KeyPath) -> Iterator[UnplacedFinding]:
    """What is wrong with how a feed reads: words that nobody knows."""
    yield from _encoding_problems(feed.encoding, (*at, "encoding"))
    yield from _status_problems(feed.columns, (*at, "columns"))
    if isinstance(feed.profile, str):
        yield from _unknown_word(feed.profile, PROFILES, (*at, "profile"))
    elif feed.profile:
        yield from _profile_problems(feed.profile, (*at, "profile"))


def _profile_problems(profile: Profile, at: KeyPath) -> Iterator[UnplacedFinding]:
    layout = profile.layout
    yield from _encoding_problems(layout.encoding, (*at, "layout", "encoding"))
    yield from _unknown_word(layout.format, tuple(FORMATS), (*at, "layout", "format"))
    yield from _unknown_word(profile.otherwise, PROFILES, (*at, "otherwise"))
    yield from _unknown_word(profile.statuses, status_lists(), (*at, "statuses"))
    yield from _status_problems(profile.columns, (*at, "columns"))


def _status_problems(columns: Mapping[str, RoleOrTable], at: KeyPath) -> Iterator[UnplacedFinding]:
    """The list of codes that a column of statuses names has to be one that there is."""
    for head, role in columns.items():
        if isinstance(role, ColumnRole) and role.role == "status":
            yield from _unknown_word(role.name, status_lists(), (*at, head, "name"))


def _unknown_word(
    word: str | None, known: tuple[str, ...], path: KeyPath
) -> Iterator[UnplacedFinding]:
    if word is not None and word not in known:
        yield word_problem(path, written_value(word), [*known])


def _encoding_problems(name: str | None, path: KeyPath) -> Iterator[UnplacedFinding]:
    if name is not None and not is_encoding(name):
        yield _fault(path, "encoding", found=name, known=list_words(_ENCODINGS))
