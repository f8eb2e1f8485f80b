"""The outcome of a check in one sentence: how many targets, when, against what, what was found."""

from collections.abc import Iterator, Sequence

from mic_tracker.model.verdict import Side, Verdict
from mic_tracker.show.check.rows import Row, State, unchanged_targets
from mic_tracker.show.language.words import Words
from mic_tracker.text.escape import harmless

_HASH = 9
"""Digits of a commit that people read and git takes."""
_NAMED = 10
"""So many targets are named in a line; `json` has them all."""


def sentence(verdict: Verdict, told: Sequence[Row], words: Words) -> str:
    """For instance: 4 targets checked as of 2024-09-30 against origin/main: 2 failing, 1 waived."""
    facts = {
        "targets": words.count("target", len(verdict.judged)),
        "as_of": verdict.head.report.clock.as_of.isoformat(),
        "outcome": words.clauses(_outcomes(verdict, told, words)) or words.text("check", "nothing"),
    }
    if verdict.base is None:
        return words.text("check", "alone", **facts)
    return words.text("check", "against", base=named(verdict.base), **facts)


def named(side: Side) -> str:
    """A side as it was asked for, with its commit: origin/main (a1c02f100)."""
    commit = f"({side.commit[:_HASH]})" if side.commit else ""
    return harmless(f"{side.name} {commit}".strip())


def same_as_base(verdict: Verdict, words: Words) -> Iterator[str]:
    """A line for every rule that tells of the base what it tells of the head, the longest cut."""
    for rule, targets in unchanged_targets(verdict).items():
        names = words.names([*targets[:_NAMED], *(["…"] if len(targets) > _NAMED else [])])
        yield words.text("check", "unchanged", rule=rule, n=len(targets), targets=names)


def counts(verdict: Verdict, told: Sequence[Row]) -> dict[State, int]:
    """How many findings are in each state."""
    found = {state: sum(row.state is state for row in told) for state in State}
    return found | {State.UNCHANGED: len(verdict.unchanged)}


def _outcomes(verdict: Verdict, told: Sequence[Row], words: Words) -> Iterator[str]:
    for state, n in counts(verdict, told).items():
        if n:
            yield words.text("check", "of", n=n, state=words.text("check_state", state))
