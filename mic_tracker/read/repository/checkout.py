"""The files of a commit, laid out in a folder as a checkout would have them.

What a registry included at a revision is found by the same code as what it includes today, so the
folder has the same names and links. Contents are written for the files that are asked for. No
filter, hook or configuration of a repository takes part, and nothing is written outside of the
folder.
"""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath

from mic_tracker.read.repository.blobs import read_blobs, read_sizes
from mic_tracker.read.repository.process import Commit
from mic_tracker.read.repository.tree import Tree


def lay_out(tree: Tree, wanted: Callable[[str], bool], place: Path, root: Path) -> None:
    """Make the links of a tree in a folder, and empty files of the names that are wanted.

    `root` is the work tree that the links were written for; beside the folder is a file that
    stands for whatever is outside of it.
    """
    ends = {PurePosixPath(text).name for text in tree.links.values()}
    files = [path for path in tree.files if path.name in ends or wanted(path.name)]
    # no link is there before all folders are, so no file comes to lie behind one
    for folder in {path.parent for path in (*files, *tree.links)}:
        (place / folder).mkdir(parents=True, exist_ok=True)
    outside = place.with_name("outside")
    outside.touch()
    for path in files:
        with suppress(FileExistsError):  # as for links
            (place / path).touch(exist_ok=False)
    for path, text in tree.links.items():
        _make_link(place / path, _translate(path, text, root, place) or outside, text)


def _translate(path: Path, text: str, root: Path, place: Path) -> Path | None:
    """What a link leads to here; None where it led out of its repository."""
    target = Path(text)
    if target.is_absolute():
        return place / target.relative_to(root) if target.is_relative_to(root) else None
    led = Path(os.path.normpath(path.parent / text))
    return None if ".." in led.parts else target


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
    """Write the contents of some files of a folder in which a tree was laid out."""
    ends = {end: tree.files[end] for file in files if (end := _end(file, place)) in tree.files}
    for root in {blob.root for blob in ends.values()}:
        own = {end: blob.hash for end, blob in ends.items() if blob.root == root}
        contents = read_blobs(root, read_sizes(root, at, own.values()))
        for end, hash_ in own.items():
            (place / end).write_bytes(contents[hash_])


def _end(file: Path, place: Path) -> Path:
    """The path of what a file is a link to, if it is one."""
    return file.resolve().relative_to(place)
