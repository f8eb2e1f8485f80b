"""Slips: how much worse a target stands than before, and why.

Three ways, in this order: a worse status (its own hysteresis keeps it from flapping), a likelihood
lower by more than the tolerance, an expected date later by more than the tolerance. A target whose
status improved has not slipped. To lose a verdict is a slip, to get a first one is none.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from mic_tracker.assess.change.causes import causes
from mic_tracker.assess.change.comparison import ReportComparison, TargetPair
from mic_tracker.assess.formulas.likelihood import YEARS_AHEAD
from mic_tracker.assess.gate.facts import beside, deciding, exceeds, month
from mic_tracker.model.codes import UNDECIDED, Status
from mic_tracker.model.difference import CauseFound
from mic_tracker.model.fact import MessageFact, Odds
from mic_tracker.model.registry import Tolerance
from mic_tracker.model.report import Standing
from mic_tracker.model.trajectory import TargetPath

ORDER = (
    Status.ACHIEVED,
    Status.ON_TRACK,
    Status.AT_RISK,
    Status.KEPT_IN_PART,
    Status.OFF_TRACK,
    Status.MISSED,
)
"""From best to worst."""
_GOOD = frozenset({Status.ACHIEVED, Status.ON_TRACK})
_BAD = frozenset({Status.OFF_TRACK, Status.MISSED})


@dataclass(frozen=True, slots=True)
class Slip:
    """By how much a target slipped, as facts for the sentence, and why: the main cause first."""

    amount: Mapping[str, MessageFact]
    causes: tuple[CauseFound, ...]


def slip(pair: TargetPair, comparison: ReportComparison) -> Slip | None:
    """The slip of a target between base and head; None if there is none."""
    if comparison.base is None:
        return None
    head, base = pair.head, pair.base
    amount = _amount(head, base, comparison.check.tolerance)
    if amount is None:
        return None
    return Slip(amount, causes(head, base, comparison.head, comparison.base))


def _amount(head: Standing, base: Standing, tolerance: Tolerance) -> dict[str, MessageFact] | None:
    statuses: dict[str, MessageFact] = {"old": str(base.status), "new": str(head.status)}
    if head.status in UNDECIDED and base.status not in UNDECIDED:
        return statuses  # its likelihood, if there is one, carries no verdict any more
    if is_worse(head.status, base.status):
        return statuses | _chances(head, base)
    if base.status in UNDECIDED or is_worse(base.status, head.status):
        return None
    if head.rests_on_review or base.rests_on_review:
        return None  # there is no likelihood behind a person's verdict
    return _likelihood_loss(head, base, tolerance.likelihood) or _delay(
        head, base, tolerance.months
    )


def is_worse(new: Status, old: Status) -> bool:
    """Whether one status is worse than another; without an old verdict nothing is worse."""
    if old in UNDECIDED or new is old:
        return False
    return new in UNDECIDED or ORDER.index(new) > ORDER.index(old)


def is_bettered(present: Status, without: Status) -> bool:
    """Whether a status is owed to what it is without: better, found, or no longer known as bad."""
    found = without in UNDECIDED and present in _GOOD
    escaped = without in _BAD and present in UNDECIDED
    return found or escaped or is_worse(without, present)


def _chances(head: Standing, base: Standing) -> dict[str, MessageFact]:
    after, before = head.assessment.forecast, base.assessment.forecast
    if after is None or before is None or head.rests_on_review or base.rests_on_review:
        return {}
    old, new = before.likelihood, after.likelihood
    if _is_thin(head, base):
        return {"odds_old": Odds(old), "odds_new": Odds(new)}
    return {"likelihood_old": beside(old, new), "likelihood_new": beside(new, old)}


def _likelihood_loss(
    head: Standing, base: Standing, allowed: float
) -> dict[str, MessageFact] | None:
    new, old = head.assessment.forecast, base.assessment.forecast
    if new is None or old is None or not exceeds(old.likelihood, new.likelihood, allowed):
        return None
    facts: dict[str, MessageFact] = {"status": str(head.status), "tolerance": allowed}
    if _is_thin(head, base):  # round numbers would often be the same
        return facts
    before, after = deciding(old.likelihood, new.likelihood, allowed)
    return facts | {"likelihood_old": before, "likelihood_new": after}


def _is_thin(head: Standing, base: Standing) -> bool:
    return head.evidence.is_thin or base.evidence.is_thin


def _delay(head: Standing, base: Standing, allowed: float) -> dict[str, MessageFact] | None:
    """An expected date that is gone from sight is later than the last one that could be seen."""
    new, old = head.assessment.forecast, base.assessment.forecast
    if (
        not isinstance(head.trajectory, TargetPath)
        or new is None
        or old is None
        or old.expected is None
        or head.series.latest is None
    ):
        return None
    furthest = head.series.latest.time + YEARS_AHEAD
    expected = furthest if new.expected is None else new.expected
    months = (expected - old.expected) * 12
    if not exceeds(months, 0, allowed):
        return None
    facts: dict[str, MessageFact] = {
        "status": str(head.status),
        "expected_old": month(old.expected),
        "months": deciding(months, 0, allowed)[0],
        "allowed": allowed,
    }
    gone = {"expected_beyond": month(furthest)}
    return facts | (gone if new.expected is None else {"expected_new": month(new.expected)})
