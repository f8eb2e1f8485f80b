"""The files that reading a registry reads: none may become an output, or be read as another."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tomli

from mic_tracker.errors import WrongUse
from mic_tracker.read.includes import Folder, match_files
from mic_tracker.read.source_text import UnplacedFinding
from mic_tracker.read.sources import SOURCES
from mic_tracker.text.limits import TOML_BYTES


def find_input_files(registry: Path) -> Iterator[Path]:
    """Find the registry's own file and those that it includes; of a broken registry its own."""
    yield registry
    included = _parse(registry).get("include")
    patterns = [p for p in included if isinstance(p, str)] if isinstance(included, list) else []
    folder = Folder(registry.parent, registry, registry.as_posix())
    for match in match_files(patterns, folder, tuple(SOURCES)):
        if not isinstance(match, UnplacedFinding):
            yield match[1]


def read_input_file(path: Path, registry: Path, most: int) -> bytes:
    """Read a file that is none of the registry's own, one byte more than `most` of a larger one."""
    if os.path.realpath(path) in map(os.path.realpath, find_input_files(registry)):
        raise WrongUse("table_is_registry", path=str(path))
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise WrongUse("table_missing", path=str(path), reason=reason) from None


def _parse(registry: Path) -> dict[str, Any]:
    try:
        with registry.open("rb") as file:
            return tomli.loads(file.read(TOML_BYTES + 1).decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return {}
