"""The rules of the gate, one file each; a new one is a file, an import and a line here.

In the order in which they are told: what changed, how it stands, what it rests on, upkeep.
"""

from mic_tracker.assess.rule import Rule
from mic_tracker.assess.rules import (
    at_risk,
    conflict,
    dropped,
    expired_waiver,
    invalid,
    missed,
    no_data,
    obsolete_baseline,
    off_track,
    provisional_only,
    silence,
    slipped,
    stale,
    unsourced,
    unused_waiver,
    weakened,
)

RULES: dict[str, Rule] = {
    "invalid": invalid.INVALID,
    "slipped": slipped.SLIPPED,
    "weakened": weakened.WEAKENED,
    "dropped": dropped.DROPPED,
    "missed": missed.MISSED,
    "off-track": off_track.OFF_TRACK,
    "at-risk": at_risk.AT_RISK,
    "stale": stale.STALE,
    "no-data": no_data.NO_DATA,
    "silence": silence.SILENCE,
    "provisional-only": provisional_only.PROVISIONAL_ONLY,
    "conflict": conflict.CONFLICT,
    "unsourced": unsourced.UNSOURCED,
    "expired-waiver": expired_waiver.EXPIRED_WAIVER,
    "unused-waiver": unused_waiver.UNUSED_WAIVER,
    "obsolete-baseline": obsolete_baseline.OBSOLETE_BASELINE,
}
