"""A folder that a command writes is replaced whole: one written halfway keeps the old one."""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from mic_tracker.edit.output.file import refuse_links, translate_errors
from mic_tracker.errors import WrongUse


def write_folder(path: Path, files: Iterable[tuple[str, str]], mark: str) -> int:
    """Write files into a folder and return how many there are.

    `mark` is the file that tells a folder of ours from any other, and lists what we wrote into it.
    They are written beside it first and take its place together. What else was put into a folder
    of ours stays. Raises WrongUse for a link, and for a folder that holds what no run of ours has
    written; OutsideWorld when the system refuses.
    """
    folder = path.absolute()  # `.` has no name
    if not folder.name:
        raise WrongUse("output_folder_taken", path=str(path))
    new, old = (folder.with_name(f".{folder.name}.{end}") for end in ("new", "old"))
    with translate_errors(path):
        refuse_links(path)
        if old.exists() and not path.exists():  # the last run was ended between two renames
            old.rename(path)
        if path.exists() and not _is_ours(path, mark):
            raise WrongUse("output_folder_taken", path=str(path))
        for stale in (new, old):
            if stale.exists():
                shutil.rmtree(stale)
        try:
            n = _write_files(new, files, mark)
            _take_place(path, new, old, mark)
        finally:
            shutil.rmtree(new, ignore_errors=True)
    return n


def _take_place(path: Path, new: Path, old: Path, mark: str) -> None:
    """Put the new folder in the place of the old one, with what others put into that."""
    _keep_others(path, new, mark)
    if path.exists():
        path.rename(old)
    new.rename(path)
    if old.exists():
        shutil.rmtree(old)


def _is_ours(path: Path, mark: str) -> bool:
    return path.is_dir() and ((path / mark).is_file() or not any(path.iterdir()))


def _write_files(folder: Path, files: Iterable[tuple[str, str]], mark: str) -> int:
    folder.mkdir(parents=True)
    names = []
    for name, text in files:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")
        names.append(name)
    (folder / mark).write_text("".join(f"{name}\n" for name in names), "utf-8", newline="\n")
    return len(names)


def _keep_others(path: Path, new: Path, mark: str) -> None:
    """Copy what is in the folder and was not written by us, where nothing of ours has its name."""
    for name in _others(path, mark) if path.exists() else ():
        if not (new / name).exists():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path / name, new / name, follow_symlinks=False)


def _others(path: Path, mark: str) -> Iterator[Path]:
    file = path / mark
    listed = file.read_text("utf-8").splitlines() if file.is_file() else []
    ours = {Path(mark), *map(Path, listed)}
    for other in path.rglob("*"):
        if other.is_symlink() or not other.is_dir():
            name = other.relative_to(path)
            if name not in ours:
                yield name
