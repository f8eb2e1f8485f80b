"""Data packages: what they say of their tables is believed, as far as it stays in their folder."""

import json
from pathlib import Path
from typing import Any

import pytest

from mic_tracker.read.exchange.metadata.frictionless import read_package
from mic_tracker.read.exchange.source_table import UnreadableFile

SAMPLE = Path(__file__).parents[1] / "samples" / "frictionless" / "datapackage.json"


def package(**resource: Any) -> bytes:  # noqa: ANN401 - any JSON
    return json.dumps({"resources": [{"path": "a.csv", **resource}]}).encode()


def test_a_sample() -> None:
    (found,) = read_package(SAMPLE.read_bytes())
    assert found.path == "data/firms.csv"
    layout = found.profile.layout
    assert (layout.encoding, layout.delimiter, layout.decimal) == ("iso-8859-1", ";", ",")
    assert layout.missing == {"": "blank", "x": "unspecified", ".": "unspecified"}
    assert found.profile.columns == {
        "Gebiet": "area",
        "Zeitraum": "period",
        "Wert": "value",
        "Kennzeichen": "note",
    }
    assert found.facts == {
        "title": "Firms (invented)",
        "publisher": "Example office",
        "url": "https://example.org",
        "published": "2026-02-01T00:00:00Z",
    }


def test_fields_by_their_types() -> None:
    fields = [
        {"name": "when", "type": "yearmonth"},
        {"name": "kind", "type": "string"},
        {"name": "code", "type": "integer"},
        {"name": "rate", "type": "number"},
    ]
    schema = {"fields": fields, "primaryKey": ["when", "kind", "code"]}
    (found,) = read_package(package(schema=schema))
    assert found.profile.columns == {"when": "period", "rate": "value"}
    assert found.profile.others == "dimension"


@pytest.mark.parametrize(
    "path",
    ["../a.csv", "/etc/a.csv", "https://example.org/a.csv", "b/../../a.csv", "..\\a.csv", "a.xlsx"],
)
def test_tables_elsewhere_are_left_out(path: str) -> None:
    assert read_package(package(path=path)) == ()


@pytest.mark.parametrize(
    "resource",
    [
        {"schema": 5},
        {"schema": {"fields": "x"}},
        {"schema": {"fields": [5, {"type": "number"}], "missingValues": 5}},
        {"schema": {"missingValues": [5, None], "primaryKey": [5]}},
        {"dialect": {"delimiter": "\n"}},
        {"dialect": {"delimiter": '"'}},
        {"dialect": []},
        {"encoding": 5},
    ],
)
def test_what_makes_no_sense_is_left_out(resource: dict[str, Any]) -> None:
    (found,) = read_package(package(**resource))
    assert found.profile.layout.delimiter is None
    assert found.profile.layout.encoding is None
    assert found.profile.columns == {}


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"{\n  x\n}", "broken_metadata", 2),
        (b"[]", "broken_metadata", 1),
        (b"\xff", "broken_metadata", 1),
        (b"[" * 100_000, "broken_metadata", 1),
        (b" " * (1024 * 1024 + 1), "large_metadata", 1),
    ],
)
def test_what_is_no_package(data: bytes, code: str, line: int) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_package(data)
    assert (caught.value.code, caught.value.line) == (code, line)


def test_a_package_without_tables() -> None:
    assert read_package(b"{}") == ()
    assert read_package(b'{"resources": {"a": 1}}') == ()
