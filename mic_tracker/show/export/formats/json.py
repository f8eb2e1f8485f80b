"""JSON is all records in one document, with its head; schemas/ has the keys."""

from collections.abc import Iterator

from mic_tracker.show.export.table import ExportTable
from mic_tracker.show.formats.json import write_pieces


def write(table: ExportTable) -> Iterator[str]:
    """Write the document of a table."""
    return write_pieces(table.document())
