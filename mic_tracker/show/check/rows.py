"""The findings of a verdict as rows: in words, in order, harmless to print wherever they land.

Every format of a check starts from these rows and adds only the escapes of its own syntax. No
text in a row has a line end, a control character, one that reorders or hides others, or a command
to the program that collects the log.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from typing import Any

from mic_tracker.model.codes import CODES
from mic_tracker.model.finding import Finding, Location, Severity
from mic_tracker.model.registry import Waiver
from mic_tracker.model.verdict import Side, Verdict
from mic_tracker.show.check.paths import posix
from mic_tracker.show.language.words import Words
from mic_tracker.text.escape import harmless


class State(StrEnum):
    """What the check makes of a finding; the loudest first."""

    FAILING = "failing"
    OPEN = "open"
    """Told, and not a reason to fail."""
    KNOWN = "known"
    """Listed in the baseline file."""
    WAIVED = "waived"
    UNCHANGED = "unchanged"
    """The base has it as well: no news, so it is counted and named, and told by `json` alone."""


@dataclass(frozen=True, slots=True)
class Row:
    """One finding, ready for any format; an empty text stands for what there is none of."""

    state: State
    severity: Severity
    code: str
    rule: str
    target: str
    file: str
    """Relative where it can be, with forward slashes."""
    line: int
    """1 when only the file is known; 0 without a file."""
    column: int
    width: int
    message: str
    help: str
    accepted: str
    """Why a waived or known finding does not count."""
    until: str = ""
    """The last day of a waiver, its reason and its issue."""
    reason: str = ""
    issue: str = ""
    fingerprint: str = ""
    """Stays the same when lines move and sentences change; no two rows share it."""

    @property
    def title(self) -> str:
        """Code, rule and target: "MT111 slipped overseas-events"."""
        return " ".join(filter(None, (self.code, self.rule, self.target)))

    @property
    def place(self) -> str:
        """As editors and CI logs link it."""
        return f"{self.file}:{self.line}:{self.column}" if self.file else ""

    def lines(self) -> Iterator[str]:
        """The message, its help and why it is accepted: one line each, those that there are."""
        return filter(None, (self.message, self.help, self.accepted))


def rows(verdict: Verdict, words: Words) -> tuple[Row, ...]:
    """All findings of a verdict: failing, open, known, waived; each by severity, then by place."""
    return tuple(_fingerprinted(sorted(_rows(verdict, words), key=_order)))


def unchanged(verdict: Verdict, words: Words) -> tuple[Row, ...]:
    """What the base has as well, by place."""
    told = (_row(finding, State.UNCHANGED, words) for finding in verdict.unchanged)
    return tuple(_fingerprinted(sorted(told, key=_order)))


def unchanged_targets(verdict: Verdict) -> Mapping[str, Sequence[str]]:
    """The targets about which the base tells the same, by rule."""
    told: defaultdict[str, list[str]] = defaultdict(list)
    for finding in verdict.unchanged:
        told[CODES[finding.code].rule].append(harmless(finding.target or ""))
    return {rule: sorted({*targets}) for rule, targets in sorted(told.items())}


def _rows(verdict: Verdict, words: Words) -> Iterator[Row]:
    failing = Counter(_key(finding) for finding in verdict.failing)
    for finding in verdict.findings:
        state = State.FAILING if failing[_key(finding)] else State.OPEN
        yield _row(finding, state, words)
    for finding in verdict.known:
        reason = words.text("check", "known")
        yield replace(_row(finding, State.KNOWN, words), accepted=harmless(reason))
    for waived in verdict.waived:
        row = _row(waived.finding, State.WAIVED, words)
        yield _waived(row, waived.waiver, words)


def _waived(row: Row, waiver: Waiver, words: Words) -> Row:
    until, reason = waiver.until.isoformat(), harmless(waiver.reason)
    accepted = harmless(words.text("check", "waived", until=until, reason=reason))
    issue = harmless(waiver.issue or "")
    return replace(row, accepted=accepted, until=until, reason=reason, issue=issue)


def _row(finding: Finding, state: State, words: Words) -> Row:
    message, help_ = words.finding(finding)
    place = finding.location or Location("", 0, 0, 0)
    return Row(
        state=state,
        severity=Severity.ERROR if state is State.FAILING else finding.severity,
        code=harmless(finding.code),
        rule=CODES[finding.code].rule,
        target=harmless(finding.target or ""),
        file=harmless(posix(place.file)),
        line=max(place.line, 1) if place.file else 0,
        column=max(place.column, 1) if place.file else 0,
        width=max(place.width, 1) if place.file else 0,
        message=harmless(message) or finding.code,
        help=harmless(help_),
        accepted="",
    )


def _key(finding: Finding) -> tuple[object, ...]:
    """Facts are a mapping, which cannot be looked up in a set."""
    return (finding.code, finding.target, finding.location, *sorted(finding.facts.items()))


def _order(row: Row) -> tuple[object, ...]:
    state, severity = [*State].index(row.state), [*Severity].index(row.severity)
    return (state, severity, row.file, row.line, row.column, row.code, row.target, row.message)


def _fingerprinted(ordered: Iterable[Row]) -> Iterator[Row]:
    """Rule and target make the key, for data without a target code and file; then a running n."""
    seen: Counter[tuple[str, ...]] = Counter()
    for row in ordered:
        key = (row.rule, row.target) if row.target else (row.code, "", row.file)
        seen[key] += 1
        text = "\0".join((*key, str(seen[key])))
        yield replace(row, fingerprint=sha256(text.encode()).hexdigest()[:32])


def side(of: Side) -> dict[str, Any]:
    """What was judged or compared with, and on which day."""
    as_of = of.report.clock.as_of.isoformat()
    return {"origin": of.origin, "name": harmless(of.name), "commit": of.commit, "as_of": as_of}


def entry(row: Row) -> dict[str, Any]:
    """One finding; what there is none of is null."""
    place = {"file": row.file, "line": row.line, "column": row.column, "width": row.width}
    waiver = {"until": row.until, "reason": row.reason, "issue": row.issue or None}
    return {
        "code": row.code,
        "rule": row.rule,
        "severity": row.severity.value,
        "state": row.state.value,
        "target": row.target or None,
        "message": row.message,
        "help": row.help or None,
        "location": place if row.file else None,
        "waiver": waiver if row.state is State.WAIVED else None,
        "fingerprint": row.fingerprint,
    }
