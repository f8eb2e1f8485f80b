"""JSON is all records in one document, with its head; schemas/ has the keys."""

from mic_tracker.show.export.table import ExportTable
from mic_tracker.show.formats.json import write as write_document


def write(table: ExportTable) -> str:
    """Write the document of a table."""
    return write_document(table.document())
