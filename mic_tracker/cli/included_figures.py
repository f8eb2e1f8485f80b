"""The figures of the files that a registry includes, for a Tab: parsed and not validated."""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import tomli

from mic_tracker.read.input_files import find_input_files
from mic_tracker.text.cells import find_delimiter, is_filled, names_delimiter


def read_figures(registry: Path, room: int) -> list[dict[str, Any]]:
    """Read the figures of all included files that together fit into this many bytes."""
    found: list[dict[str, Any]] = []
    _, *included = find_input_files(registry)
    for path in included:
        try:
            room -= path.stat().st_size
            if room < 0:
                return found
            text = path.read_bytes().decode("utf-8-sig")
            found += _rows(text) if path.suffix.lower() == ".csv" else _blocks(text)
        except (OSError, ValueError, RecursionError, csv.Error):
            continue
    return found


def _blocks(text: str) -> list[dict[str, Any]]:
    records = tomli.loads(text).get("observations")
    return [record for record in records if isinstance(record, dict)] if records else []


def _rows(text: str) -> Iterator[dict[str, Any]]:
    lines = csv.reader(StringIO(text, newline=""), delimiter=find_delimiter(text))
    rows = filter(is_filled, lines)
    if names_delimiter(text):
        next(rows, None)
    header = [name.strip() for name in next(rows, [])]
    return (dict(zip(header, map(str.strip, row), strict=False)) for row in rows)
