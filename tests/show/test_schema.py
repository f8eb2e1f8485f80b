"""The schema beside the shipped registry, which its first line names, is the program's own."""

import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest

from mic_tracker.show.schema import schema_of

ROOT = Path(__file__).parents[2]
RESTATED = ROOT / "tests" / "golden" / "restated.toml"
SCHEMA = json.loads((ROOT / "targets.schema.json").read_text(encoding="utf-8"))
EDITOR = jsonschema.Draft202012Validator(SCHEMA)


def test_the_schema_beside_the_registry_is_in_step() -> None:
    shipped = (ROOT / "targets.schema.json").read_text(encoding="utf-8")
    assert shipped == schema_of("registry"), "run: mic-tracker schema -o targets.schema.json"


def test_the_registry_names_its_schema() -> None:
    first = (ROOT / "targets.toml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "#:schema ./targets.schema.json"


def test_an_editor_finds_nothing_wrong_with_the_registry() -> None:
    for file in (ROOT / "targets.toml", RESTATED):
        EDITOR.validate(plain(file))


@pytest.mark.parametrize("key", ["kind", "indicator", "every"])
def test_an_editor_knows_what_a_restatement_can_have(key: str) -> None:
    content = plain(RESTATED)
    content["targets"]["firms"]["restated"][0][key] = "level"
    assert not EDITOR.is_valid(content)


def test_an_editor_asks_who_has_restated_a_goal() -> None:
    content = plain(RESTATED)
    del content["targets"]["firms"]["restated"][1]["stated"]
    assert not EDITOR.is_valid(content)


def plain(file: Path) -> dict[str, Any]:
    """A registry as JSON has it."""
    content = tomllib.loads(file.read_text(encoding="utf-8"), parse_float=float)
    found: dict[str, Any] = json.loads(json.dumps(content, default=str))
    return found
