"""Files beside a file that say something about it: metadata, a codebook, a data package."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

from mic_tracker.model.edit.exchange.problem import CellPlace, ProblemCode, RefusedRow
from mic_tracker.model.edit.exchange.profile import Profile
from mic_tracker.read.exchange.imported_files import unread_file
from mic_tracker.read.exchange.metadata.frictionless import PACKAGE, PackagedTable, read_package
from mic_tracker.read.exchange.metadata.owid import (
    CODEBOOK,
    METADATA,
    read_codebook,
    read_owid_metadata,
)
from mic_tracker.read.exchange.source_folder import SourceFile, is_inside, read_source_file
from mic_tracker.read.exchange.source_table import UnreadableFile

T = TypeVar("T")
_UP = 2
"""Folders above a file in which the package may be that describes it."""


class DescribedFile(NamedTuple):
    """A file with what others say of it."""

    file: SourceFile | RefusedRow
    profile: Profile | None
    """How a data package says that it is read; None where no package describes it."""
    unread: tuple[RefusedRow, ...] = ()
    """Files about it that cannot be read."""


def read_described_file(path: Path) -> DescribedFile:
    """Read a file, and what stands beside it as its metadata, codebook or package."""
    unread: list[RefusedRow] = []
    packaged = next(_packages(path, unread), None)
    facts = packaged.facts if packaged else _facts(path, unread)
    file = read_source_file(path)
    if isinstance(file, SourceFile):
        file = file._replace(facts=facts)
    return DescribedFile(file, packaged.profile if packaged else None, tuple(unread))


def read_package_folder(folder: Path) -> tuple[DescribedFile, ...]:
    """Read every table that the package of a folder describes; none without a package."""
    unread: list[RefusedRow] = []
    tables = _read(folder / PACKAGE, folder, read_package, unread) or ()
    broken = tuple(DescribedFile(problem, None) for problem in unread)
    return broken + tuple(_packaged(folder, table) for table in tables)


def _packaged(folder: Path, table: PackagedTable) -> DescribedFile:
    path = folder / table.path
    if not is_inside(path, folder):
        outside = RefusedRow(ProblemCode.OUTSIDE_FOLDER, CellPlace(table.path, 1))
        return DescribedFile(outside, table.profile)
    file = read_source_file(path, table.path)
    if isinstance(file, SourceFile):
        file = file._replace(facts=table.facts)
    return DescribedFile(file, table.profile)


def _packages(path: Path, unread: list[RefusedRow]) -> Iterator[PackagedTable]:
    """The tables of packages that are this file."""
    for folder in path.absolute().parents[:_UP]:
        for table in _read(folder / PACKAGE, folder, read_package, unread) or ():
            if folder / table.path == path.absolute():
                yield table


def _facts(path: Path, unread: list[RefusedRow]) -> Mapping[str, str]:
    beside = path.with_name(path.stem + METADATA)
    if (found := _read(beside, path.parent, read_owid_metadata, unread)) is not None:
        return found
    if path.name == CODEBOOK:
        return {}
    return _read(path.with_name(CODEBOOK), path.parent, read_codebook, unread) or {}


def _read(
    path: Path, folder: Path, read: Callable[[bytes], T], unread: list[RefusedRow]
) -> T | None:
    """Read a file that may be there; None where it is not, or cannot be read."""
    if not path.is_file() or not is_inside(path, folder):
        return None
    file = read_source_file(path)
    if isinstance(file, RefusedRow):
        unread.append(file)
        return None
    try:
        return read(file.data)
    except UnreadableFile as problem:
        unread.append(unread_file(path.name, problem))
        return None
