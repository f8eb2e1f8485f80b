"""A registry as it was at a git commit, with the files that it included then."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from mic_tracker.errors import WrongUse
from mic_tracker.read.git import Commit, GitRefused, git_folder, run_git
from mic_tracker.read.registry import Loaded, read_text
from mic_tracker.read.sources import SOURCES

_FILES = (b"100644", b"100755")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A registry as it was: its bytes, and a folder with the files that it may include."""

    data: bytes
    folder: Path
    commit: Commit


def read_registry_at(path: Path, at: Commit) -> Loaded:
    """Read the registry of `path` as it was at a commit, with the files that it included then.

    Its files are named as git names them, a1c02f1:./targets.toml, so that a finding is never
    taken for one of the files of today. Raises WrongUse when the commit has no such file.
    """
    name = path.as_posix() if path.is_absolute() else f"./{path.as_posix()}"
    with open_snapshot(path, at) as snapshot:
        return read_text(snapshot.data, name=f"{at.short}:{name}", folder=snapshot.folder)


@contextmanager
def open_snapshot(path: Path, at: Commit) -> Iterator[Snapshot]:
    """Open a registry as it was at a commit; its folder exists as long as the context.

    In the folder are the files that can be included; symbolic links are not. Raises WrongUse when
    the commit has no such file.
    """
    folder, name = git_folder(path), path.resolve().name
    try:
        data = run_git(folder, "cat-file", "blob", f"{at.hash}:./{name}")
    except GitRefused:
        raise WrongUse(
            f"{path.as_posix()} is not in {at.name!r} (commit {at.short})",
            ways_out=("a registry has to be committed once before it can be compared",),
        ) from None
    with TemporaryDirectory(prefix="mic-tracker-") as place:
        if b"include" in data:
            _extract_files(folder, at, Path(place))
        yield Snapshot(data, Path(place), at)


def _extract_files(folder: Path, at: Commit, place: Path) -> None:
    """Write the files below the registry's folder, as they were, into another folder."""
    suffixes = tuple(SOURCES)
    names = [
        (blob, name) for blob, name in _list_files(folder, at) if name.lower().endswith(suffixes)
    ]
    asked = b"".join(blob + b"\n" for blob, _ in names)
    answer = run_git(folder, "cat-file", "--batch", given=asked)
    start = 0
    for _, name in names:
        header = answer.index(b"\n", start)
        size = int(answer[start:header].split()[2])
        target = place / name
        if ".." not in PurePosixPath(name).parts and target.is_relative_to(place):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(answer[header + 1 : header + 1 + size])
        start = header + 1 + size + 1


def _list_files(folder: Path, at: Commit) -> Iterator[tuple[bytes, str]]:
    """List the plain files below a folder: the hash of each content, and its relative name."""
    for entry in run_git(folder, "ls-tree", "-r", "-z", "--end-of-options", at.hash).split(b"\0"):
        about, _, name = entry.partition(b"\t")
        if about.startswith(_FILES):
            yield about.split()[2], name.decode(errors="surrogateescape")
