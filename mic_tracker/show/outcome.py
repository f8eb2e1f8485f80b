"""The outcome of a check in one sentence: how many targets, when, against what, what was found."""

from collections.abc import Iterator, Sequence

from mic_tracker.model.verdict import Side, Verdict
from mic_tracker.show.findings import Row, State
from mic_tracker.show.harmless import harmless
from mic_tracker.show.phrases import Phrases

_HASH = 9
"""Digits of a commit that people read and git takes."""


def sentence(verdict: Verdict, told: Sequence[Row], phrases: Phrases) -> str:
    """For instance: 4 targets checked as of 2024-09-30 against origin/main: 2 failing, 1 waived."""
    facts = {
        "targets": phrases.count("target", len(verdict.judged)),
        "as_of": verdict.head.report.clock.as_of.isoformat(),
        "outcome": ", ".join(_outcomes(told, phrases)) or phrases.text("check", "nothing"),
    }
    if verdict.base is None:
        return phrases.text("check", "alone", **facts)
    return phrases.text("check", "against", base=_named(verdict.base), **facts)


def _named(side: Side) -> str:
    commit = f"({side.commit[:_HASH]})" if side.commit else ""
    return harmless(f"{side.name} {commit}")


def _outcomes(told: Sequence[Row], phrases: Phrases) -> Iterator[str]:
    for state in State:
        n = sum(row.state is state for row in told)
        if n:
            yield f"{n} {phrases.text('check_state', state)}"
