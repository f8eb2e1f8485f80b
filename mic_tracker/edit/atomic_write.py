"""Atomic replacement of a file: at any moment it has all of its old bytes or all of its new."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_IMODE, S_ISREG
from typing import Protocol

from mic_tracker.errors import OutsideWorld

_IDENTITY = ("st_dev", "st_ino", "st_size", "st_mtime_ns")
ATTEMPTS = 5
"""How often a change is made anew because somebody saved the file meanwhile."""


class Journal(Protocol):
    """Notes what is written to a file, under the lock of the file."""

    def announce(self, old: bytes, new: bytes, /) -> None:
        """Note it before the file is replaced; anew at every attempt."""

    def settle(self) -> None:
        """Note that the file has been replaced."""


def replace_file(
    path: Path,
    change: Callable[[bytes], bytes],
    *,
    timeout: float,
    journal: Journal | None = None,
) -> None:
    """Replace the bytes of the file at `path` by `change(bytes)`, one writer at a time.

    A symbolic link stays one: its target is replaced, with its mode and, where allowed, its owner.
    `change` sees the file as it is once the lock is held, and may raise to leave it alone; it is
    called anew where an editor, which knows no lock, saved the file before it was replaced. Writers
    wait `timeout` seconds for the lock `.NAME.lock` beside the file, which stays (to remove it
    would let two writers in). Raises OutsideWorld when the system refuses, and for what is no
    plain file: a pipe would be waited for, a device be replaced.
    """
    with _translate_errors(path):
        target = path.resolve(strict=True)
        mode = target.stat().st_mode
        if not S_ISREG(mode):
            raise OutsideWorld("no_plain_file", path=str(path))
        if not os.access(target, os.W_OK):
            raise OutsideWorld("file_read_only", path=str(path))
    with _lock_file(target, S_IMODE(mode), timeout):
        for _ in range(ATTEMPTS):
            if _change_once(path, target, change, journal):
                return
    raise OutsideWorld("file_changed_meanwhile", path=str(path))


def _change_once(
    path: Path, target: Path, change: Callable[[bytes], bytes], journal: Journal | None
) -> bool:
    """Change the file, unless somebody else does so in the meantime."""
    with _translate_errors(path):
        seen = target.stat()
        old = target.read_bytes()
    new = change(old)
    if new == old:
        return True
    if journal:
        journal.announce(old, new)
    with _translate_errors(path):
        swapped = swap_file(target, new, lambda: _is_as_seen(target, seen, old))
    if journal and swapped:
        journal.settle()
    return swapped


def _is_as_seen(target: Path, seen: os.stat_result, old: bytes) -> bool:
    """Whether nobody has saved the file since: by its bytes, then by what the system says of it."""
    same = target.read_bytes() == old
    now = target.stat()
    return same and all(getattr(now, fact) == getattr(seen, fact) for fact in _IDENTITY)


@contextmanager
def _translate_errors(path: Path) -> Iterator[None]:
    """Turn an error of the system into OutsideWorld."""
    try:
        yield
    except (OSError, RuntimeError) as error:  # a loop of links is a RuntimeError before Python 3.13
        reason = getattr(error, "strerror", None) or str(error)
        raise OutsideWorld("file_not_written", path=str(path), reason=reason) from error


@contextmanager
def _lock_file(target: Path, mode: int, timeout: float) -> Iterator[None]:
    """Hold the lock of a file, for which other writers wait."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only commands that write pay for it

    lock = target.with_name(f".{target.name}.lock")
    # whoever may write the file must be able to open its lock
    file_lock = FileLock(lock, timeout=timeout, mode=mode & 0o666 | 0o600)
    try:
        with _translate_errors(target):
            file_lock.acquire()
    except OutsideWorld as error:
        if not isinstance(error.__cause__, Timeout):
            raise
        raise OutsideWorld(
            "file_locked", path=str(target), seconds=timeout, lock=lock.name
        ) from error.__cause__
    try:
        yield
    finally:
        file_lock.release()


def swap_file(
    target: Path,
    data: bytes | Iterable[bytes],
    is_as_seen: Callable[[], bool] = lambda: True,
    *,
    like: Path | None = None,
) -> bool:
    """Write a new file beside the old one and put it in its place, safe against loss of power.

    The new file has mode and, where allowed, owner of the old one, if there is one, or of the file
    that it is to be like. Whatever has its name is what a killed writer left, or a link that a
    stranger made: it is removed first. Nothing is put in the place of a file that is not what was
    changed; then the answer is False.
    """
    fresh = target.with_name(f".{target.name}.new")
    try:
        fresh.unlink(missing_ok=True)
        model = like or target
        _write_file(fresh, data, model.stat() if model.exists() else None)
        if not is_as_seen():
            return False
        fresh.replace(target)
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
    _sync_folder(target.parent)
    return True


def _write_file(fresh: Path, data: bytes | Iterable[bytes], like: os.stat_result | None) -> None:
    with fresh.open("xb") as file:
        if like:
            _copy_owner(fresh, like)
        file.writelines([data] if isinstance(data, bytes) else data)
        file.flush()
        os.fsync(file.fileno())


def _copy_owner(fresh: Path, like: os.stat_result) -> None:
    if hasattr(os, "chown"):
        with suppress(PermissionError):  # only the superuser may give files away
            os.chown(fresh, like.st_uid, like.st_gid)
    fresh.chmod(S_IMODE(like.st_mode))


def _sync_folder(folder: Path) -> None:
    """Save the new name to the disk; Windows and some network folders have no such call."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
