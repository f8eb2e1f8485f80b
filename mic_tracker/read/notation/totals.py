"""Totals: a member that means all of its dimension is left out of a file before records are made.

Files of statistics offices write a code for the total (`_T`, `TOTAL`); others leave it out. Both
are the same figure, which no record can know, because its indicator says which code it is.
"""

from collections.abc import Mapping

from mic_tracker.model.members import AREA
from mic_tracker.read.source_text import TomlTable

Totals = Mapping[str, Mapping[str, str]]
"""By indicator and dimension, the member that means all."""

_RECORDS = ("targets", "observations")


def read_totals(content: TomlTable) -> Totals:
    """Read which members mean all, from the indicators as they are in the file."""
    indicators = content.get("indicators")
    tables = indicators.items() if isinstance(indicators, dict) else ()
    found = {
        id_: _of_dimensions(table.get("dimensions"))
        for id_, table in tables
        if isinstance(table, dict)
    }
    return {id_: totals for id_, totals in found.items() if totals}


def _of_dimensions(dimensions: object) -> dict[str, str]:
    tables = dimensions.items() if isinstance(dimensions, dict) else ()
    found = {name: table.get("total") for name, table in tables if isinstance(table, dict)}
    return {name: total for name, total in found.items() if isinstance(total, str)}


def drop_totals(content: TomlTable, totals: Totals) -> TomlTable:
    """A file without the members that mean all; what is no such record is left as it is."""
    found = [key for key in _RECORDS if key in content] if totals else []
    return content | {key: _each(content[key], totals) for key in found}


def _each(records: object, totals: Totals) -> object:
    if isinstance(records, dict):
        return {id_: _one(record, totals) for id_, record in records.items()}
    return [_one(record, totals) for record in records] if isinstance(records, list) else records


def _one(record: object, totals: Totals) -> object:
    """A record without the members that mean all; without any left it has no `dims`."""
    if not isinstance(record, dict):
        return record
    indicator = record.get("indicator")
    own = totals.get(indicator) if isinstance(indicator, str) else None
    if not own or not record.keys() & {AREA, "dims"}:
        return record
    kept = {key: value for key, value in record.items() if (key, value) != (AREA, own.get(AREA))}
    dims = kept.get("dims")
    if not isinstance(dims, dict):
        return kept
    left = {name: member for name, member in dims.items() if own.get(name) != member}
    without = {key: value for key, value in kept.items() if key != "dims"}
    return without | {"dims": left} if left else without
