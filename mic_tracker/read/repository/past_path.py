"""Where a registry was at a commit: at the path that it has now, or where it was moved from."""

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from mic_tracker.errors import WrongUse
from mic_tracker.read.repository.blobs import read_blobs
from mic_tracker.read.repository.process import Commit, GitRefused, run_git
from mic_tracker.read.repository.unfetched import explain_missing_object
from mic_tracker.read.repository.work_tree import Located


def find_registry_at(
    path: Path, here: Located, at: Commit, was: str | None
) -> tuple[PurePosixPath, bytes]:
    """Find the path that a registry had at a commit, and its bytes."""
    for name in _possible_names(here, at, was):
        data = _read_file(here.root, at, name)
        if data is not None:
            return name, data
    wanted = PurePosixPath(was) if was else here.name
    raise WrongUse(
        "registry_not_in_commit",
        path=was or path.as_posix(),
        revision=at.name,
        commit=at.short,
        near=_find_namesake(here.root, at, wanted.name),
    )


def _possible_names(here: Located, at: Commit, was: str | None) -> Iterator[PurePosixPath]:
    """The paths that a registry may have had at a commit, the likeliest first."""
    if was:
        yield _read_path(here.root, was)
        return
    yield here.name
    if here.real != here.name:  # today it is a link to what was there before
        yield here.real
    if old := _find_old_name(here.root, at, here.real):
        yield old


def _read_path(root: Path, was: str) -> PurePosixPath:
    """A path as git has it: from the root, or from the current folder when it starts with a dot."""
    if not was.startswith(("./", "../", "/")):
        return PurePosixPath(was)
    place = Path(os.path.normpath(Path.cwd() / was))
    return PurePosixPath(place.relative_to(root) if place.is_relative_to(root) else was)


def _find_old_name(root: Path, at: Commit, name: PurePosixPath) -> PurePosixPath | None:
    """Ask git which file of a commit was renamed to a file that is committed or staged now."""
    asked = ("-M", "--diff-filter=R", "--name-status", "-z", "--no-ext-diff", "--no-textconv")
    try:
        answer = run_git(root, "diff-index", "--cached", *asked, at.hash)
    except GitRefused:  # a partial clone lacks the contents that would be compared
        return None
    fields = iter(os.fsdecode(answer).split("\0"))
    renamed = {new: old for _, old, new in zip(fields, fields, fields, strict=False)}
    old = renamed.get(str(name))
    return PurePosixPath(old) if old else None


def _find_namesake(root: Path, at: Commit, name: str) -> str | None:
    """The one file of a commit that has this name in some folder."""
    try:
        answer = run_git(root, "ls-tree", "-r", "-z", "--name-only", "--end-of-options", at.hash)
    except GitRefused:
        return None
    names = [n for n in os.fsdecode(answer).split("\0") if PurePosixPath(n).name == name]
    return names[0] if len(names) == 1 else None


def _read_file(root: Path, at: Commit, name: PurePosixPath) -> bytes | None:
    """Read a file of a commit, through the links inside the repository; None for no file.

    Raises WrongUse where a link leads out, or the content is not here.
    """
    if name.is_absolute() or ".." in name.parts or "\n" in str(name):
        return None
    asked = f"{at.hash}:{name}\n".encode(errors="surrogateescape")
    try:
        answer = run_git(root, "cat-file", "--batch-check", "--follow-symlinks", given=asked)
    except GitRefused:
        raise explain_missing_object(root, at) from None
    found = answer.split()
    if answer.startswith(b"symlink "):
        raise WrongUse("registry_link_out_then", path=str(name), revision=at.name, commit=at.short)
    if len(found) == 3 and found[1] == b"blob" and b":" not in found[0]:
        return read_blobs(root, {found[0]: int(found[2])})[found[0]]
    if answer.endswith(b" missing\n") and _has_entry(root, at, name):
        raise explain_missing_object(root, at)
    return None


def _has_entry(root: Path, at: Commit, name: PurePosixPath) -> bool:
    """Whether a commit has a file or link of this path, the content of which may be missing."""
    try:
        answer = run_git(root, "ls-tree", "-z", "--end-of-options", at.hash, "--", str(name))
    except GitRefused:
        raise explain_missing_object(root, at) from None
    about, _, found = answer.partition(b"\t")
    return found == os.fsencode(f"{name}\0") and about.startswith((b"100", b"120"))
