"""The git repository around a folder: its root, its remote, and what of it others can fetch."""

import os
import re
from pathlib import Path

from mic_tracker.errors import OutsideWorld, WrongUse
from mic_tracker.read.repository.process import line

_PATH = r"[\w.~+%-][\w./~+%-]*"
_HTTPS = re.compile(rf"https://[\w.-]+(?::\d+)?/{_PATH}", re.ASCII)
_SSH = re.compile(rf"(?:ssh://git@([\w.-]+)/|git@([\w.-]+):)({_PATH})", re.ASCII)


def find_root(folder: Path) -> Path | None:
    """Find the root of the work tree that a folder lies in, as one would name it from here."""
    real = folder.resolve()
    root = next((place for place in (real, *real.parents) if (place / ".git").exists()), None)
    return root if root is None or folder.is_absolute() else Path(os.path.relpath(root))


def path_from_root(root: Path, folder: Path, name: str) -> str:
    """The path of a file in a folder from the root, as CI systems and git write it."""
    return (folder.resolve() / name).relative_to(root.resolve()).as_posix()


def find_default_branch(folder: Path) -> str | None:
    """Find the branch that the remote checks out by default, as git noted it when cloning."""
    ref = _ask_git(folder, "symbolic-ref", "refs/remotes/origin/HEAD")
    return ref.removeprefix("refs/remotes/origin/") if ref else None


def find_remote(folder: Path) -> str | None:
    """Find the https address of a folder's remote; only if the folder is the root of its tree."""
    if _ask_git(folder, "rev-parse", "--show-prefix") != "":
        return None
    return https_address(_ask_git(folder, "config", "--get", "remote.origin.url") or "")


def find_head(folder: Path) -> str | None:
    """Find the commit that is checked out."""
    return _ask_git(folder, "rev-parse", "--verify", "HEAD")


def is_published(folder: Path, commit: str) -> bool:
    """Whether a branch of the remote held a commit when it was last fetched or pushed."""
    return bool(_ask_git(folder, "for-each-ref", f"--contains={commit}", "refs/remotes/origin"))


def https_address(address: str) -> str | None:
    """The address under which anyone can clone a repository, for it may be public.

    A job for a stranger's change has no key, so that ssh is of no use to it: the same place is
    named over https. None for an address with a password or another port, and for a folder.
    """
    if _HTTPS.fullmatch(address):
        return address
    ssh = _SSH.fullmatch(address)
    return f"https://{ssh[1] or ssh[2]}/{ssh[3]}" if ssh else None


def _ask_git(folder: Path, *arguments: str) -> str | None:
    try:
        return line(folder, *arguments)
    except (WrongUse, OutsideWorld):
        return None
