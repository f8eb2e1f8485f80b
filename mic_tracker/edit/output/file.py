"""Output files are written whole, and never through a link or over a file that is read.

A checkout may hold links that a stranger has made: what is written to `report.json` or below
`reports/` would end wherever they lead.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import tomli

from mic_tracker.edit.atomic_write import swap_file
from mic_tracker.errors import OutsideWorld, WrongUse
from mic_tracker.text.limits import TOML_BYTES

_STREAMS = (Path("/dev"), Path("/dev/fd"), Path("/proc/self/fd"))
"""The links in these folders are the system's: /dev/stdout leads to an open stream."""


def write_output(
    path: Path, content: str | bytes | Iterable[str], inputs: Iterable[Path] = ()
) -> None:
    """Write a file, or replace the one that is there; a pipe or a device is written to.

    The content may come in pieces. Raises WrongUse for a link, a registry and the files that are
    named as inputs, OutsideWorld when the system refuses.
    """
    with translate_errors(path):
        refuse_links(path)
        _refuse_inputs(path, inputs)
        if path.exists() and (not path.is_file() or _is_stream(path)):
            _write_through(path, _pieces(content))
        elif path.exists() and not os.access(path, os.W_OK):
            raise OutsideWorld("file_read_only", path=str(path))
        else:
            swap_file(path, _pieces(content))


def _pieces(content: str | bytes | Iterable[str]) -> Iterable[bytes]:
    return [_encode(content)] if isinstance(content, str | bytes) else map(_encode, content)


def _write_through(path: Path, data: Iterable[bytes]) -> None:
    """Write to a pipe or a device; a pipe that nobody reads is refused, not waited for."""
    handle = os.open(path, os.O_WRONLY | os.O_TRUNC | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(handle, "wb") as file:
        if hasattr(os, "O_NONBLOCK"):
            os.set_blocking(handle, True)  # a reader who is there may take his time
        file.writelines(data)


def append_output(path: Path, text: str, inputs: Iterable[Path] = ()) -> None:
    """Append to a file that other programs write to as well, all of the text or nothing.

    Raises as `write_output` does.
    """
    with translate_errors(path):
        refuse_links(path)
        _refuse_inputs(path, inputs)
        size = path.stat().st_size if path.exists() else 0
        try:
            with path.open("ab") as file:
                file.write(_encode(text))
        except OSError:
            with suppress(OSError):
                os.truncate(path, size)
            raise


def create_output(path: Path, text: str) -> None:
    """Write a file that is not there yet, and its folder; one that is half written is removed.

    Raises as `write_output` does, and OutsideWorld for a file that is there.
    """
    with translate_errors(path):
        refuse_links(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            try:
                file.write(_encode(text))
                file.flush()
                os.fsync(file.fileno())
            except BaseException:
                path.unlink()
                raise


@contextmanager
def translate_errors(path: Path) -> Iterator[None]:
    """Turn an error of the system into OutsideWorld."""
    try:
        yield
    except (OSError, RuntimeError) as error:  # a loop of links is a RuntimeError before Python 3.13
        reason = getattr(error, "strerror", None) or str(error)
        raise OutsideWorld("output_not_written", path=str(path), reason=reason) from error


def _encode(content: str | bytes) -> bytes:
    """Encode a text; a byte of a file name that is no text has a code in place of a letter."""
    return content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")


def refuse_links(path: Path) -> None:
    """Refuse a link, and a path with a link on it that leads out of its git work tree."""
    if _is_stream(path):
        return
    if path.is_symlink():
        raise WrongUse("output_is_link", path=str(path), target=str(path.readlink()))
    for folder in reversed(path.absolute().parents):
        if folder.is_symlink() and _leaves_work_tree(folder):
            raise WrongUse("output_leaves_tree", path=str(path), folder=str(folder))


def _is_stream(path: Path) -> bool:
    return path.absolute().parent in _STREAMS


def _leaves_work_tree(link: Path) -> bool:
    """Whether a link stands in a git work tree and leads out of it."""
    place = link.parent.resolve()
    roots = (folder for folder in (place, *place.parents) if (folder / ".git").exists())
    root = next(roots, None)
    return root is not None and not link.resolve().is_relative_to(root)


def _refuse_inputs(path: Path, inputs: Iterable[Path]) -> None:
    """Refuse a file that is read, by whatever name or hard link, and any other registry."""
    if not path.is_file() or _is_stream(path):
        return
    if any(other.exists() and path.samefile(other) for other in inputs):
        raise WrongUse("output_is_input", path=str(path))
    if _is_registry(path):
        raise WrongUse("output_is_registry", path=str(path))


def _is_registry(path: Path) -> bool:
    if path.stat().st_size > TOML_BYTES or not os.access(path, os.R_OK):
        return False
    try:
        content = tomli.loads(path.read_bytes().decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return {"format", "title"} <= content.keys()
