"""The observations of a registry: its own, and those of the files it includes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mic_tracker.model.dates import known
from mic_tracker.model.finding import Finding
from mic_tracker.model.observation import ObservationRecord
from mic_tracker.model.registry import RegistryFile
from mic_tracker.model.source import Source
from mic_tracker.read.draft import Entry
from mic_tracker.read.includes import Folder, Match, content, found, suffix
from mic_tracker.read.record_keys import ObservationFile
from mic_tracker.read.sheet import Sheet, Writing
from mic_tracker.read.source_text import Page, Problem, finding
from mic_tracker.read.sources import SOURCES
from mic_tracker.read.validation import structured


@dataclass(frozen=True, slots=True)
class Batch:
    """The sound observations of one file, and their positions in it."""

    page: Page
    records: tuple[ObservationRecord, ...]
    positions: Iterable[int]


def included(
    file: RegistryFile, page: Page, folder: Folder | None, findings: list[Finding]
) -> Iterator[Batch]:
    """The observations of every included file; what is wrong is added to the findings."""
    writing = Writing(file.indicators, file.settings.language)
    for match in found(file.include, folder, tuple(SOURCES)):
        sheet = match if isinstance(match, Problem) else _sheet(match, folder, writing)
        if isinstance(sheet, Problem):
            findings.append(finding(page, sheet))
        else:
            findings += sheet.findings
            yield from _batch(sheet, findings)


def entries(batches: Iterable[Batch], sources: dict[str, Source]) -> tuple[Entry, ...]:
    """Every observation with its place and the day from which it was known."""
    return tuple(
        Entry(record, batch.page, ("observations", i), known(record, sources))
        for batch in batches
        for i, record in zip(batch.positions, batch.records, strict=True)
    )


def _sheet(match: Match, folder: Folder | None, writing: Writing) -> Sheet | Problem:
    pattern, path = match
    assert folder is not None  # files are only found in a folder  # noqa: S101
    name = folder.named(path)
    data = content(path, pattern, name)
    return data if isinstance(data, Problem) else SOURCES[suffix(path)](data, name, writing)


def _batch(sheet: Sheet, findings: list[Finding]) -> Iterator[Batch]:
    if sheet.content is None:
        return
    result = structured(ObservationFile, sheet.content, sheet.page)
    findings += result.findings
    if result.record:
        records = result.record.observations
        yield Batch(sheet.page, records, result.kept("observations", len(records)))
