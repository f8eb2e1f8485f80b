"""The columns of a table in a database: which of them are read, and whether they can be."""

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from mic_tracker.model.registry import DatabaseTable
from mic_tracker.read.bulk.servers.table_keys import CODE
from mic_tracker.read.delimited import NUMBERS
from mic_tracker.read.source_text import UnplacedFinding
from mic_tracker.text.suggest import list_words, suggest_word, written_value

if TYPE_CHECKING:
    from ibis.expr.datatypes import DataType
    from ibis.expr.types import Table


def read_columns(
    stated: DatabaseTable, names: Collection[str], known: Collection[str]
) -> Mapping[str, str]:
    """The column of each key: as stated, else of the keys' own names."""
    own = {key: key for key in known if key in names and key not in stated.constants}
    return stated.columns or own


def find_column_faults(
    id_: str, stated: DatabaseTable, table: "Table", columns: Mapping[str, str]
) -> Iterator[UnplacedFinding]:
    """Find columns that are not there, and those of a type that cannot be read without a guess."""
    for key, column in columns.items():
        at = ("tables", id_, *(("columns", key) if stated.columns else ("table",)))
        if column not in table.columns:
            yield _missing(at, column, table)
        elif not _fits(key, table[column].type()):
            yield _wrong(at, key, column, table[column].type())
    for column in stated.where:
        at = ("tables", id_, "where", column)
        if column not in table.columns:
            yield _missing(at, column, table)
        elif not _is_text(table[column].type()):
            yield _wrong(at, "where", column, table[column].type())


def _missing(at: tuple[str, ...], column: str, table: "Table") -> UnplacedFinding:
    facts = {"cause": "no_column", "column": written_value(column)}
    known = {"columns": list_words(table.columns, 40)}
    return UnplacedFinding(CODE, at, facts | known | suggest_word(column, table.columns))


def _wrong(at: tuple[str, ...], key: str, column: str, given: "DataType") -> UnplacedFinding:
    name = written_value(column)
    facts = {"column": name, "type": written_value(given), "key": key}
    needs = (
        {"cause": "no_number", "numeric": name}
        if key in NUMBERS
        else {"cause": "no_text", "textual": name}
    )
    return UnplacedFinding(CODE, at, needs | facts)


def _fits(key: str, given: "DataType") -> bool:
    return bool(given.is_numeric()) if key in NUMBERS else _is_text(given)


def _is_text(given: "DataType") -> bool:
    """Whether all engines write its values as the same text."""
    kinds = (given.is_string(), given.is_integer(), given.is_date(), given.is_uuid())
    # an unknown type is one of a server's own, such as a list of words: it is what that writes
    return any(kinds) or given.is_unknown() or (given.is_decimal() and given.scale == 0)
