"""Findings in the order of their places, and no more than anybody reads."""

from collections import defaultdict
from collections.abc import Iterable

from mic_tracker.model.codes import CODES
from mic_tracker.model.finding import Finding, Severity

MOST_PER_FILE = 100
_SEVERITIES = list(Severity)


def ordered(findings: Iterable[Finding], first: str) -> tuple[Finding, ...]:
    """The findings by file (`first` before all), line and column, at most 100 of each file.

    Errors stay before warnings; a last note counts what was left out.
    """
    files: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        files[finding.location.file if finding.location else ""].append(finding)
    names = sorted(files, key=lambda name: (name != first, name))
    return tuple(finding for name in names for finding in _of_file(files[name]))


def _of_file(findings: list[Finding]) -> list[Finding]:
    if len(findings) <= MOST_PER_FILE:
        return sorted(findings, key=_place)
    urgent = sorted(findings, key=lambda f: (_SEVERITIES.index(f.severity), _place(f)))
    kept, left = urgent[:MOST_PER_FILE], urgent[MOST_PER_FILE:]
    return [*sorted(kept, key=_place), _more(left)]


def _more(left: list[Finding]) -> Finding:
    facts = {"count": str(len(left)), "shown": str(MOST_PER_FILE)}
    code = CODES["MT054"]
    return Finding(code.code, code.severity, left[0].location, facts, excerpt=left[0].excerpt)


def _place(finding: Finding) -> tuple[int, int, str]:
    where = finding.location
    return (where.line, where.column, finding.code) if where else (0, 0, finding.code)
