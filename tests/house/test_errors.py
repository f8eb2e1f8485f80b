"""Errors and their sentences: every code that is raised has one, with the facts that it gets."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import mic_tracker
from mic_tracker.show.language import catalogue
from mic_tracker.show.language.template import fields

PACKAGE = Path(mic_tracker.__file__).parent
MODULES = {path: ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}
ENTRIES = catalogue.load("en")["error"]
CARRY = {"InvalidInput": 1, "InvalidRequest": 1}
"""What these take first has sentences of its own: findings, problems; a code may follow."""


@dataclass(frozen=True)
class Made:
    """A place where an error is made: its class, its code and the names of its facts."""

    place: str
    name: str
    code: str | None
    facts: frozenset[str]


def error_classes() -> set[str]:
    """The names of the exceptions of ours, whichever file defines them."""
    bases = {
        node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
        for module in MODULES.values()
        for node in ast.walk(module)
        if isinstance(node, ast.ClassDef)
    }
    found = {"TrackerError"}
    while more := {name for name, of in bases.items() if of & found} - found:
        found |= more
    return found


def made(module: ast.Module, file: str, classes: set[str]) -> Iterator[Made]:
    """Where a module makes errors. A code is a literal, and no fact hides behind `**`."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            name, place = node.func.id, f"{file}:{node.lineno}"
            if name in classes:
                given = node.args[CARRY.get(name, 0) :]
                code = ast.literal_eval(given[0]) if given else None
                yield Made(place, name, code, frozenset(word.arg or "**" for word in node.keywords))


CLASSES = error_classes()
EVERY = [
    one
    for path, module in MODULES.items()
    for one in made(module, path.relative_to(PACKAGE).as_posix(), CLASSES)
]
WITH_CODE = [one for one in EVERY if one.code is not None]


def test_every_error_has_a_code_unless_what_it_carries_has_sentences() -> None:
    assert {"WrongUse", "OutsideWorld", "GitRefused", *CARRY} < CLASSES
    assert {one.name for one in EVERY if one.code is None} == set(CARRY)


def test_every_code_has_a_sentence_and_every_sentence_is_used() -> None:
    assert {one.code for one in WITH_CODE} == set(ENTRIES)


@pytest.mark.parametrize("one", WITH_CODE, ids=lambda one: f"{one.code}-{one.place}")
def test_an_error_has_the_facts_of_its_sentence_and_no_others(one: Made) -> None:
    entry = ENTRIES[str(one.code)]
    optional = {name for line in entry["help"] for name in fields(line)}
    assert fields(entry["say"]) <= one.facts <= fields(entry["say"]) | optional


@pytest.mark.parametrize("code", ENTRIES)
def test_every_line_of_help_can_be_shown(code: str) -> None:
    given = [one.facts for one in WITH_CODE if one.code == code]
    for line in ENTRIES[code]["help"]:
        assert any(fields(line) <= facts for facts in given), line


@pytest.mark.parametrize("code", ENTRIES)
def test_an_entry_has_its_two_keys(code: str) -> None:
    entry = ENTRIES[code]
    assert entry.keys() == {"say", "help"}
    assert entry["say"]
    assert isinstance(entry["help"], list)


@pytest.mark.parametrize(
    ("source", "code", "facts"),
    [
        ("raise WrongUse('no_registry')", "no_registry", set()),
        ("raise WrongUse('three_dots', revisions=text)", "three_dots", {"revisions"}),
        ("return GitRefused('git_refused', reason=first)", "git_refused", {"reason"}),
        ("InvalidInput(findings, 'invalid_base', base=name)", "invalid_base", {"base"}),
        ("InvalidInput(findings)", None, set()),
        ("InvalidRequest((problem,))", None, set()),
        ("WrongUse('x', **facts)", "x", {"**"}),
    ],
)
def test_what_is_seen_of_an_error(source: str, code: str | None, facts: set[str]) -> None:
    module = ast.parse(f"def f():\n    {source}")
    found = [(one.place, one.code, set(one.facts)) for one in made(module, "f.py", CLASSES)]
    assert found == [("f.py:2", code, facts)]


@pytest.mark.parametrize("source", ["WrongUse(f'no {x}')", "WrongUse(code)", "WrongUse(a + b)"])
def test_a_code_that_is_put_together_would_be_noticed(source: str) -> None:
    with pytest.raises(ValueError, match="malformed"):
        list(made(ast.parse(source), "f.py", CLASSES))
