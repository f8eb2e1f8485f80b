"""The files that `include` names: found inside the registry's folder, or refused."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import NamedTuple

from mic_tracker.model.finding import Finding
from mic_tracker.model.observation import ObservationRecord, known
from mic_tracker.model.registry import RegistryFile
from mic_tracker.model.source import Source
from mic_tracker.read.draft import Entry
from mic_tracker.read.record_keys import ObservationFile
from mic_tracker.read.source_text import IncludedFile, Page, UnplacedFinding, Writing, finding
from mic_tracker.read.sources import SOURCES
from mic_tracker.read.validation import structured
from mic_tracker.text.suggest import listed
from mic_tracker.text.toml.decode import MAX_BYTES

Match = tuple[int, Path]
"""The pattern's number and the file."""


class Folder(NamedTuple):
    """Where a registry lives: its own file, and the name people gave it."""

    path: Path
    own: Path
    name: str

    def named(self, file: Path) -> str:
        """A file of the folder, named from where the registry was named."""
        inside = file.relative_to(self.path).as_posix()
        return (PurePosixPath(self.name).parent / inside).as_posix()


def found(
    patterns: Sequence[str], folder: Folder | None, suffixes: Sequence[str]
) -> Iterator[Match | UnplacedFinding]:
    """Every file that a pattern matches, once and in order; or what is wrong with a pattern."""
    seen = set[Path]()
    for i, pattern in enumerate(patterns):
        at = ("include", i)
        if _leaves(pattern):
            yield UnplacedFinding("MT030", at, {"pattern": pattern, "cause": "pattern"})
            continue
        if folder is None:
            yield UnplacedFinding("MT031", at, {"pattern": pattern, "cause": "no_folder"})
            continue
        for match in _matches(pattern, folder, suffixes, i):
            if isinstance(match, UnplacedFinding):
                yield match
            elif match not in seen:
                seen.add(match)
                yield i, match


def _leaves(pattern: str) -> bool:
    """Whether a pattern is absolute or climbs out of the folder, on any system."""
    windows = PureWindowsPath(pattern)
    absolute = windows.drive or windows.root or pattern.startswith("/")
    return bool(absolute) or ".." in windows.parts


def _matches(
    pattern: str, folder: Folder, suffixes: Sequence[str], index: int
) -> Iterator[Path | UnplacedFinding]:
    at = ("include", index)
    try:
        files = sorted(path for path in folder.path.glob(pattern) if path.is_file())
    except (ValueError, NotImplementedError, IndexError, AttributeError, OSError):
        # what pathlib says of patterns such as "**x" and, before Python 3.12, "." and "./"
        files = []
    if not files:
        yield UnplacedFinding("MT031", at, {"pattern": pattern, "cause": "no_match"})
    for file in files:
        problem = _refusal(file, folder, suffixes)
        yield (
            UnplacedFinding(problem[0], at, {"pattern": pattern, **problem[1]}) if problem else file
        )


def _refusal(
    file: Path, folder: Folder, suffixes: Sequence[str]
) -> tuple[str, dict[str, str]] | None:
    name = folder.named(file)
    if not file.resolve().is_relative_to(folder.path.resolve()):
        return "MT030", {"file": name, "cause": "link"}
    if file.resolve() == folder.own.resolve():
        return "MT022", {"id": name}
    if suffix(file) not in suffixes:
        return "MT032", {"what": "source", "file": name, "supported": listed(suffixes)}
    return None


def suffix(file: Path) -> str:
    """What a file's name says it is: "csv"."""
    return file.suffix.lower().removeprefix(".")


def content(file: Path, pattern: int, name: str) -> bytes | UnplacedFinding:
    """The bytes of a file, or why they cannot be had."""
    try:
        with file.open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    except OSError as error:
        why = "denied" if isinstance(error, PermissionError) else "unreadable"
        return UnplacedFinding("MT031", ("include", pattern), {"file": name, "cause": why})


class Batch(NamedTuple):
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
        sheet = match if isinstance(match, UnplacedFinding) else _sheet(match, folder, writing)
        if isinstance(sheet, UnplacedFinding):
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


def _sheet(match: Match, folder: Folder | None, writing: Writing) -> IncludedFile | UnplacedFinding:
    pattern, path = match
    assert folder is not None  # files are only found in a folder  # noqa: S101
    name = folder.named(path)
    data = content(path, pattern, name)
    return data if isinstance(data, UnplacedFinding) else SOURCES[suffix(path)](data, name, writing)


def _batch(sheet: IncludedFile, findings: list[Finding]) -> Iterator[Batch]:
    if sheet.content is None:
        return
    result = structured(ObservationFile, sheet.content, sheet.page)
    findings += result.findings
    if result.record:
        records = result.record.observations
        yield Batch(sheet.page, records, result.kept("observations", len(records)))
