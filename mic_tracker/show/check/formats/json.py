"""This format is for programs: the whole verdict is one JSON document."""

import json
from collections.abc import Sequence

from mic_tracker.model.verdict import Verdict
from mic_tracker.show.check.rows import (
    registry_name,
    row_data,
    rows,
    side_data,
    unchanged_rows,
)
from mic_tracker.show.check.summary import count_states
from mic_tracker.show.data import schema_head
from mic_tracker.show.document import Data
from mic_tracker.show.language.words import Words
from mic_tracker.text.escape import json_text


def check(verdicts: Sequence[Verdict], words: Words) -> str:
    """Write the document of a registry; of several, a document that holds that of each."""
    each = [_document(verdict, words) for verdict in verdicts]
    document = _join_documents(each) if verdicts[0].registry else each[0]
    return json_text(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def _join_documents(each: Sequence[Data]) -> Data:
    failed = any(document["failed"] for document in each)
    return schema_head("checks") | {"failed": failed, "registries": list(each)}


def _document(verdict: Verdict, words: Words) -> Data:
    """Return what was judged, when, against what, by which rules; the outcome; the findings."""
    registry = registry_name(verdict)
    findings = rows(verdict, words)
    return {
        **schema_head("check"),
        **({"registry": registry} if registry else {}),
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
