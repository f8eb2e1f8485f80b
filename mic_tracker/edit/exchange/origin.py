"""Where imported figures come from: what a person says of it, then what the files say."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from mic_tracker.edit.request import SourceRequest
from mic_tracker.model.edit import TomlBlock
from mic_tracker.model.edit.exchange.plan import ImportReading


def with_facts(origin: SourceRequest, reading: ImportReading) -> SourceRequest:
    """A new source with what all files say of themselves, where a person says nothing of it."""
    if not origin.new or origin.source:
        return origin
    facts = _shared_facts(reading)
    return replace(
        origin,
        publisher=origin.publisher or facts.get("publisher"),
        url=origin.url or facts.get("url"),
        published=origin.published or facts.get("published"),
    )


def with_address(origin: SourceRequest, address: str) -> SourceRequest:
    """A new source with the address that is read, where a person names no page about it."""
    if not origin.new or origin.source:
        return origin
    return replace(origin, url=origin.url or address)


def _shared_facts(reading: ImportReading) -> Mapping[str, str]:
    """The facts that all tables have alike."""
    first, *others = [table.facts for table in reading.tables] or [{}]
    return {key: text for key, text in first.items() if all(o.get(key) == text for o in others)}


def retrieved(block: TomlBlock, day: date, sha256: str | None) -> TomlBlock:
    """The table of a source that was read on a day, with the hash of the file that was read."""
    fields = {**block.fields, "accessed": day}
    return replace(block, fields=fields | ({"sha256": sha256} if sha256 else {}))
