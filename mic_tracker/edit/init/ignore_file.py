"""The file that has git ignore what commands keep beside a registry: its lock, its journal."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

from mic_tracker.edit.output.file import append_output

NAME = ".gitignore"


def missing_lines(folder: Path) -> tuple[str, ...]:
    """The lines that neither the file of a folder has nor one further up in its work tree."""
    there = {line for file in _ignore_files(folder) for line in _lines(file)}
    wanted = (line for line in _template() if not line.startswith("#"))
    return tuple(line for line in wanted if line.encode() not in there)


def can_be_extended(folder: Path) -> bool:
    """Whether a folder has such a file that git reads: a link it does not follow."""
    file = folder / NAME
    return file.is_file() and not file.is_symlink()


def render_lines(lines: Iterable[str], newline: str = "\n") -> str:
    """Write the lines, under what they are about."""
    comments = (line for line in _template() if line.startswith("#"))
    return "".join(f"{line}{newline}" for line in (*comments, *lines))


def append_lines(folder: Path, lines: Iterable[str]) -> None:
    """Put lines at the end of the file of a folder; all that it has stays as it is.

    Raises OutsideWorld when the system refuses.
    """
    old = (folder / NAME).read_bytes()
    newline = "\r\n" if b"\r\n" in old else "\n"
    end = "" if not old or old.endswith(b"\n") else newline
    append_output(folder / NAME, end + render_lines(lines, newline))


def _template() -> list[str]:
    return files("mic_tracker.edit").joinpath("templates/gitignore").read_text("utf-8").splitlines()


def _ignore_files(folder: Path) -> Iterator[Path]:
    """The files of a folder and of the folders above it, up to the root of its work tree."""
    place = folder.resolve()
    folders = (place, *place.parents)
    root = next((above for above in folders if (above / ".git").exists()), place)
    yield from (above / NAME for above in folders if above.is_relative_to(root))


def _lines(file: Path) -> Iterator[bytes]:
    with suppress(OSError):
        if not file.is_symlink():
            yield from (line.rstrip() for line in file.read_bytes().splitlines())
