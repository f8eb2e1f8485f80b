"""The git work tree in which a registry lies, and links that lead out of one.

A change can put a symbolic link in place of a registry, or of a folder above it. If it were
followed out of the work tree, findings would quote a file of the machine, and git would be asked
about another repository than the one that is judged.
"""

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from mic_tracker.errors import WrongUse

GIT = ".git"
_MOST_LINKS = 40  # as many as Linux follows on the way to a file


class Located(NamedTuple):
    """A file by the root of its work tree, and its path below it as git names it."""

    root: Path
    name: PurePosixPath
    """The path as it is given, links inside the work tree and all."""
    real: PurePosixPath
    """The path to which the links lead."""


def find_work_tree(folder: Path) -> Path | None:
    """The nearest folder upwards that has a `.git`, if there is any."""
    return next((f for f in (folder, *folder.parents) if os.path.lexists(f / GIT)), None)


def is_of_git(path: Path | PurePosixPath) -> bool:
    """Whether a path leads through a folder of git's own, in any case of its letters."""
    return any(part.lower() == GIT for part in path.parts)


def locate_registry(path: Path) -> Located:
    """Find the work tree of a registry, and its path in it.

    Raises WrongUse when it is in none, or a link leads out of it.
    """
    refuse_links_out(path)
    try:
        real = _follow_links(path)
    except ValueError:  # a NUL
        raise WrongUse("registry_missing", path=str(path)) from None
    root = find_work_tree(real.parent)
    if root is None:
        raise WrongUse("no_repository", folder=str(real.parent))
    inside = real.relative_to(root)
    return Located(root, PurePosixPath(_path_below(root, path) or inside), PurePosixPath(inside))


def _follow_links(path: Path) -> Path:
    """The path behind all links; a loop of links, which leads nowhere, is left as it is."""
    return Path(os.path.realpath(path))


def _path_below(root: Path, path: Path) -> Path | None:
    """The path below the root as it is given; None where it does not lead through the root."""
    given = path.absolute()
    if ".." in given.parts:  # what `..` leads to depends on the links before it
        given = _follow_links(given.parent) / given.name
    top = next((folder for folder in given.parents if _follow_links(folder) == root), None)
    return given.relative_to(top) if top else None


def refuse_links_out(path: Path) -> None:
    """Raise WrongUse where a link on the way to a file leads out of the link's own work tree.

    It may not lead into its `.git` or into another repository either. A link that stands in no
    work tree was made by whoever uses this machine, and is followed.
    """
    for link in _links_on_way(path):
        root = find_work_tree(link.parent)
        if root and not _stays_in(root, link):
            name = link.relative_to(root).as_posix()
            raise WrongUse("registry_link_out", path=path.as_posix(), link=name)


def _links_on_way(path: Path) -> Iterator[Path]:
    """Find each link that the system follows to a path, also those that another leads through."""
    given = path.absolute()
    here, left = Path(given.anchor), [*reversed(given.parts[1:])]
    followed = 0
    while left and followed < _MOST_LINKS:
        part = left.pop()
        step = here.parent if part == ".." else here / part
        if not os.path.islink(step):  # noqa: PTH114 - unlike a Path's, it never raises
            here = step
            continue
        yield step
        followed += 1
        target = step.readlink()
        here = Path(target.anchor) if target.is_absolute() else here
        left += reversed(target.parts[1:] if target.is_absolute() else target.parts)


def _stays_in(root: Path, link: Path) -> bool:
    end = _follow_links(link)
    if not end.is_relative_to(root) or is_of_git(end.relative_to(root)):
        return False
    return find_work_tree(end if end.is_dir() else end.parent) == root
