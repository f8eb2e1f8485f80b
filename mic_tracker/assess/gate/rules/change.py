"""Rules about a change against a base: `slipped`, `weakened`, `dropped`."""

from collections.abc import Iterator

from mic_tracker.assess.comparison import ReportComparison
from mic_tracker.assess.gate.facts import target_facts
from mic_tracker.assess.gate.rule import Rule, new_finding, target_finding
from mic_tracker.assess.goalposts import easier_changes
from mic_tracker.assess.slip import Slip, slip
from mic_tracker.model.fact import MessageFact
from mic_tracker.model.finding import Finding, Location

_OWN = frozenset({"likelihood", "odds"})
"""A slip says these of both sides."""


def _slipped(comparison: ReportComparison) -> Iterator[Finding]:
    """Targets that stand worse than in the base: by how much, and why."""
    for pair in comparison.pairs:
        slipped = slip(pair, comparison)
        if slipped:
            facts = {k: v for k, v in target_facts(pair.head).items() if k not in _OWN}
            yield target_finding(
                "MT111", pair.head, {**facts, **slipped.amount, **_cause_facts(slipped)}
            )


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
            facts: dict[str, MessageFact] = {"key": move.key, "old": move.old, "new": move.new}
            yield target_finding("MT301", pair.head, facts)


def _dropped(comparison: ReportComparison) -> Iterator[Finding]:
    """Targets of the base that are gone, and that no target was formerly."""
    # the head has no line for what is gone: the finding is about the file
    place = Location(comparison.head.registry.path, 1)
    for standing in comparison.dropped:
        was: dict[str, MessageFact] = {"was": str(standing.location), "old": str(standing.status)}
        yield new_finding("MT302", place, {**target_facts(standing), **was}, standing.id)


SLIPPED = Rule("slipped", ("MT111",), _slipped, about="change")
WEAKENED = Rule("weakened", ("MT301",), _weakened, about="change")
DROPPED = Rule("dropped", ("MT302",), _dropped, about="change")
