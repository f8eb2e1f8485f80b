"""The policy of a check: the `[check]` of both sides, key by key the stricter of the two.

A change that is judged cannot bring its own law. A rule that a side does not name has its usual
level: what fails by itself, or what is only told.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mic_tracker.assess.gate.severity import WITHOUT_BASE, severities
from mic_tracker.model.codes import CODES
from mic_tracker.model.fact import FactValue
from mic_tracker.model.finding import Severity
from mic_tracker.model.registry import Check, RuleLevel, Tolerance

LEVELS: tuple[RuleLevel, ...] = ("off", "warn", "error")
"""From the loosest to the strictest."""
_USUAL: dict[Severity, RuleLevel] = {Severity.ERROR: "error", Severity.WARNING: "warn"}


@dataclass(frozen=True, slots=True)
class Loosening:
    """A key of `[check]` by which less fails than before."""

    key: tuple[str, ...]
    """Its path in the file, below `check`."""
    old: FactValue | None
    new: FactValue | None


def stricter_check(head: Check, base: Check) -> Check:
    """What counts against a base: of each key the stricter one."""
    return Check(
        fail_on=base.fail_on if _loosens_failing(head, base) else head.fail_on,
        rules=dict(_stricter_rules(head, base)),
        tolerance=Tolerance(
            likelihood=min(head.tolerance.likelihood, base.tolerance.likelihood),
            months=min(head.tolerance.months, base.tolerance.months),
        ),
        waivers="base" if "base" in {head.waivers, base.waivers} else "head",
    )


def loosened_keys(head: Check, base: Check) -> Iterator[Loosening]:
    """The keys by which the head is looser than the base, in the order of the file."""
    if _loosens_failing(head, base):
        yield Loosening(("fail_on",), _names(base), _names(head))
    for rule in _named_rules(head, base):
        if _strictness(rule, head) < _strictness(rule, base):
            yield Loosening(("rules", rule), _level(rule, base), _level(rule, head))
    for key in Tolerance.model_fields:
        was, is_ = getattr(base.tolerance, key), getattr(head.tolerance, key)
        if is_ > was:
            yield Loosening(("tolerance", key), was, is_)
    if base.waivers == "base" and head.waivers == "head":
        yield Loosening(("waivers",), base.waivers, head.waivers)


def _stricter_rules(head: Check, base: Check) -> Iterator[tuple[str, RuleLevel]]:
    for rule in _named_rules(head, base):
        strict = max(head, base, key=lambda check: _strictness(rule, check))
        if rule in strict.rules:
            yield rule, strict.rules[rule]


def _named_rules(head: Check, base: Check) -> Iterable[str]:
    return dict.fromkeys([*base.rules, *head.rules])


def _level(rule: str, check: Check) -> RuleLevel | None:
    """The level of a rule; None where nobody names it and its findings have several."""
    usual = _usual_levels(rule)
    return check.rules.get(rule) or (min(usual) if len(usual) == 1 else None)


def _strictness(rule: str, check: Check) -> float:
    """How strict a level is: the mean of those that its findings have, where nobody names one."""
    named = check.rules.get(rule)
    levels = {named} if named else _usual_levels(rule)
    return sum(map(LEVELS.index, levels)) / len(levels)


def _usual_levels(rule: str) -> frozenset[RuleLevel]:
    """The levels of the findings of a rule that nobody names; notes count only by themselves."""
    levels = {_USUAL.get(code.severity) for code in CODES.values() if code.rule == rule}
    return frozenset(level for level in levels if level) or frozenset({"off"})


def _loosens_failing(head: Check, base: Check) -> bool:
    """Whether a finding fails a check by the `fail_on` of the base, and not by that of the head."""
    return bool(_failing(base) - _failing(head))


def _failing(check: Check) -> set[str]:
    asked = Check(fail_on=check.fail_on)
    fails = severities(None, asked, with_base=False).fails
    return {code.code for code in CODES.values() if fails(code)}


def _names(check: Check) -> str:
    return ", ".join(WITHOUT_BASE if check.fail_on is None else check.fail_on) or "–"
