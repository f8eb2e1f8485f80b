"""Findings of a check pointed at the text: the key that was changed, and the line as it is."""

from collections.abc import Iterable
from dataclasses import replace

from mic_tracker.model.finding import Finding, Location
from mic_tracker.read.page import Page, TomlPage
from mic_tracker.read.syntax import SyntaxProblem, decode

_ABOUT_THE_FILE = frozenset({"MT302"})
"""Codes whose line says nothing: what they tell of is not there."""


def pointed(findings: Iterable[Finding], data: bytes, name: str) -> tuple[Finding, ...]:
    """The findings with their lines; where one names a `key` of its target, at that key.

    Args:
        findings: Of a registry that was read from this text, and of other files: those stay.
        data: The registry's bytes.
        name: The registry's name in the places of the findings.
    """
    text = decode(data)
    if isinstance(text, SyntaxProblem):
        return tuple(findings)
    page = TomlPage(name, text)
    return tuple(_pointed(finding, page) for finding in findings)


def _pointed(finding: Finding, page: Page) -> Finding:
    place = finding.location
    if place is None or place.file != page.name or finding.code in _ABOUT_THE_FILE:
        return finding
    key = finding.facts.get("key")
    if key and finding.target:
        there = page.place(("targets", finding.target, key), "key")
        place = Location(page.name, there.line, there.column, there.width)
    return replace(finding, location=place, excerpt=page.line(place.line))
