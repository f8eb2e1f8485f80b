"""The table that imported figures are written into: a column for each key and dimension."""

import csv
from collections.abc import Mapping, Sequence
from decimal import Decimal
from io import StringIO
from pathlib import PurePosixPath

from mic_tracker.model.edit.appended_rows import TableContent
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.observation import ObservationRecord
from mic_tracker.model.record import spelling

_WHOLE = 1e15
"""Below it every whole number is a float of its own."""
_KEYS = (
    *("indicator", "period", "value", "low", "high", "series", "area"),
    *("source", "unsourced", "at", "published", "status", "qualifier", "derived", "note"),
)
_PARQUET = ".parquet"


def table_with(
    table: str,
    existing: bytes | None,
    records: Sequence[ObservationRecord],
    indicator: Indicator | None,
    language: str,
) -> TableContent:
    """A table with rows for more observations; the rows that it has keep their place and cells.

    A column is added where a row needs one; those that stay empty are left out of a new table.
    Numbers have the decimal sign with which the registry reads its tables.
    """
    if is_parquet(table):
        return _parquet_with(existing, records, indicator, language)
    header, rows = _read(existing)
    new = [_cells(record, language) for record in records]
    wanted = _wanted(new, indicator)
    columns = [*header, *(name for name in wanted if name not in header)]
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(row + [""] * (len(columns) - len(row)) for row in rows)
    places = {name: at for at, name in enumerate(columns)}
    writer.writerows(_row(cells, places) for cells in new)
    return TableContent(existing, out.getvalue().encode())


def _row(cells: Mapping[str, str], places: Mapping[str, int]) -> list[str]:
    """A row of cells at the places of their columns; most cells of a wide table are empty."""
    row = [""] * len(places)
    for name, text in cells.items():
        row[places[name]] = text
    return row


def is_parquet(table: str) -> bool:
    """Whether a table is a Parquet file, by its name; else it is a CSV."""
    return PurePosixPath(table).suffix.lower() == _PARQUET


def _wanted(new: Sequence[Mapping[str, object]], indicator: Indicator | None) -> Sequence[str]:
    """The columns that rows need, each once: keys, then dimensions in the order of the registry."""
    used = {name for cells in new for name in cells}
    dims = (indicator and indicator.dimensions) or {}  # the area is a key, and may be declared
    ordered = dict.fromkeys((*_KEYS, *dims, *sorted(used)))
    return [name for name in ordered if name in used]


def _parquet_with(
    existing: bytes | None,
    records: Sequence[ObservationRecord],
    indicator: Indicator | None,
    language: str,
) -> TableContent:
    from mic_tracker.edit.exchange.parquet_rows import (  # noqa: PLC0415 - of an extra
        NUMBERS,
        NewRow,
        parquet_with,
    )

    cells = [_cells(record, language) for record in records]
    numbers = (
        {name: n for name in NUMBERS if (n := getattr(record, name)) is not None}
        for record in records
    )
    rows = [*map(NewRow, cells, numbers)]
    return parquet_with(existing, _wanted(cells, indicator), rows)


def _read(existing: bytes | None) -> tuple[list[str], list[list[str]]]:
    if not existing:
        return [], []
    first, *rows = csv.reader(StringIO(existing.decode("utf-8-sig"), newline=""))
    return first, rows


def _cells(record: ObservationRecord, language: str) -> Mapping[str, str]:
    """The cells of an observation by their columns; nothing for what it does not say."""
    said = {key: getattr(record, key) for key in _KEYS}
    cells = {key: _text(value, language) for key, value in said.items() if value is not None}
    if cells.get("status") == "normal":
        del cells["status"]
    return {**cells, **(record.dims or {})}


def _text(value: object, language: str) -> str:
    """A cell that the reader of tables reads as the same value."""
    if isinstance(value, dict):
        return spelling(value, language)  # of the texts by language a cell has one
    if not isinstance(value, float):
        return str(value)
    if value == int(value) and abs(value) < _WHOLE:
        return str(int(value))
    digits = f"{Decimal(repr(value)):f}"
    # three decimals may be a group of thousands: a fourth one cannot
    digits += "0" if len(digits.partition(".")[2]) == 3 else ""
    return digits.replace(".", ",") if language == "vi" else digits
