"""This module has JSON Schemas: of the registry for editors, of the answers for programs."""

import ast
import inspect
import json
from collections.abc import Iterator
from importlib.resources import files
from itertools import pairwise
from textwrap import dedent
from typing import Any

from mic_tracker.errors import WrongUse
from mic_tracker.model.edit.exchange.feed import FeedFile
from mic_tracker.model.goalpost import RESTATED
from mic_tracker.model.kinds import KINDS
from mic_tracker.model.record import Record
from mic_tracker.model.registry import RegistryFile
from mic_tracker.model.target import TargetRecord


def key_docs() -> dict[str, dict[str, str]]:
    """Return the docstring of each key of the file, by the name of a record, then by the key."""
    return {record.__name__: _docs(record) for record in _records(Record)}


def _records(base: type[Record]) -> Iterator[type[Record]]:
    for record in base.__subclasses__():
        yield record
        yield from _records(record)


def _docs(record: type[Record]) -> dict[str, str]:
    """Return the docstrings of the record's own fields and of those that it inherits."""
    docs: dict[str, str] = {}
    for cls in reversed(record.__mro__):
        if issubclass(cls, Record) and cls is not Record:
            docs |= dict(_field_docs(cls))
    keys = {name: field.alias or name for name, field in record.model_fields.items()}
    return {keys[name]: text for name, text in docs.items() if name in keys}


def _field_docs(cls: type) -> Iterator[tuple[str, str]]:
    """Return the fields that are followed by a docstring, each with its docstring."""
    body = ast.parse(dedent(inspect.getsource(cls))).body[0]
    for statement, next_one in pairwise(body.body if isinstance(body, ast.ClassDef) else ()):
        match statement, next_one:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(ast.Constant(str(text))):
                yield name, text


_DIALECT = "https://json-schema.org/draft/2020-12/schema"


ANSWERS = {
    "overview": "overview",
    "status": "status",
    "show": "status",
    "history": "history",
    "plot": "plot",
    "claims": "claims",
    "due": "due",
    "check": "check",
    "checks": "checks",
    "check-line": "check-line",
    "diff": "diff",
    "changes": "changes",
    "what-if": "what-if",
    "observations": "observations",
    "targets": "targets",
    "validate": "findings",
    "findings": "findings",
    "add-observation": "change",
    "add-observations": "add-observations",
    "add-indicator": "change",
    "add-source": "change",
    "add-target": "change",
    "add-review": "change",
    "correct": "change",
    "import": "import",
    "undo": "undo",
    "change": "change",
    "error": "error",
}
"""The documents for programs, by the command that prints them and by their own names, and the
file with the schema of each."""
_SHARED = "definitions.json"
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
    """Write the schema of `targets.toml`; the text is the same every time."""
    schema: dict[str, Any] = RegistryFile.model_json_schema(by_alias=True)
    feeds = FeedFile.model_json_schema(by_alias=True)
    schema["$defs"] |= feeds["$defs"]
    schema["properties"] |= feeds["properties"]
    _describe(schema["properties"], docs := key_docs(), RegistryFile.__name__)
    for name, record in schema["$defs"].items():
        _describe(record.get("properties", {}), docs, name)
    for target in KINDS.values():
        _describe_restatements(schema["$defs"][target.__name__]["properties"], target)
    described = _with_plain_docs({key: value for key, value in schema.items() if key != "title"})
    head = {"$schema": _DIALECT, "title": "mic-tracker registry (targets.toml)"}
    return json.dumps({**head, **described, "examples": [_EXAMPLE]}, indent=2) + "\n"


def schema_of(answer: str) -> str:
    """Return the schema of the registry, or of a document; WrongUse for any other word.

    Definitions that several documents share are put into each that refers to them.
    """
    if answer == "registry":
        return registry_schema()
    if answer not in ANSWERS:
        raise WrongUse("unknown_schema", answer=answer, known=("registry", *ANSWERS))
    schema, shared = _read_schema(f"{ANSWERS[answer]}.schema.json"), _read_schema(_SHARED)
    own = schema.pop("$defs", {})
    needed = _references([schema, own], {**shared["$defs"], **own})
    defs = {**own, **{name: shared["$defs"][name] for name in needed if name not in own}}
    return (
        json.dumps(schema | ({"$defs": defs} if defs else {}), indent=2, ensure_ascii=False) + "\n"
    )


def _read_schema(file: str) -> dict[str, Any]:
    text = files("mic_tracker.show").joinpath("schemas", file).read_text("utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def _references(node: Any, defs: dict[str, Any]) -> list[str]:  # noqa: ANN401 - whatever JSON holds
    """List the definitions that a schema refers to, and those that these refer to, each once."""
    found: dict[str, None] = {}
    open_nodes = [node]
    for current in open_nodes:
        if isinstance(current, list):
            open_nodes += current
        elif isinstance(current, dict):
            open_nodes += current.values()
            name = str(current.get("$ref", "")).removeprefix("#/$defs/")
            if name and name not in found:
                found[name] = None
                open_nodes.append(defs[name])
    return [*found]


def _describe(properties: dict[str, Any], docs: dict[str, dict[str, str]], record: str) -> None:
    """Put the docstring of each field beside its key."""
    for key, text in docs.get(record, {}).items():
        properties[key].setdefault("description", text)


def _describe_restatements(properties: dict[str, Any], target: type[TargetRecord]) -> None:
    """Say which keys a restatement of this kind can have; those that it leaves out stay."""
    own = f"#/$defs/{target.__name__}/properties"
    keys = {key: {"$ref": f"{own}/{key}"} for key in target.movable_keys()}
    block = {"type": "object", "properties": keys, "required": ["stated"]}
    properties[RESTATED]["items"] = {**block, "additionalProperties": False}


def _with_plain_docs(node: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return the schema with docstrings in one line, and without the titles of pydantic."""
    if isinstance(node, list):
        return [_with_plain_docs(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {k: _entry(k, v) for k, v in node.items() if not (k == "title" and isinstance(v, str))}


def _entry(key: str, value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    if key == "description" and isinstance(value, str):
        return " ".join(value.replace("`", "").split())
    return _with_plain_docs(value)
