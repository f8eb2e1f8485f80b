"""This format is for scripts and logs: each finding is a line, a JSON object with the same keys."""

import json
from collections.abc import Sequence

from mic_tracker.model.verdict import Verdict
from mic_tracker.show.check.rows import merged_rows, row_data
from mic_tracker.show.language.words import Words
from mic_tracker.text.escape import json_text


def check(verdicts: Sequence[Verdict], words: Words) -> str:
    """Write the findings in order; no line at all when there is none."""
    findings = (row_data(row) for row in merged_rows(verdicts, words))
    lines = (json_text(json.dumps(finding, ensure_ascii=False)) for finding in findings)
    return "".join(f"{line}\n" for line in lines)
