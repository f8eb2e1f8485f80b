"""`off-track`: as things go, the target will not be met."""

from collections.abc import Iterator

from mic_tracker.assess.comparison import Comparison
from mic_tracker.assess.gate.rule import Rule, found
from mic_tracker.assess.gate.stating import stated
from mic_tracker.model.assessment import Status
from mic_tracker.model.finding import Finding


def _finds(comparison: Comparison) -> Iterator[Finding]:
    for standing in comparison.head.standings:
        if standing.status is Status.OFF_TRACK:
            yield found("MT102", standing, stated(standing, line=1 / 3))


OFF_TRACK = Rule("off-track", ("MT102",), _finds)
