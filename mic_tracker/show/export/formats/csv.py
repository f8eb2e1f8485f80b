"""CSV is for spreadsheets and scripts, and `include` reads that of observations as it was."""

from collections.abc import Iterator

from mic_tracker.show.export.delimited import delimited_pieces
from mic_tracker.show.export.table import ExportTable


def write(table: ExportTable) -> Iterator[str]:
    """Write a table."""
    return delimited_pieces(table)
