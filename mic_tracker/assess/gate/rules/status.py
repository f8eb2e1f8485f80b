"""Rules about the status of a target.

They are `missed`, `off-track`, `at-risk`, `no-data`, `disputed` and `unclear`.
"""

from collections.abc import Callable, Iterator

from mic_tracker.assess.change.comparison import ReportComparison
from mic_tracker.assess.gate.facts import review_facts, target_facts
from mic_tracker.assess.gate.rule import Rule, target_finding
from mic_tracker.model.assessment import PeriodTally
from mic_tracker.model.codes import Status
from mic_tracker.model.fact import MessageFact
from mic_tracker.model.finding import Finding
from mic_tracker.model.report import Standing


def _status_finder(
    status: Status, code: str, line: float = 0.5
) -> Callable[[ReportComparison], Iterator[Finding]]:
    """A finder of the targets with a status; `line` is the likelihood that separates it."""

    def finds(comparison: ReportComparison) -> Iterator[Finding]:
        for standing in comparison.head.standings:
            if standing.status is status:
                facts = target_facts(standing, line=line) | _reviewed_facts(standing)
                yield target_finding(code, standing, facts)

    return finds


def _no_data(comparison: ReportComparison) -> Iterator[Finding]:
    """Targets without a verdict, where somebody could do something about it.

    A cadence with silent periods has a rule of its own.
    """
    for standing in comparison.head.standings:
        if standing.status is Status.NO_DATA and not _is_silent(standing):
            facts = target_facts(standing) | _reason_facts(standing) | _reviewed_facts(standing)
            yield target_finding("MT104", standing, facts)


def _is_silent(standing: Standing) -> bool:
    tally = standing.assessment.tally
    return isinstance(tally, PeriodTally) and bool(tally.unknown)


def _disputed(comparison: ReportComparison) -> Iterator[Finding]:
    """Targets of which sources that disagree make different verdicts."""
    for standing in comparison.head.standings:
        if standing.disputed:
            one = standing.disputed[0]
            other = next(d for d in standing.disputed if d.status is not one.status)
            facts: dict[str, MessageFact] = {
                "value": one.value,
                "source": one.source or "-",
                "status": str(one.status),
                "other_value": other.value,
                "other_source": other.source or "-",
                "other_status": str(other.status),
            }
            yield target_finding("MT107", standing, facts)
        elif standing.status is Status.DISPUTED:
            yield target_finding("MT107", standing, review_facts(standing))


def _unclear(comparison: ReportComparison) -> Iterator[Finding]:
    """Targets that a person has called impossible to check as they are stated."""
    for standing in comparison.head.standings:
        if standing.status is Status.UNCLEAR:
            facts = _reviewed_facts(standing) or {"why": standing.target.unclear or "-"}
            yield target_finding("MT108", standing, facts)


def _reviewed_facts(standing: Standing) -> dict[str, MessageFact]:
    """The review that the status rests on; nothing where it was computed."""
    return review_facts(standing) if standing.rests_on_review else {}


def _reason_facts(standing: Standing) -> dict[str, MessageFact]:
    reasons = standing.assessment.reasons
    return {"reason": str(reasons[0])} if reasons else {}


MISSED = Rule("missed", ("MT101",), _status_finder(Status.MISSED, "MT101"))
"""The deadline is past, its figure is known, and the target was not met."""
OFF_TRACK = Rule("off-track", ("MT102",), _status_finder(Status.OFF_TRACK, "MT102", line=1 / 3))
"""As things go, the target will not be met."""
AT_RISK = Rule("at-risk", ("MT103",), _status_finder(Status.AT_RISK, "MT103", line=2 / 3))
"""Whether the target will be met is open."""
NO_DATA = Rule("no-data", ("MT104",), _no_data)
"""A figure is lacking that somebody could enter."""
DISPUTED = Rule("disputed", ("MT107",), _disputed)
"""The verdict depends on which of two sources is right."""
UNCLEAR = Rule("unclear", ("MT108",), _unclear)
"""A person has said that the target cannot be checked as it is stated."""
