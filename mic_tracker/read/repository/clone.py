"""How the clone that a registry lies in can be asked for more, in the words of a shell."""

import os
from pathlib import Path
from shlex import quote
from typing import NamedTuple

from mic_tracker.read.repository.process import GitRefused, line
from mic_tracker.read.repository.work_tree import find_work_tree


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


def knows(folder: Path, revision: str) -> bool:
    """Whether a repository has a commit of this name."""
    wanted = f"{revision}^{{commit}}"
    return bool(ask(folder, "rev-parse", "--verify", "-q", "--end-of-options", wanted))


def ask(folder: Path, *arguments: str) -> str:
    """Ask git; nothing where it refuses."""
    try:
        return line(folder, *arguments)
    except GitRefused:
        return ""
