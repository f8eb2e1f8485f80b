"""Reading a registry: its bytes become records, and everything wrong is reported at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from mic_tracker.errors import OutsideWorld, WrongUse
from mic_tracker.model.codes import CODES
from mic_tracker.model.finding import Finding, InvalidInput, Severity
from mic_tracker.model.observation import known_since
from mic_tracker.model.registry import FORMAT, Registry, RegistryFile
from mic_tracker.model.source import Source
from mic_tracker.read.checks import MOST_PER_CHECK, run_checks
from mic_tracker.read.draft import (
    Draft,
    Entries,
    Entry,
    WrittenEntries,
    resolve_registry,
    written_promises,
)
from mic_tracker.read.includes import (
    Batch,
    Folder,
    count_observations,
    make_batch,
    read_included,
    table_ids,
)
from mic_tracker.read.notation import RegistryNotation, read_notation
from mic_tracker.read.parse import Parsed, parse_toml
from mic_tracker.read.record_keys import LISTS
from mic_tracker.read.source_text import (
    TOO_MUCH,
    Page,
    TomlPage,
    TomlTable,
    UnplacedFinding,
    limit_facts,
    place_finding,
)
from mic_tracker.read.validation import Structured, validate_file
from mic_tracker.text import limits

if TYPE_CHECKING:
    from mic_tracker.read.delimited.codes import CodeTables

R = TypeVar("R")
# so that a file without them is still checked for all else
_STAND_IN: TomlTable = {"format": FORMAT, "title": "-"}


class Loaded(NamedTuple):
    """A registry as it was read, None when a finding is an error; and all findings, in order."""

    registry: Registry | None
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that are errors."""
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)


def read_registry(path: Path, *, day: date | None = None) -> Loaded:
    """Read a registry and the files it includes.

    `day` is the day of reading: waivers that end too long after it are refused. Raises WrongUse
    when there is no such file or a link leads out to it, OutsideWorld when it may not be read.
    """
    data = read_bytes(path)
    return read_text(data, name=path.as_posix(), folder=path.parent, day=day)


def read_bytes(path: Path) -> bytes:
    """Read the bytes of a registry; raises as `read_registry` does."""
    if _has_link(path):
        from mic_tracker.read.repository.work_tree import refuse_links_out

        refuse_links_out(path)
    if path.is_dir():
        inside = (path / "targets.toml").as_posix()
        raise WrongUse("registry_is_folder", path=str(path), file=inside)
    if path.exists() and not path.is_file():  # a pipe without a writer would be waited for
        raise WrongUse("registry_no_plain_file", path=str(path))
    try:
        with path.open("rb") as file:
            return file.read(limits.TOML_BYTES + 1)
    except PermissionError:
        raise OutsideWorld("no_permission", path=str(path)) from None
    except (OSError, ValueError):
        raise WrongUse("registry_missing", path=str(path)) from None


def _has_link(path: Path) -> bool:
    """Whether there may be a symbolic link on the way to a file."""
    try:
        return path.absolute() != path.resolve()
    except (OSError, RuntimeError, ValueError):  # a loop of links, or a NUL: nothing can be read
        return False


def read_text(
    data: bytes,
    *,
    name: str,
    folder: Path | None,
    day: date | None = None,
    drafts: Mapping[str, bytes | None] | None = None,
) -> Loaded:
    """Read a registry from bytes, as if they were the file `name`; includes come from `folder`.

    An included file that is among the `drafts`, by its name, is read as if it had these bytes, and
    with None as if it were not there.
    """
    parsed = parse_toml(data, name)
    if parsed.content is None:
        return Loaded(None, order_findings(parsed.findings, name))
    if count_observations(parsed.content) > limits.OBSERVATIONS:
        return Loaded(None, (_too_many_observations(parsed.page),))
    notation = read_notation(parsed.content)
    content = notation.read(parsed.content)
    file = validate_file(RegistryFile, content, parsed.page, _STAND_IN)
    findings = [*file.findings]
    inside = _registry_folder(name, folder, drafts)
    draft = _make_draft(file, parsed, inside, notation, day, findings)
    if draft and isinstance(content.get("feeds"), dict):
        draft = _add_feeds(draft, content, findings)
    if draft:
        findings += run_checks(draft)
    valid = not any(f.severity is Severity.ERROR for f in findings)
    return Loaded(
        resolve_registry(draft) if draft and valid else None, order_findings(findings, name)
    )


def _too_many_observations(page: TomlPage) -> Finding:
    """The first observation beyond the limit: none of them is read."""
    facts = limit_facts("in_file", limits.OBSERVATIONS)
    path = ("observations", limits.OBSERVATIONS)
    return place_finding(page, UnplacedFinding(TOO_MUCH, path, facts, at="header"))


def read_valid_text(
    data: bytes,
    drafts: Mapping[str, bytes | None] | None = None,
    *,
    name: str,
    folder: Path,
    day: date,
) -> tuple[Registry, tuple[Finding, ...]]:
    """Read a valid registry from bytes, with its warnings and notes; InvalidInput for others.

    `drafts` are as for `read_text`.
    """
    loaded = read_text(data, name=name, folder=folder, day=day, drafts=drafts)
    if loaded.registry is None:
        raise InvalidInput(loaded.findings)
    return loaded.registry, loaded.findings


def _registry_folder(
    name: str, folder: Path | None, drafts: Mapping[str, bytes | None] | None
) -> Folder | None:
    if folder is None:
        return None
    return Folder(folder, folder / PurePosixPath(name).name, name, drafts or {})


def _make_draft(
    file: Structured[RegistryFile],
    parsed: Parsed,
    folder: Folder | None,
    notation: RegistryNotation,
    day: date | None,
    findings: list[Finding],
) -> Draft | None:
    """Put the valid records together; None when they cannot be told from the others."""
    record, page = file.record, parsed.page
    if record is None:
        return None
    positions = file.kept("observations", len(record.observations))
    ids = {table: table_ids(parsed.content, table) for table in LISTS}
    own = Batch(page, record.observations, positions, record.sources, ids["sources"])
    tables = _code_tables(notation) if record.include or record.tables else None
    batches = [own, *read_included(record, page, folder, notation, findings, tables)]
    if record.tables and tables:
        batches += _read_tables(record, page, batches, notation, tables, findings)
    sources, pages = _join_sources(batches, findings)
    return Draft(
        file=record.model_copy(update={"sources": sources}),
        page=page,
        ids=ids | {"sources": pages.keys()},
        entries=_make_entries(batches, sources, tables),
        source_pages=pages,
        waivers=_numbered(file, "waivers", record.waivers),
        reviews=_numbered(file, "reviews", record.reviews),
        day=day,
        promises=tuple(written_promises(record.targets)),
    )


def _add_feeds(draft: Draft, content: TomlTable, findings: list[Finding]) -> Draft:
    """The draft with its imports that are run again, as far as they are valid."""
    from mic_tracker.read.checks.feeds import find_feed_faults, read_feeds  # few registries

    feeds, problems = read_feeds(content, draft.page)
    whole = draft._replace(feeds=feeds)
    findings += problems
    findings += islice(find_feed_faults(whole), MOST_PER_CHECK)
    return whole


def _read_tables(
    file: RegistryFile,
    page: Page,
    before: Sequence[Batch],
    notation: RegistryNotation,
    tables: "CodeTables",
    findings: list[Finding],
) -> Iterator[Batch]:
    """Read the observations of the tables of databases, behind those of the files."""
    from mic_tracker.read.bulk.servers.tables import read_tables  # few registries name any

    count = sum(len(batch.chunk or batch.records) for batch in before)
    for included in read_tables(file, page, limits.BULK_OBSERVATIONS - count, tables, findings):
        yield from make_batch(included, notation, findings)


def _make_entries(
    batches: Sequence[Batch], sources: Mapping[str, Source], tables: "CodeTables | None"
) -> Entries:
    """Give every observation its place and the day from which it was known."""
    if tables and any(batch.chunk for batch in batches):
        from mic_tracker.read.delimited.entries import TabledEntries

        return TabledEntries(batches, tables, sources)
    return WrittenEntries(
        Entry(record, batch.page, ("observations", i), known_since(record, sources))
        for batch in batches
        for i, record in zip(batch.positions, batch.records, strict=True)
    )


def _code_tables(notation: RegistryNotation) -> "CodeTables":
    from mic_tracker.read.delimited.codes import CodeTables  # many registries include no table

    return CodeTables(notation)


def _join_sources(
    batches: Sequence[Batch], findings: list[Finding]
) -> tuple[Mapping[str, Source], Mapping[str, Page]]:
    """The sources of all files by their ids, and the file in which each of them stands."""
    if len(batches) == 1:
        own = batches[0]
        return own.sources, dict.fromkeys(own.source_ids, own.page)

    from mic_tracker.read.joined_sources import join_sources  # most registries are one file

    return join_sources(batches, findings)


def _numbered(
    file: Structured[RegistryFile], key: str, records: tuple[R, ...]
) -> tuple[tuple[int, R], ...]:
    """The valid records of a list, each with its place in the file."""
    return tuple(zip(file.kept(key, len(records)), records, strict=True))


MOST_PER_FILE = 100
_SEVERITIES = list(Severity)


def order_findings(findings: Iterable[Finding], first: str) -> tuple[Finding, ...]:
    """Order findings by file (`first` before all), line and column, at most 100 of each file.

    Errors stay before warnings; a last note counts what was left out.
    """
    files: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        files[finding.location.file if finding.location else ""].append(finding)
    names = sorted(files, key=lambda name: (name != first, name))
    return tuple(finding for name in names for finding in _order_file(files[name]))


def _order_file(findings: list[Finding]) -> list[Finding]:
    if len(findings) <= MOST_PER_FILE:
        return sorted(findings, key=_sort_key)
    urgent = sorted(findings, key=lambda f: (_SEVERITIES.index(f.severity), _sort_key(f)))
    kept, left = urgent[:MOST_PER_FILE], urgent[MOST_PER_FILE:]
    return [*sorted(kept, key=_sort_key), _omitted_note(left)]


def _omitted_note(left: list[Finding]) -> Finding:
    facts = {"count": len(left), "shown": MOST_PER_FILE}
    code = CODES["MT054"]
    return Finding(code.code, code.severity, left[0].location, facts, excerpt=left[0].excerpt)


def _sort_key(finding: Finding) -> tuple[int, int, str]:
    where = finding.location
    return (where.line, where.column, finding.code) if where else (0, 0, finding.code)
