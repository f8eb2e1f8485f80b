"""Rows that a step added to a Parquet file, taken out: the file is as it was before them."""

import csv
from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Any, NamedTuple

from mic_tracker.edit.output.parquet import columns_of, copy_table, open_table, scan_of
from mic_tracker.model.edit.appended_rows import AppendedRows
from mic_tracker.text.sql import as_name, cell_text


class RowsNotFoundError(ValueError):
    """A file has not the rows that were noted."""


class RowsTaken(NamedTuple):
    """A Parquet file without its last rows, and the first of those as lines of text."""

    data: bytes
    shown: tuple[str, ...]


def take_rows(data: bytes, rows: AppendedRows, most: int) -> RowsTaken:
    """Take the rows out and give the columns the types that they had; at most `most` are shown.

    The values, their order and the types are those of before; how they are packed is ours. Raises
    RowsNotFoundError for a file that has not these rows, OutsideWorld without the extra.
    """
    with open_table() as (database, file):
        file.write_bytes(data)
        try:
            shown = _load(database, scan_of(file), rows, most)
        except Exception as error:
            raise RowsNotFoundError from error
        return RowsTaken(copy_table(database, file) if rows.columns else b"", shown)


def _load(database: Any, scan: str, rows: AppendedRows, most: int) -> tuple[str, ...]:  # noqa: ANN401 - of the extra
    """Make the table of before out of a file; return the first rows that it does not have."""
    types = columns_of(database, scan)
    kept = [*types][: rows.columns]
    before = dict(rows.types)
    count = database.execute(f"select count(*) from {scan}").fetchone()[0]
    if count != rows.before + rows.added or len(kept) < rows.columns or before.keys() - {*kept}:
        raise RowsNotFoundError
    cells = (f"{as_name(n)}::{before.get(n, types[n])} as {as_name(n)}" for n in kept)
    if kept:
        first = f"select * from {scan} limit {rows.before}"
        database.execute(f"create table exported as select {', '.join(cells)} from ({first})")
    return _lines(database, f"{scan} limit {most} offset {rows.before}", types)


def _lines(database: Any, rows: str, types: Mapping[str, str]) -> tuple[str, ...]:  # noqa: ANN401 - of the extra
    """Rows as lines of text: what a CSV file would have in their place."""
    cells = (cell_text(as_name(n), type_) or f"{as_name(n)}::text" for n, type_ in types.items())
    found = database.execute(f"select {', '.join(cells)} from {rows}").fetchall()
    return tuple(map(_line, found))


def _line(cells: Sequence[str | None]) -> str:
    out = StringIO(newline="")
    csv.writer(out, lineterminator="").writerow([(cell or "").replace("\n", " ") for cell in cells])
    return out.getvalue()
