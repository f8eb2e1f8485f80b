"""A finding as a block of text: its place and message, the line it is about, a caret, the help."""

import unicodedata
from collections import Counter
from collections.abc import Sequence

from mic_tracker.model.finding import Finding, Location, Severity
from mic_tracker.model.registry import Registry
from mic_tracker.show.data import finding_data, head
from mic_tracker.show.document import Data, Document, Notice, Notices, Rows
from mic_tracker.show.language.words import Words
from mic_tracker.text.escape import plain

WIDEST = 96
"""Characters of a line that are shown; a longer line is cut around the caret."""
_KEYS = (
    *("code", "rule", "severity", "message", "help", "target"),
    *("location.file", "location.line", "location.column"),
)
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


def document(findings: Sequence[Finding], words: Words) -> Document:
    """Each finding with its place, its line and its help; last, how many there are."""
    return Document("", lead=(notices(findings, words),))


def data(findings: Sequence[Finding], words: Words) -> Data:
    """The same for programs."""
    return head("findings") | {"findings": [finding_data(f, words) for f in findings]}


def rows(findings: Sequence[Finding], words: Words) -> Rows:
    """A row per finding."""
    return _KEYS, [finding_data(f, words) for f in findings]


def notices(findings: Sequence[Finding], words: Words) -> Notices:
    """The findings in words, in the order given, and how many there are of each severity."""
    numbers = Counter(finding.severity for finding in findings)
    counts = (words.count(s.value, numbers[s]) for s in Severity if numbers[s])
    joined = words.clauses(counts)
    return Notices(tuple(_notice(finding, words) for finding in findings), joined)


def _notice(finding: Finding, words: Words) -> Notice:
    message, help_ = words.finding(finding)
    return Notice(
        severity=finding.severity.value,
        word=words.text("finding", finding.severity),
        code=finding.code,
        place=plain(str(finding.location)) if finding.location else "",
        message=message,
        help=help_,
        block=block(finding, message, help_),
    )


def sound(registry: Registry, path: str, words: Words) -> str:
    """What to say of a registry without findings: that there are none, and in how much."""
    targets = words.count("target", len(registry.targets))
    figures = words.count("observation", len(registry.observations))
    return words.text("screen", "sound", path=plain(path), targets=targets, figures=figures)
