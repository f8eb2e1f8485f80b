"""JSON Schemas: of the registry file, for editors; of the program's own answers, for programs."""

import json
from importlib.resources import files
from typing import Any

from mic_tracker.errors import WrongUse
from mic_tracker.model.registry import RegistryFile
from mic_tracker.show.keydocs import key_docs

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
ANSWERS = {"status": "status", "show": "status", "history": "history", "claims": "claims"}
"""The commands that answer in JSON, and the file with the schema of each."""
_EXAMPLE = {
    "format": 1,
    "title": "Digital policy goals",
    "targets": {
        "digital-firms-2030": {
            "kind": "level",
            "indicator": "digital-firms",
            "at_least": 100_000,
            "by": 2030,
        }
    },
}


def registry_schema() -> str:
    """The schema of `targets.toml`; the same text every time."""
    schema: dict[str, Any] = RegistryFile.model_json_schema(by_alias=True)
    _describe(schema["properties"], docs := key_docs(), RegistryFile.__name__)
    for name, record in schema["$defs"].items():
        _describe(record.get("properties", {}), docs, name)
    described = _in_words({key: value for key, value in schema.items() if key != "title"})
    head = {"$schema": _DIALECT, "title": "mic-tracker registry (targets.toml)"}
    return json.dumps({**head, **described, "examples": [_EXAMPLE]}, indent=2) + "\n"


def schema_of(answer: str) -> str:
    """The schema of the registry, or of an answer by its command; WrongUse for any other word."""
    if answer == "registry":
        return registry_schema()
    if answer not in ANSWERS:
        ways_out = (f"there are: registry, {', '.join(ANSWERS)}",)
        raise WrongUse(f"there is no schema of {answer!r}", ways_out=ways_out)
    file = f"schemas/{ANSWERS[answer]}.schema.json"
    return files("mic_tracker.show").joinpath(file).read_text("utf-8")


def _describe(properties: dict[str, Any], docs: dict[str, dict[str, str]], record: str) -> None:
    """Put the docstring of each field beside its key."""
    for key, text in docs.get(record, {}).items():
        properties[key].setdefault("description", text)


def _in_words(node: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """The schema with docstrings as one line, and without the titles pydantic makes up."""
    if isinstance(node, list):
        return [_in_words(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {k: _entry(k, v) for k, v in node.items() if not (k == "title" and isinstance(v, str))}


def _entry(key: str, value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    if key == "description" and isinstance(value, str):
        return " ".join(value.replace("`", "").split())
    return _in_words(value)
