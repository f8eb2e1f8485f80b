"""The journal of a registry: what the last commands wrote to it, and what stood there before.

It is the file `.NAME.undo` beside the registry. Whoever made it, it only says what stood where: a
file is named by it and looked for among those that the registry reads, never opened by that name.
"""

import os
from contextlib import suppress
from datetime import date
from hashlib import sha256
from pathlib import Path, PurePosixPath
from stat import S_ISREG
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mic_tracker.edit.atomic_write import swap_file
from mic_tracker.errors import OutsideWorld, WrongUse
from mic_tracker.model.registry import is_in_database
from mic_tracker.text.splices import Splice, find_splices

VERSION = 1
STEPS = 20
"""How many steps are kept; older ones are forgotten."""
KEPT_BYTES = 1024 * 1024
"""How large the journal may become by steps before the last one."""
MAX_BYTES = 64 * 1024 * 1024
"""The largest journal that is read: a step cannot be as large."""
_Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class _Stored(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class WrittenStep(_Stored):
    """What one command wrote to a registry or to a file that it includes."""

    command: Annotated[str, Field(pattern=r"^[a-z][a-z-]{0,40}$")]
    day: date
    file: str | None
    """The included file, by its path from the folder of the registry; None: the registry."""
    before: _Hash
    """Of the whole file before it was written."""
    after: _Hash
    splices: tuple[Splice, ...]
    """What was written, in the order of the file."""


class _Journal(_Stored):
    version: Literal[1] = 1
    registry: str
    """The name of the file beside which it stands."""
    steps: Annotated[tuple[WrittenStep, ...], Field(max_length=STEPS)]
    """The oldest first."""


class _Head(BaseModel):
    """What journals of all versions have."""

    model_config = ConfigDict(frozen=True, strict=True)

    version: int


def hash_of(data: bytes) -> str:
    """The hash by which the bytes of a whole file are known again."""
    return sha256(data).hexdigest()


def journal_path(registry: Path) -> Path:
    """Where the journal of a registry is: beside the file itself, wherever links to it are."""
    real = registry.resolve()
    return real.with_name(f".{real.name}.undo")


def is_table(file: str) -> bool:
    """Whether a file has rows; it has blocks of TOML otherwise."""
    return PurePosixPath(file).suffix.lower() in {".csv", ".parquet"} or is_in_database(file)


def is_text(file: str) -> bool:
    """Whether a file is a text; what is written to others is not noted, and not taken back."""
    return PurePosixPath(file).suffix.lower() != ".parquet" and not is_in_database(file)


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
    steps: tuple[WrittenStep, ...], file: str | None, data: bytes
) -> tuple[WrittenStep, ...]:
    """Leave out the last steps of a file that are not in it: the file is what it was before them.

    A writer was stopped between the journal and the file, or the file was taken back otherwise.
    """
    while steps and steps[-1].file == file and steps[-1].before == hash_of(data):
        steps = steps[:-1]
    return steps


class StepJournal:
    """Notes the step of a command, right before it is written."""

    def __init__(self, registry: Path, file: str | None, command: str, day: date) -> None:
        """Take what is known of the step before its bytes are."""
        self._registry, self._file, self._command, self._day = registry, file, command, day
        self._earlier: tuple[WrittenStep, ...] | None = None

    def announce(self, old: bytes, new: bytes) -> None:
        """Note what is about to be written; anew, where somebody saved the file meanwhile."""
        file = self._file or ""
        table = is_table(file)
        step = WrittenStep(
            command=self._command,
            day=self._day,
            file=self._file,
            before=hash_of(old),
            after=hash_of(new),
            splices=find_splices(old.decode(), new.decode(), table=table) if is_text(file) else (),
        )
        if self._earlier is None:
            self._earlier = self._read_earlier()
        earlier = without_unwritten(self._earlier, self._file, old)
        write_steps(self._registry, (*earlier, step))

    def _read_earlier(self) -> tuple[WrittenStep, ...]:
        """The steps so far; a journal that is of no use gives way to a new one."""
        try:
            return read_steps(self._registry)
        except WrongUse:
            return ()

    def settle(self) -> None:
        """Leave the step noted: the file has it now."""


class ReversalJournal:
    """Notes that a step is taken back: first where the file then is, then that it is gone."""

    def __init__(self, registry: Path, earlier: tuple[WrittenStep, ...], step: WrittenStep) -> None:
        """Take the step, and those before it."""
        self._registry, self._earlier, self._step = registry, earlier, step

    def announce(self, _: bytes, new: bytes) -> None:
        """Note what the file is about to be: stopped after that, the step counts as taken back."""
        reversed_step = self._step.model_copy(update={"before": hash_of(new)})
        write_steps(self._registry, (*self._earlier, reversed_step))

    def settle(self) -> None:
        """Forget the step; where that fails it counts as taken back all the same."""
        with suppress(OutsideWorld):
            write_steps(self._registry, self._earlier)
