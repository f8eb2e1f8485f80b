"""`unsourced`: a figure that a target follows has no source. Found by reading."""

from mic_tracker.assess.gate.rule import Rule
from mic_tracker.assess.gate.rules.data import following

UNSOURCED = Rule("unsourced", ("MT052",), following("MT052"))
