"""Rules about a change against a base: `slipped`, `raised`, `weakened`, `restated`, `dropped`."""

from collections.abc import Iterator

from mic_tracker.assess.change.comparison import ReportComparison, TargetPair
from mic_tracker.assess.change.edits import judge_with_goals_of_base
from mic_tracker.assess.change.goalposts import (
    easier_changes,
    key_changes,
    restatements,
    withdrawn_restatements,
)
from mic_tracker.assess.change.slip import Slip, slip
from mic_tracker.assess.gate.facts import goal_facts, target_facts
from mic_tracker.assess.gate.rule import Rule, new_finding, target_finding
from mic_tracker.model.difference import KeyChange, Restatement
from mic_tracker.model.fact import MessageFact, ValueChange
from mic_tracker.model.finding import Finding, Location
from mic_tracker.model.goalpost import YARDSTICK
from mic_tracker.model.report import Standing

_OWN = frozenset({"likelihood", "odds"})
"""A slip says these of both sides."""


def _slipped(comparison: ReportComparison) -> Iterator[Finding]:
    """Targets that stand worse than in the base: by how much, and why."""
    raised = {pair.head.id for pair in _raised_pairs(comparison)}
    for pair in comparison.pairs:
        slipped = slip(pair, comparison)
        if slipped and pair.head.id not in raised:
            facts = {k: v for k, v in target_facts(pair.head).items() if k not in _OWN}
            yield target_finding(
                "MT111", pair.head, {**facts, **slipped.amount, **_cause_facts(slipped)}
            )


def _raised(comparison: ReportComparison) -> Iterator[Finding]:
    """Targets that stand worse only because more is asked for: no slip."""
    for pair in _raised_pairs(comparison):
        changes = tuple(ValueChange(m.key, m.old, m.new) for m in _raises(pair))
        statuses = {"old": str(pair.base.status), "new": str(pair.head.status)}
        yield target_finding("MT112", pair.head, {"changes": changes, **statuses})


def _raised_pairs(comparison: ReportComparison) -> Iterator[TargetPair]:
    """Pairs that stand worse, whose goal was made harder, and not worse against the old goal."""
    if comparison.base is None:
        return
    head, base = comparison.head, comparison.base.registry
    harder = [p for p in comparison.pairs if slip(p, comparison) and _raises(p)]
    former = judge_with_goals_of_base(harder, head.registry, base, head.clock) if harder else ()
    for pair, standing in zip(harder, former, strict=True):
        if slip(TargetPair(standing, pair.base), comparison) is None:
            yield pair


def _raises(pair: TargetPair) -> tuple[KeyChange, ...]:
    """What is asked for otherwise; nothing where any of it made the goal easier."""
    restated = (move for one in restatements(pair.head, pair.base) for move in one.moves)
    moves = (*key_changes(pair.head, pair.base), *restated)
    asked = tuple(move for move in moves if move.key not in YARDSTICK)
    return () if any(move.easier for move in moves) else asked


def _cause_facts(slipped: Slip) -> dict[str, MessageFact]:
    """The main cause with what changed, and the name of the next one."""
    if not slipped.causes:
        return {}
    main, *others = slipped.causes
    also: dict[str, MessageFact] = {"also": others[0].cause} if others else {}
    return {"cause": main.cause, "what": main.what, **also}


def _weakened(comparison: ReportComparison) -> Iterator[Finding]:
    """Targets that were made easier to meet; harder or merely reworded is no finding."""
    for pair in comparison.pairs:
        for move in easier_changes(pair.head, pair.base):
            change = ValueChange(None, move.old, move.new)
            facts: dict[str, MessageFact] = {"key": move.key, "change": change}
            promise, which = _promise_of(move, pair.head)
            yield target_finding("MT301", promise, facts | which)
        for gone in withdrawn_restatements(pair.head, pair.base):
            yield new_finding("MT304", pair.head.location, _statement_facts(gone), pair.head.id)


def _promise_of(move: KeyChange, head: Standing) -> tuple[Standing, dict[str, MessageFact]]:
    """The promise that has a changed key, and which one it is."""
    first, *later = head.promises
    for i, promise in enumerate(later):
        if move.restated_on and promise.stated_on == move.restated_on:
            return promise, {"restated": move.restated_on, "block": i}
    return first, {}


def _restated(comparison: ReportComparison) -> Iterator[Finding]:
    """Targets that their own authors moved, with a source: easier, harder or the same again."""
    for pair in comparison.pairs:
        for restatement in restatements(pair.head, pair.base):
            facts = _statement_facts(restatement.new) | _moved_goal(restatement)
            yield target_finding("MT303", restatement.new, facts)


def _statement_facts(promise: Standing) -> dict[str, MessageFact]:
    statement, day = promise.target.stated, promise.stated_on
    assert statement is not None  # a restatement has a source  # noqa: S101
    assert day is not None  # which has a date  # noqa: S101
    return {"day": day, "source": statement.source}


def _moved_goal(restatement: Restatement) -> dict[str, MessageFact]:
    """Both goals where a number or a deadline was moved; and which other keys were."""
    new, old = (goal_facts(promise) for promise in (restatement.new, restatement.former))
    also: dict[str, MessageFact] = {"also": restatement.unseen} if restatement.unseen else {}
    seen = new != old and new.keys() == old.keys()
    return also | (new | {f"old_{key}": fact for key, fact in old.items()} if seen else {})


def _dropped(comparison: ReportComparison) -> Iterator[Finding]:
    """Targets of the base that are gone, and that no target was formerly."""
    # the head has no line for what is gone: the finding is about the file
    place = Location(comparison.head.registry.path, 1)
    for standing in comparison.dropped:
        was: dict[str, MessageFact] = {"was": str(standing.location), "old": str(standing.status)}
        yield new_finding("MT302", place, {**target_facts(standing), **was}, standing.id)


SLIPPED = Rule("slipped", ("MT111",), _slipped, about="change")
RAISED = Rule("raised", ("MT112",), _raised, about="change")
WEAKENED = Rule("weakened", ("MT301", "MT304"), _weakened, about="change")
RESTATED = Rule("restated", ("MT303",), _restated, about="change")
DROPPED = Rule("dropped", ("MT302",), _dropped, about="change")
