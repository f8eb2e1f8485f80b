"""`missed`: the deadline is past, its figure is known, and the target was not met."""

from collections.abc import Iterator

from mic_tracker.assess.comparison import Comparison
from mic_tracker.assess.gate.rule import Rule, found
from mic_tracker.assess.gate.stating import stated
from mic_tracker.model.assessment import Status
from mic_tracker.model.finding import Finding


def _finds(comparison: Comparison) -> Iterator[Finding]:
    for standing in comparison.head.standings:
        if standing.status is Status.MISSED:
            yield found("MT101", standing, stated(standing))


MISSED = Rule("missed", ("MT101",), _finds)
