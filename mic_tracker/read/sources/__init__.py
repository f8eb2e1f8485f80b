"""The sources of observations, one file each; a new one is a file and a line here."""

from collections.abc import Callable

from mic_tracker.lazy_table import LazyTable
from mic_tracker.read.source_text import IncludedFile, Writing

SOURCES: LazyTable[Callable[[bytes, str, Writing], IncludedFile]] = LazyTable(
    {
        "toml": "mic_tracker.read.sources.toml:read",
        "csv": "mic_tracker.read.sources.csv:read",
    }
)
