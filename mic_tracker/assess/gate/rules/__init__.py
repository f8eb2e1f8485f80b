"""The rules of the gate, one file each; a new one is a file, an import and a line here.

In the order in which they are told: what changed, how it stands, what it rests on, upkeep.
"""

from mic_tracker.assess.gate.rule import Rule
from mic_tracker.assess.gate.rules import (
    at_risk,
    change,
    conflict,
    dropped,
    expired_waiver,
    missed,
    obsolete_baseline,
    off_track,
    provisional_only,
    silence,
    stale,
    status,
    unsourced,
    unused_waiver,
    upkeep,
    weakened,
)

RULES: dict[str, Rule] = {
    "invalid": upkeep.INVALID,
    "slipped": change.SLIPPED,
    "weakened": weakened.WEAKENED,
    "dropped": dropped.DROPPED,
    "missed": missed.MISSED,
    "off-track": off_track.OFF_TRACK,
    "at-risk": at_risk.AT_RISK,
    "stale": stale.STALE,
    "no-data": status.NO_DATA,
    "silence": silence.SILENCE,
    "provisional-only": provisional_only.PROVISIONAL_ONLY,
    "conflict": conflict.CONFLICT,
    "unsourced": unsourced.UNSOURCED,
    "expired-waiver": expired_waiver.EXPIRED_WAIVER,
    "unused-waiver": unused_waiver.UNUSED_WAIVER,
    "obsolete-baseline": obsolete_baseline.OBSOLETE_BASELINE,
}
