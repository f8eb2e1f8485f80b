"""Whose `[check]` counts against a base: key by key the stricter one, and loosening is told."""

from collections.abc import Callable

import pytest
from gatetexts import FIRMS, GROWING, LEVEL, RegistryOf, figures, judge, waiver

from mic_tracker.assess.gate.gate import gate
from mic_tracker.assess.gate.policy import loosened_keys, stricter_check
from mic_tracker.model.fact import ValueChange
from mic_tracker.model.finding import Finding
from mic_tracker.model.registry import Check, Tolerance
from mic_tracker.model.verdict import Side, Verdict

BASE = FIRMS + LEVEL + figures(GROWING)
LOWER = BASE.replace("at_least = 860", "at_least = 86")
WORSE = BASE.replace("740", "640")
"""At risk becomes off track: 0.61 falls to 0.09."""

Judge = Callable[..., Verdict]


@pytest.fixture
def check(registry_of: RegistryOf) -> Judge:
    """Check a text with a `[check]` against another with one."""

    def run(head: str, base: str = "", text: str = LOWER, **asked: object) -> Verdict:
        sides = (Side(judge(registry_of, h + t)) for h, t in ((head, text), (base, BASE)))
        return gate(*sides, **asked)  # type: ignore[arg-type]  # the gate's own arguments, by name

    return run


def told(findings: tuple[Finding, ...]) -> list[tuple[object, ...]]:
    """Codes, and of loosened keys what was and is."""
    return [(f.code, *_loosened(f)) if f.code == "MT305" else (f.code,) for f in findings]


def _loosened(finding: Finding) -> tuple[object, ...]:
    change = finding.facts["change"]
    assert isinstance(change, ValueChange)
    return finding.facts["key"], change.old, change.new


OFF = 'check.rules = { weakened = "off", slipped = "off", dropped = "off" }\n'


def test_a_change_cannot_switch_off_the_rule_that_would_tell_it(check: Judge) -> None:
    assert told(check(OFF).failing) == [
        ("MT301",),
        ("MT305", "rules.weakened", "error", "off"),
        ("MT305", "rules.slipped", "error", "off"),
        ("MT305", "rules.dropped", "error", "off"),
    ]


def test_what_the_base_has_switched_off_stays_off(check: Judge) -> None:
    assert told(check(OFF, OFF).findings) == []


def test_what_the_head_makes_stricter_counts_at_once(check: Judge) -> None:
    assert told(check("", OFF).failing) == [("MT301",)]
    strict = 'check.rules = { at-risk = "error" }\n'
    assert told(check(strict, "", BASE).failing) == [("MT103",)]


@pytest.mark.parametrize("key", ["likelihood = 1", "months = 1200"])
def test_a_tolerance_of_the_head_is_no_wider_than_that_of_the_base(check: Judge, key: str) -> None:
    wide = f"check.tolerance = {{ {key} }}\n"
    name, new = key.split(" = ")
    old = {"likelihood": 0.05, "months": 12}[name]
    assert told(check(wide, "", BASE).failing) == [("MT305", f"tolerance.{name}", old, float(new))]


def test_a_tolerance_that_is_loosened_does_not_hide_a_slip(check: Judge) -> None:
    # thirty a year as before, and ten less in the last year: the likelihood falls, the status stays
    less = BASE.replace("740", "732")
    assert "MT111" in dict.fromkeys(f.code for f in check("", "", less).failing)
    wide = "check.tolerance = { likelihood = 1, months = 1200 }\n"
    assert "MT111" in dict.fromkeys(f.code for f in check(wide, "", less).failing)
    assert "MT111" not in dict.fromkeys(f.code for f in check(wide, wide, less).failing)


def test_the_way_out_is_explicit_and_still_told(check: Judge) -> None:
    verdict = check(OFF, policy="head")
    assert told(verdict.failing) == []
    assert [code for code, *_ in told(verdict.findings)] == ["MT305"] * 3


def test_the_rule_itself_cannot_be_switched_off_by_the_change(check: Judge) -> None:
    off = 'check.rules = { loosened-rules = "off", weakened = "off" }\n'
    assert [code for code, *_ in told(check(off).failing)] == ["MT301", "MT305", "MT305"]


def test_what_is_asked_for_is_asked_for(check: Judge) -> None:
    assert told(check(OFF, fail_on=("weakened",)).failing) == [("MT301",)]
    assert told(check(OFF, fail_on=("loosened-rules",)).failing)[0][0] == "MT305"


@pytest.mark.parametrize(
    ("old", "new", "loosened"),
    [
        (None, ("never",), "missed, expired-waiver → never"),
        (None, (), "missed, expired-waiver → –"),
        (None, ("missed",), "missed, expired-waiver → missed"),
        (("stale", "missed"), ("missed",), "stale, missed → missed"),
        (("any",), ("error",), "any → error"),
        (("error",), ("missed",), "error → missed"),
        (("missed",), ("error",), None),
        (("missed",), ("missed", "stale"), None),
        (("missed", "expired-waiver"), None, None),
        (("missed",), ("any",), None),
        (("missed", "stale"), ("stale", "missed"), None),
    ],
)
def test_fail_on_that_names_less(
    old: tuple[str, ...] | None, new: tuple[str, ...] | None, loosened: str | None
) -> None:
    found = [*loosened_keys(Check(fail_on=new), Check(fail_on=old))]
    assert [f"{one.old} → {one.new}" for one in found] == ([loosened] if loosened else [])
    assert all(one.key == ("fail_on",) for one in found)
    kept = old if loosened else new
    assert stricter_check(Check(fail_on=new), Check(fail_on=old)).fail_on == kept


def test_key_by_key_the_stricter_one() -> None:
    head = Check(
        rules={"slipped": "off", "stale": "error"}, tolerance=Tolerance(likelihood=0.2, months=3)
    )
    base = Check(
        rules={"stale": "off", "silence": "off"}, tolerance=Tolerance(likelihood=0.1, months=6)
    )
    both = stricter_check(head, base)
    # slipped fails unless somebody says else; silence is told unless somebody says else
    assert both.rules == {"stale": "error"}
    assert both.tolerance == Tolerance(likelihood=0.1, months=3)


LOW = BASE.replace("at_least = 860", "at_least = 800")
EXCUSE = waiver("firms-2030", "weakened", "2027-06-30")
OTHER_EXCUSE = EXCUSE.replace("agreed", "agreed again")
ONLY_BASE = 'check.waivers = "base"\n'


def test_a_waiver_of_the_change_counts_and_is_told(check: Judge) -> None:
    verdict = check("", text=LOW + EXCUSE)
    assert told(verdict.failing) == []
    assert [w.finding.code for w in verdict.waived] == ["MT301"]
    assert ("MT314",) in told(verdict.findings)


def test_a_waiver_for_an_edit_is_spent_with_its_merge(check: Judge) -> None:
    """It was agreed for one edit; the next one needs a word of its own."""
    lower = BASE.replace("at_least = 860", "at_least = 700")
    assert told(check("", EXCUSE, lower + EXCUSE).failing) == [("MT301",)]
    assert told(check("", EXCUSE, lower + OTHER_EXCUSE).failing) == []


def test_a_spent_waiver_never_turns_main_red(check: Judge, registry_of: RegistryOf) -> None:
    late = LOW + waiver("firms-2030", "weakened", "2026-01-01")
    alone = gate(Side(judge(registry_of, late)), fail_on=("any",))
    assert [f.code for f in alone.findings if f.code in {"MT311", "MT312", "MT313"}] == []
    again = check("", text=late, fail_on=("expired-waiver", "unused-waiver"))
    assert told(again.failing) == []


def test_a_waiver_for_where_a_target_stands_is_not_spent(check: Judge) -> None:
    accepted = waiver("firms-2030", "at-risk", "2027-06-30")
    verdict = check("", accepted, BASE + accepted, fail_on=("at-risk",))
    assert (told(verdict.failing), len(verdict.waived)) == ([], 1)


def test_only_waivers_of_the_base_count_where_it_says_so(check: Judge) -> None:
    """Then a waiver is merged first, by people who have looked at it."""
    new = check("", ONLY_BASE, LOW + EXCUSE)
    assert told(new.failing)[0] == ("MT301",)
    merged = check("", ONLY_BASE + EXCUSE, LOW + EXCUSE)
    assert [w.finding.code for w in merged.waived] == ["MT301"]
    assert told(merged.failing) == [("MT305", "waivers", "base", "head")]


def test_codes_are_names_of_what_fails(check: Judge) -> None:
    assert told(check("", text=LOW, fail_on=("MT301",)).failing) == [("MT301",)]
    assert told(check("", text=LOW, fail_on=("MT304",)).failing) == []


def test_a_rule_with_findings_of_two_levels_is_loosened_by_a_warning(check: Judge) -> None:
    """Where nobody names it, one of its findings fails and another does not."""
    strict, loose = (f'check.rules.yardstick = "{level}"\n' for level in ("error", "warn"))
    assert told(check(loose, "", BASE).failing) == [("MT305", "rules.yardstick", None, "warn")]
    assert told(check("", strict, BASE).failing) == [("MT305", "rules.yardstick", "error", None)]
    assert told(check(strict, "", BASE).failing) == []
