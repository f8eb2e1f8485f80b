"""Waivers: accepted findings, with a reason and an end."""

from datetime import date

from mic_tracker.model.duration import Duration
from mic_tracker.model.record import Id, Record, Text

LONGEST = Duration(days=400)


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

    def ends_too_late(self, day: date) -> bool:
        """Whether it reaches further than anybody can answer for; then it accepts nothing."""
        return self.until > latest_end(day)


def latest_end(day: date) -> date:
    """The last day until which something can be accepted on this day."""
    return LONGEST.after(day)
