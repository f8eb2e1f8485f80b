"""Atomic replacement of a file: at any moment it has all of its old bytes or all of its new."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from stat import S_IMODE, S_ISREG
from typing import NamedTuple, Protocol

from mic_tracker.errors import OutsideWorld

_IDENTITY = ("st_dev", "st_ino", "st_size", "st_mtime_ns")
ATTEMPTS = 5
"""How often a change is made anew because somebody saved the file meanwhile."""


class FileChange(NamedTuple):
    """The bytes that a file has, and those that it gets; None where there is no file."""

    path: Path
    old: bytes | None
    new: bytes | None


class Journal(Protocol):
    """Notes what is written to files, under their locks."""

    def announce(self, changes: Sequence[FileChange], /) -> None:
        """Note it before the files are replaced; anew at every attempt."""

    def settle(self) -> None:
        """Note that the files have been replaced."""


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

    def change_one(old: bytes) -> Sequence[FileChange]:
        return (FileChange(path, old, change(old)),)

    replace_files(path, change_one, timeout=timeout, journal=journal)


def replace_files(
    path: Path,
    change: Callable[[bytes], Sequence[FileChange]],
    *,
    timeout: float,
    journal: Journal | None = None,
) -> None:
    """Replace a file and others with it: all of them, or none.

    `change` sees the bytes of the file at `path` and says what is written, in this order; else it
    is as for `replace_file`. The others are locked, too, and have to be as the change says that
    they are. Where the system refuses one of them, those before it get their old bytes again. To
    be killed between two of them leaves the first with its new bytes; the journal knows both.
    """
    target, mode = _plain_file(path)
    with _lock_file(target, mode, timeout):
        for _ in range(ATTEMPTS):
            if _change_once(path, target, change, timeout, journal):
                return
    raise OutsideWorld("file_changed_meanwhile", path=str(path))


def _plain_file(path: Path) -> tuple[Path, int]:
    """The file behind links, and its mode; OutsideWorld for what is none that can be written."""
    with _translate_errors(path):
        target = path.resolve(strict=True)
        mode = target.stat().st_mode
        if not S_ISREG(mode):
            raise OutsideWorld("no_plain_file", path=str(path))
        if not os.access(target, os.W_OK):
            raise OutsideWorld("file_read_only", path=str(path))
    return target, S_IMODE(mode)


def _change_once(
    path: Path,
    target: Path,
    change: Callable[[bytes], Sequence[FileChange]],
    timeout: float,
    journal: Journal | None,
) -> bool:
    """Change the files, unless somebody else does so in the meantime."""
    with _translate_errors(path):
        seen = target.stat()
        old = target.read_bytes()
    changes = [one for one in change(old) if one.new != one.old]
    others = [one for one in changes if one.path != path]
    if not changes:
        return True
    with ExitStack() as locks:
        for other in others:
            locks.enter_context(_lock_other(other, timeout))
        if journal:
            journal.announce(changes)
        with _translate_errors(path):
            swapped = _swap_all(
                changes,
                lambda: all(map(_has_old_bytes, others)) and _is_as_seen(target, seen, old),
            )
    if journal and swapped:
        journal.settle()
    return swapped


@contextmanager
def _lock_other(change: FileChange, timeout: float) -> Iterator[None]:
    """Hold the lock of a file that is written with another; its folder may be new."""
    if change.old is not None:
        target, mode = _plain_file(change.path)
    else:
        with _translate_errors(change.path):
            change.path.parent.mkdir(parents=True, exist_ok=True)
            target, mode = change.path.resolve(), 0o666
    with _lock_file(target, mode, timeout):
        yield


def _swap_all(changes: Sequence[FileChange], is_as_seen: Callable[[], bool]) -> bool:
    """Put new files in the place of the old ones, all of them or none; False where one changed."""
    with ExitStack() as stack:
        fresh = [stack.enter_context(_new_file(change)) for change in changes]
        if not is_as_seen():
            return False
        done: list[tuple[FileChange, Path]] = []
        try:
            for change, file in zip(changes, fresh, strict=True):
                with _translate_errors(change.path):
                    _put(change, file)
                done.append((change, file))
        except BaseException:
            for change, file in reversed(done):
                _put_back(change, file)
            raise
    for folder in dict.fromkeys(change.path.resolve().parent for change in changes):
        _sync_folder(folder)
    return True


@contextmanager
def _new_file(change: FileChange) -> Iterator[Path]:
    """The new bytes in a file beside the old one; only its path where the old one goes."""
    target = change.path.resolve()
    with _translate_errors(change.path), _fresh_file(target, change.new) as fresh:
        yield fresh


def _put(change: FileChange, fresh: Path) -> None:
    target = change.path.resolve()
    if change.new is None:
        target.replace(fresh)
    else:
        fresh.replace(target)


def _put_back(change: FileChange, fresh: Path) -> None:
    """Give a file its old bytes again."""
    target = change.path.resolve()
    if change.new is None:
        fresh.replace(target)
    elif change.old is None:
        target.unlink()
    else:
        swap_file(target, change.old)


def _has_old_bytes(change: FileChange) -> bool:
    if change.old is None:
        return not change.path.exists()
    return change.path.exists() and change.path.read_bytes() == change.old


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


def swap_file(target: Path, data: bytes | Iterable[bytes], *, like: Path | None = None) -> None:
    """Write a new file beside the old one and put it in its place, safe against loss of power.

    The new file has mode and, where allowed, owner of the old one, if there is one, or of the file
    that it is to be like.
    """
    with _fresh_file(target, data, like) as fresh:
        fresh.replace(target)
    _sync_folder(target.parent)


@contextmanager
def _fresh_file(
    target: Path, data: bytes | Iterable[bytes] | None, like: Path | None = None
) -> Iterator[Path]:
    """Write a new file beside another; without data it is only named.

    Whatever has its name before is what a killed writer left, or a link that a stranger made. It is
    removed first, and what has its name afterwards is removed, too.
    """
    fresh = target.with_name(f".{target.name}.new")
    try:
        fresh.unlink(missing_ok=True)
        model = like or target
        if data is not None:
            _write_file(fresh, data, model.stat() if model.exists() else None)
        yield fresh
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


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
