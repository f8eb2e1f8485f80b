"""`no-data`: there is no verdict, and somebody could do something about it.

What has not begun, or is not due, lacks nothing yet; a cadence with silent periods has a rule of
its own.
"""

from collections.abc import Iterator

from mic_tracker.assess.comparison import Comparison
from mic_tracker.assess.gate.rule import Rule, found
from mic_tracker.assess.gate.stating import stated
from mic_tracker.model.assessment import PeriodTally, Reason, Status
from mic_tracker.model.finding import Finding
from mic_tracker.model.report import Standing

_TOO_EARLY = {Reason.NOT_STARTED, Reason.NOT_DUE}


def _finds(comparison: Comparison) -> Iterator[Finding]:
    for standing in comparison.head.standings:
        if standing.status is Status.NO_DATA and _lacking(standing):
            yield found("MT104", standing, stated(standing) | _why(standing))


def _lacking(standing: Standing) -> bool:
    tally = standing.assessment.tally
    silent = isinstance(tally, PeriodTally) and tally.unknown
    return not silent and not _TOO_EARLY & {*standing.assessment.reasons}


def _why(standing: Standing) -> dict[str, str]:
    reasons = standing.assessment.reasons
    return {"reason": str(reasons[0])} if reasons else {}


NO_DATA = Rule("no-data", ("MT104",), _finds)
