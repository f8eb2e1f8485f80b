"""A revision that git does not know: what it is instead, or the command that brings it.

Each command works where it is said: with the remote that there is, and from the folder in which it
is typed.
"""

import re
from pathlib import Path
from shlex import quote

from mic_tracker.errors import WrongUse
from mic_tracker.read.repository.clone import Clone, ask, knows, look_at_clone
from mic_tracker.read.repository.state_name import has_file

# what follows a name in a revision: HEAD~2, main^{tree}, main@{1}
_REST = re.compile(r"[~^]|@\{")
_HASH = re.compile(r"[0-9a-f]{7,64}")
_WHOLE_HASH = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_KINDS_OF_REF = ("refs/", "heads/", "tags/")


def explain_unknown_revision(folder: Path, revision: str) -> WrongUse:
    """Explain why a repository knows no commit of this name, and what would bring it."""
    if error := _explain_other_thing(folder, revision):
        return error
    clone, name = look_at_clone(folder), _REST.split(revision)[0] or "HEAD"
    if not knows(folder, name):
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
    if kind := ask(folder, "cat-file", "-t", revision):
        return WrongUse("no_commit", revision=revision, kind=kind)
    if "..." in revision:
        return WrongUse("three_dots", revisions=revision)
    if ".." in revision:
        return WrongUse("revision_is_range", revisions=revision)
    if not knows(folder, "HEAD") and _REST.split(revision)[0] in {"", "HEAD", "@"}:
        return WrongUse("nothing_committed", revision=revision)
    return None


def _explain_unknown_name(folder: Path, clone: Clone, revision: str, name: str) -> WrongUse:
    """Explain where a branch, a tag or a hash that is not here may be fetched from."""
    remote, branch = _read_tracking_name(clone, name)
    if branch is None and has_file(revision):
        return WrongUse("unknown_revision_file", revision=revision)
    if remote is None:
        return WrongUse("nowhere_to_fetch", revision=revision, git=clone.git)
    short = branch or _strip_kind(name)
    tracking = f"{remote}/{quote(short)}"
    if knows(folder, f"refs/remotes/{remote}/{short}"):
        return WrongUse("known_by_remote", revision=revision, tracking=tracking)
    if branch is None:
        return _explain_plain_name(clone, remote, revision, name)
    return WrongUse(
        "branch_not_fetched",
        revision=revision,
        fetch=clone.fetch,
        remote=remote,
        branch=quote(branch),
        tracking=None if name.endswith(tracking) else tracking,
        depth=clone.depth,
    )


def _explain_plain_name(clone: Clone, remote: str, revision: str, name: str) -> WrongUse:
    """Explain how to fetch what may be a branch or a tag, or is the hash of a commit."""
    if not _HASH.fullmatch(name):
        return WrongUse(
            "name_not_fetched",
            revision=revision,
            fetch=clone.fetch,
            remote=remote,
            name=quote(_strip_kind(name)),
            depth=clone.depth,
        )
    return WrongUse(
        "commit_not_fetched",
        revision=revision,
        fetch=clone.fetch,
        remote=remote,
        hash=name if _WHOLE_HASH.fullmatch(name) else None,
        depth=clone.depth,
    )


def _read_tracking_name(clone: Clone, name: str) -> tuple[str | None, str | None]:
    """Read origin/main as remote and branch; no branch where a name is not one of a remote's.

    Where no remote is called origin, as most are, the one that there is is meant.
    """
    short = name.removeprefix("refs/").removeprefix("remotes/")
    remote, _, branch = short.partition("/")
    if branch and quote(remote) in clone.remotes:
        return quote(remote), branch
    is_tracking = remote == "origin" or short != name.removeprefix("refs/")
    return clone.remote, (branch or None) if is_tracking else None


def _strip_kind(name: str) -> str:
    """The name of a branch or a tag without what says that it is one."""
    for kind in _KINDS_OF_REF:
        name = name.removeprefix(kind)
    return name
