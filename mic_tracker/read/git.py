"""The commits of the repository that a registry lies in: by revision, and where a branch left."""

from pathlib import Path

from mic_tracker.errors import OutsideWorld, WrongUse
from mic_tracker.read.repository.process import Commit, GitRefused, line, run_git
from mic_tracker.read.repository.unfetched import explain_no_merge_base
from mic_tracker.read.repository.unknown_revision import explain_unknown_revision
from mic_tracker.read.repository.work_tree import locate_registry

_LONGEST = 10_000
"""Characters of a revision; the system refuses to start a program with too long arguments."""


def find_commit(path: Path, revision: str) -> Commit:
    """Find the commit that a revision names in the repository of the registry at `path`.

    Raises WrongUse for a revision that is unknown, or is no revision at all.
    """
    unfit = not revision.strip() or revision.startswith("-") or "\0" in revision
    if unfit or len(revision) > _LONGEST:
        raise WrongUse("no_revision", revision=revision)
    folder = git_folder(path)
    asked = ("--show-cdup", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    try:
        way_up, hash_, _ = run_git(folder, "rev-parse", *asked).decode().split("\n")
    except GitRefused:
        raise explain_unknown_revision(folder, revision) from None
    if way_up:  # by its configuration the work tree is elsewhere
        raise WrongUse("no_repository", folder=str(folder))
    return Commit(revision, hash_)


def is_revision(path: Path, name: str) -> bool:
    """Whether the repository of a registry knows a revision of this name, if there is any."""
    try:
        find_commit(path, name)
    except (WrongUse, OutsideWorld):
        return False
    return True


def find_merge_base(path: Path, revision: str) -> Commit:
    """Find the merge base of the present commit and a revision, to compare a branch with.

    Raises WrongUse when the revision is unknown, and when the two have no common past or it was
    not fetched.
    """
    folder = git_folder(path)
    there, here = find_commit(path, revision), find_commit(path, "HEAD")
    try:
        return Commit(revision, line(folder, "merge-base", "--", there.hash, here.hash))
    except GitRefused:
        raise explain_no_merge_base(folder, revision) from None


def git_folder(path: Path) -> Path:
    """The folder in which git runs for a registry: the root of its work tree."""
    return locate_registry(path).root
