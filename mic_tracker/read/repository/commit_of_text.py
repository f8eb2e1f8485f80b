"""The commit that brought what a file says, asked of git."""

from collections.abc import Callable
from pathlib import Path

from mic_tracker.errors import OutsideWorld, WrongUse
from mic_tracker.read.repository.process import Commit, line, run_git
from mic_tracker.read.repository.work_tree import locate_registry
from mic_tracker.text.limits import TABLE_BYTES

_COMMITS = 20
"""How many of the last commits of the file are looked at."""


def find_commit_with(path: Path, holds: Callable[[bytes], bool]) -> Commit | None:
    """Find the commit since which a file holds something; None where it is not committed.

    None as well where git cannot be asked.
    """
    try:
        root, _, name = locate_registry(path)
        asked = ("log", "--format=%H", f"--max-count={_COMMITS}", "--", name.as_posix())
        found = None
        for hash_ in run_git(root, *asked).decode().split():
            if not _holds(root, f"{hash_}:{name.as_posix()}", holds):
                break
            found = Commit(hash_, hash_)
    except (WrongUse, OutsideWorld):
        return None
    return found


def _holds(root: Path, blob: str, holds: Callable[[bytes], bool]) -> bool:
    small = int(line(root, "cat-file", "-s", blob)) <= TABLE_BYTES
    return small and holds(run_git(root, "cat-file", "blob", blob))
