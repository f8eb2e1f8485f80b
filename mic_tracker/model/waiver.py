"""Waivers: accepted findings, with a reason and an end."""

from datetime import date

from mic_tracker.model.record import Id, Record, Text


class Waiver(Record):
    """One `[[waivers]]` block: a finding of one rule about one target, accepted until a day."""

    target: Id
    rule: Text
    """A rule's name, never "all"."""
    until: date
    """At most 400 days ahead."""
    reason: Text
    issue: Text | None = None
    by: Text | None = None
