"""The names of rules: what a check can fail on, a level can be set for, a waiver can accept."""

RULES = (
    "invalid",
    "slipped",
    "weakened",
    "dropped",
    "missed",
    "off-track",
    "at-risk",
    "stale",
    "no-data",
    "silence",
    "provisional-only",
    "conflict",
    "unsourced",
    "expired-waiver",
    "unused-waiver",
    "obsolete-baseline",
)

ANY, NEVER, ERROR, WARN = "any", "never", "error", "warn"
FAIL_ON = (*RULES, ERROR, WARN, ANY, NEVER)
"""What `fail_on` takes: rules, severities, anything at all, nothing at all."""
