"""`provisional-only`: there is a verdict, and every figure behind it is provisional."""

from collections.abc import Iterator

from mic_tracker.assess.comparison import Comparison
from mic_tracker.assess.gate.rule import Rule, found
from mic_tracker.model.assessment import Status
from mic_tracker.model.finding import Finding
from mic_tracker.model.report import Standing


def _finds(comparison: Comparison) -> Iterator[Finding]:
    for standing in comparison.head.standings:
        if standing.status is not Status.NO_DATA and _provisional(standing):
            yield found("MT106", standing, {"figures": str(standing.evidence.n)})


def _provisional(standing: Standing) -> bool:
    behind = [o for point in standing.series.points for o in point.observations]
    return bool(behind) and all(o.status == "provisional" for o in behind)


PROVISIONAL_ONLY = Rule("provisional-only", ("MT106",), _finds)
