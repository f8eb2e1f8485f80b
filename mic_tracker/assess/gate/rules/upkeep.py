"""`invalid`: what reading found wrong without refusing the registry, and waivers too long."""

from collections.abc import Iterator

from mic_tracker.assess.comparison import Comparison
from mic_tracker.assess.gate.rule import Rule, told
from mic_tracker.assess.gate.waivers import latest_end, too_long
from mic_tracker.model.codes import CODES
from mic_tracker.model.finding import Finding


def _finds(comparison: Comparison) -> Iterator[Finding]:
    """The findings of reading come first; an error among them never gets as far as a check."""
    head = comparison.head
    yield from (f for f in head.findings if CODES[f.code].rule == "invalid")
    day = head.clock.reading
    judged = {standing.id for standing in head.standings}
    for i, waiver in enumerate(head.registry.waivers):
        if waiver.target in judged and too_long(waiver, day):
            place = head.registry.places.get(("waivers", i))
            facts = {"until": waiver.until.isoformat(), "latest": latest_end(day).isoformat()}
            yield told("MT036", place, facts, waiver.target)


INVALID = Rule("invalid", ("MT036", "MT053", "MT054"), _finds, about="upkeep")
