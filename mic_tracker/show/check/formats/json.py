"""This format is for programs: the whole verdict is one JSON document."""

import json

from mic_tracker.model.verdict import Verdict
from mic_tracker.show.check.rows import row_data, rows, side_data, unchanged_rows
from mic_tracker.show.check.summary import count_states
from mic_tracker.show.data import schema_head
from mic_tracker.show.language.words import Words
from mic_tracker.text.escape import json_text


def check(verdict: Verdict, words: Words) -> str:
    """Write what was judged, when, against what and by which rules; the outcome; the findings."""
    findings = rows(verdict, words)
    document = schema_head("check") | {
        "as_of": verdict.head.report.clock.as_of.isoformat(),
        "base": verdict.base and side_data(verdict.base),
        "failed": verdict.failed,
        "fail_on": list(verdict.fail_on),
        "rules": list(verdict.rules),
        "targets": list(verdict.judged),
        "counts": {state.value: n for state, n in count_states(verdict, findings).items()},
        "findings": [row_data(row) for row in findings],
        "unchanged": [row_data(row) for row in unchanged_rows(verdict, words)],
    }
    return json_text(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"
