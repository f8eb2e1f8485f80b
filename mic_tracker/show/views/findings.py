"""A finding as a block of text: its place and message, the line it is about, a caret, the help."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from rich.text import Text

from mic_tracker.model.finding import Finding, Location, Severity
from mic_tracker.model.registry import Registry
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import STYLES, Screen
from mic_tracker.text.escape import plain

WIDEST = 96
"""Characters of a line that are shown; a longer line is cut around the caret."""
_BEFORE = 40
_CUT = "…"


def block(finding: Finding, message: str, help_: str) -> str:
    """The block, without a newline at its end; what could steer a terminal is shown escaped."""
    where = finding.location
    place = f"{plain(str(where))}: " if where else ""
    lines = [f"{place}{finding.severity} {finding.code}: {plain(message)}"]
    gutter = " " * max(2, len(str(where.line))) if where else " "
    if where and finding.excerpt is not None:
        text, caret = marked(finding.excerpt, where)
        number = str(where.line).rjust(len(gutter))
        lines += [f"{gutter} |", f"{number} | {text}".rstrip(), f"{gutter} | {caret}"]
    lines += [f"{gutter} | help: {plain(help_)}"] if help_ else []
    return "\n".join(lines)


def marked(line: str, where: Location) -> tuple[str, str]:
    """The line as shown, and the carets under the characters that the place names."""
    at = min(where.column - 1, len(line))
    start = max(0, at - _BEFORE) if len(line) > WIDEST else 0
    end = min(len(line), start + WIDEST)
    before, token = _shown(line[start:at]), _shown(line[at : min(at + where.width, end)])
    lead = _CUT if start else ""
    text = lead + before + token + _shown(line[at + where.width : end])
    caret = " " * cells(lead + before) + "^" * max(1, cells(token))
    return text + (_CUT if end < len(line) else ""), caret


def cells(text: str) -> int:
    """Columns of a terminal: wide letters take two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(_width(char) for char in text)


def _width(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def _shown(text: str) -> str:
    return plain(text.replace("\t", " "))


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
