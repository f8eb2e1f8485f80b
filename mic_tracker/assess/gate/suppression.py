"""Which findings count, which are waived, which are known; and what that leaves over."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from mic_tracker.assess.change.comparison import ReportComparison
from mic_tracker.assess.gate.rule import Rule
from mic_tracker.model.codes import ABOUT_EDITS, CODES
from mic_tracker.model.duration import Duration
from mic_tracker.model.fact import MessageFact
from mic_tracker.model.finding import Finding
from mic_tracker.model.members import target_of
from mic_tracker.model.registry import Waiver
from mic_tracker.model.report import Clock
from mic_tracker.model.verdict import FindingKey, KnownFindings, Waived

SOON = Duration(days=30)


@dataclass(frozen=True, slots=True)
class Suppressed:
    """Findings that count, those that are accepted and why, and the waivers that accepted any."""

    open: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    used: frozenset[int]
    known: tuple[Finding, ...] = ()
    """Those that the baseline file lists."""


def is_in_force(waiver: Waiver, clock: Clock) -> bool:
    """Whether a waiver accepts findings on the day of judgement; its last day is included."""
    return waiver.until >= clock.as_of and not waiver.ends_too_late(clock.reading)


def _accepts(waiver: Waiver, comparison: ReportComparison) -> bool:
    """Whether a waiver accepts findings here.

    One for an edit is spent once the base has it. Where the law says so, the base has to have it.
    """
    if not is_in_force(waiver, comparison.head.clock):
        return False
    if comparison.base is None:
        return True
    is_known = waiver in comparison.base.registry.waivers
    if comparison.check.waivers == "base":
        return is_known
    return not (is_known and waiver.rule in ABOUT_EDITS)


def apply_waivers(findings: Iterable[Finding], comparison: ReportComparison) -> Suppressed:
    """Sort findings by whether a waiver for their target and rule accepts them."""
    registry = comparison.head.registry
    places = {
        (waiver.about, waiver.rule): i
        for i, waiver in enumerate(registry.waivers)
        if _accepts(waiver, comparison)
    }
    counting, waived, used = [], [], set[int]()
    for finding in findings:
        i = places.get((finding.target or "", CODES[finding.code].rule))
        if i is None:
            counting.append(finding)
        else:
            place = registry.places.get(("waivers", i))
            waived.append(Waived(finding, registry.waivers[i], place))
            used.add(i)
    return Suppressed(tuple(counting), tuple(waived), frozenset(used))


def waiver_facts(waiver: Waiver, day: date) -> dict[str, MessageFact]:
    """What a finding about a waiver says of it."""
    left = (waiver.until - day).days
    issue = {"issue": waiver.issue} if waiver.issue else {}
    facts: dict[str, MessageFact] = {"rule": waiver.rule, "reason": waiver.reason, **issue}
    return {**facts, "until": waiver.until, "days": abs(left)}


def key_of(finding: Finding) -> FindingKey | None:
    """What a finding is about, by which rule; None where it is about no target."""
    return FindingKey(finding.target, CODES[finding.code].rule) if finding.target else None


def sort_findings(
    comparison: ReportComparison, rules: tuple[Rule, ...], baseline: KnownFindings | None
) -> Suppressed:
    """Sort findings by whether they count, are waived or are known; the last rules see the rest."""
    findings = [f for rule in rules if not rule.last for f in rule.finds(comparison)]
    sorted_ = apply_waivers(findings, comparison)
    listed = {*(baseline.keys if baseline else ())}
    known_findings = tuple(f for f in sorted_.open if key_of(f) in listed)
    names = {rule.name for rule in rules}
    current = {key_of(finding) for finding in findings}
    rest = replace(
        comparison,
        unused=_unused_waivers(comparison, sorted_.used, names),
        vanished=_vanished_keys(comparison, listed - current, names),
    )
    late = [f for rule in rules if rule.last for f in rule.finds(rest)]
    counting = (f for f in sorted_.open if key_of(f) not in listed)
    return replace(sorted_, open=(*counting, *late), known=known_findings)


def _unused_waivers(
    comparison: ReportComparison, used: Collection[int], names: Collection[str]
) -> tuple[int, ...]:
    """Waivers in force for what was looked at and not found."""
    judged = {s.id for s in comparison.head.standings}
    return tuple(
        i
        for i, waiver in enumerate(comparison.head.registry.waivers)
        if i not in used
        and _accepts(waiver, comparison)
        and waiver.about in judged
        and waiver.rule in names
    )


def _vanished_keys(
    comparison: ReportComparison, missing: Iterable[FindingKey], names: Collection[str]
) -> tuple[FindingKey, ...]:
    """Known findings of rules that were looked for; of targets that were looked at, or are gone."""
    registry = comparison.head.registry
    judged = {s.id for s in comparison.head.standings}
    return tuple(
        key
        for key in sorted(missing)
        if (key.rule in names and key.target in judged)
        or target_of(key.target) not in registry.targets
    )
