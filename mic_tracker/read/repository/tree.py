"""The files and links of a commit, and of its submodules at the commits recorded for them."""

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from mic_tracker.read.repository.blobs import read_blobs, read_sizes
from mic_tracker.read.repository.process import Commit, run_git
from mic_tracker.read.repository.unfetched import (
    explain_absent_submodule,
    explain_absent_submodule_commit,
)
from mic_tracker.read.repository.work_tree import GIT, find_work_tree

_FILE, _LINK, _SUBMODULE = b"100", b"120000", b"160000"
_LONGEST_PATH = 4096  # of Linux; a longer link leads nowhere


class Blob(NamedTuple):
    """The content of a file: its hash, and the work tree of the repository that has it."""

    root: Path
    hash: bytes


class Checkout(NamedTuple):
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
    tree, waiting = Tree(), [Checkout(root, at.hash, Path())]
    while waiting:
        checkout = waiting.pop()
        for name, hash_ in _add_checkout(tree, checkout, at):
            inside = checkout.inside / name
            if _is_asked_for(tree, inside, Path(registry.parent), patterns):
                waiting.append(_open_submodule(checkout, name, hash_, at, registry))
    return tree


def _add_checkout(tree: Tree, checkout: Checkout, at: Commit) -> list[tuple[str, str]]:
    """Add what a repository has at its commit; return its submodules and their commits."""
    links, submodules = dict[Path, bytes](), list[tuple[str, str]]()
    for mode, hash_, name in _list_entries(checkout):
        path = checkout.inside / name
        if mode == _SUBMODULE:
            submodules.append((name, hash_.decode()))
        elif mode == _LINK:
            links[path] = hash_
        else:
            tree.files[path] = Blob(checkout.root, hash_)
    sizes = read_sizes(checkout.root, at, links.values())
    texts = read_blobs(checkout.root, sizes, most=_LONGEST_PATH)
    tree.links.update({path: os.fsdecode(texts[hash_]) for path, hash_ in links.items()})
    return submodules


def _list_entries(checkout: Checkout) -> Iterator[tuple[bytes, bytes, str]]:
    """List the mode, the hash and the path of each file, link and submodule."""
    answer = run_git(checkout.root, "ls-tree", "-r", "-z", "--end-of-options", checkout.hash)
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


def _open_submodule(
    checkout: Checkout, name: str, hash_: str, at: Commit, registry: PurePosixPath
) -> Checkout:
    """The repository of a submodule that is here, with the commit that is recorded for it."""
    root = checkout.root / name
    if root.resolve() != root or find_work_tree(root) != root:
        raise explain_absent_submodule(checkout.root, name, at, registry)
    answer = run_git(root, "cat-file", "--batch-check", given=f"{hash_}\n".encode())
    if answer.split()[1:2] != [b"commit"]:
        raise explain_absent_submodule_commit(checkout.root, name, hash_, at)
    return Checkout(root, hash_, checkout.inside / name)
