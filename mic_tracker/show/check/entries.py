"""Rows as plain data: what the JSON formats of a check write, always with the same keys."""

from typing import Any

from mic_tracker.model.verdict import Side
from mic_tracker.show.check.rows import Row, State
from mic_tracker.text.escape import harmless


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
