"""For scripts and logs: one finding a line, each line a JSON object with the same keys."""

import json
from typing import Any

from mic_tracker.model.verdict import Verdict
from mic_tracker.show.findings import Row, State, rows
from mic_tracker.show.phrases import Phrases


def check(verdict: Verdict, phrases: Phrases) -> str:
    """The findings in order; no line at all when there is nothing to tell."""
    told = (_entry(row) for row in rows(verdict, phrases))
    return "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in told)


def _entry(row: Row) -> dict[str, Any]:
    place = {"file": row.file, "line": row.line, "column": row.column, "width": row.width}
    return {
        "code": row.code,
        "rule": row.rule,
        "severity": row.severity.value,
        "state": row.state.value,
        "target": row.target or None,
        "message": row.message,
        "help": row.help or None,
        "location": place if row.file else None,
        "waiver": _waiver(row),
        "fingerprint": row.fingerprint,
    }


def _waiver(row: Row) -> dict[str, str | None] | None:
    if row.state is not State.WAIVED:
        return None
    return {"until": row.until, "reason": row.reason, "issue": row.issue or None}
