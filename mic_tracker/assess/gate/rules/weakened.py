"""`weakened`: the target was made easier to meet. Harder or merely reworded is no finding."""

from collections.abc import Iterator

from mic_tracker.assess.comparison import Comparison
from mic_tracker.assess.gate.rule import Rule, found
from mic_tracker.assess.goalposts import weakened
from mic_tracker.model.finding import Finding


def _finds(comparison: Comparison) -> Iterator[Finding]:
    for pair in comparison.pairs:
        for move in weakened(pair.head, pair.base):
            facts = {"key": move.key, "old": move.old, "new": move.new}
            yield found("MT301", pair.head, facts)


WEAKENED = Rule("weakened", ("MT301",), _finds, about="change")
