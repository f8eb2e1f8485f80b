"""The source of a figure or a goal: one that the registry has, or the table of a new one."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mic_tracker.edit.request import SourceRequest
from mic_tracker.model.edit import RequestProblem, TomlBlock
from mic_tracker.model.period import Period
from mic_tracker.model.record import Published, first_spelling
from mic_tracker.model.registry import Registry
from mic_tracker.model.source import Source
from mic_tracker.text.address import is_page
from mic_tracker.text.arguments import id_argument, publication_argument, written_period
from mic_tracker.text.suggest import list_words, suggest_word

_LONGEST_ID = 40


@dataclass(frozen=True, slots=True)
class SourceChoice:
    """A source's id, the day on which it (or the figure) appeared, and its table if it is new."""

    source: str | None = None
    published: Published | None = None
    own: Published | None = None
    """The figure's own day of publication, where that is not its source's."""
    block: TomlBlock | None = None


def choose_source(
    origin: SourceRequest, registry: Registry, language: str, problems: list[RequestProblem]
) -> SourceChoice:
    """Choose the source that a request names or describes; it may be incomplete."""
    published = publication_argument(origin.published, language, problems)
    if origin.archive and not is_page(origin.archive):
        facts = {"found": origin.archive}
        problems.append(RequestProblem("refused", "no_address", "--source-archive", facts))
    if origin.source is not None and origin.new:
        problems.append(RequestProblem("refused", "two_sources", "--source", {"id": origin.source}))
    if origin.source is not None:
        return _choose_recorded_source(origin.source, published, registry, problems)
    if origin.new and origin.title and published:
        return _choose_new_source(origin, published, registry, problems)
    return SourceChoice(published=published, own=published)


def choose_statement(
    origin: SourceRequest, registry: Registry, language: str, problems: list[RequestProblem]
) -> SourceChoice:
    """Choose the source of a promise, which has no other date than its source."""
    if origin.source is not None and origin.published is not None:
        facts = {"other": "--source"}
        problems.append(RequestProblem("refused", "exclusive", "--published", facts))
    return choose_source(origin, registry, language, problems)


def _choose_recorded_source(
    id_: str, published: Published | None, registry: Registry, problems: list[RequestProblem]
) -> SourceChoice:
    source = registry.sources.get(id_)
    if source is None:
        ids = list(registry.sources)
        facts = (
            {"found": id_} | suggest_word(id_, ids) | ({"known": list_words(ids)} if ids else {})
        )
        problems.append(RequestProblem("refused", "source", "--source", facts))
        return SourceChoice(id_, published)
    own = published if published != source.published else None
    return SourceChoice(id_, published or source.published, own)


def _choose_new_source(
    origin: SourceRequest, published: Published, registry: Registry, problems: list[RequestProblem]
) -> SourceChoice:
    """Choose a new source, or the one on record that is described in the same words."""
    for id_, source in registry.sources.items():
        if _is_same_source(origin, published, source):
            return SourceChoice(id_, published)
        is_edition = origin.edition and is_described_alike(origin, source)
        if origin.url and source.url == origin.url and not is_edition:
            facts = {"id": id_, "url": origin.url}
            problems.append(RequestProblem("refused", "url_known", "--source", facts, (id_,)))
    id_ = id_argument(origin.id, "--source-id", problems) or unused_id(
        origin.publisher or first_spelling(origin.title or ""), published, registry.sources
    )
    if id_ in registry.sources:
        problems.append(RequestProblem("refused", "id_taken", "--source-id", {"id": id_}))
    return SourceChoice(
        id_, published, block=TomlBlock(f"[sources.{id_}]", _source_fields(origin, published), 1)
    )


def _is_same_source(origin: SourceRequest, published: Published, source: Source) -> bool:
    return is_described_alike(origin, source) and published == source.published


def is_described_alike(origin: SourceRequest, source: Source) -> bool:
    """Whether a source on record is described in the same words, whenever it was published."""
    keys = ("title", "publisher", "author", "url", "archive")
    return all(getattr(origin, key) == getattr(source, key) for key in keys)


def _source_fields(origin: SourceRequest, published: Published) -> dict[str, object]:
    fields = {
        "title": origin.title,
        "publisher": origin.publisher,
        "author": origin.author,
        "url": origin.url,
        "archive": origin.archive,
        "published": written_period(published),
    }
    return {key: value for key, value in fields.items() if value is not None}


def unused_id(name: str, published: Published, taken: Mapping[str, Source]) -> str:
    """Make an id of a name (the publisher's, else the title) and the year, numbered if taken."""
    base = make_slug(name)
    year = str(published.last.year) if isinstance(published, Period) else "undated"
    wish = base if year in base.split("-") else f"{base}-{year}".strip("-")
    numbered = (f"{wish}-{number}" for number in range(2, len(taken) + 3))
    return next(id_ for id_ in (wish, *numbered) if id_ not in taken)


def make_slug(text: str) -> str:
    """Make an id of a text: lower-case ASCII, whole words up to 40 characters."""
    bare = unicodedata.normalize("NFKD", text.lower().replace("đ", "d"))
    kept = "".join(c for c in bare if not unicodedata.combining(c))
    words = re.findall(r"[a-z0-9]+", kept, re.ASCII)
    id_ = ""
    for word in words:
        if len(id_) + len(word) >= _LONGEST_ID:
            break
        id_ = f"{id_}-{word}".strip("-")
    return id_ or "".join(words)[:_LONGEST_ID]


def missing_source_options(
    origin: SourceRequest, registry: Registry, *, required: bool = False
) -> Iterator[RequestProblem]:
    """Report a missing source, or what a new one lacks.

    Where a source is `required`, a reason for having none is not enough.
    """
    if not (origin.source or origin.new or (origin.unsourced and not required)):
        ids = tuple(registry.sources)
        key = "stated" if required else "source"
        yield RequestProblem(
            "missing", key, "--source", {"known": list_words(ids)} if ids else {}, ids
        )
    if origin.new and not origin.source:
        if not origin.title:
            yield RequestProblem("missing", "source_title", "--source-title")
        if not origin.published:
            yield RequestProblem("missing", "published", "--published")
