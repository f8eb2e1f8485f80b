"""A finding is a block of text: place and message, the line that it is about, carets, the help."""

import unicodedata
from collections import Counter
from collections.abc import Sequence

from mic_tracker.model.finding import Finding, Location, Severity
from mic_tracker.model.registry import Registry
from mic_tracker.show.data import finding_data, schema_head
from mic_tracker.show.document import Data, Document, Notice, Notices, Rows
from mic_tracker.show.language.words import Words
from mic_tracker.text.escape import plain

WIDEST = 96
"""So many characters of a line are shown; a longer line is cut around the caret."""
_KEYS = (
    *("code", "rule", "severity", "message", "help", "target"),
    *("location.file", "location.line", "location.column"),
)
_BEFORE = 40
_CUT = "…"


def block(finding: Finding, message: str, help_: str, words: Words) -> str:
    """Return the block without a newline at its end; what could steer a terminal is escaped."""
    location = finding.location
    place = f"{plain(str(location))}: " if location else ""
    severity = words.text("finding", finding.severity)
    lines = [f"{place}{severity} {finding.code}: {plain(message)}"]
    gutter = " " * max(2, len(str(location.line))) if location else " "
    if location and finding.excerpt is not None:
        text, carets = excerpt(finding.excerpt, location)
        number = str(location.line).rjust(len(gutter))
        lines += [f"{gutter} |", f"{number} | {text}".rstrip(), f"{gutter} | {carets}"]
    lines += [f"{gutter} | {words.text('check', 'help_line', help=plain(help_))}"] if help_ else []
    return "\n".join(lines)


def excerpt(line: str, location: Location) -> tuple[str, str]:
    """Return the line, cut if it is long, and the carets under the characters of the location."""
    at = min(location.column - 1, len(line))
    start = max(0, at - _BEFORE) if len(line) > WIDEST else 0
    end = min(len(line), start + WIDEST)
    before, token = _escape(line[start:at]), _escape(line[at : min(at + location.width, end)])
    lead = _CUT if start else ""
    text = lead + before + token + _escape(line[at + location.width : end])
    carets = " " * cell_count(lead + before) + "^" * max(1, cell_count(token))
    return text + (_CUT if end < len(line) else ""), carets


def cell_count(text: str) -> int:
    """Count the columns of a terminal: wide letters take two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(_cells(char) for char in text)


def _cells(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def _escape(text: str) -> str:
    return plain(text.replace("\t", " "))


def document(findings: Sequence[Finding], words: Words) -> Document:
    """Show each finding with its place, its line and its help; last, how many there are."""
    return Document("", lead=(notices(findings, words),))


def data(findings: Sequence[Finding], words: Words) -> Data:
    """Return the findings for programs."""
    return schema_head("findings") | {"findings": [finding_data(f, words) for f in findings]}


def rows(findings: Sequence[Finding], words: Words) -> Rows:
    """Return a row for each finding."""
    return _KEYS, [finding_data(f, words) for f in findings]


def notices(findings: Sequence[Finding], words: Words) -> Notices:
    """Put findings into words, in their order, and count them by severity."""
    numbers = Counter(finding.severity for finding in findings)
    counts = words.clauses(words.count(s.value, numbers[s]) for s in Severity if numbers[s])
    return Notices(tuple(_notice(finding, words) for finding in findings), counts)


def _notice(finding: Finding, words: Words) -> Notice:
    message, help_ = words.finding(finding)
    return Notice(
        severity=finding.severity.value,
        word=words.text("finding", finding.severity),
        code=finding.code,
        place=plain(str(finding.location)) if finding.location else "",
        message=message,
        help=help_,
        block=block(finding, message, help_, words),
    )


def no_findings(registry: Registry, path: str, words: Words) -> str:
    """Say that a registry has no findings, and how many targets and figures it has."""
    targets = words.count("target", len(registry.targets))
    figures = words.count("observation", len(registry.observations))
    return words.text("screen", "sound", path=plain(path), targets=targets, figures=figures)
