"""A registry as it was at a git commit, with the files that it included then."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from mic_tracker.read.git import find_commit
from mic_tracker.read.includes import Folder, file_suffix, match_files, read_file
from mic_tracker.read.parse import parse_toml
from mic_tracker.read.registry import Loaded, read_bytes, read_text
from mic_tracker.read.repository.checkout import fill_files, lay_out
from mic_tracker.read.repository.clone import name_from_here
from mic_tracker.read.repository.past_path import find_registry_at
from mic_tracker.read.repository.process import Commit
from mic_tracker.read.repository.tree import list_tree
from mic_tracker.read.repository.unfetched import explain_same_state
from mic_tracker.read.repository.work_tree import locate_registry
from mic_tracker.read.source_text import UnplacedFinding
from mic_tracker.read.sources import IN_PLACE, SOURCES


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A registry as it was: its bytes, and a folder with the files that it included."""

    data: bytes
    folder: Path
    commit: Commit
    name: PurePosixPath
    """Its path in the commit."""
    typed: str
    """That path as git would take it in the current folder."""
    is_elsewhere: bool
    """Whether it had another path than it has now."""

    @property
    def title(self) -> str:
        """What it is called: by its revision, and by its path where that was another."""
        return f"{self.commit.name}:{self.name}" if self.is_elsewhere else self.commit.name


def read_registry_at(path: Path, at: Commit, was: str | None = None) -> Loaded:
    """Read the registry of `path` as it was at a commit, with the files that it included then.

    `was` is the path that it had then, as git spells it; without it, git is asked for a rename.
    Raises WrongUse when the commit has no such file.
    """
    with open_snapshot(path, at, was) as snapshot:
        return read_snapshot(snapshot)


def read_snapshot(snapshot: Snapshot) -> Loaded:
    """Read a registry as it was.

    Its files are named as git names them, a1c02f1:./targets.toml, so that a finding is never
    taken for one of the files of today.
    """
    name = f"{snapshot.commit.short}:{snapshot.typed}"
    return read_text(snapshot.data, name=name, folder=snapshot.folder)


@contextmanager
def open_snapshot(path: Path, at: Commit, was: str | None = None) -> Iterator[Snapshot]:
    """Open a registry as it was at a commit; its folder exists as long as the context.

    In the folder are the files that the registry included. Raises WrongUse when the commit has no
    such file.
    """
    here = locate_registry(path)
    name, data = find_registry_at(path, here, at, was)
    with TemporaryDirectory(prefix="mic-tracker-") as temporary:
        place = Path(temporary).resolve() / "tree"
        place.mkdir()
        if patterns := _read_patterns(data):
            _check_out(here.root, at, name, patterns, place)
        folder = place / name.parent
        folder.mkdir(parents=True, exist_ok=True)
        is_elsewhere = name != here.name
        typed = _spell(path, here.root / name) if is_elsewhere else _spell(path, path)
        yield Snapshot(data, folder, at, name, typed, is_elsewhere)


def _spell(path: Path, then: Path) -> str:
    """The file of then as git takes it after a revision: from the current folder."""
    if path.is_absolute():
        return then.as_posix()
    return f"./{then.as_posix() if then == path else name_from_here(then)}"


def refuse_present_state(path: Path, at: Commit, was: str | None = None) -> None:
    """Raise WrongUse where a base is what is here: nothing would be compared."""
    if at.hash != find_commit(path, "HEAD").hash:
        return
    with open_snapshot(path, at, was) as snapshot:
        then = _read_files(snapshot.data, snapshot.folder / snapshot.name.name)
        if not snapshot.is_elsewhere and then == _read_files(read_bytes(path), path):
            raise explain_same_state(locate_registry(path).root, at)


def _read_files(data: bytes, registry: Path) -> dict[str, bytes]:
    """All bytes that a registry consists of, by file, with the line ends of git.

    A checkout may have others than the commit; that is no change of anybody's.
    """
    folder = Folder(registry.parent, registry, "")
    files = {"": data}
    for match in match_files(_read_patterns(data), folder, tuple(SOURCES)):
        if isinstance(match, UnplacedFinding):
            files[f"{match.code} {match.facts}"] = b""
        else:
            name = folder.name_of(match[1])
            files[name] = _content(match[1], match[0], name)
    return {name: content.replace(b"\r\n", b"\n") for name, content in files.items()}


def _content(file: Path, pattern: int, name: str) -> bytes:
    """The bytes of a file, or what tells those of a large one from others; none of a lost one."""
    if file_suffix(file) not in IN_PLACE:
        content = read_file(file, pattern, name)
        return content if isinstance(content, bytes) else b""
    try:
        with file.open("rb") as opened:
            return file_digest(opened, "sha256").hexdigest().encode()
    except OSError:
        return b""


def _read_patterns(data: bytes) -> list[str]:
    """The patterns of `include`; none of a file that is no registry, which is told later."""
    if b"include" not in data:
        return []
    content = parse_toml(data, "").content or {}
    patterns = content.get("include")
    return [p for p in patterns if isinstance(p, str)] if isinstance(patterns, list) else []


def _check_out(
    root: Path, at: Commit, name: PurePosixPath, patterns: Sequence[str], place: Path
) -> None:
    """Lay out a commit in a folder, with the contents of the files that are included."""
    tree = list_tree(root, at, name, patterns)
    lay_out(tree, name, patterns, place, root)
    folder = place / name.parent
    inside = Folder(folder, folder / name.name, name.name)
    matched = match_files(patterns, inside, tuple(SOURCES))
    files = [match[1] for match in matched if not isinstance(match, UnplacedFinding)]
    fill_files(tree, files, place, at)
