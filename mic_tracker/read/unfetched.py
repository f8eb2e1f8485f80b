"""What a clone does not have, and the command that brings it.

A clone may be shallow, of a single branch, partial, or without a remote. Each error here names a
command that works where it is said: with the remote that there is, from the folder it is typed in.
"""

import os
import re
from pathlib import Path, PurePosixPath
from shlex import quote
from typing import NamedTuple

from mic_tracker.errors import WrongUse
from mic_tracker.read.git_process import Commit, GitRefused, line
from mic_tracker.read.state_name import has_file
from mic_tracker.read.work_tree import find_work_tree

# what follows a name in a revision: HEAD~2, main^{tree}, main@{1}
_REST = re.compile(r"[~^]|@\{")
_HASH = re.compile(r"[0-9a-f]{7,64}")
_WHOLE_HASH = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_KINDS_OF_REF = ("refs/", "heads/", "tags/")


class Clone(NamedTuple):
    """How a clone can be asked for more; names are written for a shell."""

    git: str
    """Git for this repository from the current folder: git, or git -C ../goals."""
    fetch: str
    remotes: tuple[str, ...]
    depth: int | None
    """What to tell a CI system so that it cuts nothing off; None where nothing was."""

    @property
    def remote(self) -> str | None:
        """The remote to fetch from when none is named: origin, or the first."""
        return "origin" if "origin" in self.remotes else next(iter(self.remotes), None)


def look_at_clone(folder: Path) -> Clone:
    """Find out what a repository, by the root of its work tree, can fetch from where."""
    here = find_work_tree(Path.cwd()) == folder
    git = "git" if here else f"git -C {quote(name_from_here(folder))}"
    shallow = line(folder, "rev-parse", "--is-shallow-repository") == "true"
    remotes = tuple(map(quote, line(folder, "remote").splitlines()))
    fetch = f"{git} fetch --unshallow" if shallow else f"{git} fetch"
    return Clone(git, fetch, remotes, 0 if shallow else None)


def name_from_here(path: Path) -> str:
    """The path as it would be typed in the current folder."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # another drive of Windows
        return path.as_posix()


def explain_unknown_revision(folder: Path, revision: str) -> WrongUse:
    """Explain why a repository knows no commit of this name, and what would bring it."""
    if error := _explain_other_thing(folder, revision):
        return error
    clone, name = look_at_clone(folder), _REST.split(revision)[0] or "HEAD"
    if not _knows(folder, name):
        return _explain_unknown_name(folder, clone, revision, name)
    if clone.depth is None:
        return WrongUse("history_too_short", revision=revision, git=clone.git)
    return WrongUse(
        "history_cut_off",
        revision=revision,
        fetch=clone.remote and clone.fetch,
        remote=clone.remote,
        depth=clone.depth,
    )


def _explain_other_thing(folder: Path, revision: str) -> WrongUse | None:
    """Explain what a name means that is not one of a commit, if it means anything."""
    if has_file(revision):
        return WrongUse("unknown_revision_file", revision=revision)
    if kind := _ask(folder, "cat-file", "-t", revision):
        return WrongUse("no_commit", revision=revision, kind=kind)
    if "..." in revision:
        return WrongUse("three_dots", revisions=revision)
    if ".." in revision:
        return WrongUse("revision_is_range", revisions=revision)
    if not _knows(folder, "HEAD") and _REST.split(revision)[0] in {"", "HEAD", "@"}:
        return WrongUse("nothing_committed", revision=revision)
    return None


def _explain_unknown_name(folder: Path, clone: Clone, revision: str, name: str) -> WrongUse:
    """Explain where a branch, a tag or a hash that is not here may be fetched from."""
    if clone.remote is None:
        return WrongUse("nowhere_to_fetch", revision=revision, git=clone.git)
    remote, branch = _read_tracking_name(clone, clone.remote, name)
    short = branch or _strip_kind(name)
    tracking = f"{remote}/{quote(short)}"
    if _knows(folder, f"refs/remotes/{remote}/{short}"):
        return WrongUse("known_by_remote", revision=revision, tracking=tracking)
    if branch:
        return WrongUse(
            "branch_not_fetched",
            revision=revision,
            fetch=clone.fetch,
            remote=remote,
            branch=quote(branch),
            tracking=None if name.endswith(tracking) else tracking,
            depth=clone.depth,
        )
    if _HASH.fullmatch(name):
        return _explain_unknown_hash(clone, remote, revision, name)
    return WrongUse(
        "name_not_fetched",
        revision=revision,
        fetch=clone.fetch,
        remote=remote,
        name=quote(short),
        depth=clone.depth,
    )


def _explain_unknown_hash(clone: Clone, remote: str, revision: str, name: str) -> WrongUse:
    return WrongUse(
        "commit_not_fetched",
        revision=revision,
        fetch=clone.fetch,
        remote=remote,
        hash=name if _WHOLE_HASH.fullmatch(name) else None,
        depth=clone.depth,
    )


def _read_tracking_name(clone: Clone, default: str, name: str) -> tuple[str, str | None]:
    """Read origin/main as remote and branch; no branch where a name is not one of a remote's.

    Where no remote is called origin, as most are, the one that there is is meant.
    """
    short = name.removeprefix("refs/").removeprefix("remotes/")
    remote, _, branch = short.partition("/")
    if branch and quote(remote) in clone.remotes:
        return quote(remote), branch
    is_tracking = remote == "origin" or short != name.removeprefix("refs/")
    return default, (branch or None) if is_tracking else None


def _strip_kind(name: str) -> str:
    """The name of a branch or a tag without what says that it is one."""
    for kind in _KINDS_OF_REF:
        name = name.removeprefix(kind)
    return name


def explain_no_merge_base(folder: Path, revision: str) -> WrongUse:
    """Explain why two commits that are here have no merge base."""
    clone = look_at_clone(folder)
    if clone.depth is None:
        return WrongUse("no_common_past", revision=revision)
    return WrongUse(
        "shallow_clone",
        revision=revision,
        fetch=clone.remote and clone.fetch,
        remote=clone.remote,
        depth=clone.depth,
    )


def explain_same_state(folder: Path, base: Commit) -> WrongUse:
    """Explain what to compare with instead of a base that holds everything."""
    clone = look_at_clone(folder)
    earlier = "HEAD~1" if _knows(folder, "HEAD~1") else None
    return WrongUse(
        "base_holds_all",
        revision=base.name,
        commit=base.short,
        earlier=earlier,
        git=None if earlier or clone.depth is None else clone.git,
        remote=clone.remote,
    )


def explain_missing_object(folder: Path, at: Commit) -> WrongUse:
    """Explain that a commit is here and what it holds is not, as in a partial clone."""
    clone = look_at_clone(folder)
    asked = _ask(folder, "config", "--name-only", "--get-regexp", r"^remote\..*\.promisor$")
    promisor = asked.partition("\n")[0].removeprefix("remote.").removesuffix(".promisor")
    remote = quote(promisor) if quote(promisor) in clone.remotes else clone.remote
    return WrongUse(
        "objects_not_fetched", revision=at.name, commit=at.short, git=clone.git, remote=remote
    )


def explain_absent_submodule(
    root: Path, inside: str, at: Commit, registry: PurePosixPath
) -> WrongUse:
    """Explain that a registry included files of a submodule that is not here."""
    clone = look_at_clone(root)
    if not _ask(root, "ls-files", "--", inside):
        place = name_from_here(root.with_name(f"{root.name}-{at.short}"))
        return WrongUse(
            "submodule_gone",
            path=inside,
            revision=at.name,
            commit=at.short,
            git=clone.git,
            place=quote(place),
            name=quote(str(registry)),
        )
    typed = name_from_here(root / inside) if clone.git == "git" else inside
    return WrongUse(
        "submodule_missing",
        path=inside,
        revision=at.name,
        commit=at.short,
        git=clone.git,
        typed=quote(typed),
    )


def explain_absent_submodule_commit(root: Path, inside: str, hash_: str, at: Commit) -> WrongUse:
    """Explain that a submodule is here without the commit that is recorded for it."""
    clone = look_at_clone(root / inside)
    return WrongUse(
        "submodule_commit_missing",
        path=inside,
        revision=at.name,
        commit=at.short,
        hash=hash_,
        fetch=clone.fetch,
        remote=clone.remote,
    )


def _knows(folder: Path, revision: str) -> bool:
    wanted = f"{revision}^{{commit}}"
    return bool(_ask(folder, "rev-parse", "--verify", "-q", "--end-of-options", wanted))


def _ask(folder: Path, *arguments: str) -> str:
    """Ask git; nothing where it refuses."""
    try:
        return line(folder, *arguments)
    except GitRefused:
        return ""
