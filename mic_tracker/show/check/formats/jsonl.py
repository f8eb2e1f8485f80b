"""For scripts and logs: one finding a line, each line a JSON object with the same keys."""

import json

from mic_tracker.model.verdict import Verdict
from mic_tracker.show.check.rows import entry, rows
from mic_tracker.show.language.words import Words


def check(verdict: Verdict, words: Words) -> str:
    """The findings in order; no line at all when there is nothing to tell."""
    told = (entry(row) for row in rows(verdict, words))
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in told)
