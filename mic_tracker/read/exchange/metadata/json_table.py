"""JSON texts that say something about tables."""

import json
from typing import cast

from mic_tracker.read.exchange.source_table import UnreadableFile
from mic_tracker.text import limits

JsonTable = dict[str, object]


def read_json_table(data: bytes) -> JsonTable:
    """Read the table that a JSON text is; UnreadableFile for anything else."""
    if len(data) > limits.METADATA_BYTES:
        raise UnreadableFile("large_metadata", {"limit": limits.METADATA_BYTES})
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise UnreadableFile("broken_metadata", {}, error.lineno) from None
    except (ValueError, RecursionError):
        raise UnreadableFile("broken_metadata") from None
    if not isinstance(content, dict):
        raise UnreadableFile("broken_metadata")
    return cast("JsonTable", content)
