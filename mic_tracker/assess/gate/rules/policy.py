"""The rule about the law of a check itself: `loosened-rules`."""

from collections.abc import Iterator

from mic_tracker.assess.change.comparison import ReportComparison
from mic_tracker.assess.gate.policy import loosened_keys
from mic_tracker.assess.gate.rule import Rule
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


LOOSENED_RULES = Rule("loosened-rules", ("MT305",), _loosened, about="change")
