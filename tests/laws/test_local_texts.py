"""A text per language: what a registry says in one language is the same in either form."""

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

import pytest
from pydantic import BaseModel
from reporting import report_of
from shell import DAY, Shell

from mic_tracker.model.edit.exchange.feed import FeedFile
from mic_tracker.model.edit.exchange.profile import (
    ColumnRole,
    FileLayout,
    Profile,
    ProfileEvidence,
)
from mic_tracker.model.kinds import KINDS
from mic_tracker.model.registry import RegistryFile
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.target import page as target
from mic_tracker.text.values import Reading, read_value

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
    "connection": "the name of a variable",
    "table": "the name of a table of a database",
    "columns": "names of columns and headings of files, as they are written there",
    "constants": "what the cells of a column would say",
    "where": "codes, as a database has them",
    "archive": "an address",
    "dims": "identities: the members that a figure or a target is about",
    "total": "an identity: the member that stands for all, as files write it",
    "weights": "identities of members, each with a number",
    "member": "identities: whose slipping a waiver forgives",
    "path": "a path",
    "into": "a path",
    "profile": "the name of a profile",
    "encoding": "the name of an encoding",
    "pick": "members of files, as they are written there",
    "unit_is": "a unit of a file, as it is written there",
}
"""The free texts that are no reader's sentence, each with the reason."""


OF_FILES = (Profile, ProfileEvidence, FileLayout, ColumnRole)
"""How files are read: headings, marks and names of lists, as they are written there."""


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
    models = [
        *records(RegistryFile, seen),
        *records(FeedFile, seen),
        *(m for k in KINDS.values() for m in records(k, seen)),
    ]
    own = [model for model in models if model not in OF_FILES]
    schemas = {m: m.model_json_schema()["properties"] for m in own}
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


def test_no_text_of_another_language_is_shown() -> None:
    report = report_of(spelt(REGISTRY, "vi ").replace('en = "', 'en = "EN '), DAY)
    words = replace(Words.load("en"), language="vi")
    for standing in report.standings:
        page = repr(target.document(standing, report, words, explain=True))
        assert "vi " in page
        assert "EN " not in page
        assert "EN " not in json.dumps(target.data(standing, report, words), ensure_ascii=False)


@pytest.mark.parametrize("typed", ["5 % of GDP", "5% GDP", "5%"])
def test_a_typed_value_has_the_unit_in_any_language(typed: str) -> None:
    answer = read_value(
        typed, unit={"en": "% of GDP", "vi": "% GDP"}, measure="percent", language="vi"
    )
    assert isinstance(answer, Reading)
    assert answer.value == 5


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        ('{ fr = "lieux" }', "MT013"),
        ("{}", "MT019"),
        ("5", "MT012"),
        ("{ en = 5 }", "MT012"),
        ('{ en = " " }', "MT019"),
    ],
)
def test_what_is_no_text_is_found_where_it_stands(shell: Shell, unit: str, code: str) -> None:
    shell.write(REGISTRY.replace('unit = "places"', f"unit = {unit}"))
    done = shell.run("validate")
    assert done.code == 2
    assert "targets.toml:9:" in done.out + done.err
    assert code in done.out + done.err


STAGES = REGISTRY.replace(
    '["Hanoi", "Hue"]', '[{ en = "Hanoi", vi = "Hà Nội" }, { en = "Hue", vi = "Huế" }]'
)


def test_a_stage_is_named_by_its_first_spelling(shell: Shell) -> None:
    shell.write(STAGES.replace('stage = "Hanoi"', 'stage = "Hà Nội"'))
    done = shell.run("validate")
    assert done.code == 2
    assert "write 'Hanoi'" in done.out + done.err


def test_two_stages_share_no_spelling(shell: Shell) -> None:
    shell.write(STAGES.replace('vi = "Huế"', 'vi = "Hanoi"'))
    done = shell.run("validate")
    assert done.code == 2
    assert "MT007" in done.out + done.err


def test_a_stage_is_entered_in_any_spelling(shell: Shell) -> None:
    shell.write(STAGES)
    words = ("stations", "--period", "2024", "--value", "1", "--stage", "Huế", "--unsourced", "x")
    done = shell.run("add-observation", *words, "--yes")
    assert done.code == 0, done.err
    written = (shell.folder / "targets.toml").read_text(encoding="utf-8")
    assert '"Hue"\n' in written
    assert '"Huế"\n' not in written


def test_a_corrected_note_keeps_its_other_languages(shell: Shell) -> None:
    shell.write(
        STAGES.replace('note = "By train"', 'note = { en = "By train", vi = """Tàu\nhỏa""" }')
    )
    words = ("stations", "--period", "2023", "--set", "note=By bus", "--yes")
    done = shell.run("correct", *words)
    assert done.code == 0, done.err
    assert "other languages" in done.out + done.err
    file = tomllib.loads((shell.folder / "targets.toml").read_text(encoding="utf-8"))
    assert file["observations"][0]["note"] == {"en": "By bus", "vi": "Tàu\nhỏa"}


def test_a_corrected_note_on_lines_of_its_own_keeps_the_bytes_of_the_others(shell: Shell) -> None:
    vi = 'note.vi = """\\\n  Tàu \\\n  hỏa"""   # a translation'
    shell.write(STAGES.replace('note = "By train"', f'note.en = "By train" # where from\n{vi}'))
    words = ("stations", "--period", "2023", "--set", "note=By bus", "--yes")
    done = shell.run("correct", *words)
    assert done.code == 0, done.err
    text = (shell.folder / "targets.toml").read_text(encoding="utf-8")
    assert text == STAGES.replace('note = "By train"', f'note.en = "By bus" # where from\n{vi}')


@pytest.mark.parametrize(
    ("unit", "counts"),
    [
        ('{ en = "% of GDP", vi = "% GDP" }', False),
        ('{ vi = "% GDP" }', True),
        ('{ en = "% of GNI", vi = "% GDP" }', True),
    ],
)
def test_only_a_unit_that_keeps_its_texts_is_the_same(
    repository: Shell, unit: str, *, counts: bool
) -> None:
    repository.commit(REGISTRY)
    repository.write(REGISTRY.replace('unit = "% of GDP"', f"unit = {unit}"))
    done = repository.run("check", "--base", "HEAD", "--as-of", DAY)
    assert ("MT306" in done.out) is counts
