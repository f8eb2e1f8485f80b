"""Every sentence of a finding says which of its facts need not be there, and has all the others."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import gallery
import pytest

from mic_tracker.model.codes import CODES
from mic_tracker.model.finding import Finding
from mic_tracker.show.language.template import fields
from mic_tracker.show.language.words import Words

if TYPE_CHECKING:
    from mic_tracker.model.fact import MessageFact

WORDS = Words.load("en")
ENTRIES = WORDS.catalogue["findings"]
COUNTED = {"days", "cells", "columns", "count"}
"""The facts that a sentence counts."""


def texts(code: str, part: str) -> list[str]:
    """The texts of a message or a help, a single one as a list."""
    text = ENTRIES[code].get(part, [])
    return [text] if isinstance(text, str) else list(text)


def optional(code: str) -> set[str]:
    return {*ENTRIES[code].get("optional", ())}


def needed(code: str) -> set[str]:
    """The facts that some text asks for, and the words of some code, though not the optional."""
    asked = {
        name for part in ("message", "help") for text in texts(code, part) for name in fields(text)
    }
    coded = (ENTRIES[code].get(name) for name in asked)
    inside = {
        name
        for table in coded
        if isinstance(table, dict)
        for text in table.values()
        for name in fields(text)
    }
    return (asked - optional(code)) | inside


def example(code: str, names: set[str]) -> Finding:
    """A finding with these facts, each a code of its table where it has one."""
    tables = {name: ENTRIES[code].get(name) for name in names}
    tables |= {name: WORDS.catalogue[t] for name, t in tables.items() if isinstance(t, str)}
    facts: dict[str, MessageFact] = {
        name: next(iter(table)) if table else 2 if name in COUNTED else name
        for name, table in tables.items()
    }
    return Finding(code, CODES[code].severity, facts=facts)


@pytest.mark.parametrize("code", ENTRIES)
def test_a_finding_with_what_it_needs_is_a_sentence(code: str) -> None:
    message, _ = WORDS.finding(example(code, needed(code)))
    assert message
    assert "?" not in message


@pytest.mark.parametrize("code", ENTRIES)
def test_a_finding_with_all_facts_has_the_first_message_and_the_first_help(code: str) -> None:
    names = needed(code) | optional(code)
    message, help_ = WORDS.finding(example(code, names))
    for part, text in (("message", message), ("help", help_)):
        if texts(code, part):
            lead = texts(code, part)[0].split("{")[0]
            assert text.startswith(lead)


@pytest.mark.parametrize("code", ENTRIES)
def test_what_is_optional_is_asked_for_and_can_be_left_out(code: str) -> None:
    parts = [texts(code, part) for part in ("message", "help")]
    assert optional(code) <= {name for part in parts for text in part for name in fields(text)}
    for part in parts:
        assert not part or not fields(part[-1]) & optional(code)


@pytest.mark.parametrize("case", gallery.CASES)
def test_every_finding_that_is_made_has_the_facts_it_needs(case: str) -> None:
    for finding in gallery.findings(case):
        WORDS.finding(finding)  # a missing fact fails: see `missing` in tests/conftest.py


def test_a_fact_that_is_missing_fails_a_test() -> None:
    with pytest.raises(AssertionError, match="the fact 'key' is missing"):
        WORDS.fill("{key}")


def test_on_the_machine_of_a_user_it_is_a_question_mark() -> None:
    code = (
        "from mic_tracker.show.language.words import Words; print(Words.load('en').fill('a {key}'))"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "a ?\n"


def test_every_place_in_a_text_has_the_name_of_a_fact() -> None:
    """A brace that stands for itself is doubled, or a reader sees a question mark.

    Pages of several lines are printed as they stand.
    """
    texts = [text for text in leaves(WORDS.catalogue) if "\n" not in text]
    assert len(texts) > 500
    odd = [(text, name) for text in texts for name in fields(text) if not name.isidentifier()]
    assert odd == []


def leaves(entry: object) -> Iterator[str]:
    """All texts of a part of the catalogue."""
    if isinstance(entry, str):
        yield entry
    elif isinstance(entry, Mapping):
        yield from (text for part in entry.values() for text in leaves(part))
    elif isinstance(entry, list):
        yield from (text for part in entry for text in leaves(part))
