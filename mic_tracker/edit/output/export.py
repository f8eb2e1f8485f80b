"""The folder of an export, whose files other programs read."""

from collections.abc import Iterable
from pathlib import Path

from mic_tracker.edit.output.folder import write_folder

_MARK = ".mic-tracker-export"


def write_export(path: Path, files: Iterable[tuple[str, str]]) -> int:
    """Write the files of an export into a folder, as `write_folder` does, and count them."""
    return write_folder(path, files, _MARK)
