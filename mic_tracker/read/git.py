"""Plain git: the few questions that a registry's history is asked, and what can go wrong."""

import os
import subprocess
from pathlib import Path

from mic_tracker.errors import OutsideWorld, WrongUse

# a hook of git sets these for its own repository and folder, which need not be the registry's
_OF_HOOKS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR")
# no answer of ours may start a program that a repository's configuration names
_QUIET = ("-c", "core.fsmonitor=false", "-c", "core.quotePath=false")


class GitRefused(WrongUse):
    """A question that git answered with an error; the first line of it is the message."""


def git(folder: Path, *arguments: str, given: bytes | None = None) -> bytes:
    """What git prints, asked in a folder; `given` goes to its standard input.

    Raises GitRefused when git answers with an error, OutsideWorld when there is no git, WrongUse
    when the folder is in no repository or in one that git does not trust.
    """
    command = ["git", *_QUIET, "-C", str(folder), *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - a list, no shell; revisions are checked before
            command, input=given, capture_output=True, check=False, env=_environment()
        )
    except FileNotFoundError:
        way = "install git, or compare with a file: --base FILE"
        raise OutsideWorld("git is not installed", ways_out=(way,)) from None
    if done.returncode:
        raise _refusal(folder, done.stderr.decode(errors="replace"))
    return done.stdout


def line(folder: Path, *arguments: str) -> str:
    """What git prints, as one line of text."""
    return git(folder, *arguments).decode(errors="replace").strip()


def _environment() -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in _OF_HOOKS}
    return kept | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}


def _refusal(folder: Path, told: str) -> WrongUse:
    if "not a git repository" in told:
        way = "compare with a file: --base FILE, or with an earlier day: --since 7d"
        return WrongUse(f"{folder} is not in a git repository", ways_out=(way,))
    if "dubious ownership" in told:
        way = "git config --global --add safe.directory FOLDER, with the repository's folder"
        return WrongUse("git does not trust this repository: it is another user's", ways_out=(way,))
    first = next((text for text in told.splitlines() if text.strip()), "no reason given")
    return GitRefused(first.removeprefix("fatal: "))
