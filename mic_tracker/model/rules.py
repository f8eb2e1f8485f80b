"""The names of rules: what a check can fail on, a level can be set for, a waiver can accept."""

RULES = (
    "invalid",
    "conflict",
    "unsourced",
    "missed",
    "off-track",
    "at-risk",
    "no-data",
    "slipped",
    "weakened",
    "stale",
    "expired-waiver",
    "unused-waiver",
)
