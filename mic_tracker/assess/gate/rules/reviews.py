"""Rules about the verdicts of persons: `review-differs`, `review-due`, `new-review`."""

from collections.abc import Iterator
from datetime import date

from mic_tracker.assess.change.comparison import ReportComparison
from mic_tracker.assess.change.reviews import review_changes
from mic_tracker.assess.change.slip import is_worse
from mic_tracker.assess.gate.facts import review_facts
from mic_tracker.assess.gate.rule import Rule, new_finding
from mic_tracker.assess.gate.suppression import SOON
from mic_tracker.model.codes import Flag
from mic_tracker.model.fact import MessageFact
from mic_tracker.model.finding import Finding
from mic_tracker.model.review import newest_reviews


def _differing(comparison: ReportComparison) -> Iterator[Finding]:
    """Targets of which a person concluded another verdict than the one that was computed."""
    for standing in comparison.head.standings:
        if Flag.REVIEW_DIFFERS in standing.flags:
            statuses = {"verdict": str(standing.review_verdict), "computed": str(standing.status)}
            facts = review_facts(standing) | statuses
            yield new_finding("MT113", standing.reviews[0].location, facts, standing.id)


def _due(comparison: ReportComparison) -> Iterator[Finding]:
    """Reviews whose last day is past; a note for those whose last day is near.

    A later review of the target, by whomever, has looked at it again.
    """
    day = comparison.head.clock.as_of
    for standing in comparison.head.standings:
        for review in newest_reviews(standing.reviews):
            until = review.record.until
            if until and until <= SOON.after(day):
                code = "MT114" if review.is_due(day) else "MT115"
                facts = _due_facts(review.record.on, until, day)
                yield new_finding(code, review.location, facts, standing.id)


def _due_facts(on: date, until: date, day: date) -> dict[str, MessageFact]:
    return {"on": on, "until": until, "days": abs((until - day).days)}


def _new(comparison: ReportComparison) -> Iterator[Finding]:
    """Targets that have their status by a review that the base does not have; a worse one slipped.

    The status is compared with the one that the same figures have with the reviews of the base.
    """
    for change in review_changes(comparison):
        head, without = change.pair.head, change.status_without_new()
        if without is not head.status and not is_worse(head.status, without):
            facts = {**review_facts(head), "old": str(without), "new": str(head.status)}
            yield new_finding("MT116", head.reviews[0].location, facts, head.id)


REVIEW_DIFFERS = Rule("review-differs", ("MT113",), _differing)
REVIEW_DUE = Rule("review-due", ("MT114", "MT115"), _due)
NEW_REVIEW = Rule("new-review", ("MT116",), _new, about="change")
