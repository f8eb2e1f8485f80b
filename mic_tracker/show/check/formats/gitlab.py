"""This format is for GitLab: a Code Quality report.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format. Every entry needs a
path, so a finding without a file is reported for the folder, or for its registry if there are
several.
"""

import json
from collections.abc import Sequence
from typing import Any

from mic_tracker.model.finding import Severity
from mic_tracker.model.verdict import Verdict
from mic_tracker.show.check.rows import Row, State, merged_rows
from mic_tracker.show.language.words import Words
from mic_tracker.text.escape import json_text

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def check(verdicts: Sequence[Verdict], words: Words) -> str:
    """Write a JSON array, an entry for each finding; those that are accepted are information."""
    entries = [_entry(row) for row in merged_rows(verdicts, words)]
    return json_text(json.dumps(entries, ensure_ascii=False, indent=2)) + "\n"


def _entry(row: Row) -> dict[str, Any]:
    about = f"{row.target}: " if row.target else ""
    return {
        "description": about + " | ".join(row.lines()),
        "check_name": f"{row.code} {row.rule}",
        "fingerprint": row.fingerprint,
        "severity": _severity(row),
        "location": {"path": row.file or row.registry or ".", "lines": {"begin": row.line or 1}},
    }


def _severity(row: Row) -> str:
    if row.state is State.FAILING:
        return "critical"
    return _SEVERITIES[row.severity] if row.state is State.OPEN else "info"
