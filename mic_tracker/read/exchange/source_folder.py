"""The files that are imported: one, or those of a folder, none of which may be outside of it."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from mic_tracker.model.edit.exchange.problem import CellPlace, ProblemCode, RefusedRow
from mic_tracker.read.file_patterns import FileSearch
from mic_tracker.text import limits


class SourceFile(NamedTuple):
    """A file with its content, and what other files say of it."""

    name: str
    """Its path in the folder; the name of a single file."""
    data: bytes
    """One byte more than a table may have, where it has more."""
    facts: Mapping[str, str] = {}
    """What other files say of all its rows, under the names that a table's facts have."""


def read_source_file(path: Path, name: str | None = None) -> SourceFile | RefusedRow:
    """Read a file within the bounds of a table."""
    shown = name or path.name
    try:
        if not path.is_file():
            raise FileNotFoundError(2, os.strerror(2))
        with path.open("rb") as file:
            return SourceFile(shown, file.read(limits.TABLE_BYTES + 1))
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        return RefusedRow(ProblemCode.SYSTEM, CellPlace(shown, 1), "", (("reason", reason),))


def read_source_folder(
    folder: Path, patterns: Sequence[str], most: int = limits.IMPORTED_BYTES
) -> Iterator[SourceFile | RefusedRow]:
    """Read the files of a folder that match, sorted, up to so many bytes in all.

    What a link leads to outside of the folder is told, and not read.
    """
    left = most
    for path in _matching(folder, patterns):
        name = path.relative_to(folder).as_posix()
        if not is_inside(path, folder):
            yield RefusedRow(ProblemCode.OUTSIDE_FOLDER, CellPlace(name, 1))
            continue
        file = read_source_file(path, name)
        left -= len(file.data) if isinstance(file, SourceFile) else 0
        if left < 0:
            yield RefusedRow(
                ProblemCode.TOO_MUCH_IN_ALL, CellPlace(name, 1), "", (("limit", most),)
            )
            return
        yield file


def _matching(folder: Path, patterns: Sequence[str]) -> list[Path]:
    search = FileSearch(folder)
    found = (search.find(pattern) or [] for pattern in patterns)
    return [*dict.fromkeys(path for paths in found for path in paths)][: limits.FILES]


def is_inside(path: Path, folder: Path) -> bool:
    """Whether a path leads to a place below a folder, wherever links on it lead."""
    inner, outer = os.path.realpath(path), os.path.realpath(folder)
    return os.path.commonpath((inner, outer)) == outer
