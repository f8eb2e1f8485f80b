"""Running git so that it obeys nothing but the repository it is run in, and starts no program."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from shlex import quote

from mic_tracker.errors import OutsideWorld, WrongUse

# Whom this machine's user trusts, and where git keeps its programs. Everything else called GIT_… is
# dropped, also what a later git may read: a hook sets the folders of its own repository; others
# name objects, refs, attributes or programs that are not the repository's.
_KEPT = ("GIT_CONFIG_", "GIT_EXEC_PATH")
# our command line sets this for its own process, and git may start others
_KEPT_BACK = "PYDANTIC_DISABLE_PLUGINS"
# no answer of ours may start a program that a repository's configuration names; a change may bring
# files that look like a bare repository, with a configuration of its own
_QUIET = (
    *("-c", "core.fsmonitor=false", "-c", "core.quotePath=false"),
    *("-c", "safe.bareRepository=explicit", "-c", "core.hooksPath=/dev/null"),
    *("-c", "protocol.allow=never", "-c", "log.showSignature=false"),
    *("--no-pager", "--no-replace-objects", "--literal-pathspecs"),
)
# from git 2.44 on nothing is fetched when an object is missing; before it, no protocol is allowed
_OFFLINE = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "", "GIT_TERMINAL_PROMPT": "0"}


class GitRefused(WrongUse):
    """Git answered with an error, the first line of which is a fact."""


def run_git(folder: Path, *arguments: str, given: bytes | None = None) -> bytes:
    """Run git in the root of a work tree and return what it prints; `given` is its standard input.

    Raises GitRefused when git answers with an error, OutsideWorld when there is no git, WrongUse
    when the folder is not the root of a repository or of one that git does not trust.
    """
    command = [_find_program(), *_QUIET, "-C", str(folder), *arguments]
    done = subprocess.run(  # noqa: S603 - a list, no shell; revisions are checked before
        command, input=given, capture_output=True, check=False, env=_git_environment(folder)
    )
    if done.returncode:
        raise _git_error(folder, done.stderr.decode(errors="replace"))
    return done.stdout


def line(folder: Path, *arguments: str) -> str:
    """Run git in a folder and return the line that it prints."""
    return run_git(folder, *arguments).decode(errors="replace").strip()


def _find_program() -> str:
    """Git from the folders of the path that are named from the root of the disk.

    Windows looks in the current folder first, where a change may bring a program of this name.
    """
    name = "git.exe" if os.name == "nt" else "git"
    programs = (Path(folder) / name for folder in os.get_exec_path() if Path(folder).is_absolute())
    found = next((program for program in programs if os.access(program, os.X_OK)), None)
    if found is None:
        raise OutsideWorld("git_missing")
    return str(found)


def _git_environment(folder: Path) -> dict[str, str]:
    """The variables of git: those of this process without any that lead it elsewhere."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if key != _KEPT_BACK and (not key.startswith("GIT_") or key.startswith(_KEPT))
    }
    # where `.git` turns out to be no repository, git must not look for one further up
    here = {"GIT_CEILING_DIRECTORIES": str(folder.parent)}
    return kept | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"} | here | _OFFLINE


def _git_error(folder: Path, message: str) -> WrongUse:
    if "not a git repository" in message:
        return WrongUse("no_repository", folder=str(folder))
    if "dubious ownership" in message:
        return WrongUse("repository_not_trusted", folder=quote(str(folder)))
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
