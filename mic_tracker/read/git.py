"""Git commands about a registry's history, and what can go wrong with them."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from mic_tracker.errors import OutsideWorld, WrongUse

# a hook of git sets these for its own repository and folder, which need not be the registry's
_OF_HOOKS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR")
# our command line sets this for its own process, and git may start others
_KEPT_BACK = (*_OF_HOOKS, "PYDANTIC_DISABLE_PLUGINS")
# no answer of ours may start a program that a repository's configuration names; a change may bring
# files that look like a bare repository, with a configuration of its own
_QUIET = (
    *("-c", "core.fsmonitor=false", "-c", "core.quotePath=false"),
    *("-c", "safe.bareRepository=explicit", "-c", "core.hooksPath=/dev/null"),
    *("-c", "protocol.allow=never"),
)
_OFFLINE = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "", "GIT_TERMINAL_PROMPT": "0"}


class GitRefused(WrongUse):
    """Git answered with an error, the first line of which is a fact."""


def run_git(folder: Path, *arguments: str, given: bytes | None = None) -> bytes:
    """Run git in a folder and return what it prints; `given` goes to its standard input.

    Raises GitRefused when git answers with an error, OutsideWorld when there is no git, WrongUse
    when the folder is in no repository or in one that git does not trust.
    """
    command = ["git", *_QUIET, "-C", str(folder), *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - a list, no shell; revisions are checked before
            command, input=given, capture_output=True, check=False, env=_git_environment()
        )
    except FileNotFoundError:
        raise OutsideWorld("git_missing") from None
    if done.returncode:
        raise _git_error(folder, done.stderr.decode(errors="replace"))
    return done.stdout


def line(folder: Path, *arguments: str) -> str:
    """Run git in a folder and return the line that it prints."""
    return run_git(folder, *arguments).decode(errors="replace").strip()


def _git_environment() -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in _KEPT_BACK}
    return kept | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"} | _OFFLINE


def _git_error(folder: Path, message: str) -> WrongUse:
    if "not a git repository" in message:
        return WrongUse("no_repository", folder=str(folder))
    if "dubious ownership" in message:
        return WrongUse("repository_not_trusted")
    first = next((text for text in message.splitlines() if text.strip()), None)
    if first is None:
        return GitRefused("git_silent")
    return GitRefused("git_refused", reason=first.removeprefix("fatal: "))


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit, and the revision that named it."""

    name: str
    hash: str

    @property
    def short(self) -> str:
        """The first seven digits, as people quote a commit."""
        return self.hash[:7]


def find_commit(path: Path, revision: str) -> Commit:
    """Find the commit that a revision names in the repository of the registry at `path`.

    Raises WrongUse for a revision that is unknown, or is no revision at all.
    """
    if not revision.strip() or revision.startswith("-") or "\0" in revision:
        raise WrongUse("no_revision", revision=revision)
    folder = git_folder(path)
    line(folder, "rev-parse", "--git-dir")  # tells what is wrong with the repository, if anything
    wanted = f"{revision}^{{commit}}"
    try:
        return Commit(revision, line(folder, "rev-parse", "--verify", "--end-of-options", wanted))
    except GitRefused:
        raise _unknown_revision_error(folder, revision) from None


def is_revision(path: Path, name: str) -> bool:
    """Whether the repository of a registry knows a revision of this name, if there is any."""
    try:
        find_commit(path, name)
    except (WrongUse, OutsideWorld):
        return False
    return True


def has_file(name: str) -> bool:
    """Whether there is a file of this name, which a revision may have been mistaken for."""
    try:
        return Path(name).is_file()
    except (OSError, ValueError):  # longer than a path may be, or with a NUL
        return False


def find_merge_base(path: Path, revision: str) -> Commit:
    """Find the merge base of the present commit and a revision, to compare a branch with.

    Raises WrongUse when the revision is unknown, when the two have no common past (or it was not
    fetched), and when nothing has happened since: a check must not pass because it compared a
    registry with itself.
    """
    folder = git_folder(path)
    there, here = find_commit(path, revision), find_commit(path, "HEAD")
    try:
        base = Commit(revision, line(folder, "merge-base", "--", there.hash, here.hash))
    except GitRefused:
        raise _unrelated_error(folder, revision) from None
    if base.hash == here.hash and not run_git(folder, "status", "--porcelain", "--", "."):
        raise WrongUse("base_holds_all", revision=revision, commit=base.short)
    return base


def git_folder(path: Path) -> Path:
    """The folder in which git runs for a registry: that of the file, not of a link to it."""
    return path.resolve().parent


def _is_shallow(folder: Path) -> bool:
    return line(folder, "rev-parse", "--is-shallow-repository") == "true"


def _unknown_revision_error(folder: Path, revision: str) -> WrongUse:
    if has_file(revision):
        return WrongUse("unknown_revision_file", revision=revision)
    if _is_shallow(folder):
        return WrongUse("unknown_revision_in_shallow", revision=revision)
    return WrongUse("unknown_revision", revision=revision)


def _unrelated_error(folder: Path, revision: str) -> WrongUse:
    if _is_shallow(folder):
        return WrongUse("shallow_clone", revision=revision)
    return WrongUse("no_common_past", revision=revision)
