"""The commits of the repository that a registry lies in: by revision, and where a branch left."""

from pathlib import Path

from mic_tracker.errors import OutsideWorld, WrongUse
from mic_tracker.read.git_process import Commit, GitRefused, line
from mic_tracker.read.unfetched import explain_no_merge_base, explain_unknown_revision
from mic_tracker.read.work_tree import locate_registry


def find_commit(path: Path, revision: str) -> Commit:
    """Find the commit that a revision names in the repository of the registry at `path`.

    Raises WrongUse for a revision that is unknown, or is no revision at all.
    """
    if not revision.strip() or revision.startswith("-") or "\0" in revision:
        raise WrongUse("no_revision", revision=revision)
    folder = git_folder(path)
    if line(folder, "rev-parse", "--show-cdup"):  # its work tree is elsewhere, by its configuration
        raise WrongUse("no_repository", folder=str(folder))
    wanted = f"{revision}^{{commit}}"
    try:
        return Commit(revision, line(folder, "rev-parse", "--verify", "--end-of-options", wanted))
    except GitRefused:
        raise explain_unknown_revision(folder, revision) from None


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
