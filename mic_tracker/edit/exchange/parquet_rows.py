"""Rows that are added to a Parquet file: its columns keep their types where the cells allow it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from mic_tracker.edit.output.parquet import columns_of, copy_table, open_table, scan_of
from mic_tracker.errors import WrongUse
from mic_tracker.model.edit.appended_rows import PLAIN_TYPE, AppendedRows, TableContent
from mic_tracker.text.sql import as_name, cell_text, is_number

NUMBERS = ("value", "low", "high")


class NewRow(NamedTuple):
    """The cells of a row as they are written, and its numbers as they are."""

    cells: Mapping[str, str]
    numbers: Mapping[str, float]

    def cell(self, name: str, type_: str) -> str | None:
        """A cell as a text that a column of a type reads."""
        exact = self.numbers.get(name) if is_number(type_) else None
        return self.cells.get(name) if exact is None else repr(exact)


def parquet_with(
    existing: bytes | None, names: Sequence[str], rows: Sequence[NewRow]
) -> TableContent:
    """A Parquet file with more rows, in columns of these names behind those that it has.

    Raises WrongUse for bytes that are none, OutsideWorld without the extra.
    """
    with open_table() as (database, file):
        if existing:
            file.write_bytes(existing)
            _load(database, file)
        types = columns_of(database, "exported") if existing else {}
        if not types:
            kinds = (f"{as_name(n)} {_new_type(n)}" for n in names)
            database.execute(f"create table exported ({', '.join(kinds)})")
        count = database.execute("select count(*) from exported").fetchone()[0]
        exact = True
        for name in names if types else ():
            type_ = types.get(name) or _add_column(database, name)
            exact &= _make_room(database, name, type_, [row.cell(name, type_) for row in rows])
        _insert(database, names, rows)
        noted = AppendedRows(count, len(rows), len(types), _changed(types, database))
        return TableContent(existing, copy_table(database, file), noted if exact else None)


def _load(database: Any, file: Path) -> None:  # noqa: ANN401 - of the extra
    try:
        database.execute(f"create table exported as select * from {scan_of(file)}")
    except Exception as error:
        raise WrongUse("into_unreadable") from error


def _changed(types: Mapping[str, str], database: Any) -> tuple[tuple[str, str], ...]:  # noqa: ANN401 - of the extra
    """The columns that got another type, with the one that they had."""
    now = columns_of(database, "exported")
    return tuple((name, type_) for name, type_ in types.items() if now[name] != type_)


def _new_type(name: str) -> str:
    return "DOUBLE" if name in NUMBERS else "VARCHAR"


def _add_column(database: Any, name: str) -> str:  # noqa: ANN401 - of the extra
    type_ = _new_type(name)
    database.execute(f"alter table exported add column {as_name(name)} {type_}")
    return type_


def _make_room(
    database: Any,  # noqa: ANN401 - of the extra
    name: str,
    type_: str,
    cells: Sequence[str | None],
) -> bool:
    """Give a column a type that holds the new cells as they are; whether it can be taken back."""
    column = as_name(name)
    if name in NUMBERS and is_number(type_):
        changed = f"try_cast(c as {type_})::text::double is distinct from c::double"
        wider, as_wider = "DOUBLE", f"{column}::text::double"
    else:
        text = cell_text(f"try_cast(c as {type_})", type_)
        changed = f"{text} is distinct from c" if text else "true"
        wider, as_wider = "VARCHAR", cell_text(column, type_) or f"{column}::text"
    query = f"select count(*) from (select unnest(?::varchar[]) as c) where {changed}"
    if not database.execute(query, [cells]).fetchone()[0]:
        return True
    exact = bool(PLAIN_TYPE.fullmatch(type_)) and _gives_back(database, column, as_wider, type_)
    database.execute(f"alter table exported alter {column} type {wider} using {as_wider}")
    return exact or wider == type_


def _gives_back(database: Any, column: str, as_wider: str, type_: str) -> bool:  # noqa: ANN401 - of the extra
    """Whether the cells of a column are what they were, once they have had the wider type."""
    lost = f"try_cast({as_wider} as {type_}) is distinct from {column}"
    return not database.execute(f"select count(*) from exported where {lost}").fetchone()[0]


def _insert(
    database: Any,  # noqa: ANN401 - of the extra
    names: Sequence[str],
    rows: Sequence[NewRow],
) -> None:
    types = columns_of(database, "exported")
    listed = ", ".join(map(as_name, names))
    cells = ", ".join(f"unnest(?::varchar[])::{types[name]}" for name in names)
    by_column = [[row.cell(name, types[name]) for row in rows] for name in names]
    database.execute(f"insert into exported ({listed}) select {cells}", by_column)
