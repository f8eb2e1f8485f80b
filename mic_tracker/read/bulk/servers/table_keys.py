"""What is wrong with a table of a database as the registry states it: no server is asked."""

import re
from collections.abc import Iterator, Sequence

from mic_tracker.model.registry import DatabaseTable, RegistryFile
from mic_tracker.read.bulk.servers.login import PREFIX, is_variable
from mic_tracker.read.delimited import NUMBERS
from mic_tracker.read.delimited.codes import KEYS, SAID, SERIES, TEXTS
from mic_tracker.read.source_text import UnplacedFinding
from mic_tracker.text.suggest import list_words, suggest_word, written_value

CODE = "MT070"
_PART = re.compile(r"[^\W\d][\w$-]{0,127}")
_MOST_PARTS = 3
_EXAMPLE = "stats.labour_force"
_OF_SERVERS = frozenset(("information_schema", "system"))
"""Schemas and catalogs of servers themselves, beside all schemas that begin with `pg_`."""


def name_parts(table: str) -> Sequence[str] | None:
    """The parts of the name of a table; None for what is none."""
    parts = table.split(".")
    named = len(parts) <= _MOST_PARTS and all(map(_PART.fullmatch, parts))
    return parts if named else None


def find_key_faults(file: RegistryFile) -> Iterator[UnplacedFinding]:
    """Find what is wrong with the tables of a registry, before any server is asked."""
    for id_, table in file.tables.items():
        yield from _connection_faults(id_, table)
        yield from _name_faults(id_, table)
        yield from _column_faults(id_, table, known_keys(file))


def known_keys(file: RegistryFile) -> Sequence[str]:
    """The keys of observations that a column can have, in the order in which a row shows them."""
    dimensions = {name for i in file.indicators.values() for name in i.dimensions or {}}
    return (*SERIES, *sorted(dimensions - KEYS), *SAID[:1], *NUMBERS, *SAID[1:], *TEXTS)


def _connection_faults(id_: str, table: DatabaseTable) -> Iterator[UnplacedFinding]:
    at = ("tables", id_, "connection")
    if "://" in table.connection or "@" in table.connection or "=" in table.connection:
        # what was written is not repeated: it may hold a password
        yield UnplacedFinding(CODE, at, {"cause": "secret", "variable": f"{PREFIX}STATS"})
    elif not is_variable(table.connection):
        written = {"written": written_value(table.connection), "prefix": PREFIX}
        yield UnplacedFinding(CODE, at, {"cause": "connection", **written})


def _name_faults(id_: str, table: DatabaseTable) -> Iterator[UnplacedFinding]:
    at, written = ("tables", id_, "table"), written_value(table.table)
    parts = name_parts(table.table)
    if parts is None:
        yield UnplacedFinding(CODE, at, {"cause": "name", "written": written, "form": _EXAMPLE})
    elif any(_is_of_server(part.lower()) for part in parts[:-1]):
        yield UnplacedFinding(CODE, at, {"cause": "system", "table": written, "other": _EXAMPLE})


def _is_of_server(schema: str) -> bool:
    return schema in _OF_SERVERS or schema.startswith("pg_")


def _column_faults(
    id_: str, table: DatabaseTable, known: Sequence[str]
) -> Iterator[UnplacedFinding]:
    for name, keys in (("columns", table.columns), ("constants", table.constants)):
        takes = [key for key in known if name == "columns" or key not in NUMBERS]
        for key in keys:
            if key not in takes:
                facts = {
                    "cause": "key",
                    "key": written_value(key),
                    "allowed": list_words(takes, 40),
                }
                path = ("tables", id_, name, key)
                yield UnplacedFinding(CODE, path, facts | suggest_word(key, takes), at="key")
    for key in table.columns.keys() & table.constants.keys():
        yield UnplacedFinding(
            CODE, ("tables", id_, "constants", key), {"cause": "both", "key": key, "stays": key}
        )
