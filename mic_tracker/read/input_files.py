"""The files that reading a registry reads: none of them may become an output."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tomli

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


def _parse(registry: Path) -> dict[str, Any]:
    try:
        with registry.open("rb") as file:
            return tomli.loads(file.read(TOML_BYTES + 1).decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return {}
