"""`conflict`: sources disagree about a figure that a target follows. Found by reading."""

from mic_tracker.assess.gate.passing import following
from mic_tracker.assess.gate.rule import Rule

CONFLICT = Rule("conflict", ("MT051",), following("MT051"))
