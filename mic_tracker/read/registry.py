"""The reading of a registry: bytes to records and facts, with everything that is wrong, at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from mic_tracker.errors import OutsideWorld, WrongUse
from mic_tracker.model.codes import CODES
from mic_tracker.model.finding import Finding, InvalidInput, Severity
from mic_tracker.model.registry import FORMAT, Registry, RegistryFile
from mic_tracker.read.checks import check
from mic_tracker.read.draft import Draft, resolve
from mic_tracker.read.includes import Batch, Folder, entries, included
from mic_tracker.read.parse import Parsed, parse
from mic_tracker.read.record_keys import LISTS
from mic_tracker.read.source_text import TomlTable
from mic_tracker.read.validation import Structured, structured
from mic_tracker.text.toml.decode import MAX_BYTES

# so that a file without them is still checked for all else
_STAND_IN: TomlTable = {"format": FORMAT, "title": "-"}


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read: the registry, None when a finding is an error; and all findings, in order."""

    registry: Registry | None
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings for which it is no registry."""
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)


def read(path: Path, *, day: date | None = None) -> Loaded:
    """Read a registry and the files it includes.

    `day` is the day of reading: waivers that end too long after it are refused. Raises WrongUse
    when there is no such file, OutsideWorld when it may not be read.
    """
    data = contents(path)
    return read_text(data, name=path.as_posix(), folder=path.parent, day=day)


def contents(path: Path) -> bytes:
    """The bytes of a registry; raises as `read` does."""
    if path.is_dir():
        inside = (path / "targets.toml").as_posix()
        raise WrongUse("registry_is_folder", path=str(path), file=inside)
    if path.exists() and not path.is_file():  # a pipe without a writer would be waited for
        raise WrongUse("registry_no_plain_file", path=str(path))
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except PermissionError:
        raise OutsideWorld("no_permission", path=str(path)) from None
    except (OSError, ValueError):
        raise WrongUse("registry_missing", path=str(path)) from None


def read_text(data: bytes, *, name: str, folder: Path | None, day: date | None = None) -> Loaded:
    """Read a registry from bytes, as if they were the file `name`; includes come from `folder`."""
    parsed = parse(data, name)
    if parsed.content is None:
        return Loaded(None, ordered(parsed.findings, name))
    file = structured(RegistryFile, parsed.content, parsed.page, _STAND_IN)
    findings = [*file.findings]
    draft = _draft(file, parsed, _folder(name, folder), day, findings)
    if draft:
        findings += check(draft)
    valid = not any(f.severity is Severity.ERROR for f in findings)
    return Loaded(resolve(draft) if draft and valid else None, ordered(findings, name))


def read_valid(
    data: bytes, *, name: str, folder: Path, day: date
) -> tuple[Registry, tuple[Finding, ...]]:
    """A valid registry from bytes, with its warnings and notes; InvalidInput for any other."""
    found = read_text(data, name=name, folder=folder, day=day)
    if found.registry is None:
        raise InvalidInput(found.findings)
    return found.registry, found.findings


def _folder(name: str, folder: Path | None) -> Folder | None:
    return Folder(folder, folder / PurePosixPath(name).name, name) if folder else None


def _draft(
    file: Structured[RegistryFile],
    parsed: Parsed,
    folder: Folder | None,
    day: date | None,
    findings: list[Finding],
) -> Draft | None:
    """The sound records together; None when not even those can be told from the others."""
    record, page = file.record, parsed.page
    if record is None:
        return None
    own = Batch(page, record.observations, file.kept("observations", len(record.observations)))
    batches = [own, *included(record, page, folder, findings)]
    return Draft(
        file=record,
        page=page,
        ids={table: _ids(parsed.content, table) for table in LISTS},
        entries=entries(batches, record.sources),
        waivers=tuple(zip(file.kept("waivers", len(record.waivers)), record.waivers, strict=True)),
        day=day,
    )


def _ids(content: TomlTable | None, table: str) -> Collection[str]:
    records = (content or {}).get(table)
    return records.keys() if isinstance(records, dict) else ()


MOST_PER_FILE = 100
_SEVERITIES = list(Severity)


def ordered(findings: Iterable[Finding], first: str) -> tuple[Finding, ...]:
    """The findings by file (`first` before all), line and column, at most 100 of each file.

    Errors stay before warnings; a last note counts what was left out.
    """
    files: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        files[finding.location.file if finding.location else ""].append(finding)
    names = sorted(files, key=lambda name: (name != first, name))
    return tuple(finding for name in names for finding in _of_file(files[name]))


def _of_file(findings: list[Finding]) -> list[Finding]:
    if len(findings) <= MOST_PER_FILE:
        return sorted(findings, key=_place)
    urgent = sorted(findings, key=lambda f: (_SEVERITIES.index(f.severity), _place(f)))
    kept, left = urgent[:MOST_PER_FILE], urgent[MOST_PER_FILE:]
    return [*sorted(kept, key=_place), _more(left)]


def _more(left: list[Finding]) -> Finding:
    facts = {"count": str(len(left)), "shown": str(MOST_PER_FILE)}
    code = CODES["MT054"]
    return Finding(code.code, code.severity, left[0].location, facts, excerpt=left[0].excerpt)


def _place(finding: Finding) -> tuple[int, int, str]:
    where = finding.location
    return (where.line, where.column, finding.code) if where else (0, 0, finding.code)
