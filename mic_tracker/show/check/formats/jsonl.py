"""This format is for scripts and logs: each finding is a line, a JSON object with the same keys."""

import json

from mic_tracker.model.verdict import Verdict
from mic_tracker.show.check.rows import row_data, rows
from mic_tracker.show.language.words import Words
from mic_tracker.text.escape import json_text


def check(verdict: Verdict, words: Words) -> str:
    """Write the findings in order; no line at all when there is none."""
    findings = (row_data(row) for row in rows(verdict, words))
    lines = (json_text(json.dumps(finding, ensure_ascii=False)) for finding in findings)
    return "".join(f"{line}\n" for line in lines)
