"""Frictionless data packages: what `datapackage.json` says of its tables is believed.

Data Package 1, Tabular Data Resource: encoding, dialect, missingValues, and for each field its
type, decimalChar and groupChar.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple, cast, get_args

from mic_tracker.model.edit.exchange.figures import MissingReason
from mic_tracker.model.edit.exchange.profile import ColumnRole, Delimiter, FileLayout, Profile, Role
from mic_tracker.read.exchange.metadata.json_table import JsonTable, read_json_table
from mic_tracker.read.exchange.profiles import read_profile
from mic_tracker.read.exchange.roles import folded

PACKAGE = "datapackage.json"
_PERIODS = {"year", "yearmonth", "date"}
_NUMBERS = {"number", "integer"}
_LONGEST = 1_000


class PackagedTable(NamedTuple):
    """A table of a package: where it is, and how it is read."""

    path: str
    """Below the folder of the package."""
    profile: Profile
    facts: Mapping[str, str]


def read_package(data: bytes) -> tuple[PackagedTable, ...]:
    """Read the tables that a package describes; UnreadableFile for what is no package.

    Tables that are elsewhere (an address, a path out of the folder) are left out.
    """
    package = read_json_table(data)
    facts = dict(_package_facts(package))
    return tuple(_tables(package, facts))


def _tables(package: JsonTable, facts: Mapping[str, str]) -> Iterator[PackagedTable]:
    for resource in _list(package, "resources"):
        path = _text(resource, "path")
        if path and _is_below(path) and PurePosixPath(path).suffix in {".csv", ".tsv", ".txt"}:
            yield PackagedTable(path, _profile(resource), facts)


def _package_facts(package: JsonTable) -> Iterator[tuple[str, str]]:
    source = next(iter(_list(package, "sources")), {})
    found = {
        "title": _text(package, "title"),
        "publisher": _text(source, "title"),
        "url": _text(source, "path"),
        "published": _text(package, "created"),
    }
    return ((name, text) for name, text in found.items() if text)


def _profile(resource: JsonTable) -> Profile:
    """The profile that a resource is: its layout, and the roles that its fields have."""
    schema = _table(resource, "schema")
    fields = [field for field in _list(schema, "fields") if _text(field, "name")]
    return Profile(
        name="frictionless",
        layout=_layout(resource, schema, fields),
        columns=dict(_columns(fields, _keys(schema))),
        others="dimension",
        statuses="sdmx" if any(_text(f, "name") == "OBS_STATUS" for f in fields) else None,
    )


def _layout(resource: JsonTable, schema: JsonTable, fields: Sequence[JsonTable]) -> FileLayout:
    numbers = [field for field in fields if _text(field, "type") in _NUMBERS]
    commas = any(_text(field, "decimalChar") == "," for field in numbers)
    sign = _table(resource, "dialect").get("delimiter")
    return FileLayout(
        encoding=_text(resource, "encoding"),
        delimiter=next((known for known in get_args(Delimiter) if known == sign), None),
        decimal="," if commas else ".",
        missing=dict(_missing(schema)),
    )


def _missing(schema: JsonTable) -> Iterator[tuple[str, MissingReason]]:
    marks = schema.get("missingValues")
    for mark in marks if isinstance(marks, list) else ():
        if isinstance(mark, str):
            yield mark, "unspecified" if mark else "blank"


def _columns(
    fields: Sequence[JsonTable], keys: set[str]
) -> Iterator[tuple[str, Role | ColumnRole]]:
    """The roles of the fields: by their names, else by their types.

    A number outside of the primary key is a value; text outside of it is a note.
    """
    words = {folded(name): role for name, role in read_profile("tidy-csv").columns.items()}
    for field in fields:
        name, kind = _text(field, "name") or "", _text(field, "type") or "string"
        role = words.get(folded(name)) or ("period" if kind in _PERIODS else None)
        if role is None and kind in _NUMBERS and name not in keys:
            role = "value"
        if role is None and keys and name not in keys:
            role = "note"
        if role:
            yield name, role


def _keys(schema: JsonTable) -> set[str]:
    keys = schema.get("primaryKey")
    names = [keys] if isinstance(keys, str) else keys if isinstance(keys, list) else []
    return {name for name in names if isinstance(name, str)}


def _is_below(path: str) -> bool:
    """Whether a path stays in the folder of its package, as the specification demands."""
    parts = PurePosixPath(path).parts
    return not (path.startswith("/") or ".." in parts or ":" in path or "\\" in path)


def _text(table: JsonTable, key: str) -> str | None:
    value = table.get(key)
    return value[:_LONGEST] if isinstance(value, str) and value.strip() else None


def _table(table: JsonTable, key: str) -> JsonTable:
    value = table.get(key)
    return cast("JsonTable", value) if isinstance(value, dict) else {}


def _list(table: JsonTable, key: str) -> list[JsonTable]:
    value = table.get(key)
    tables = value if isinstance(value, list) else []
    return [cast("JsonTable", each) for each in tables if isinstance(each, dict)]
