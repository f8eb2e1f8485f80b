"""A text per language: what a registry says in one language is the same in either form."""

import json
import re
from collections.abc import Iterator
from typing import get_args

from pydantic import BaseModel
from shell import DAY, Shell

from mic_tracker.model.kinds import KINDS
from mic_tracker.model.registry import RegistryFile

PLAIN = {
    "at": "a place in the document, in its own numbering",
    "derived": "arithmetic",
    "value_text": "the number as its source writes it",
    "publisher": "a proper name, by which sources are preferred",
    "author": "a proper name",
    "area": "an identity: it tells series apart",
    "stage": "an identity: the first spelling of a stage",
    "by": "a person's name",
    "url": "an address",
    "file": "a path",
    "licence": "the name of a licence",
    "issue": "an address",
    "rule": "a code",
    "fail_on": "codes",
    "method": "a code",
    "prefer": "ids and proper names",
    "tags": "identities",
    "include": "paths",
    "rules": "codes",
    "archive": "an address",
}
"""The free texts that are no reader's sentence, each with the reason."""


def records(model: type[BaseModel], seen: set[type]) -> Iterator[type[BaseModel]]:
    """The record and every record that a key of it can hold."""
    if model not in seen:
        seen.add(model)
        yield model
        for field in model.model_fields.values():
            for part in parts(field.annotation):
                if isinstance(part, type) and issubclass(part, BaseModel):
                    yield from records(part, seen)


def parts(annotation: object) -> Iterator[object]:
    yield annotation
    for part in get_args(annotation):
        yield from parts(part)


def test_every_free_text_takes_languages_or_has_a_reason_not_to() -> None:
    seen = set[type]()
    models = [*records(RegistryFile, seen), *(m for k in KINDS.values() for m in records(k, seen))]
    schemas = {m: m.model_json_schema()["properties"] for m in models}
    unexplained = {
        (model.__name__, key)
        for model, keys in schemas.items()
        for key, schema in keys.items()
        if '"maxLength": 10000' in (text := json.dumps(schema))
        and '"enum": ["en", "vi"]' not in text
        if key not in PLAIN
    }
    assert unexplained == set()


REGISTRY = """\
format = 1
title = "Example"
[sources.report]
title = "Annual report"
note = "A note"
published = 2024-03-01
[indicators.stations]
name = "Stations"
unit = "places"
definition = "Where they are"
note = "Of all kinds"
measure = "stage"
desired = "increase"
[indicators.share]
name = "Share"
unit = "% of GDP"
series.all = "All of it"
measure = "percent"
desired = "increase"
[targets.share-2030]
kind = "level"
indicator = "share"
name = "A share"
at_least = 20
by = 2030
note = "Restated"
[targets.stations-2026]
kind = "milestone"
indicator = "stations"
unclear = "Nobody says which"
by = 2026
stages = ["Hanoi", "Hue"]
[[observations]]
indicator = "stations"
period = 2023
value = 1
source = "report"
stage = "Hanoi"
note = "By train"
[[observations]]
indicator = "share"
undated = "No day"
value = 5
unsourced = "heard"
[[observations]]
indicator = "share"
period = 2023
value = 12
source = "report"
series = "all"
[[waivers]]
target = "share-2030"
rule = "stale"
until = 2026-12-30
reason = "It is late"
[[reviews]]
target = "share-2030"
on = 2024-05-01
verdict = "on-track"
reason = "Looks good."
"""
KEYS = (
    *("title", "name", "unit", "definition", "note"),
    *("unclear", "undated", "unsourced", "reason", "series.all"),
)
COMMANDS = (
    "validate",
    "status",
    "show share-2030",
    "show stations-2026",
    "history share-2030",
    "check",
    "due",
    "claims",
)


def spelt(text: str, sign: str = "") -> str:
    """The registry with each of its texts by language, on the line where it stands."""
    vi = rf', vi = "{sign}\2"' if sign else ""
    table = rf'{{ en = "\2"{vi} }}'
    keyed = re.sub(rf'(?m)^((?:{"|".join(map(re.escape, KEYS))}) = )"(.*)"$', rf"\1{table}", text)
    stages = re.sub(r'()"([^"]*)"', table, '["Hanoi", "Hue"]')
    return keyed.replace('["Hanoi", "Hue"]', stages)


def answers(shell: Shell, text: str) -> list[tuple[int, str]]:
    """Everything that the commands print, without the columns of places."""
    shell.write(text)
    found = []
    for command in COMMANDS:
        for form in ("json", "terminal"):
            words = [*command.split(), "--as-of", DAY] if command != "validate" else ["validate"]
            done = shell.run(*words, *(["--json"] if form == "json" else []))
            assert done.code in {0, 1}, done.err
            lines = [x for x in (done.out + done.err).splitlines() if not re.search(r"= |\^", x)]
            found.append(
                (
                    done.code,
                    re.sub(r'(toml:\d+):\d+|"column": \d+|"width": \d+', r"\1", "\n".join(lines)),
                )
            )
    return found


def test_a_text_by_language_is_the_plain_text_of_that_language(shell: Shell) -> None:
    assert spelt(REGISTRY).count("{ en") == 18 + 2
    assert answers(shell, spelt(REGISTRY)) == answers(shell, REGISTRY)


def test_a_translation_is_told_and_moves_no_goalpost(repository: Shell) -> None:
    repository.commit(REGISTRY)
    repository.write(spelt(REGISTRY, "vi "))
    told = repository.run("diff", "--as-of", DAY)
    assert "indicators.share" in told.out
    assert "unit.vi" in told.out
    assert "stages.Hanoi.vi" in told.out
    gate = repository.run("check", "--base", "HEAD", "--as-of", DAY)
    assert gate.code == 0, gate.out
    assert "goalpost" not in gate.out
    assert "yardstick" not in gate.out
