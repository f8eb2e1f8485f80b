"""The rules of the gate, one file each; a new one is a file, an import and a line here.

In the order in which they are told: what changed, how it stands, what it rests on, upkeep.
"""

from mic_tracker.assess.rule import Rule
from mic_tracker.assess.rules.at_risk import AT_RISK
from mic_tracker.assess.rules.conflict import CONFLICT
from mic_tracker.assess.rules.dropped import DROPPED
from mic_tracker.assess.rules.expired_waiver import EXPIRED_WAIVER
from mic_tracker.assess.rules.invalid import INVALID
from mic_tracker.assess.rules.missed import MISSED
from mic_tracker.assess.rules.no_data import NO_DATA
from mic_tracker.assess.rules.obsolete_baseline import OBSOLETE_BASELINE
from mic_tracker.assess.rules.off_track import OFF_TRACK
from mic_tracker.assess.rules.provisional_only import PROVISIONAL_ONLY
from mic_tracker.assess.rules.silence import SILENCE
from mic_tracker.assess.rules.slipped import SLIPPED
from mic_tracker.assess.rules.stale import STALE
from mic_tracker.assess.rules.unsourced import UNSOURCED
from mic_tracker.assess.rules.unused_waiver import UNUSED_WAIVER
from mic_tracker.assess.rules.weakened import WEAKENED

RULES: dict[str, Rule] = {
    "invalid": INVALID,
    "slipped": SLIPPED,
    "weakened": WEAKENED,
    "dropped": DROPPED,
    "missed": MISSED,
    "off-track": OFF_TRACK,
    "at-risk": AT_RISK,
    "stale": STALE,
    "no-data": NO_DATA,
    "silence": SILENCE,
    "provisional-only": PROVISIONAL_ONLY,
    "conflict": CONFLICT,
    "unsourced": UNSOURCED,
    "expired-waiver": EXPIRED_WAIVER,
    "unused-waiver": UNUSED_WAIVER,
    "obsolete-baseline": OBSOLETE_BASELINE,
}
