"""The commit that a registry's branch stood at when a day ended, asked of git."""

from datetime import UTC, date, datetime
from pathlib import Path

from mic_tracker.errors import OutsideWorld, WrongUse
from mic_tracker.read.git import Commit, GitRefused, git_folder, line, run_git


def is_in_repository(path: Path) -> bool:
    """Whether a registry lies in a git repository.

    Raises OutsideWorld where it seems to, and there is no git to ask.
    """
    try:
        line(git_folder(path), "rev-parse", "--git-dir")
    except OutsideWorld:
        if any((above / ".git").exists() for above in path.resolve().parents):
            raise
        return False
    except WrongUse as problem:
        if problem.code != "no_repository":
            raise
        return False
    return True


def find_commit_of_day(path: Path, day: date) -> Commit | None:
    """Find the last commit by the end of a day (UTC): where the present branch stood.

    It follows the first parents of the present commit, so what a merge brought counts from the
    merge on; what counts is when a commit was made or merged, not when its author wrote it. None
    where the history begins later. Raises WrongUse where a shallow clone ends later.
    """
    folder = git_folder(path)
    try:
        here = line(folder, "rev-parse", "--verify", "--quiet", "HEAD")
    except GitRefused:  # nothing was ever committed
        return None
    past = ("rev-list", "--first-parent")
    found = line(folder, *past, "--max-count=1", f"--min-age={_last_second(day)}", here)
    if found:
        return Commit(day.isoformat(), found)
    if _is_cut_off(folder, line(folder, *past, "--max-parents=0", here)):
        raise WrongUse("shallow_history", day=day)
    return None


def is_in_commit(path: Path, at: Commit) -> bool:
    """Whether a commit has a file where the registry is now, whether it was fetched or not."""
    try:
        line(
            git_folder(path),
            "rev-parse",
            "--verify",
            "--quiet",
            f"{at.hash}:./{path.resolve().name}",
        )
    except GitRefused:
        return False
    return True


def _last_second(day: date) -> int:
    """The last second of a day as git counts, which knows no time before 1970."""
    last = datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=UTC)
    return max(0, int(last.timestamp()))


def _is_cut_off(folder: Path, first: str) -> bool:
    """Whether the first commit that is here has a parent that was not fetched."""
    head, _, _ = run_git(folder, "cat-file", "commit", first).partition(b"\n\n")
    return b"\nparent " in head
