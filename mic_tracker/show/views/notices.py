"""Findings as lines: place, severity, code, message; the line itself; the help; the sum."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.text import Text

from mic_tracker.model.finding import Finding, Severity
from mic_tracker.model.registry import Registry
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import STYLES, Screen
from mic_tracker.show.views.findings import block
from mic_tracker.text.escape import plain


def notices(found: Sequence[Finding], words: Words, screen: Screen) -> Iterator[Text]:
    """Each finding as a block, in the order given; then how many there are of each severity."""
    for finding in found:
        yield from _notice(finding, words, screen)
        yield screen.text()
    numbers = Counter(finding.severity for finding in found)
    told = (words.count(s.value, numbers[s]) for s in Severity if numbers[s])
    if found:
        yield screen.text(words.text("screen", "list").join(told))


def sound(registry: Registry, path: str, words: Words) -> str:
    """What to say of a registry without findings: that there are none, and in how much."""
    targets = words.count("target", len(registry.targets))
    figures = words.count("observation", len(registry.observations))
    return words.text("screen", "sound", path=plain(path), targets=targets, figures=figures)


def _notice(finding: Finding, words: Words, screen: Screen) -> Iterator[Text]:
    """The block of the finding, its severity and code in their colour."""
    message, help_ = words.finding(finding)
    head, *rest = block(finding, message, help_).split("\n")
    first = screen.text(head)
    first.highlight_words([f"{finding.severity} {finding.code}"], STYLES[finding.severity])
    yield first
    yield from (screen.text(line) for line in rest)
