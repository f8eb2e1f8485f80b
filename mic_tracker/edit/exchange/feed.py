"""Feeds: an import takes from one what nobody has said, and can be saved as one."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date

from pydantic import ValidationError

from mic_tracker.edit.exchange.request import ImportRequest
from mic_tracker.edit.request import SourceRequest
from mic_tracker.edit.source import is_described_alike
from mic_tracker.model.edit import RequestProblem, TomlBlock
from mic_tracker.model.edit.exchange.feed import FeedRecord, FeedSource
from mic_tracker.model.edit.exchange.plan import ImportPlan
from mic_tracker.model.edit.exchange.profile import ColumnRole, ReadingChoices
from mic_tracker.model.period import Period
from mic_tracker.model.record import Published, Record
from mic_tracker.model.registry import Registry
from mic_tracker.text.arguments import id_argument, written_period


def fill_request(said: ImportRequest, feed: FeedRecord) -> ImportRequest:
    """What is said of an import, and where nothing is said, what its feed says."""
    return replace(
        said,
        indicator=said.indicator or feed.indicator,
        origin=_fill_origin(said.origin, feed),
        picks={**feed.pick, **said.picks},
        unit=said.unit or feed.unit_is,
        series=said.series or feed.series,
        into=said.into or feed.into,
        whole=said.whole or feed.whole,
        competing=said.competing or feed.competing,
        partial=said.partial or feed.partial,
    )


def _fill_origin(said: SourceRequest, feed: FeedRecord) -> SourceRequest:
    """The source: the one that is said, else the feed's; of a new one each part by itself."""
    published = str(written_period(feed.published)) if feed.published else None
    origin = replace(said, at=said.at or feed.at, published=said.published or published)
    if said.source or said.unsourced:
        return origin
    if isinstance(feed.source, FeedSource):
        return _fill_new(origin, feed.source)
    if said.new:
        return origin
    return replace(origin, source=feed.source, unsourced=feed.unsourced)


def _fill_new(said: SourceRequest, source: FeedSource) -> SourceRequest:
    return replace(
        said,
        title=said.title or source.title,
        publisher=said.publisher or source.publisher,
        author=said.author or source.author,
        url=said.url or source.url,
    )


def known_edition(origin: SourceRequest, registry: Registry) -> SourceRequest | None:
    """The newest edition on record of a source whose day of publication nobody has said."""
    if not origin.new or origin.source or origin.published:
        return None
    sources = registry.sources.values()
    alike = [s.published for s in sources if is_described_alike(origin, s) and s.published]
    if not alike:
        return None
    newest = max(alike, key=_day_of)
    return replace(origin, published=str(newest))


def _day_of(published: Published) -> date:
    return published.last if isinstance(published, Period) else date.min


def feed_fields(
    request: ImportRequest, choices: ReadingChoices, place: Mapping[str, str]
) -> Mapping[str, object]:
    """The keys of the feed that says what was said of an import.

    The day of publication is left out: it is that of one edition of the file, and a feed is for
    those to come. That nobody knows it is kept.
    """
    origin = request.origin
    fields: dict[str, object] = {
        **place,
        "profile": _written(choices.profile),
        "encoding": choices.encoding,
        "decimal": choices.decimal,
        "year_starts": choices.year_starts,
        "columns": {head: _written(role) for head, role in choices.columns.items()},
        "indicator": request.indicator,
        "all": request.whole,
        "pick": dict(request.picks),
        "unit_is": request.unit,
        "series": request.series,
        "source": origin.source or _new_source(origin, place.get("url")),
        "unsourced": origin.unsourced,
        "published": origin.published if origin.published == "unknown" else None,
        "at": origin.at,
        "into": request.into,
        "competing": request.competing,
        "partial": request.partial,
    }
    return {key: value for key, value in fields.items() if value}


def _written(value: object) -> object:
    """A profile or a role as a registry writes it: its name, or its keys that were said."""
    if isinstance(value, ColumnRole) and value == ColumnRole(role=value.role):
        return value.role
    return value.model_dump(exclude_defaults=True) if isinstance(value, Record) else value


def _new_source(origin: SourceRequest, address: str | None) -> Mapping[str, object]:
    fields = {
        "title": origin.title,
        "publisher": origin.publisher,
        "author": origin.author,
        "url": origin.url if origin.url != address else None,
    }
    return {key: text for key, text in fields.items() if text}


def save_feed(plan: ImportPlan, request: ImportRequest, registry: Registry) -> ImportPlan:
    """The plan with the block of the feed as which it is to be saved, if it is not there yet."""
    if request.save_as is None or _is_saved(request, registry):
        return plan
    problems = [*_problems_of_id(request.save_as, registry)]
    if problems or plan.open:
        return replace(plan, open=(*plan.open, *problems), blocks=(), table=None)
    block = TomlBlock(f"[feeds.{request.save_as}]", request.feed, _line_of_last(registry))
    return replace(plan, blocks=(*plan.blocks, block), feed=request.save_as)


def _is_saved(request: ImportRequest, registry: Registry) -> bool:
    """Whether the registry has this feed, with all that was said."""
    known = registry.feeds.get(request.save_as or "")
    if known is None:
        return False
    with suppress(ValidationError):
        return FeedRecord.model_validate(dict(request.feed)) == known.model_copy(
            update={"note": None}
        )
    return False


def _problems_of_id(id_: str, registry: Registry) -> Iterator[RequestProblem]:
    problems: list[RequestProblem] = []
    if id_argument(id_, "--save-feed", problems) in registry.feeds:
        problems.append(RequestProblem("refused", "feed_taken", "--save-feed", {"id": id_}))
    yield from problems


def _line_of_last(registry: Registry) -> int | None:
    """A line of the last feed; without one, feeds go to the end of the registry."""
    lines = [place.line for (table, _), place in registry.places.items() if table == "feeds"]
    return max(lines, default=None)
