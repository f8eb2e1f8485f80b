"""CSV is for spreadsheets and scripts, and `include` reads that of observations as it was."""

from mic_tracker.show.export.delimited import delimited_text
from mic_tracker.show.export.table import ExportTable


def write(table: ExportTable) -> str:
    """Write a table."""
    return delimited_text(table)
