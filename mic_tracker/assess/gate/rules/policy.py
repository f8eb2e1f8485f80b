"""Rules about the law of a check itself: `loosened-rules`, `new-waiver`."""

from collections.abc import Iterator

from mic_tracker.assess.change.comparison import ReportComparison
from mic_tracker.assess.gate.policy import loosened_keys
from mic_tracker.assess.gate.rule import Rule, new_finding
from mic_tracker.model.codes import CODES
from mic_tracker.model.fact import MessageFact, ValueChange
from mic_tracker.model.finding import Finding, Location


def _loosened(comparison: ReportComparison) -> Iterator[Finding]:
    """Keys of `[check]` by which less fails than in the base; no target is concerned."""
    if comparison.base is None:
        return
    head, base = comparison.head.registry, comparison.base.registry
    for one in loosened_keys(head.check, base.check):
        key = ".".join(one.key)
        change = ValueChange(None, one.old, one.new)
        facts: dict[str, MessageFact] = {"table": "check", "key": key, "change": change}
        yield Finding("MT305", CODES["MT305"].severity, Location(head.path, 1), facts)


def _new_waivers(comparison: ReportComparison) -> Iterator[Finding]:
    """Waivers that the base does not have: the change brings its own excuse."""
    if comparison.base is None:
        return
    registry, known = comparison.head.registry, comparison.base.registry.waivers
    judged = {standing.id for standing in comparison.head.standings}
    for i, waiver in enumerate(registry.waivers):
        if waiver.about in judged and waiver not in known:
            facts: dict[str, MessageFact] = {
                "rule": waiver.rule,
                "until": waiver.until,
                "reason": waiver.reason,
            }
            yield new_finding("MT314", registry.places.get(("waivers", i)), facts, waiver.about)


NEW_WAIVER = Rule("new-waiver", ("MT314",), _new_waivers, about="change")
LOOSENED_RULES = Rule("loosened-rules", ("MT305",), _loosened, about="change")
