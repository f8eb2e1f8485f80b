"""`unsourced`: a figure that a target follows has no source. Found by reading."""

from mic_tracker.assess.gate.passing import following
from mic_tracker.assess.gate.rule import Rule

UNSOURCED = Rule("unsourced", ("MT052",), following("MT052"))
