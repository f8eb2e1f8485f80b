"""The formats of tables for other programs, one file each; a new one is a file and a line here."""

from typing import TYPE_CHECKING

from mic_tracker.lazy_table import LazyTable

# completion and help name the formats, and load none
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mic_tracker.show.export.table import ExportTable

    WriteTable = Callable[[ExportTable], Iterator[str] | bytes]
    """Gives bytes, or a text in pieces of whole lines."""

TABLE_FORMATS: "LazyTable[WriteTable]" = LazyTable(
    {
        "csv": "mic_tracker.show.export.formats.csv:write",
        "json": "mic_tracker.show.export.formats.json:write",
        "jsonl": "mic_tracker.show.export.formats.jsonl:write",
        "xlsx": "mic_tracker.show.export.formats.xlsx:write",
    }
)
"""Parquet is missing: a database writes it into a file, so it is with what writes files."""
