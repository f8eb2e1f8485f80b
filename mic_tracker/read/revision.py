"""Git revisions: which commit is meant, and which one a branch is compared with."""

from dataclasses import dataclass
from pathlib import Path

from mic_tracker.errors import WrongUse
from mic_tracker.read.git import GitRefused, git, line

_SHALLOW = (
    "fetch the whole history: git fetch --unshallow",
    "with actions/checkout: `fetch-depth: 0`; in GitLab CI: `GIT_DEPTH: 0`",
)


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit, and how it was asked for."""

    name: str
    hash: str

    @property
    def short(self) -> str:
        """As people quote it."""
        return self.hash[:7]


def commit(path: Path, revision: str) -> Commit:
    """The commit that a revision names in the repository of the registry at `path`.

    Raises WrongUse for a revision that is unknown, or is no revision at all.
    """
    if not revision.strip() or revision.startswith("-") or "\0" in revision:
        raise WrongUse(f"{revision!r} is not a git revision")
    folder = folder_of(path)
    line(folder, "rev-parse", "--git-dir")  # tells what is wrong with the repository, if anything
    wanted = f"{revision}^{{commit}}"
    try:
        return Commit(revision, line(folder, "rev-parse", "--verify", "--end-of-options", wanted))
    except GitRefused:
        raise _unknown(folder, revision) from None


def merge_base(path: Path, revision: str) -> Commit:
    """Where the present commit left the line of a revision: what a branch is compared with.

    Raises WrongUse when the revision is unknown, when the two have no common past (or it was not
    fetched), and when nothing has happened since: a check must not pass because it compared a
    registry with itself.
    """
    folder = folder_of(path)
    there, here = commit(path, revision), commit(path, "HEAD")
    try:
        found = Commit(revision, line(folder, "merge-base", "--", there.hash, here.hash))
    except GitRefused:
        raise _unrelated(folder, revision) from None
    if found.hash == here.hash and not git(folder, "status", "--porcelain", "--", "."):
        raise WrongUse(
            f"nothing to compare: {revision!r} already holds everything that is here "
            f"(the merge base is {found.short}, the present commit)",
            ways_out=(
                "name an earlier revision: --base HEAD~1",
                "or compare with an earlier day: --since 7d",
            ),
        )
    return found


def span(text: str | None) -> tuple[str, str | None]:
    """What A..B names, as git has it: from A to B, to the file as it is when B is not named at all.

    Raises WrongUse for A...B, which means another thing with every command of git.
    """
    if not text:
        return "HEAD", None
    if "..." in text:
        way = "for what a branch changed: mic-tracker check --base REV; for two revisions: A..B"
        raise WrongUse(f"{text!r} has three dots", ways_out=(way,))
    before, dots, after = text.partition("..")
    return before or "HEAD", (after or "HEAD") if dots else None


def folder_of(path: Path) -> Path:
    """The folder in which git is asked about a registry: that of the file, not of a link to it."""
    return path.resolve().parent


def _shallow(folder: Path) -> bool:
    return line(folder, "rev-parse", "--is-shallow-repository") == "true"


def _unknown(folder: Path, revision: str) -> WrongUse:
    ways = _SHALLOW if _shallow(folder) else (f"fetch it first: git fetch origin {revision}",)
    return WrongUse(f"git knows no revision {revision!r} here", ways_out=ways)


def _unrelated(folder: Path, revision: str) -> WrongUse:
    if _shallow(folder):
        told = f"this clone is shallow: it does not reach the merge base with {revision!r}"
        return WrongUse(told, ways_out=_SHALLOW)
    return WrongUse(f"{revision!r} and the present commit have no common past")
