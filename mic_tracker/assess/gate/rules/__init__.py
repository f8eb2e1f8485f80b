"""The rules of the gate, in files by what they are about; a new one is a `Rule` and a line here.

In the order in which findings are shown: what changed, how it stands, what it rests on, upkeep.
"""

from mic_tracker.assess.gate.rule import Rule
from mic_tracker.assess.gate.rules import change, data, edits, policy, reviews, status, upkeep

RULES: dict[str, Rule] = {
    "invalid": upkeep.INVALID,
    "slipped": change.SLIPPED,
    "raised": change.RAISED,
    "weakened": change.WEAKENED,
    "restated": change.RESTATED,
    "dropped": change.DROPPED,
    "yardstick": edits.YARDSTICK,
    "overwritten": edits.OVERWRITTEN,
    "new-review": reviews.NEW_REVIEW,
    "loosened-rules": policy.LOOSENED_RULES,
    "new-waiver": policy.NEW_WAIVER,
    "missed": status.MISSED,
    "off-track": status.OFF_TRACK,
    "at-risk": status.AT_RISK,
    "stale": data.STALE,
    "no-data": status.NO_DATA,
    "disputed": status.DISPUTED,
    "unclear": status.UNCLEAR,
    "review-differs": reviews.REVIEW_DIFFERS,
    "review-due": reviews.REVIEW_DUE,
    "silence": data.SILENCE,
    "provisional-only": data.PROVISIONAL_ONLY,
    "conflict": data.CONFLICT,
    "unsourced": data.UNSOURCED,
    "expired-waiver": upkeep.EXPIRED_WAIVER,
    "unused-waiver": upkeep.UNUSED_WAIVER,
    "obsolete-baseline": upkeep.OBSOLETE_BASELINE,
}
