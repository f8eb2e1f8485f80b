"""CI systems want paths from the root of the repository, with forward slashes."""

import os
from dataclasses import replace
from pathlib import Path, PurePath

from mic_tracker.model.finding import Finding
from mic_tracker.model.verdict import Verdict


def posix_path(path: str) -> str:
    """Return the path with forward slashes and without a leading `./`."""
    return path.replace("\\", "/").removeprefix("./")


def from_root(verdict: Verdict, folder: Path, root: Path) -> Verdict:
    """Return the verdict with its paths from `root`; `folder` is where relative paths start now.

    Both are absolute. A file outside of the root keeps the path it has.
    """
    placed = verdict.with_each(lambda finding: _place_finding(finding, folder, root))
    if not verdict.registry:
        return placed
    return replace(placed, registry=_path_from_root(verdict.registry, folder, root))


def _place_finding(finding: Finding, folder: Path, root: Path) -> Finding:
    location = finding.location
    if location is None:
        return finding
    file = _path_from_root(location.file, folder, root)
    return replace(finding, location=replace(location, file=file))


def _path_from_root(file: str, folder: Path, root: Path) -> str:
    """Return the path from the root; `..` is removed as text, no link is followed, no file read."""
    whole = PurePath(os.path.normpath(folder / file))
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else posix_path(file)
