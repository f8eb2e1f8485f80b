"""The files that `include` names: they are inside the registry's folder, or refused."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from mic_tracker.model.finding import Finding
from mic_tracker.model.observation import ObservationRecord
from mic_tracker.model.registry import RegistryFile
from mic_tracker.model.source import Source
from mic_tracker.read.notation import RegistryNotation
from mic_tracker.read.record_keys import ObservationFile
from mic_tracker.read.source_text import (
    TOO_MUCH,
    Page,
    TomlTable,
    UnplacedFinding,
    Writing,
    limit_facts,
    place_finding,
)
from mic_tracker.read.sources import IN_PLACE, SOURCES
from mic_tracker.read.validation import Structured, validate_file
from mic_tracker.text import limits

if TYPE_CHECKING:
    from mic_tracker.read.delimited.codes import CodeTables
    from mic_tracker.read.delimited.columns import RowChunk
    from mic_tracker.read.delimited.included import IncludedFile, TableRows
    from mic_tracker.read.file_patterns import FileSearch

Match = tuple[int, Path]
"""The pattern's number and the file."""


class Folder(NamedTuple):
    """The folder of a registry, with the registry's own file and the name that it was given."""

    path: Path
    own: Path
    name: str
    drafts: Mapping[str, bytes | None] = MappingProxyType({})
    """Bytes that are read in place of those of a file, by its name: it is about to have them.

    A file with None is about to go.
    """

    def name_of(self, file: Path) -> str:
        """The name of a file of the folder, relative to where the registry was named from."""
        inside = file.relative_to(self.path).as_posix()
        return (PurePosixPath(self.name).parent / inside).as_posix()


def match_files(
    patterns: Sequence[str], folder: Folder | None, suffixes: Sequence[str]
) -> Iterator[Match | UnplacedFinding]:
    """Find every file that a pattern matches, once and in order, or what is wrong with it."""
    search = _make_search(folder) if folder and patterns else None
    matched = set[Path]()
    for i, pattern in enumerate(patterns):
        at = ("include", i)
        if i == limits.PATTERNS:
            yield _too_much(i, "patterns", limits.PATTERNS)
            return
        if leaves_folder(pattern):
            yield UnplacedFinding("MT030", at, {"pattern": pattern, "cause": "pattern"})
            continue
        if folder is None or search is None:
            yield UnplacedFinding("MT031", at, {"pattern": pattern, "cause": "no_folder"})
            continue
        for match in _match_pattern(pattern, folder, search, suffixes, i):
            if isinstance(match, UnplacedFinding):
                yield match
            elif match in matched:
                continue
            elif len(matched) == limits.FILES:
                yield _too_much(i, "files", limits.FILES)
                return
            else:
                matched.add(match)
                yield i, match


def _make_search(folder: Folder) -> "FileSearch":
    from mic_tracker.read.file_patterns import FileSearch  # many registries include nothing

    return FileSearch(folder.path)


def _too_much(pattern: int, what: str, limit: int) -> UnplacedFinding:
    """The finding that a pattern leads beyond a limit of the registry."""
    return UnplacedFinding(TOO_MUCH, ("include", pattern), limit_facts(what, limit))


def leaves_folder(pattern: str) -> bool:
    """Whether a pattern or a path is absolute or climbs out of the folder, on any system."""
    windows = PureWindowsPath(pattern)
    absolute = windows.drive or windows.root or pattern.startswith("/")
    return bool(absolute) or ".." in windows.parts


def _match_pattern(
    pattern: str, folder: Folder, search: "FileSearch", suffixes: Sequence[str], index: int
) -> Iterator[Path | UnplacedFinding]:
    try:
        found = search.find(pattern)
    except OSError:  # a name that is too long for the file system
        found = []
    if found is not None:
        found += [path for path in _drafted(pattern, folder) if path not in found]
        gone = {name for name, data in folder.drafts.items() if data is None}
        found = [path for path in found if not gone or folder.name_of(path) not in gone]
    if found is None:
        yield _too_much(index, "names", limits.NAMES)
        return
    files = [path for path in found if not _is_left_by_writer(path)]
    at = ("include", index)
    if not files:
        yield UnplacedFinding("MT031", at, {"pattern": pattern, "cause": "no_match"})
    inside = folder.path.resolve()
    for file in files:
        problem = _refuse_file(file, folder, inside, suffixes)
        yield (
            UnplacedFinding(problem[0], at, {"pattern": pattern, **problem[1]}) if problem else file
        )


def _drafted(pattern: str, folder: Folder) -> Iterator[Path]:
    """The files that are about to be there, by the patterns that match them."""
    for name, data in folder.drafts.items():
        path = folder.path / PurePosixPath(name).relative_to(PurePosixPath(folder.name).parent)
        if data is not None and not path.exists() and path.relative_to(folder.path).match(pattern):
            yield path


def _is_left_by_writer(path: Path) -> bool:
    """Whether a file is the lock or the journal of another, or what it will be: nobody's data."""
    return path.name.startswith(".") and path.suffix in {".lock", ".new", ".undo"}


def _refuse_file(
    file: Path, folder: Folder, inside: Path, suffixes: Sequence[str]
) -> tuple[str, dict[str, str]] | None:
    name, real = folder.name_of(file), file.resolve()
    if not real.is_relative_to(inside):
        return "MT030", {"file": name, "cause": "link"}
    if any(part.lower() == ".git" for part in real.relative_to(inside).parts):
        return "MT030", {"file": name, "cause": "git"}
    if real == folder.own.resolve():
        return "MT022", {"id": name}
    if file_suffix(file) not in suffixes:
        from mic_tracker.text.suggest import list_words

        return "MT032", {"what": "source", "file": name, "supported": list_words(suffixes)}
    return None


def file_suffix(file: Path) -> str:
    """The kind of a file by its name: "csv"."""
    return file.suffix.lower().removeprefix(".")


def read_file(file: Path, pattern: int, name: str) -> bytes | UnplacedFinding:
    """Read the bytes of a file, or say why they cannot be read."""
    try:
        with file.open("rb") as opened:
            return opened.read(limits.TABLE_BYTES + 1)
    except OSError as error:
        return _unreadable(error, pattern, name)


def _unreadable(error: OSError, pattern: int, name: str) -> UnplacedFinding:
    why = "denied" if isinstance(error, PermissionError) else "unreadable"
    return UnplacedFinding("MT031", ("include", pattern), {"file": name, "cause": why})


class Batch(NamedTuple):
    """The valid observations of one file with their positions in it, and its sources."""

    page: Page
    records: tuple[ObservationRecord, ...]
    positions: Iterable[int]
    sources: Mapping[str, Source] = MappingProxyType({})
    source_ids: Collection[str] = ()
    """Those of the sources that are not valid, too."""
    chunk: "RowChunk | None" = None
    """The observations in columns, where they are; the others are among its records."""


def read_included(
    file: RegistryFile,
    page: Page,
    folder: Folder | None,
    notation: RegistryNotation,
    findings: list[Finding],
    tables: "CodeTables | None" = None,
) -> Iterator[Batch]:
    """Read the observations of every included file; what is wrong is added to the findings."""
    writing = Writing(file.indicators, file.settings.language)
    own = len(file.observations)
    room = _Room(
        limits.INCLUDED_BYTES,
        limits.ALL_OBSERVATIONS - own,
        limits.RECORDS - own,
        limits.BULK_BYTES,
        limits.BULK_OBSERVATIONS,
    )
    for match in match_files(file.include, folder, tuple(SOURCES)):
        included = _read_match(match, folder, writing, room, tables)
        if not isinstance(included, UnplacedFinding):
            findings += included.findings
            yield from make_batch(included, notation, findings)
            continue
        findings.append(place_finding(page, included))
        if included.code == TOO_MUCH:
            return


def table_ids(content: TomlTable | None, table: str) -> Collection[str]:
    """The ids of the records of a table of a file, valid or not."""
    records = (content or {}).get(table)
    return records.keys() if isinstance(records, dict) else ()


@dataclass(slots=True)
class _Room:
    """How much the files that come next may still hold; those of many rows have their own."""

    bytes: int
    observations: int
    records: int
    """Observations that are no plain rows, and what plain rows have in common."""
    bulk_bytes: int
    bulk_observations: int


def _read_match(
    match: Match | UnplacedFinding,
    folder: Folder | None,
    writing: Writing,
    room: _Room,
    tables: "CodeTables | None",
) -> "IncludedFile | UnplacedFinding":
    """Read the file that a pattern matched; what is wrong with a pattern is passed on."""
    if isinstance(match, UnplacedFinding):
        return match
    pattern, path = match
    assert folder is not None  # files are only found in a folder  # noqa: S101
    if file_suffix(path) in IN_PLACE:
        return _read_bulk(path, pattern, folder, writing, room, tables)
    name = folder.name_of(path)
    draft = folder.drafts.get(name)
    data = read_file(path, pattern, name) if draft is None else draft
    if isinstance(data, UnplacedFinding):
        return data
    room.bytes -= len(data)
    if room.bytes < 0:
        return _too_much(pattern, "bytes", limits.INCLUDED_BYTES)
    codes = tables.size if tables else 0
    included = SOURCES[file_suffix(path)](data, name, writing, tables)
    room.observations -= _count_readable(included)
    if room.observations < 0:
        return _too_much(pattern, "observations", limits.ALL_OBSERVATIONS)
    whole, records = included.rows, count_observations(included.content)
    room.records -= records + (len(whole.chunk.texts) if whole else 0)
    room.records -= tables.size - codes if tables else 0
    return included if room.records >= 0 else _too_much(pattern, "records", limits.RECORDS)


def _read_bulk(
    path: Path,
    pattern: int,
    folder: Folder,
    writing: Writing,
    room: _Room,
    tables: "CodeTables | None",
) -> "IncludedFile | UnplacedFinding":
    """Read a file of many rows where it is, or where a draft of it is put."""
    from mic_tracker.read.bulk.drafted_file import placed_file

    name = folder.name_of(path)
    try:
        with placed_file(path, folder.drafts.get(name)) as file:
            room.bulk_bytes -= file.stat().st_size
            if room.bulk_bytes < 0:
                return _too_much(pattern, "bytes", limits.BULK_BYTES)
            included = SOURCES[file_suffix(path)](file, name, writing, tables)
    except OSError as error:
        return _unreadable(error, pattern, name)
    room.bulk_observations -= _count_readable(included)
    if room.bulk_observations < 0:
        return _too_much(pattern, "observations", limits.BULK_OBSERVATIONS)
    return included


def _count_readable(included: "IncludedFile") -> int:
    rows = included.rows
    return rows.readable if rows else count_observations(included.content)


def count_observations(content: TomlTable | None) -> int:
    """Count the observations of a file, valid or not."""
    records = (content or {}).get("observations")
    return len(records) if isinstance(records, list) else 0


def make_batch(
    included: "IncludedFile", notation: RegistryNotation, findings: list[Finding]
) -> Iterator[Batch]:
    """Make a batch of what was read of a file; what is wrong is added to the findings."""
    if included.content is None:
        return
    content = notation.read(included.content)
    result = validate_file(ObservationFile, content, included.page)
    findings += result.findings
    if included.rows and result.record:
        yield _make_table(included.rows, result)
    elif result.record:
        records = result.record.observations
        positions = result.kept("observations", len(records))
        ids = table_ids(content, "sources")
        yield Batch(included.page, records, positions, result.record.sources, ids)


def _make_table(rows: "TableRows", result: Structured[ObservationFile]) -> Batch:
    """The valid rows of a table, in columns."""
    observations = result.record.observations if result.record else ()
    kept = result.kept("observations", len(observations))
    rows.chunk.take(dict(zip((rows.records[i] for i in kept), observations, strict=True)))
    rows.page.starts = rows.chunk.lines
    return Batch(rows.page, (), (), chunk=rows.chunk)
