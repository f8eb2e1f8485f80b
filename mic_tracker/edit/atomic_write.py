"""Atomic replacement of a file: at any moment it has all of its old bytes or all of its new."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_IMODE

from mic_tracker.errors import OutsideWorld


def replace_file(path: Path, change: Callable[[bytes], bytes], *, timeout: float) -> None:
    """Replace the bytes of the file at `path` by `change(bytes)`, one writer at a time.

    A symbolic link stays one: its target is replaced, with its mode and, where allowed, its owner.
    `change` sees the file as it is once the lock is held, and may raise to leave it alone. Writers
    wait `timeout` seconds for the lock `.NAME.lock` beside the file, which stays (to remove it
    would let two writers in). Raises OutsideWorld when the system refuses.
    """
    with _translate_errors(path):
        target = path.resolve(strict=True)
        mode = S_IMODE(target.stat().st_mode)
        if not os.access(target, os.W_OK):
            raise OutsideWorld("file_read_only", path=str(path))
    with _lock_file(target, mode, timeout):
        with _translate_errors(path):
            old = target.read_bytes()
        new = change(old)
        if new != old:
            with _translate_errors(path):
                swap_file(target, new)


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


def swap_file(target: Path, data: bytes) -> None:
    """Write a new file beside the old one and put it in its place, safe against loss of power.

    The new file has mode and, where allowed, owner of the old one, if there is one. Whatever has
    its name is what a killed writer left, or a link that a stranger made: it is removed first.
    """
    fresh = target.with_name(f".{target.name}.new")
    try:
        fresh.unlink(missing_ok=True)
        _write_file(fresh, data, target.stat() if target.exists() else None)
        fresh.replace(target)
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
    _sync_folder(target.parent)


def _write_file(fresh: Path, data: bytes, like: os.stat_result | None) -> None:
    with fresh.open("xb") as file:
        if like:
            _copy_owner(fresh, like)
        file.write(data)
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
