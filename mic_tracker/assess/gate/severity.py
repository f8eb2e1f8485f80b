"""The severity of each rule, and which findings fail a check.

What fails is named, by rules and by codes of findings, most specific first: on the command line;
rule by rule in `[check.rules]` (error fails, warn and off do not); for all rules in `[check]
fail_on`, or, with a base, by the usual list for changes. Notes never fail; `invalid` errors always
do. What fails is told as an error, everything else as a warning at most.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from mic_tracker.errors import WrongUse
from mic_tracker.model.codes import ANY, CODES, ERROR, FAIL_ON, NEVER, RULES, WARN, Code
from mic_tracker.model.finding import Finding, Severity
from mic_tracker.model.registry import Check
from mic_tracker.text.suggest import nearest_words

WITH_BASE = (
    *("slipped", "weakened", "dropped", "MT307", "MT309", "MT317"),
    *("loosened-rules", "expired-waiver"),
)
WITHOUT_BASE = ("missed", "expired-waiver")
_SEVERITIES = {"warn": Severity.WARNING, "error": Severity.ERROR}
ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


@dataclass(frozen=True, slots=True)
class Severities:
    """What a check fails on."""

    check: Check
    fail_on: tuple[str, ...]

    def is_looked_for(self, rule: str) -> bool:
        """Whether a rule is looked for: unless it is off, or when a check shall fail on it."""
        return self.check.rules.get(rule) != "off" or rule in map(_rule_of, self.fail_on)

    def without(self, rule: str) -> "Severities":
        """The same without failing on a rule, which is still looked for."""
        return replace(self, fail_on=tuple(name for name in self.fail_on if name != rule))

    def with_severity(self, finding: Finding) -> Finding:
        """The finding with its severity here: what fails is an error, and nothing else is."""
        if finding.severity is Severity.NOTE:
            return finding
        code = CODES[finding.code]._replace(severity=finding.severity)
        severity = Severity.ERROR if self.fails(code) else Severity.WARNING
        return replace(finding, severity=severity)

    def fails(self, code: Code) -> bool:
        """Whether a finding of this code, rule and severity fails the check."""
        rule = code.rule
        asked = self.check.rules.get(rule, "") if rule != "invalid" else ""
        level = _SEVERITIES.get(asked, code.severity)
        if level is Severity.ERROR and (rule == "invalid" or ERROR in self.fail_on):
            return True
        return bool({ANY, WARN, rule, code.code} & {*self.fail_on})


def severities(asked: tuple[str, ...] | None, check: Check, *, with_base: bool) -> Severities:
    """What a check fails on: as asked for, else as the registry says, else as usual.

    Raises WrongUse for a name that is neither a rule, a code of one nor a level.
    """
    for name in asked or ():
        if name not in FAIL_ON and name not in CODES:
            near, names = nearest_name(name, FAIL_ON), first_names(FAIL_ON)
            raise WrongUse("unknown_rule", rule=name, near=near, known=names)
    if asked is not None:
        return Severities(check, () if NEVER in asked else asked)
    usual = WITH_BASE if with_base else check.fail_on
    return Severities(
        check, tuple(_adjust_by_rule(WITHOUT_BASE if usual is None else usual, check))
    )


def _adjust_by_rule(usual: Collection[str], check: Check) -> Iterable[str]:
    """The usual list, with the exceptions that `[check.rules]` makes."""
    if {ANY, WARN} & {*usual} and "warn" in check.rules.values():
        usual = RULES
    named = [] if NEVER in usual else usual
    listed = [name for name in named if check.rules.get(_rule_of(name), ERROR) == ERROR]
    errors = [rule for rule, level in check.rules.items() if level == ERROR]
    return dict.fromkeys([*listed, *errors])


def _rule_of(name: str) -> str:
    """The rule of what `fail_on` names: of a code its rule."""
    return CODES[name].rule if name in CODES else name


def nearest_name(name: str, names: Collection[str]) -> str | None:
    """The known name that is most like one that is not there, if any is."""
    near = nearest_words(name, names)
    return near[0] if near else None


def first_names(names: Collection[str], limit: int = 20) -> tuple[str, ...]:
    """The known names, or so many of them and a sign that there are more."""
    return (*[*names][:limit], *(("…",) if len(names) > limit else ()))
