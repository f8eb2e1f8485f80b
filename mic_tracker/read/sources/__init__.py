"""The sources of observations, one file each; a new one is a file and a line here."""

from typing import TYPE_CHECKING

from mic_tracker.lazy_table import LazyTable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mic_tracker.read.delimited.codes import CodeTables
    from mic_tracker.read.delimited.included import IncludedFile
    from mic_tracker.read.source_text import Writing

    SourceReader = Callable[[bytes | Path, str, Writing, CodeTables | None], IncludedFile]

SOURCES: "LazyTable[SourceReader]" = LazyTable(
    {
        "toml": "mic_tracker.read.sources.toml:read",
        "csv": "mic_tracker.read.sources.csv:read",
        "parquet": "mic_tracker.read.sources.parquet:read",
    }
)
"""By the ends of the names of files; each takes the bytes of a file, or its path."""

IN_PLACE = frozenset({"parquet"})
"""Those that take a path: such a file may be larger than the memory."""
