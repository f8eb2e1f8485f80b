"""The commit that a registry's branch stood at when a day ended, asked of git."""

from datetime import UTC, date, datetime
from pathlib import Path

from mic_tracker.errors import WrongUse
from mic_tracker.read.git import git_folder
from mic_tracker.read.repository.clone import look_at_clone
from mic_tracker.read.repository.process import Commit, GitRefused, line, run_git
from mic_tracker.read.repository.work_tree import find_work_tree

_DAY = 24 * 60 * 60


def is_in_repository(path: Path) -> bool:
    """Whether a registry lies in a git repository."""
    return find_work_tree(path.resolve().parent) is not None


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
        raise _shallow_error(folder, day)
    return None


def find_day(path: Path, commit: Commit) -> date:
    """Find the day (UTC) on which a commit was made or merged."""
    ((day, _),) = _list_commits(git_folder(path), "--max-count=1", commit.hash)
    return day


def list_commits_of_days(path: Path, since: date, until: date) -> tuple[tuple[date, Commit], ...]:
    """List the commits of the days after one and before another, the oldest first.

    Each is the one that `find_commit_of_day` finds; days on which it is that of the day before are
    left out.
    """
    folder = git_folder(path)
    try:
        here = line(folder, "rev-parse", "--verify", "--quiet", "HEAD")
    except GitRefused:  # nothing was ever committed
        return ()
    bounds = (f"--max-age={_last_second(since) + 1}", f"--min-age={_last_second(until) - _DAY}")
    found: dict[date, Commit] = {}
    for day, hash_ in _list_commits(folder, "--first-parent", *bounds, here):
        # a clock can have been wrong: what was committed after a commit stands on its day, too
        if not found or day < min(found):
            found[day] = Commit(day.isoformat(), hash_)
    return tuple(sorted(found.items()))


def _list_commits(folder: Path, *arguments: str) -> list[tuple[date, str]]:
    """List commits, the last one first, each with its day."""
    lines = line(folder, "rev-list", "--format=%ct", *arguments).split("\n")
    pairs = zip(lines[::2], lines[1::2], strict=True) if lines != [""] else ()
    return [
        (datetime.fromtimestamp(int(moment), UTC).date(), head.removeprefix("commit "))
        for head, moment in pairs
    ]


def _last_second(day: date) -> int:
    """The last second of a day as git counts, which knows no time before 1970."""
    last = datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=UTC)
    return max(0, int(last.timestamp()))


def _is_cut_off(folder: Path, first: str) -> bool:
    """Whether the first commit that is here has a parent that was not fetched."""
    head, _, _ = run_git(folder, "cat-file", "commit", first).partition(b"\n\n")
    return b"\nparent " in head


def _shallow_error(folder: Path, day: date) -> WrongUse:
    clone = look_at_clone(folder)
    return WrongUse(
        "shallow_history",
        day=day,
        fetch=clone.remote and clone.fetch,
        remote=clone.remote,
        depth=clone.depth,
    )
