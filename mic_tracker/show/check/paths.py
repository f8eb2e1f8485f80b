"""Paths as CI systems want them: relative to the root of the repository, with forward slashes."""

import os
from dataclasses import replace
from pathlib import Path, PurePath

from mic_tracker.model.finding import Finding
from mic_tracker.model.verdict import Verdict


def posix(path: str) -> str:
    """The path with forward slashes and without a leading `./`."""
    return path.replace("\\", "/").removeprefix("./")


def from_root(verdict: Verdict, folder: Path, root: Path) -> Verdict:
    """The verdict with all places relative to `root`; `folder` is where relative paths start.

    Both are absolute. A file outside of the root keeps the path it has.
    """
    return verdict.with_each(lambda finding: _placed(finding, folder, root))


def _placed(finding: Finding, folder: Path, root: Path) -> Finding:
    place = finding.location
    if place is None:
        return finding
    return replace(finding, location=replace(place, file=_relative(place.file, folder, root)))


def _relative(file: str, folder: Path, root: Path) -> str:
    """`..` is taken out as text: links are not followed, so nothing is read."""
    whole = PurePath(os.path.normpath(folder / file))
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else posix(file)
