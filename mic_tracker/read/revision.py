"""A registry at a git revision: which commit is meant, and its files as they were there."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from mic_tracker.errors import WrongUse
from mic_tracker.read.git import GitRefused, git, line
from mic_tracker.read.registry import Loaded, read_text
from mic_tracker.read.sources import SOURCES

_SHALLOW = (
    "fetch the whole history: git fetch --unshallow",
    "with actions/checkout: `fetch-depth: 0`; in GitLab CI: `GIT_DEPTH: 0`",
)
_FILES = (b"100644", b"100755")


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit, and how it was asked for."""

    name: str
    hash: str

    @property
    def short(self) -> str:
        """As people quote it."""
        return self.hash[:7]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A registry as it was: its bytes, and a folder with the files that it may include."""

    data: bytes
    folder: Path
    commit: Commit


def commit(path: Path, revision: str) -> Commit:
    """The commit that a revision names in the repository of the registry at `path`.

    Raises WrongUse for a revision that is unknown, or is no revision at all.
    """
    if not revision.strip() or revision.startswith("-") or "\0" in revision:
        raise WrongUse(f"{revision!r} is not a git revision")
    folder = _folder(path)
    line(folder, "rev-parse", "--git-dir")  # tells what is wrong with the repository, if anything
    wanted = f"{revision}^{{commit}}"
    try:
        return Commit(revision, line(folder, "rev-parse", "--verify", "--end-of-options", wanted))
    except GitRefused:
        raise _unknown(folder, revision) from None


def merge_base(path: Path, revision: str) -> Commit:
    """Where the present commit left the line of a revision: what a branch is compared with.

    Raises WrongUse when the revision is unknown, when the two have no common past (or it was not
    fetched), and when nothing has happened since: a check must not pass because it compared a
    registry with itself.
    """
    folder = _folder(path)
    there, here = commit(path, revision), commit(path, "HEAD")
    try:
        found = Commit(revision, line(folder, "merge-base", "--", there.hash, here.hash))
    except GitRefused:
        raise _unrelated(folder, revision) from None
    if found.hash == here.hash and not git(folder, "status", "--porcelain", "--", "."):
        raise WrongUse(
            f"nothing to compare: {revision!r} already holds everything that is here "
            f"(the merge base is {found.short}, the present commit)",
            ways_out=(
                "name an earlier revision: --base HEAD~1",
                "or compare with an earlier day: --since 7d",
            ),
        )
    return found


def read_at(path: Path, at: Commit) -> Loaded:
    """The registry of `path` as it was at a commit, with the files that it included then.

    Its files are named as git names them, a1c02f1:./targets.toml, so that what is said of them is
    never taken for the files of today. Raises WrongUse when the commit has no such file.
    """
    name = path.as_posix() if path.is_absolute() else f"./{path.as_posix()}"
    with snapshot(path, at) as found:
        return read_text(found.data, name=f"{at.short}:{name}", folder=found.folder)


@contextmanager
def snapshot(path: Path, at: Commit) -> Iterator[Snapshot]:
    """The bytes of a registry at a commit; its folder is there while the context is.

    In the folder are the files that can be included; symbolic links are not. Raises WrongUse when
    the commit has no such file.
    """
    folder, name = _folder(path), path.resolve().name
    try:
        data = git(folder, "cat-file", "blob", f"{at.hash}:./{name}")
    except GitRefused:
        raise WrongUse(
            f"{path.as_posix()} is not in {at.name!r} (commit {at.short})",
            ways_out=("a registry has to be committed once before it can be compared",),
        ) from None
    with TemporaryDirectory(prefix="mic-tracker-") as place:
        if b"include" in data:
            _extract(folder, at, Path(place))
        yield Snapshot(data, Path(place), at)


def _extract(folder: Path, at: Commit, place: Path) -> None:
    """Write the files below the registry's folder, as they were, into another folder."""
    suffixes = tuple(SOURCES)
    names = [(blob, name) for blob, name in _listing(folder, at) if name.lower().endswith(suffixes)]
    asked = b"".join(blob + b"\n" for blob, _ in names)
    answer = git(folder, "cat-file", "--batch", given=asked)
    start = 0
    for _, name in names:
        header = answer.index(b"\n", start)
        size = int(answer[start:header].split()[2])
        target = place / name
        if ".." not in PurePosixPath(name).parts and target.is_relative_to(place):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(answer[header + 1 : header + 1 + size])
        start = header + 1 + size + 1


def _listing(folder: Path, at: Commit) -> Iterator[tuple[bytes, str]]:
    """Plain files below a folder: the hash of each content, and its name from the folder."""
    for entry in git(folder, "ls-tree", "-r", "-z", "--end-of-options", at.hash).split(b"\0"):
        about, _, name = entry.partition(b"\t")
        if about.startswith(_FILES):
            yield about.split()[2], name.decode(errors="surrogateescape")


def _folder(path: Path) -> Path:
    return path.resolve().parent


def _shallow(folder: Path) -> bool:
    return line(folder, "rev-parse", "--is-shallow-repository") == "true"


def _unknown(folder: Path, revision: str) -> WrongUse:
    ways = _SHALLOW if _shallow(folder) else (f"fetch it first: git fetch origin {revision}",)
    return WrongUse(f"git knows no revision {revision!r} here", ways_out=ways)


def _unrelated(folder: Path, revision: str) -> WrongUse:
    if _shallow(folder):
        told = f"this clone is shallow: it does not reach the merge base with {revision!r}"
        return WrongUse(told, ways_out=_SHALLOW)
    return WrongUse(f"{revision!r} and the present commit have no common past")
