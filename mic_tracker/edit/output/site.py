"""The folder of a site: it is replaced whole, so that a site written halfway keeps the old one."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from mic_tracker.edit.output.file import translate_errors
from mic_tracker.errors import WrongUse

_MARK = ".mic-tracker-site"
"""The file that tells a site of ours from a folder that holds something else."""


def write_site(path: Path, files: Iterable[tuple[str, str]]) -> int:
    """Write the files of a site into a folder and return how many there are.

    They are written beside it first and take its place together. Raises WrongUse for a link, and
    for a folder that holds what no run of ours has written; OutsideWorld when the system refuses.
    """
    if path.is_symlink():
        raise WrongUse("output_is_link", path=str(path), target=str(path.readlink()))
    if path.exists() and not _is_ours(path):
        raise WrongUse("site_folder_taken", path=str(path))
    new, old = (path.with_name(f".{path.name}.{end}") for end in ("new", "old"))
    with translate_errors(path):
        for stale in (new, old):
            if stale.exists():
                shutil.rmtree(stale)
        n = _write_files(new, files)
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
    (folder / _MARK).write_text("", "utf-8")
    n = 0
    for name, text in files:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")
        n += 1
    return n
