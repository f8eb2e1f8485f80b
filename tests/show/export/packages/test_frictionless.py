"""A data package by the rules of its specification, and its tables as its schema says."""

import csv
import io
import json
import re
from datetime import date
from typing import Any

import pytest
from exports import DATASET, FIGURES

from mic_tracker.show.export.packages.frictionless import files

NAME = r"[-a-z0-9._/]+"
FIELD_TYPES = {"string", "number", "boolean", "date"}


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return dict(files(DATASET))


@pytest.fixture(scope="module")
def package(texts: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(texts["datapackage.json"])
    return found


def rows_of(resource: dict[str, Any], texts: dict[str, str]) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(texts[resource["path"]]))]


def test_the_package_keeps_the_rules(package: dict[str, Any], texts: dict[str, str]) -> None:
    """Data Package 1: names, licences and sources of a package, paths of its resources."""
    assert re.fullmatch(NAME, package["name"])
    assert package["profile"] == "tabular-data-package"
    assert package["licenses"] == [{"name": "CC-BY-4.0"}]
    assert package["sources"] == [
        {
            "title": 'Statistical "yearbook"',
            "path": "https://stat.example/yearbook?a=1&b=2",
        },
        {"title": "=HYPERLINK(paper)"},
    ]
    names = [resource["name"] for resource in package["resources"]]
    assert names == ["observations", "indicators", "sources"]
    for resource in package["resources"]:
        assert re.fullmatch(NAME, resource["name"])
        assert not resource["path"].startswith(("/", ".."))
        assert resource["encoding"] == "utf-8"
    assert {r["path"] for r in package["resources"]} == texts.keys() - {"datapackage.json"}


def test_the_schemas_keep_the_rules(package: dict[str, Any], texts: dict[str, str]) -> None:
    """Table Schema 1: a field for each column, in order; types that there are."""
    for resource in package["resources"]:
        schema = resource["schema"]
        names = [field["name"] for field in schema["fields"]]
        assert names == next(csv.reader(io.StringIO(texts[resource["path"]])))
        assert len({*names}) == len(names)
        assert {field["type"] for field in schema["fields"]} <= FIELD_TYPES
        assert schema["missingValues"] == [""]


def test_every_cell_is_of_the_type_of_its_field(
    package: dict[str, Any], texts: dict[str, str]
) -> None:
    for resource in package["resources"]:
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        for row in rows_of(resource, texts):
            for name, cell in row.items():
                limits = fields[name].get("constraints", {})
                assert cell or not limits.get("required"), (name, row)
                assert not cell or cell in limits.get("enum", [cell])
                if cell and fields[name]["type"] == "number":
                    float(cell)
                if cell and fields[name]["type"] == "date":
                    date.fromisoformat(cell)


def test_every_foreign_key_names_a_row(package: dict[str, Any], texts: dict[str, str]) -> None:
    tables = {r["name"]: rows_of(r, texts) for r in package["resources"]}
    (observations, *others) = package["resources"]
    keys = observations["schema"]["foreignKeys"]
    assert {(key["fields"], key["reference"]["resource"]) for key in keys} == {
        ("indicator", "indicators"),
        ("source", "sources"),
    }
    for key in keys:
        known = {row[key["reference"]["fields"]] for row in tables[key["reference"]["resource"]]}
        assert {row[key["fields"]] for row in tables["observations"]} - {""} == known
    assert [other["schema"]["primaryKey"] for other in others] == ["id", "id"]


def test_the_figures_are_those_of_the_registry(
    package: dict[str, Any], texts: dict[str, str]
) -> None:
    rows = rows_of(package["resources"][0], texts)
    values = [float(row["value"]) if row["value"] else None for row in rows]
    assert values == [figure[2] for figure in FIGURES]
