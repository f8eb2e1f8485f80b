"""The folder of a site, in which other things may stand: the name of a domain, another site."""

from collections.abc import Iterable
from pathlib import Path

from mic_tracker.edit.output.folder import write_folder

_MARK = ".mic-tracker-site"


def write_site(path: Path, files: Iterable[tuple[str, str]]) -> int:
    """Write the files of a site into a folder, as `write_folder` does, and count them."""
    return write_folder(path, files, _MARK)
