"""The gate: rules over a comparison, then waivers and known findings, then what of it fails."""

from collections.abc import Collection
from dataclasses import replace
from typing import Literal

from mic_tracker.assess.change.comparison import ReportComparison, compare_reports
from mic_tracker.assess.change.edits import with_edits
from mic_tracker.assess.gate.policy import stricter_check
from mic_tracker.assess.gate.rule import Rule
from mic_tracker.assess.gate.rules import RULES
from mic_tracker.assess.gate.rules.policy import LOOSENED_RULES
from mic_tracker.assess.gate.rules.upkeep import OBSOLETE_BASELINE
from mic_tracker.assess.gate.severity import (
    ORDER,
    Severities,
    first_names,
    nearest_name,
    severities,
)
from mic_tracker.assess.gate.suppression import key_of, sort_findings
from mic_tracker.errors import NothingToJudge, WrongUse
from mic_tracker.model.codes import CODES, UNDECIDED
from mic_tracker.model.finding import Finding, Severity
from mic_tracker.model.registry import Check, Registry, Settings
from mic_tracker.model.report import Clock, Report, Standing
from mic_tracker.model.verdict import FindingKey, KnownFindings, Side, Verdict

Policy = Literal["stricter", "head"]
"""Whose `[check]` counts against a base."""


def gate(  # noqa: PLR0913 - each is a question of its own
    head: Side,
    base: Side | None = None,
    *,
    targets: Collection[str] = (),
    fail_on: tuple[str, ...] | None = None,
    baseline: KnownFindings | None = None,
    allow_empty: bool = False,
    policy: Policy = "stricter",
) -> Verdict:
    """Judge a registry, alone or against a base.

    Args:
        head: The registry in question.
        base: What it is compared with; rules about changes need one.
        targets: Ids of the targets to look at; none: all.
        fail_on: Rules and levels to fail on, when asked for; None: as the registry says.
        baseline: Findings that are known and do not count.
        allow_empty: Whether a check that judged nothing may pass.
        policy: Whether the `[check]` of the head counts alone, or what is stricter in the base.

    Raises:
        WrongUse: For an unknown target, rule or level.
        NothingToJudge: When there is no target, or not one figure about any.
    """
    law = _law(head, base, policy)
    check = severities(fail_on, law, with_base=base is not None)
    if policy == "head" and fail_on is None:
        check = check.without(LOOSENED_RULES.name)
    head, base = _select_targets(head, base, targets)
    head, base = _split(head, base)
    comparison = compare_reports(head.report, base.report if base else None)
    comparison = with_edits(replace(comparison, check=law))
    if not allow_empty and not _can_be_judged(comparison):
        raise NothingToJudge("nothing_to_judge")
    rules = _active_rules(check, with_base=base is not None)
    suppressed = sort_findings(comparison, rules, baseline)
    findings = sorted(
        map(check.with_severity, suppressed.open), key=lambda f: ORDER.index(f.severity)
    )
    failing = tuple(f for f in findings if f.severity is Severity.ERROR)
    before = _base_keys(comparison, rules)
    unchanged = tuple(f for f in findings if f not in failing and key_of(f) in before)
    return Verdict(
        head=head,
        base=base,
        findings=tuple(f for f in findings if f not in unchanged),
        failing=failing,
        waived=tuple(replace(w, finding=check.with_severity(w.finding)) for w in suppressed.waived),
        known=tuple(map(check.with_severity, suppressed.known)),
        unchanged=unchanged,
        judged=tuple(s.id for s in (*comparison.head.standings, *comparison.dropped)),
        rules=tuple(rule.name for rule in rules),
        fail_on=check.fail_on,
    )


def _split(head: Side, base: Side | None) -> tuple[Side, Side | None]:
    """Both sides with the members of targets of which a check looks at each, by either side."""
    sides = (head, base) if base else (head,)
    targets = frozenset[str]().union(*(side.report.gated_by_members for side in sides))
    first, *others = (replace(side, report=side.report.split(targets)) for side in sides)
    return first, next(iter(others), None)


def _law(head: Side, base: Side | None, policy: Policy) -> Check:
    own = head.report.registry.check
    if base is None or policy == "head":
        return own
    return stricter_check(own, base.report.registry.check)


def current_keys(verdict: Verdict) -> tuple[FindingKey, ...]:
    """The keys that a baseline file would list: of findings about status, not about changes."""
    findings = (*verdict.findings, *verdict.known, *verdict.unchanged)
    keys = map(key_of, findings)
    return tuple(sorted({key for key in keys if key and RULES[key.rule].about == "standing"}))


def vanished_keys(verdict: Verdict) -> tuple[FindingKey, ...]:
    """The keys that a baseline file lists in vain, as far as obsolete ones were looked for."""
    gone = (
        f for f in verdict.findings if f.target and CODES[f.code].rule == OBSOLETE_BASELINE.name
    )
    return tuple(sorted(FindingKey(f.target or "", str(f.facts["rule"])) for f in gone))


def _active_rules(check: Severities, *, with_base: bool) -> tuple[Rule, ...]:
    on = (rule for rule in RULES.values() if check.is_looked_for(rule.name))
    return tuple(rule for rule in on if with_base or rule.about != "change")


def _base_keys(comparison: ReportComparison, asked: tuple[Rule, ...]) -> frozenset[FindingKey]:
    """The keys of what the base alone gives about the status of targets, by their present ids."""
    if comparison.base is None:
        return frozenset()
    alone = ReportComparison(comparison.base)
    present = {pair.base.id: pair.head.id for pair in comparison.pairs}
    rules = (rule for rule in asked if rule.about == "standing")
    keys = (key_of(finding) for rule in rules for finding in rule.finds(alone))
    return frozenset(FindingKey(present.get(k.target, k.target), k.rule) for k in keys if k)


def _select_targets(
    head: Side, base: Side | None, targets: Collection[str]
) -> tuple[Side, Side | None]:
    """Both sides with only the targets asked for, under their present and their former ids."""
    if not targets:
        return head, base
    here = head.report.registry.targets
    there = base.report.registry.targets if base else {}
    for name in targets:
        if name not in here and name not in there:
            near, names = nearest_name(name, here), first_names(here)
            raise WrongUse("unknown_target_listed", target=name, near=near, known=names)
    asked = {*targets}
    renamed = {id_: t.formerly for id_, t in here.items() if t.formerly and t.formerly not in here}
    now = asked | {id_ for id_, former in renamed.items() if former in asked}
    before = asked | {former for id_, former in renamed.items() if id_ in asked}
    return _keep_targets(head, now), _keep_targets(base, before) if base else None


def _keep_targets(side: Side, ids: Collection[str]) -> Side:
    standings = tuple(s for s in side.report.standings if s.id in ids)
    return replace(side, report=replace(side.report, standings=standings))


def _can_be_judged(comparison: ReportComparison) -> bool:
    """Whether there is a figure or a verdict; against a base, goals can be compared without any."""
    if comparison.pairs or comparison.dropped:
        return True
    return any(_says_anything(s) for s in comparison.head.standings)


def _says_anything(standing: Standing) -> bool:
    return standing.status not in UNDECIDED or any(p.series.size for p in standing.parts)


_RULE = "invalid"


def verdict_on_findings(path: str, findings: tuple[Finding, ...], clock: Clock) -> Verdict:
    """The verdict on an invalid registry: its findings, so that every format can show them."""
    nothing = Registry(
        path=path,
        title="",
        settings=Settings(),
        check=Check(),
        sources={},
        indicators={},
        targets={},
        observations=(),
        waivers=(),
        places={},
    )
    return Verdict(
        head=Side(Report(nothing, clock, ()), name=path),
        base=None,
        findings=findings,
        failing=tuple(f for f in findings if f.severity is Severity.ERROR),
        waived=(),
        known=(),
        judged=(),
        rules=(_RULE,),
        fail_on=(_RULE,),
        valid=False,
    )
