"""Findings of a check pointed at the text: the key that was changed, and the line as it is."""

from collections.abc import Callable
from dataclasses import replace

from mic_tracker.model.finding import Finding, Location
from mic_tracker.read.source_text import Page, TomlPage
from mic_tracker.text.toml.decode import SyntaxProblem, decode

_ABOUT_THE_FILE = frozenset({"MT302"})
"""Codes whose line says nothing: what they tell of is not there."""


def pointer(data: bytes, name: str) -> Callable[[Finding], Finding]:
    """What gives a finding its line; where it names a `key` of its target, at that key.

    Findings of other files stay as they are.

    Args:
        data: The registry's bytes.
        name: The registry's name in the places of its findings.
    """
    text = decode(data)
    page = TomlPage(name, "" if isinstance(text, SyntaxProblem) else text)
    return lambda finding: _pointed(finding, page)


def _pointed(finding: Finding, page: Page) -> Finding:
    place = finding.location
    if place is None or place.file != page.name or finding.code in _ABOUT_THE_FILE:
        return finding
    key = finding.facts.get("key")
    if key and finding.target:
        there = page.place(("targets", finding.target, key), "key")
        place = Location(page.name, there.line, there.column, there.width)
    return replace(finding, location=place, excerpt=page.line(place.line))
