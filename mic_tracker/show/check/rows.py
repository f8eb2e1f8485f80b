"""A row is a finding of a verdict in words; the rows are in order, and safe to print anywhere.

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
from mic_tracker.show.check.paths import posix_path
from mic_tracker.show.language.words import Words
from mic_tracker.text.escape import prose


class State(StrEnum):
    """A state says what the check makes of a finding; rows are in the order of the states."""

    FAILING = "failing"
    OPEN = "open"
    """Reported, and no reason to fail."""
    KNOWN = "known"
    """Listed in the baseline file."""
    WAIVED = "waived"
    UNCHANGED = "unchanged"
    """The base has it as well: it is no news, so it is counted, and only `json` lists it whole."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row is one finding, ready for any format; a text is empty where there is none."""

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
    """A key that stays the same when lines move and sentences change; no two rows share it."""
    registry: str = ""
    """The file of the registry, where several are checked."""

    @property
    def title(self) -> str:
        """Return code, rule and target: "MT111 slipped overseas-events"."""
        return " ".join(filter(None, (self.code, self.rule, self.target)))

    @property
    def place(self) -> str:
        """Return file, line and column, as editors and CI logs link them."""
        return f"{self.file}:{self.line}:{self.column}" if self.file else ""

    def lines(self) -> Iterator[str]:
        """Return the message, the help and why it is accepted, a line each; no line is empty."""
        return filter(None, (self.message, self.help, self.accepted))


def rows(verdict: Verdict, words: Words) -> tuple[Row, ...]:
    """Return all findings: failing, open, known, waived; each by severity, then by place."""
    return _finish_rows(_rows(verdict, words), verdict)


def unchanged_rows(verdict: Verdict, words: Words) -> tuple[Row, ...]:
    """Return the findings that the base has as well, by place."""
    unsorted = (_row(finding, State.UNCHANGED, words) for finding in verdict.unchanged)
    return _finish_rows(unsorted, verdict)


def merged_rows(verdicts: Sequence[Verdict], words: Words) -> tuple[Row, ...]:
    """Return the findings of all registries, those of each state and severity by registry."""
    each = (row for verdict in verdicts for row in rows(verdict, words))
    return tuple(sorted(each, key=_urgency))


def registry_name(verdict: Verdict) -> str:
    """Return the file of the registry, where several are checked; else an empty text."""
    return prose(posix_path(verdict.registry))


def unchanged_targets(verdict: Verdict) -> Mapping[str, Sequence[str]]:
    """Return the targets for which the base has the same finding, by rule."""
    by_rule: defaultdict[str, list[str]] = defaultdict(list)
    for finding in verdict.unchanged:
        by_rule[CODES[finding.code].rule].append(prose(finding.target or ""))
    return {rule: sorted({*targets}) for rule, targets in sorted(by_rule.items())}


def _rows(verdict: Verdict, words: Words) -> Iterator[Row]:
    failing = {_lookup_key(finding) for finding in verdict.failing}
    for finding in verdict.findings:
        state = State.FAILING if _lookup_key(finding) in failing else State.OPEN
        yield _row(finding, state, words)
    for finding in verdict.known:
        reason = words.text("check", "known")
        yield replace(_row(finding, State.KNOWN, words), accepted=prose(reason))
    for waived in verdict.waived:
        row = _row(waived.finding, State.WAIVED, words)
        yield _add_waiver(row, waived.waiver, words)


def _add_waiver(row: Row, waiver: Waiver, words: Words) -> Row:
    until, reason = waiver.until.isoformat(), words.local(waiver.reason)
    accepted = prose(words.text("check", "waived", until=waiver.until, reason=reason))
    issue = prose(waiver.issue or "")
    return replace(row, accepted=accepted, until=until, reason=reason, issue=issue)


def _row(finding: Finding, state: State, words: Words) -> Row:
    message, help_ = words.finding(finding)
    location = finding.location or Location("", 0, 0, 0)
    return Row(
        state=state,
        severity=Severity.ERROR if state is State.FAILING else finding.severity,
        code=prose(finding.code),
        rule=CODES[finding.code].rule,
        target=prose(finding.target or ""),
        file=prose(posix_path(location.file)),
        line=max(location.line, 1) if location.file else 0,
        column=max(location.column, 1) if location.file else 0,
        width=max(location.width, 1) if location.file else 0,
        message=prose(message) or finding.code,
        help=prose(help_),
        accepted="",
    )


def _lookup_key(finding: Finding) -> tuple[object, ...]:
    """Return what a set can hold of a finding; its facts are a mapping, which no set can hold."""
    return (
        finding.code,
        finding.target,
        finding.location,
        *sorted((key, repr(fact)) for key, fact in finding.facts.items()),
    )


def _finish_rows(unsorted: Iterable[Row], verdict: Verdict) -> tuple[Row, ...]:
    """Put the rows of a verdict in order, and add what tells them apart from all others."""
    name = registry_name(verdict)
    named = (replace(row, registry=name) if name else row for row in unsorted)
    return tuple(_add_fingerprints(sorted(named, key=_sort_key)))


def _sort_key(row: Row) -> tuple[object, ...]:
    place = (row.file, row.line, row.column)
    return (*_urgency(row), *place, row.code, row.target, row.message)


def _urgency(row: Row) -> tuple[int, int]:
    return [*State].index(row.state), [*Severity].index(row.severity)


def _add_fingerprints(ordered: Iterable[Row]) -> Iterator[Row]:
    """Add fingerprints, made of rule and target and a running number for rows that share both.

    Code and file stand in for rule and target where a finding is about no target. Where several
    registries are checked, the file of the registry comes first.
    """
    counts: Counter[tuple[str, ...]] = Counter()
    for row in ordered:
        about = (row.rule, row.target) if row.target else (row.code, "", row.file)
        key = (row.registry, *about) if row.registry else about
        counts[key] += 1
        text = "\0".join((*key, str(counts[key])))
        yield replace(row, fingerprint=sha256(text.encode()).hexdigest()[:32])


def side_data(side: Side) -> dict[str, Any]:
    """Return the side that was judged or compared with, and its day, as data."""
    as_of, name = side.report.clock.as_of.isoformat(), prose(side.name)
    return {"origin": side.origin, "name": name, "commit": side.commit, "as_of": as_of}


def row_data(row: Row) -> dict[str, Any]:
    """Return one finding as data; null stands for what it has not."""
    location = {"file": row.file, "line": row.line, "column": row.column, "width": row.width}
    waiver = {"until": row.until, "reason": row.reason, "issue": row.issue or None}
    return {
        "code": row.code,
        "rule": row.rule,
        "severity": row.severity.value,
        "state": row.state.value,
        "target": row.target or None,
        "message": row.message,
        "help": row.help or None,
        "location": location if row.file else None,
        "waiver": waiver if row.state is State.WAIVED else None,
        "fingerprint": row.fingerprint,
        **({"registry": row.registry} if row.registry else {}),
    }
