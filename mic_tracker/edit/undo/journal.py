"""The journal of a registry: what the last commands wrote to it, and what stood there before.

It is the file `.NAME.undo` beside the registry. Whoever made it, it only says what stood where: a
file is named by it and looked for among those that the registry reads, never opened by that name.
"""

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from hashlib import sha256
from pathlib import Path, PurePosixPath
from stat import S_ISREG
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mic_tracker.edit.atomic_write import FileChange, swap_file
from mic_tracker.errors import OutsideWorld, WrongUse
from mic_tracker.model.edit.appended_rows import AppendedRows
from mic_tracker.model.registry import is_in_database
from mic_tracker.text.splices import Splice, find_splices

VERSION = 2
STEPS = 20
"""How many steps are kept; older ones are forgotten."""
KEPT_BYTES = 1024 * 1024
"""How large the journal may become by steps before the last one."""
MAX_BYTES = 64 * 1024 * 1024
"""The largest journal that is read: a step cannot be as large."""
_Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class _Stored(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class WrittenFile(_Stored):
    """What one command wrote to a registry, or to a file that it includes."""

    file: str | None
    """The included file, by its path from the folder of the registry; None: the registry."""
    before: _Hash | None
    """Of the whole file before it was written; None where the command made it."""
    after: _Hash
    splices: tuple[Splice, ...] = ()
    """What was written to a text, in the order of the file."""
    rows: AppendedRows | None = None
    """What was written to a Parquet file, where it can be taken out exactly."""


class WrittenStep(_Stored):
    """What one command wrote: to the registry, to a file that it includes, or to both."""

    command: Annotated[str, Field(pattern=r"^[a-z][a-z-]{0,40}$")]
    day: date
    files: Annotated[tuple[WrittenFile, ...], Field(min_length=1, max_length=2)]
    """In the order in which they were written; a step that is stopped has only the first."""


class _Journal(_Stored):
    version: Literal[2] = 2
    registry: str
    """The name of the file beside which it stands."""
    steps: Annotated[tuple[WrittenStep, ...], Field(max_length=STEPS)]
    """The oldest first."""


class _Head(BaseModel):
    """What journals of all versions have."""

    model_config = ConfigDict(frozen=True, strict=True)

    version: int


def hash_of(data: bytes | None) -> str | None:
    """The hash by which the bytes of a whole file are known again; None where there is none."""
    return None if data is None else sha256(data).hexdigest()


def journal_path(registry: Path) -> Path:
    """Where the journal of a registry is: beside the file itself, wherever links to it are."""
    real = registry.resolve()
    return real.with_name(f".{real.name}.undo")


def is_table(file: str) -> bool:
    """Whether a file has rows; it has blocks of TOML otherwise."""
    return PurePosixPath(file).suffix.lower() in {".csv", ".parquet"} or is_in_database(file)


def is_text(file: str) -> bool:
    """Whether a file is a text; of another only the number of rows that are added is noted."""
    return PurePosixPath(file).suffix.lower() != ".parquet" and not is_in_database(file)


def _name_of(path: Path, registry: Path) -> str | None:
    """The name of a file in the journal."""
    return None if path == registry else path.relative_to(registry.parent).as_posix()


def read_steps(registry: Path) -> tuple[WrittenStep, ...]:
    """Read the steps of a registry, the oldest first; none where there is no journal.

    Raises WrongUse for what is no journal of this registry and this version.
    """
    path = journal_path(registry)
    data = _read_bytes(path)
    if data is None:
        return ()
    try:
        journal = _Journal.model_validate_json(data)
    except ValidationError:
        raise _unreadable(path, data) from None
    if journal.registry != registry.resolve().name:
        raise WrongUse("undo_of_another", journal=str(path), registry=journal.registry)
    return journal.steps


def _read_bytes(path: Path) -> bytes | None:
    """Read a journal that is a plain file of some size; no link is followed."""
    if not os.path.lexists(path):
        return None
    try:
        if not S_ISREG(path.lstat().st_mode):
            raise WrongUse("undo_no_plain_file", journal=str(path))
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutsideWorld("undo_not_read", path=str(path), reason=reason) from error
    if len(data) > MAX_BYTES:
        raise WrongUse("undo_unreadable", journal=str(path))
    return data


def _unreadable(path: Path, data: bytes) -> WrongUse:
    try:
        version = _Head.model_validate_json(data).version
    except ValidationError:
        return WrongUse("undo_unreadable", journal=str(path))
    if version == VERSION:
        return WrongUse("undo_unreadable", journal=str(path))
    return WrongUse("undo_of_other_version", journal=str(path), version=version)


def write_steps(registry: Path, steps: tuple[WrittenStep, ...]) -> None:
    """Write the journal, with the newest steps that it has room for; always with the last one.

    Without a step there is no journal.
    """
    path = journal_path(registry)
    try:
        _replace(path, registry, steps)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutsideWorld("file_not_written", path=str(path), reason=reason) from error


def _replace(path: Path, registry: Path, steps: tuple[WrittenStep, ...]) -> None:
    if not steps:
        path.unlink(missing_ok=True)
        return
    if path.is_dir() and not path.is_symlink():
        raise OutsideWorld("no_plain_file", path=str(path))
    kept: tuple[WrittenStep, ...] = ()
    size = 0
    for step in reversed(steps[-STEPS:]):
        size += len(step.model_dump_json())
        if kept and size > KEPT_BYTES:
            break
        kept = (step, *kept)
    journal = _Journal(registry=registry.resolve().name, steps=kept)
    # what it quotes must not be read by more people than the registry
    swap_file(path, journal.model_dump_json().encode() + b"\n", like=registry)


def without_unwritten(
    steps: tuple[WrittenStep, ...], hashes: Mapping[str | None, str | None]
) -> tuple[WrittenStep, ...]:
    """Leave out the last steps that are in no file: all of theirs are what they were before them.

    A writer was stopped between the journal and the file, or the file was taken back otherwise.
    `hashes` are those of the files that are known, by their names.
    """
    while steps and all(_is_before(file, hashes) for file in steps[-1].files):
        steps = steps[:-1]
    return steps


def _is_before(file: WrittenFile, hashes: Mapping[str | None, str | None]) -> bool:
    return file.file in hashes and hashes[file.file] == file.before


class StepJournal:
    """Notes the step of a command, right before it is written."""

    def __init__(self, registry: Path, command: str, day: date) -> None:
        """Take what is known of the step before its bytes are."""
        self._registry, self._command, self._day = registry, command, day
        self._rows: dict[Path, AppendedRows | None] = {}
        self._earlier: tuple[WrittenStep, ...] | None = None

    def note_rows(self, path: Path, rows: AppendedRows | None) -> None:
        """Note how the rows that a file is about to get are taken out again."""
        self._rows[path] = rows

    def announce(self, changes: Sequence[FileChange]) -> None:
        """Note what is about to be written; anew, where somebody saved a file meanwhile."""
        files = tuple(map(self._written, changes))
        if self._earlier is None:
            self._earlier = self._read_earlier()
        earlier = without_unwritten(self._earlier, {f.file: f.before for f in files})
        step = WrittenStep(command=self._command, day=self._day, files=files)
        write_steps(self._registry, (*earlier, step))

    def _written(self, change: FileChange) -> WrittenFile:
        """Describe what becomes of a file; of one that is made nothing has to be kept."""
        file = _name_of(change.path, self._registry)
        assert change.new is not None  # a command adds or changes  # noqa: S101
        splices: tuple[Splice, ...] = ()
        if change.old is not None and is_text(file or ""):
            table = is_table(file or "")
            splices = find_splices(change.old.decode(), change.new.decode(), table=table)
        return WrittenFile(
            file=file,
            before=hash_of(change.old),
            after=sha256(change.new).hexdigest(),
            splices=splices,
            rows=self._rows.get(change.path),
        )

    def _read_earlier(self) -> tuple[WrittenStep, ...]:
        """The steps so far; a journal that is of no use gives way to a new one."""
        try:
            return read_steps(self._registry)
        except WrongUse:
            return ()

    def settle(self) -> None:
        """Leave the step noted: the file has it now."""


class ReversalJournal:
    """Notes that a step is taken back: first where its files then are, then that it is gone."""

    def __init__(self, registry: Path, earlier: tuple[WrittenStep, ...], step: WrittenStep) -> None:
        """Take the step, and those before it."""
        self._registry, self._earlier, self._step = registry, earlier, step

    def announce(self, changes: Sequence[FileChange]) -> None:
        """Note what the files are about to be: stopped after that, those count as taken back."""
        step = self._step
        for change in changes:
            file = _name_of(change.path, self._registry)
            was = next(f.before for f in step.files if f.file == file)
            step = _with_before(step, file, hash_of(change.new))
            if change.new is not None and not is_text(file or ""):
                new = hash_of(change.new)
                self._earlier = tuple(_repacked(s, file, was, new) for s in self._earlier)
        write_steps(self._registry, (*self._earlier, step))

    def settle(self) -> None:
        """Forget the step; where that fails it counts as taken back all the same."""
        with suppress(OutsideWorld):
            write_steps(self._registry, self._earlier)


def _with_before(step: WrittenStep, name: str | None, before: str | None) -> WrittenStep:
    """A step that found a file as it is now."""
    files = (f.model_copy(update={"before": before} if f.file == name else {}) for f in step.files)
    return step.model_copy(update={"files": tuple(files)})


def _repacked(step: WrittenStep, name: str | None, was: str | None, now: str | None) -> WrittenStep:
    """A step that left a table with the same rows, which have other bytes by now."""
    files = (
        f.model_copy(update={"after": now} if (f.file, f.after) == (name, was) else {})
        for f in step.files
    )
    return step.model_copy(update={"files": tuple(files)})
