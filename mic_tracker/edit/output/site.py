"""The folder of a site: it is replaced whole, so that a site written halfway keeps the old one."""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from mic_tracker.edit.output.file import refuse_links, translate_errors
from mic_tracker.errors import WrongUse

_MARK = ".mic-tracker-site"
"""The file that tells a site of ours from any other folder, and lists what we wrote into it."""


def write_site(path: Path, files: Iterable[tuple[str, str]]) -> int:
    """Write the files of a site into a folder and return how many there are.

    They are written beside it first and take its place together. What else was put into the folder
    of a site stays: the name of a domain, a site in another language. Raises WrongUse for a link,
    and for a folder that holds what no run of ours has written; OutsideWorld when the system
    refuses.
    """
    new, old = (path.with_name(f".{path.name}.{end}") for end in ("new", "old"))
    with translate_errors(path):
        refuse_links(path)
        if old.exists() and not path.exists():  # the last run was ended between two renames
            old.rename(path)
        if path.exists() and not _is_ours(path):
            raise WrongUse("site_folder_taken", path=str(path))
        for stale in (new, old):
            if stale.exists():
                shutil.rmtree(stale)
        n = _write_files(new, files)
        _keep_others(path, new)
        if path.exists():
            path.rename(old)
        new.rename(path)
        if old.exists():
            shutil.rmtree(old)
    return n


def _is_ours(path: Path) -> bool:
    return path.is_dir() and ((path / _MARK).is_file() or not any(path.iterdir()))


def _write_files(folder: Path, files: Iterable[tuple[str, str]]) -> int:
    folder.mkdir(parents=True)
    names = []
    for name, text in files:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")
        names.append(name)
    (folder / _MARK).write_text("".join(f"{name}\n" for name in names), "utf-8", newline="\n")
    return len(names)


def _keep_others(path: Path, new: Path) -> None:
    """Copy what is in the folder and was not written by us, where nothing of ours has its name."""
    for name in _others(path) if path.exists() else ():
        if not (new / name).exists():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path / name, new / name, follow_symlinks=False)


def _others(path: Path) -> Iterator[Path]:
    mark = path / _MARK
    listed = mark.read_text("utf-8").splitlines() if mark.is_file() else []
    ours = {Path(_MARK), *map(Path, listed)}
    for file in path.rglob("*"):
        if file.is_symlink() or not file.is_dir():
            name = file.relative_to(path)
            if name not in ours:
                yield name
