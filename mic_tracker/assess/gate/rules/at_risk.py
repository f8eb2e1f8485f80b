"""`at-risk`: whether the target will be met is open."""

from collections.abc import Iterator

from mic_tracker.assess.comparison import Comparison
from mic_tracker.assess.gate.rule import Rule, found
from mic_tracker.assess.gate.stating import stated
from mic_tracker.model.assessment import Status
from mic_tracker.model.finding import Finding


def _finds(comparison: Comparison) -> Iterator[Finding]:
    for standing in comparison.head.standings:
        if standing.status is Status.AT_RISK:
            yield found("MT103", standing, stated(standing, line=2 / 3))


AT_RISK = Rule("at-risk", ("MT103",), _finds)
