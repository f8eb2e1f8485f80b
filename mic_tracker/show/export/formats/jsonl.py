"""JSON Lines is a record on each line, for programs that read one after the other."""

import json
from collections.abc import Iterator
from itertools import islice

from mic_tracker.show.export.table import ExportTable
from mic_tracker.text.escape import json_text

_BATCH = 500


def write(table: ExportTable) -> Iterator[str]:
    """Write the records of a table; they have the keys that those of the document have."""
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    left = map(encode, table.records)
    while batch := [*islice(left, _BATCH)]:
        yield json_text("\n".join(batch) + "\n")
