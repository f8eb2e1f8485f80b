"""The programs that a user has chosen, a pager or an editor, found in the folders of the path."""

import os
import shlex
from collections.abc import Sequence
from pathlib import Path

_ENDINGS = ("",) if os.name == "posix" else ("", ".exe", ".cmd", ".bat")


def split_command(command: str) -> list[str]:
    """The words of a command; ValueError for a quote that does not end.

    On Windows a backslash is a part of a path, and the quotes around one are no part of it.
    """
    if os.name == "posix":
        return shlex.split(command)
    return [word.strip('"') for word in shlex.split(command, posix=False)]


def find_words(words: Sequence[str], endings: Sequence[str] = _ENDINGS) -> list[str] | None:
    """The words of a command with the whole path of its program; None where it is in no folder.

    Windows looks in the current folder first, where a stranger's registry may bring a `less.exe`.
    A program that is named with a folder is taken at its word.
    """
    name, *options = words
    if Path(name).name != name:
        return [name, *options]
    folders = [Path(folder) for folder in os.get_exec_path() if Path(folder).is_absolute()]
    programs = (folder / (name + ending) for folder in folders for ending in endings)
    found = next((str(p) for p in programs if p.is_file() and os.access(p, os.X_OK)), None)
    return [found, *options] if found else None
