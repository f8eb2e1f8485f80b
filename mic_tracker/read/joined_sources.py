"""The sources of a registry and of the files that it includes, as one table of ids."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from mic_tracker.model.finding import Finding
from mic_tracker.model.source import Source
from mic_tracker.read.includes import Batch
from mic_tracker.read.source_text import Page, UnplacedFinding, header_location, place_finding


class JoinedSources(NamedTuple):
    """The valid sources by their ids, and the file in which each id stands first."""

    records: Mapping[str, Source]
    pages: Mapping[str, Page]
    """Those of sources that are not valid, too."""


def join_sources(batches: Iterable[Batch], findings: list[Finding]) -> JoinedSources:
    """Put the sources of all files together; an id that two files have is a finding."""
    records: dict[str, Source] = {}
    pages: dict[str, Page] = {}
    for batch in batches:
        for id_ in batch.source_ids:
            if id_ in pages:
                findings.append(_second(id_, batch.page, pages[id_]))
                continue
            pages[id_] = batch.page
            if id_ in batch.sources:
                records[id_] = batch.sources[id_]
    return JoinedSources(records, pages)


def _second(id_: str, page: Page, first: Page) -> Finding:
    """The finding that a source stands in another file already."""
    place = header_location(first, ("sources", id_))
    facts = {"written": id_, "elsewhere": f"{place.file}:{place.line}"}
    return place_finding(page, UnplacedFinding("MT007", ("sources", id_), facts, at="header"))
