"""The schema beside the shipped registry, which its first line names, is the program's own."""

import json
import tomllib
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]  # it ships no types

from mic_tracker.show.schema import schema_of

ROOT = Path(__file__).parents[2]


def test_the_schema_beside_the_registry_is_in_step() -> None:
    shipped = (ROOT / "targets.schema.json").read_text(encoding="utf-8")
    assert shipped == schema_of("registry"), "run: mic-tracker schema -o targets.schema.json"


def test_the_registry_names_its_schema() -> None:
    first = (ROOT / "targets.toml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "#:schema ./targets.schema.json"


def test_an_editor_finds_nothing_wrong_with_the_registry() -> None:
    schema = json.loads((ROOT / "targets.schema.json").read_text(encoding="utf-8"))
    text = (ROOT / "targets.toml").read_text(encoding="utf-8")
    content = tomllib.loads(text, parse_float=float)
    plain = json.loads(json.dumps(content, default=str))
    jsonschema.Draft202012Validator(schema).validate(plain)
