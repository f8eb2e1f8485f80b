"""What Our World in Data says of the columns of its tables: metadata in JSON, or a codebook."""

from collections.abc import Iterator, Mapping
from typing import cast

from mic_tracker.model.edit.exchange.profile import FileLayout
from mic_tracker.read.exchange.formats.delimited import read
from mic_tracker.read.exchange.metadata.json_table import JsonTable, read_json_table

METADATA = ".metadata.json"
"""What stands in place of `.csv` in the name of the file of metadata."""
CODEBOOK = "codebook.csv"
_OF_COLUMN = {
    "title": "titleLong",
    "unit": "unit",
    "published": "lastUpdated",
    "next_release": "nextUpdate",
    "publisher": "citationShort",
}
_OF_CODEBOOK = {"title": "title", "unit": "unit", "publisher": "source"}


def read_owid_metadata(data: bytes) -> Mapping[str, str]:
    """Read the metadata of a chart as facts about its columns: `unit:Heading`."""
    columns = read_json_table(data).get("columns")
    named = columns.items() if isinstance(columns, dict) else ()
    return dict(_facts((head, says, _OF_COLUMN) for head, says in named))


def read_codebook(data: bytes) -> Mapping[str, str]:
    """Read the codebook of a wide data set as facts about its columns."""
    table = read(data, CODEBOOK, FileLayout())[0]
    rows = [dict(zip(table.header, row, strict=False)) for row in table.rows]
    return dict(_facts((row.get("column", ""), row, _OF_CODEBOOK) for row in rows))


def _facts(
    columns: Iterator[tuple[str, object, Mapping[str, str]]],
) -> Iterator[tuple[str, str]]:
    for head, says, keys in columns:
        for fact, key in keys.items() if isinstance(says, Mapping) else ():
            value = cast("JsonTable", says).get(key)
            if isinstance(value, str) and value.strip():
                yield f"{fact}:{head}", value.strip()
