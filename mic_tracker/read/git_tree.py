"""The files of a commit, laid out in a folder as a checkout would have them.

What a registry included at a revision is found by the same code as what it includes today, so the
folder has the same links, and the files of submodules at the commits that were recorded for them.
Only names are laid out; contents are read for the files that are asked for. No filter, hook or
configuration of a repository takes part, and nothing is written outside of the folder.
"""

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from mic_tracker.errors import WrongUse
from mic_tracker.read.git_process import Commit, run_git
from mic_tracker.read.unfetched import (
    explain_absent_submodule,
    explain_absent_submodule_commit,
    explain_missing_object,
)
from mic_tracker.read.work_tree import GIT, find_work_tree
from mic_tracker.text.toml.decode import MAX_BYTES

_FILE, _LINK, _SUBMODULE = b"100", b"120000", b"160000"
_LONGEST_PATH = 4096  # of Linux; a longer link leads nowhere


class Blob(NamedTuple):
    """The content of a file: its hash, and the work tree of the repository that has it."""

    root: Path
    hash: bytes


class Part(NamedTuple):
    """A repository at a commit: the outer one, or that of a submodule in a folder of it."""

    root: Path
    hash: str
    inside: Path


@dataclass(frozen=True, slots=True)
class Tree:
    """The files and links of a commit, by their paths; a link by what it says."""

    files: dict[Path, Blob] = field(default_factory=dict)
    links: dict[Path, str] = field(default_factory=dict)


def list_tree(root: Path, at: Commit, registry: PurePosixPath, patterns: Collection[str]) -> Tree:
    """List the files and links of a commit, and of each submodule that a pattern may lead into.

    Raises WrongUse where such a submodule, or its commit, is not here.
    """
    tree, waiting = Tree(), [Part(root, at.hash, Path())]
    while waiting:
        part = waiting.pop()
        for name, hash_ in _add_part(tree, part, at):
            inside = part.inside / name
            if _is_asked_for(tree, inside, Path(registry.parent), patterns):
                waiting.append(_open_submodule(part, name, hash_, at, registry))
    return tree


def _add_part(tree: Tree, part: Part, at: Commit) -> list[tuple[str, str]]:
    """Add what a repository has at its commit; return its submodules and their commits."""
    links, submodules = dict[Path, bytes](), list[tuple[str, str]]()
    for mode, hash_, name in _list_entries(part):
        path = part.inside / name
        if mode == _SUBMODULE:
            submodules.append((name, hash_.decode()))
        elif mode == _LINK:
            links[path] = hash_
        else:
            tree.files[path] = Blob(part.root, hash_)
    texts = read_blobs(part.root, at, links.values(), most=_LONGEST_PATH)
    tree.links.update({path: os.fsdecode(texts[hash_]) for path, hash_ in links.items()})
    return submodules


def _list_entries(part: Part) -> Iterator[tuple[bytes, bytes, str]]:
    """List the mode, the hash and the path of each file, link and submodule."""
    answer = run_git(part.root, "ls-tree", "-r", "-z", "--end-of-options", part.hash)
    for entry in answer.split(b"\0"):
        about, _, name = entry.partition(b"\t")
        mode, *_, hash_ = about.split() or (b"", b"")
        path = Path(os.fsdecode(name))
        if (mode.startswith(_FILE) or mode in {_LINK, _SUBMODULE}) and _is_plain(path):
            yield mode, hash_, path.as_posix()


def _is_plain(path: Path) -> bool:
    """Whether a path stays below the folder it is joined to, and out of what is git's own.

    Git makes no other ones, but a repository can be made by hand.
    """
    parts = {part.lower() for part in path.parts}
    return not (path.anchor or path.drive or {"..", GIT} & parts)


def _is_asked_for(tree: Tree, inside: Path, folder: Path, patterns: Collection[str]) -> bool:
    """Whether a pattern may lead into a submodule, by its own name or through a link."""
    ways = [inside, *(link for link, text in tree.links.items() if _leads_into(link, text, inside))]
    below = [way.relative_to(folder) for way in ways if way.is_relative_to(folder)]
    return any(may_match(pattern, way) for pattern in patterns for way in below)


def _leads_into(link: Path, text: str, folder: Path) -> bool:
    return Path(os.path.normpath(link.parent / text)).is_relative_to(folder)


def may_match(pattern: str, path: Path) -> bool:
    """Whether a pattern can match a path, or anything that may be below it."""
    parts = PurePosixPath(pattern).parts
    matched = {0}  # how many parts of the pattern may stand for what came before
    for name in path.parts:
        for i, part in enumerate(parts):
            if part == "**" and i in matched:
                matched.add(i + 1)
        fitting = [i for i in matched if i < len(parts) and _fits(name, parts[i])]
        matched = {i if parts[i] == "**" else i + 1 for i in fitting}
    return bool(matched)


def _fits(name: str, part: str) -> bool:
    # as for `include`, nothing but a dot stands for a dot at the start of a name
    return fnmatch(name, part) and (not name.startswith(".") or part.startswith("."))


def _open_submodule(part: Part, name: str, hash_: str, at: Commit, registry: PurePosixPath) -> Part:
    """The repository of a submodule that is here, with the commit that is recorded for it."""
    root = part.root / name
    if root.resolve() != root or find_work_tree(root) != root:
        raise explain_absent_submodule(part.root, name, at, registry)
    answer = run_git(root, "cat-file", "--batch-check", given=f"{hash_}\n".encode())
    if answer.split()[1:2] != [b"commit"]:
        raise explain_absent_submodule_commit(part.root, name, hash_, at)
    return Part(root, hash_, part.inside / name)


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
        with suppress(FileExistsError):  # names that differ in case alone, where that is no matter
            (place / path).touch(exist_ok=False)
    for path, text in tree.links.items():
        with suppress(FileExistsError):
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
    except FileExistsError:
        raise
    except (OSError, ValueError):
        # where nobody may make links git writes what they say, and so does a checkout of today
        path.write_bytes(os.fsencode(text))


def fill_files(tree: Tree, files: Iterable[Path], place: Path, at: Commit) -> None:
    """Write the contents of some files of a folder in which a tree was laid out."""
    ends = {end: tree.files[end] for file in files if (end := _end(file, place)) in tree.files}
    for root in {blob.root for blob in ends.values()}:
        own = {end: blob.hash for end, blob in ends.items() if blob.root == root}
        contents = read_blobs(root, at, own.values())
        for end, hash_ in own.items():
            (place / end).write_bytes(contents[hash_])


def _end(file: Path, place: Path) -> Path:
    """The path of what a file is a link to, if it is one."""
    return file.resolve().relative_to(place)


def read_blobs(
    root: Path, at: Commit, hashes: Collection[bytes], *, most: int = MAX_BYTES
) -> dict[bytes, bytes]:
    """Read contents by their hashes; of one above `most` bytes as many zeros as are too many.

    Raises WrongUse when one is not here.
    """
    asked = sorted(set(hashes))
    sizes = _read_sizes(root, at, asked)
    found = {hash_: bytes(most + 1) for hash_ in asked if sizes[hash_] > most}
    small = [hash_ for hash_ in asked if hash_ not in found]
    answer = run_git(root, "cat-file", "--batch", given=_as_lines(small)) if small else b""
    start = 0
    for hash_ in small:
        start = answer.index(b"\n", start) + 1
        found[hash_] = answer[start : start + sizes[hash_]]
        start += sizes[hash_] + 1
    return found


def _read_sizes(root: Path, at: Commit, hashes: list[bytes]) -> dict[bytes, int]:
    if not hashes:
        return {}
    try:
        answer = run_git(root, "cat-file", "--batch-check", given=_as_lines(hashes))
        return {line.split()[0]: int(line.split()[2]) for line in answer.splitlines()}
    except (WrongUse, IndexError):  # "… missing" has two words
        raise explain_missing_object(root, at) from None


def _as_lines(hashes: Iterable[bytes]) -> bytes:
    return b"".join(hash_ + b"\n" for hash_ in hashes)
