"""A summary says how many targets were checked, when, against what, and with which outcome."""

from collections.abc import Iterator, Sequence

from mic_tracker.model.verdict import Side, Verdict
from mic_tracker.show.check.rows import Row, State, unchanged_targets
from mic_tracker.show.language.words import Words
from mic_tracker.text.escape import prose

_HASH = 9
"""Digits of a commit that people read and git takes."""
_CALLED_BY_DAY = frozenset({"day", "day_before_commit"})
"""The kinds of sides that are called by the day on which they were judged."""
_MOST_TARGETS = 10
"""A line names so many targets; `json` has them all."""


def outcome_sentence(verdict: Verdict, findings: Sequence[Row], words: Words) -> str:
    """Return "4 targets checked as of 2024-09-30 against origin/main: 2 failing, 1 waived.".

    Of an invalid registry among several it says that nothing was judged.
    """
    if verdict.registry and not verdict.valid:
        errors = words.count("error", len(verdict.failing))
        return words.text("check", "invalid", errors=errors)
    outcomes = words.clauses(_outcomes(verdict, findings, words))
    facts = {
        "targets": words.count("target", len(verdict.judged)),
        "as_of": verdict.head.report.clock.as_of,
        "outcome": outcomes or words.text("check", "nothing"),
    }
    if verdict.base is None:
        return words.text("check", "alone", **facts)
    return words.text("check", "against", base=side_name(verdict.base, words), **facts)


def side_name(side: Side, words: Words) -> str:
    """Return a side as it was asked for, with its commit: origin/main (a1c02f100)."""
    name = side.report.clock.as_of if side.origin in _CALLED_BY_DAY else side.name
    name = words.text("side", side.origin, name=name)
    commit = f"({side.commit[:_HASH]})" if side.commit else ""
    return prose(f"{name} {commit}".strip())


def unchanged_lines(verdict: Verdict, words: Words) -> Iterator[str]:
    """Return a line for each rule whose findings the base has as well; long lines are cut."""
    for rule, targets in unchanged_targets(verdict).items():
        rest = ["…"] if len(targets) > _MOST_TARGETS else []
        names = words.names([*targets[:_MOST_TARGETS], *rest])
        yield words.text("check", "unchanged", rule=rule, n=len(targets), targets=names)


def count_registries(verdicts: Sequence[Verdict], words: Words) -> str:
    """Return how many registries failed, are not valid and passed."""
    numbers = {
        "registry_failed": sum(v.valid and v.failed for v in verdicts),
        "registry_invalid": sum(not v.valid for v in verdicts),
        "registry_passed": sum(not v.failed for v in verdicts),
    }
    return words.clauses(words.count(noun, n) for noun, n in numbers.items() if n)


def count_states(verdict: Verdict, findings: Sequence[Row]) -> dict[State, int]:
    """Count the findings in each state."""
    counts = {state: sum(row.state is state for row in findings) for state in State}
    return counts | {State.UNCHANGED: len(verdict.unchanged)}


def _outcomes(verdict: Verdict, findings: Sequence[Row], words: Words) -> Iterator[str]:
    for state, n in count_states(verdict, findings).items():
        if n:
            yield words.text("check", "of", n=n, state=words.text("check_state", state))
