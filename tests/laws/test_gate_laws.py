"""Laws of the gate: no edit hides a moved goal, and none goes unseen by a difference."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from registry_edits import BASE, EDITS, Edit

from mic_tracker.assess.change.difference import difference
from mic_tracker.assess.gate.gate import gate
from mic_tracker.model.finding import InvalidInput
from mic_tracker.model.report import Clock
from mic_tracker.model.verdict import Side, Verdict
from mic_tracker.pipeline.load import judge_registry

DAY = Clock(date(2026, 11, 21))
EDIT = st.sampled_from(EDITS)


MOVED = {"MT301", "MT302", "MT304", "MT305"}
"""What is found by the edit alone; whether a verdict is worse depends on all figures."""


def failing(verdict: Verdict) -> set[str]:
    """The codes of what fails."""
    return {finding.code for finding in verdict.failing}


class Bench:
    """A folder for one registry after the other, and the base that all are compared with."""

    def __init__(self, folder: Path) -> None:
        """Judge the base once."""
        self.path = folder / "targets.toml"
        self.base = self.side(BASE)

    def side(self, text: str) -> Side:
        """Judge a registry."""
        self.path.write_text(text, encoding="utf-8")
        return Side(judge_registry(self.path, DAY), "file", "targets.toml")

    def check(self, text: str) -> Verdict:
        """Check a registry against the base."""
        return gate(self.side(text), self.base)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """The base, judged once."""
    return Bench(tmp_path_factory.mktemp("gate"))


@given(EDIT, EDIT)
@settings(max_examples=60)
def test_no_other_edit_hides_a_moved_goal_or_a_loosened_rule(
    bench: Bench, one: Edit, other: Edit
) -> None:
    assume(one.head.count(other.old) == 1)
    assume(MOVED & failing(bench.check(one.head)))
    try:
        both = bench.check(one.head.replace(other.old, other.new))
    except InvalidInput:  # which exits with 2
        return
    assert both.failed


BLOCKS = BASE.split("\n\n")
PARTS = st.sets(st.integers(1, len(BLOCKS) - 1), max_size=4)


def without(parts: set[int]) -> str:
    """The registry without some of its tables and blocks."""
    return "\n\n".join(block for i, block in enumerate(BLOCKS) if i not in parts) + "\n"


@given(PARTS, PARTS, EDIT)
@settings(max_examples=100)
def test_any_two_registries_can_be_compared(
    bench: Bench, gone: set[int], missing: set[int], edit: Edit
) -> None:
    """What only one side has is no reason to end without a verdict."""
    try:
        base = bench.side(without(gone))
        head = bench.side(without(missing).replace(edit.old, edit.new))
    except InvalidInput:
        return
    verdict = gate(head, base, allow_empty=True)
    assert verdict.failed == bool(verdict.failing)
    assert difference(head.report, base.report) or without(gone) == without(missing)


@given(EDIT)
@settings(max_examples=60)
def test_a_difference_sees_every_edit(bench: Bench, one: Edit) -> None:
    assert difference(bench.side(one.head).report, bench.base.report)
