"""`dropped`: a target of the base is gone, and no target says that it was formerly this one."""

from collections.abc import Iterator

from mic_tracker.assess.comparison import Comparison
from mic_tracker.assess.gate.rule import Rule, told
from mic_tracker.assess.gate.stating import stated
from mic_tracker.model.finding import Finding, Location


def _finds(comparison: Comparison) -> Iterator[Finding]:
    # the head has no line for what is gone: the finding is about the file
    place = Location(comparison.head.registry.path, 1)
    for standing in comparison.dropped:
        was = {"was": str(standing.location), "old": str(standing.status)}
        yield told("MT302", place, {**stated(standing), **was}, standing.id)


DROPPED = Rule("dropped", ("MT302",), _finds, about="change")
