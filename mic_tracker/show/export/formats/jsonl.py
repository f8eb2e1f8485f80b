"""JSON Lines is a record on each line, for programs that read one after the other."""

import json

from mic_tracker.show.export.table import ExportTable
from mic_tracker.text.escape import json_text


def write(table: ExportTable) -> str:
    """Write the records of a table; they have the keys that those of the document have."""
    lines = (
        json_text(json.dumps(record, ensure_ascii=False, allow_nan=False))
        for record in table.records
    )
    return "".join(f"{line}\n" for line in lines)
