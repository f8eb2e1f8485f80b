"""The figures and sources of files that a registry includes, for a Tab: parsed, not validated."""

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
    lists = (content.get("observations") for content in _contents(registry, room))
    kept = (records for records in lists if isinstance(records, list))
    return [record for records in kept for record in records if isinstance(record, dict)]


def read_source_ids(registry: Path, room: int) -> list[str]:
    """Read the ids of the sources of these files."""
    tables = (content.get("sources") for content in _contents(registry, room))
    return [id_ for table in tables if isinstance(table, dict) for id_ in table]


def _contents(registry: Path, room: int) -> Iterator[dict[str, Any]]:
    """The content of each file, as long as there is room; one that cannot be read is left out."""
    _, *included = find_input_files(registry)
    for path in included:
        try:
            room -= path.stat().st_size
            if room < 0:
                return
            text = path.read_bytes().decode("utf-8-sig")
            table = path.suffix.lower() == ".csv"
            content = {"observations": [*_rows(text)]} if table else tomli.loads(text)
        except (OSError, ValueError, RecursionError, csv.Error):
            continue
        yield content


def _rows(text: str) -> Iterator[dict[str, Any]]:
    lines = csv.reader(StringIO(text, newline=""), delimiter=find_delimiter(text))
    rows = filter(is_filled, lines)
    if names_delimiter(text):
        next(rows, None)
    header = [name.strip() for name in next(rows, [])]
    return (dict(zip(header, map(str.strip, row), strict=False)) for row in rows)
