"""`conflict`: sources disagree about a figure that a target follows. Found by reading."""

from mic_tracker.assess.gate.rule import Rule
from mic_tracker.assess.gate.rules.data import following

CONFLICT = Rule("conflict", ("MT051",), following("MT051"))
