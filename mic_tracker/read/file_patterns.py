"""The files that a pattern matches, looked for in one walk and within bounds.

pathlib's `glob` looks through a folder once for each way in which the `**` of a pattern can be
divided among the folders, which is too often where a stranger writes pattern and folders.
"""

from collections.abc import Collection, Iterator
from contextlib import suppress
from fnmatch import fnmatchcase
from itertools import groupby, islice
from pathlib import Path, PurePath

from mic_tracker.text import limits

_ANY_FOLDERS = "**"
_MAGIC = frozenset("*?[")

_Next = frozenset[int]
"""The parts of a pattern that may come next, as numbers; several where it has `**`."""


class FileSearch:
    """A search below a folder for patterns; all of them share the bound of names."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._left = limits.NAMES

    def find(self, pattern: str) -> list[Path] | None:
        """Find the plain files that a pattern matches, sorted; None beyond the bound of names.

        `*` stands for a name or a part of one, `**` for any number of folders. As in a shell,
        neither stands for a name that starts with a dot. Of more files than a registry may include
        only one too many is given.
        """
        found = sorted(islice(self._walk(_parts(pattern)), limits.FILES + 1))
        return found if self._left >= 0 else None

    def _walk(self, parts: tuple[str, ...]) -> Iterator[Path]:
        folders = [(self._folder, _reached(parts, 0))] if parts else []
        while folders and self._left >= 0:
            folder, at = folders.pop()
            for name in _names(folder, {parts[i] for i in at}):
                self._left -= len(at)
                path = folder / name
                following = _follow(path, at, parts)
                if len(parts) in following and path.is_file():
                    yield path
                if (inner := following - {len(parts)}) and path.is_dir():
                    folders.append((path, inner))


def _parts(pattern: str) -> tuple[str, ...]:
    """The parts of a pattern; of several `**` in a row one is enough."""
    return tuple(
        part
        for part, group in groupby(PurePath(pattern).parts)
        for _ in ([0] if part == _ANY_FOLDERS else group)
    )


def _reached(parts: tuple[str, ...], at: int) -> _Next:
    """What may come next: after `**` its next part, too, because it may stand for no folder."""
    skips = at < len(parts) - 1 and parts[at] == _ANY_FOLDERS
    return frozenset((at, at + 1) if skips else (at,))


def _names(folder: Path, parts: Collection[str]) -> Iterator[str]:
    """The names that may match one of the parts: only those of patterns need a look around."""
    if any(_MAGIC & {*part} for part in parts):
        with suppress(OSError):
            yield from (path.name for path in folder.iterdir())
    else:
        yield from parts


def _follow(path: Path, at: _Next, parts: tuple[str, ...]) -> _Next:
    """The parts that come after a name; the number behind the last one says that all matched.

    `**` does not follow links, which may lead in circles.
    """
    following = frozenset[int]()
    for i in at:
        if parts[i] != _ANY_FOLDERS:
            following |= _reached(parts, i + 1) if _matches(path.name, parts[i]) else frozenset()
        elif not path.name.startswith(".") and not path.is_symlink():
            following |= _reached(parts, i)
    return following


def _matches(name: str, part: str) -> bool:
    hidden = name.startswith(".") and not part.startswith(".")
    # by the case of letters on every system: a registry includes the same files wherever it is read
    return not hidden and (name == part or fnmatchcase(name, part))
