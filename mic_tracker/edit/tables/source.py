"""The table of a new source by itself: its keys, typed or read from an address."""

import shlex
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mic_tracker.edit.registry_file import last_source_line
from mic_tracker.edit.request import NewSourceRequest, refuse_unwritable
from mic_tracker.edit.source import unused_id
from mic_tracker.edit.tables.guess import NOTHING, Guess, guess_keys
from mic_tracker.model.edit import Plan, RequestProblem, RequestRefused, TomlBlock
from mic_tracker.model.period import Period
from mic_tracker.model.record import Published
from mic_tracker.model.registry import Registry
from mic_tracker.model.source import Source
from mic_tracker.text.address import is_page, same_page
from mic_tracker.text.arguments import (
    day_argument,
    digest_argument,
    id_argument,
    publication_argument,
    written_period,
)

if TYPE_CHECKING:
    from mic_tracker.model.fact import MessageFact

_SourceReader = Callable[[str, str, str, list[RequestProblem]], object]


def _text(text: str, *_: object) -> object:
    return text


def _read_published(
    text: str, option: str, language: str, problems: list[RequestProblem]
) -> object:
    return publication_argument(text, language, problems, option)


def _read_address(text: str, option: str, _: str, problems: list[RequestProblem]) -> object:
    if is_page(text):
        return text
    problems.append(RequestProblem("refused", "no_address", option, {"found": text or '""'}))
    return None


def _read_file(text: str, option: str, _: str, problems: list[RequestProblem]) -> object:
    """Read the path of a file in the folder of the registry."""
    path = PurePosixPath(text)
    if path.is_absolute() or ".." in path.parts or "\\" in text:
        problems.append(RequestProblem("refused", "outside_folder", option, {"found": text}))
        return None
    return text


def _read_digest(text: str, option: str, _: str, problems: list[RequestProblem]) -> object:
    return digest_argument(text, option, problems)


READERS: Mapping[str, _SourceReader] = {
    "title": _text,
    "publisher": _text,
    "author": _text,
    "url": _text,
    "archive": _read_address,
    "published": _read_published,
    "accessed": day_argument,
    "file": _read_file,
    "sha256": _read_digest,
    "licence": _text,
    "note": _text,
}
"""How each key of a source is read, in the order in which they are written."""
_OPTIONS = {"file": "--source-file"}


def option_of(key: str) -> str:
    """The option of a key; `--file` is the registry."""
    return _OPTIONS.get(key) or f"--{key}"


def plan_source(
    request: NewSourceRequest, registry: Registry, day: date, language: str | None = None
) -> Plan | RequestRefused:
    """Plan the table of a source; `day` is that of judgement: nothing has appeared after it."""
    if refusal := refuse_unwritable(request):
        return refusal
    problems: list[RequestProblem] = []
    guess = guess_keys(request.address, registry)
    if guess is None:
        facts = {"found": request.address or '""'}
        problems.append(RequestProblem("refused", "no_address", "--from-url", facts))
    guess = guess or NOTHING
    typed = {**guess.keys, **request.keys}
    fields = _read_keys(typed, language or registry.settings.language, problems)
    problems += [
        *_missing_keys(typed, guess, request.address),
        *_day_problems(fields, day),
        *_same_sources(fields, registry),
    ]
    id_ = _choose_id(request.id, fields, registry, problems)
    if problems:
        return RequestRefused(tuple(problems))
    block = TomlBlock(f"[sources.{id_}]", _written(fields), last_source_line(registry))
    guessed = (r for key, r in guess.remarks.items() if key in guess.keys.keys() - request.keys)
    remarks = (*guessed, *_edition_remarks(fields, registry))
    return Plan((block,), None, remarks=remarks, source=id_)


def _read_keys(
    typed: Mapping[str, str], language: str, problems: list[RequestProblem]
) -> dict[str, object]:
    values = {
        key: read(typed[key], option_of(key), language, problems)
        for key, read in READERS.items()
        if key in typed
    }
    return {key: value for key, value in values.items() if value is not None}


def _written(fields: Mapping[str, object]) -> dict[str, object]:
    published = _published(fields)
    days = {"published": written_period(published)} if published else {}
    return {**fields, **days}


def _published(fields: Mapping[str, object]) -> Published | None:
    found = fields.get("published")
    return "unknown" if found == "unknown" else found if isinstance(found, Period) else None


def _missing_keys(
    typed: Mapping[str, str], guess: Guess, address: str | None
) -> Iterator[RequestProblem]:
    """Report what a source cannot be without; a day that nobody knows is said to be unknown."""
    if "url" not in typed and "archive" in guess.keys:
        yield RequestProblem("missing", "archived_page", "--url", {"address": address or ""})
    if "title" not in typed:
        suggested = {"suggested": shlex.quote(guess.title)} if guess.title else {}
        yield RequestProblem("missing", "title", "--title", suggested)
    if "published" not in typed:
        yield RequestProblem("missing", "published", "--published")


def _day_problems(fields: Mapping[str, object], day: date) -> Iterator[RequestProblem]:
    """Report days after the day of judgement, and a copy that is older than its original."""
    published, accessed = _published(fields), fields.get("accessed")
    facts: dict[str, MessageFact] = {"day": day}
    first = published.first if isinstance(published, Period) else None
    if isinstance(published, Period) and published.first > day:
        facts |= {"published": published}
        yield RequestProblem("refused", "published_later", "--published", facts)
    if isinstance(accessed, date) and accessed > day:
        yield RequestProblem("refused", "accessed_later", "--accessed", facts | {"found": accessed})
    elif isinstance(accessed, date) and first and accessed < first:
        order: dict[str, MessageFact] = {"found": accessed, "published": str(published)}
        yield RequestProblem("refused", "accessed_before", "--accessed", order)


def _same_sources(fields: Mapping[str, object], registry: Registry) -> Iterator[RequestProblem]:
    """Report a source on record that is this one: by its address, or by what it says of itself."""
    described = _described(fields)
    for id_, source in registry.sources.items():
        place = registry.places["sources", id_]
        facts: dict[str, MessageFact] = {"id": id_, "place": f"{place.file}:{place.line}"}
        if (url := _shared_address(fields, source)) and not _is_other_edition(fields, source):
            yield RequestProblem("refused", "address_there", "--url", facts | {"url": url})
        elif described and described == _described(dict(source)):
            yield RequestProblem("refused", "source_there", "--title", facts)


def _described(fields: Mapping[str, object]) -> tuple[str, ...] | None:
    """What a source says of itself, however it is spelt; None where its day is not known."""
    published = _published(fields)
    if not isinstance(published, Period) or "title" not in fields:
        return None
    texts = (str(fields.get(key) or "") for key in ("title", "publisher"))
    return (*(" ".join(text.casefold().split()) for text in texts), str(published))


def _shared_address(fields: Mapping[str, object], source: Source) -> str | None:
    """An address of the new source that one on record has, too."""
    known = [address for address in (source.url, source.archive) if address]
    new = (str(fields[key]) for key in ("url", "archive") if key in fields)
    return next((url for url in new if any(same_page(url, other) for other in known)), None)


def _is_other_edition(fields: Mapping[str, object], source: Source) -> bool:
    """Whether the page of a source on record has appeared anew on another day."""
    days = (_published(fields), source.published)
    return all(isinstance(day, Period) for day in days) and days[0] != days[1]


def _edition_remarks(fields: Mapping[str, object], registry: Registry) -> Iterator[str]:
    if any(_shared_address(fields, source) for source in registry.sources.values()):
        yield "other_edition"


def _choose_id(
    wish: str | None,
    fields: Mapping[str, object],
    registry: Registry,
    problems: list[RequestProblem],
) -> str:
    """The id that was given, else one of publisher and year."""
    id_ = id_argument(wish, "ID", problems)
    if id_ and id_ in registry.sources:
        problems.append(RequestProblem("refused", "id_taken", "ID", {"id": id_}))
    name = str(fields.get("publisher") or fields.get("title") or "")
    return id_ or unused_id(name, _published(fields) or "unknown", registry.sources)
