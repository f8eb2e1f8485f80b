"""`expired-waiver`: the day until which a finding was accepted is past; a note when it is near."""

from collections.abc import Iterator

from mic_tracker.assess.comparison import Comparison
from mic_tracker.assess.gate.rule import Rule, told
from mic_tracker.assess.gate.waivers import SOON, facts
from mic_tracker.model.finding import Finding


def _finds(comparison: Comparison) -> Iterator[Finding]:
    head, day = comparison.head, comparison.head.clock.as_of
    judged = {standing.id for standing in head.standings}
    for i, waiver in enumerate(head.registry.waivers):
        if waiver.target in judged and waiver.until <= SOON.after(day):
            code = "MT311" if waiver.until < day else "MT313"
            place = head.registry.places.get(("waivers", i))
            yield told(code, place, facts(waiver, day), waiver.target)


EXPIRED_WAIVER = Rule("expired-waiver", ("MT311", "MT313"), _finds, about="upkeep")
