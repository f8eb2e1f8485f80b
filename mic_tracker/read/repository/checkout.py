"""The files of a commit, laid out in a folder as a checkout would have them.

What a registry included at a revision is found by the same code as what it includes today, so the
folder has the same names and links. Contents are written for the files that are asked for. No
filter, hook or configuration of a repository takes part, and nothing is written outside of the
folder.
"""

import os
from collections.abc import Collection, Iterable
from contextlib import suppress
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from mic_tracker.errors import WrongUse
from mic_tracker.read.repository.blobs import read_blobs, read_sizes
from mic_tracker.read.repository.process import Commit
from mic_tracker.read.repository.tree import Tree, may_match
from mic_tracker.text.limits import PAST_BYTES

_BULK = frozenset({".parquet"})
"""Files that may be larger than a table of text."""


def lay_out(
    tree: Tree, registry: PurePosixPath, patterns: Collection[str], place: Path, root: Path
) -> None:
    """Make in a folder what patterns beside a registry may match: links, and empty files.

    `root` is the work tree that the links were written for; beside the folder is a file that
    stands for whatever is outside of it.
    """
    ends = {link: _find_end(link, text, root) for link, text in tree.links.items()}
    files = _choose_files(tree, registry, patterns, {*ends.values()})
    # no link is there before all folders are, so no file comes to lie behind one
    for folder in {path.parent for path in (*files, *tree.links)}:
        (place / folder).mkdir(parents=True, exist_ok=True)
    outside = place.with_name("outside")
    outside.touch()
    for path in files:
        with suppress(FileExistsError):  # as for links
            (place / path).touch(exist_ok=False)
    for path, text in tree.links.items():
        end = ends[path]
        inside = place / end if end and Path(text).is_absolute() else Path(text)
        _make_link(place / path, inside if end else outside, text)


def _find_end(link: Path, text: str, root: Path) -> Path | None:
    """The path that a link names, from the root of the repository; None for one outside."""
    target = Path(text)
    if target.is_absolute():
        return target.relative_to(root) if target.is_relative_to(root) else None
    led = Path(os.path.normpath(link.parent / target))
    return None if ".." in led.parts else led


def _choose_files(
    tree: Tree, registry: PurePosixPath, patterns: Collection[str], ends: set[Path | None]
) -> list[Path]:
    """Choose the files that a pattern may match where they are or through a link; and a registry's.

    A link to a folder may have any path before what is matched in the folder, so there the name of
    the file decides.
    """
    folder, last = Path(registry.parent), [PurePosixPath(pattern).name for pattern in patterns]
    names = {end.name for end in ends if end} | {registry.name}

    def is_chosen(path: Path) -> bool:
        if path.name in names:
            return True
        if not any(fnmatch(path.name, part) for part in last):
            return False
        below = path.relative_to(folder) if path.is_relative_to(folder) else None
        found = below is not None and any(may_match(pattern, below) for pattern in patterns)
        return found or not ends.isdisjoint(path.parents)

    return [path for path in tree.files if is_chosen(path)]


def _make_link(path: Path, target: Path, text: str) -> None:
    try:
        path.symlink_to(target)
    except FileExistsError:  # names that differ in case alone, or a tree that was made by hand
        return
    except (OSError, ValueError):
        # where nobody may make links git writes what they say, and so does a checkout of today
        with path.open("xb") as file:
            file.write(os.fsencode(text))


def fill_files(tree: Tree, files: Iterable[Path], place: Path, at: Commit) -> None:
    """Write the contents of some files of a folder in which a tree was laid out.

    Raises WrongUse for a file that is too large to be read out of git.
    """
    ends = {end: tree.files[end] for file in files if (end := _end(file, place)) in tree.files}
    for root in {blob.root for blob in ends.values()}:
        own = {end: blob.hash for end, blob in ends.items() if blob.root == root}
        sizes = read_sizes(root, at, own.values())
        bulk = {end: hash_ for end, hash_ in own.items() if end.suffix.lower() in _BULK}
        for end, hash_ in bulk.items():
            _refuse_large(end, sizes[hash_], at)
        whole = {hash_: sizes[hash_] for hash_ in bulk.values()}
        contents = read_blobs(root, sizes) | read_blobs(root, whole, most=PAST_BYTES)
        for end, hash_ in own.items():
            (place / end).write_bytes(contents[hash_])


def _refuse_large(path: Path, size: int, at: Commit) -> None:
    """Refuse what would take too much memory; of tables of text their readers say so."""
    if size > PAST_BYTES:
        raise WrongUse(
            "past_file_too_large", path=path.as_posix(), revision=at.name, limit=PAST_BYTES
        )


def _end(file: Path, place: Path) -> Path:
    """The path of what a file is a link to, if it is one."""
    return file.resolve().relative_to(place)
