"""The lines of findings: where a check found something, and the text of that line."""

from collections.abc import Callable
from dataclasses import replace

from mic_tracker.model.finding import Finding, Location
from mic_tracker.model.goalpost import RESTATED
from mic_tracker.read.source_text import Page, TomlPage
from mic_tracker.text.toml.decode import SyntaxProblem, decode

_ABOUT_THE_FILE = frozenset({"MT302"})
"""Codes without a line of their own: they are about something that is missing."""


def make_pointer(data: bytes, name: str) -> Callable[[Finding], Finding]:
    """Return a function that gives a finding its line: that of its `key`, if it names one.

    Findings of other files stay as they are.

    Args:
        data: The registry's bytes.
        name: The registry's name in the places of its findings.
    """
    text = decode(data)
    page = TomlPage(name, "" if isinstance(text, SyntaxProblem) else text)
    return lambda finding: _point_finding(finding, page)


def _point_finding(finding: Finding, page: Page) -> Finding:
    place = finding.location
    if place is None or place.file != page.name or finding.code in _ABOUT_THE_FILE:
        return finding
    key = finding.facts.get("key")
    if isinstance(key, str):
        there = page.place((*_table_of(finding), *key.split(".")), "key")
        place = Location(page.name, there.line, there.column, there.width)
    return replace(finding, location=place, excerpt=page.line(place.line))


def _table_of(finding: Finding) -> tuple[str | int, ...]:
    """The path to the table that has the key of a finding: what it names, else its target."""
    table, block = finding.facts.get("table"), finding.facts.get("block")
    if isinstance(table, str):
        return tuple(table.split("."))
    promise = (RESTATED, block) if isinstance(block, int) else ()
    return ("targets", finding.target or "", *promise)
