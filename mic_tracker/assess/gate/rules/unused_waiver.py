"""`unused-waiver`: a waiver in force that accepts nothing; it would hide the next finding."""

from collections.abc import Iterator

from mic_tracker.assess.comparison import Comparison
from mic_tracker.assess.gate.rule import Rule, told
from mic_tracker.assess.gate.waivers import facts
from mic_tracker.model.finding import Finding


def _finds(comparison: Comparison) -> Iterator[Finding]:
    registry, day = comparison.head.registry, comparison.head.clock.as_of
    for i in comparison.unused:
        waiver = registry.waivers[i]
        place = registry.places.get(("waivers", i))
        yield told("MT312", place, facts(waiver, day), waiver.target)


UNUSED_WAIVER = Rule("unused-waiver", ("MT312",), _finds, about="upkeep", last=True)
