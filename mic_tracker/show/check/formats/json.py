"""For programs: the whole verdict as one JSON document."""

import json

from mic_tracker import __version__
from mic_tracker.model.verdict import Verdict
from mic_tracker.show.check.rows import entry, rows, side, unchanged
from mic_tracker.show.check.summary import counts
from mic_tracker.show.language.words import Words

SCHEMA_VERSION = 1
"""Additions are allowed within a version, changes are not."""


def check(verdict: Verdict, words: Words) -> str:
    """What was judged, on which day, against what, by which rules; how it ended; each finding."""
    told = rows(verdict, words)
    document = {
        "schema": "mic-tracker/check",
        "schema_version": SCHEMA_VERSION,
        "tool_version": __version__,
        "as_of": verdict.head.report.clock.as_of.isoformat(),
        "base": verdict.base and side(verdict.base),
        "failed": verdict.failed,
        "fail_on": list(verdict.fail_on),
        "rules": list(verdict.rules),
        "targets": list(verdict.judged),
        "counts": {state.value: n for state, n in counts(verdict, told).items()},
        "findings": [entry(row) for row in told],
        "unchanged": [entry(row) for row in unchanged(verdict, words)],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
