"""The gate: what fails, how loud rules are, waivers, known findings, and nothing to judge."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from gatetexts import FIRMS, GROWING, LEVEL, TODAY, RegistryOf, figures, judge, waiver
from sentences import ways_out, written

from mic_tracker.assess.gate.gate import current_keys, gate
from mic_tracker.errors import NothingToJudge, WrongUse
from mic_tracker.model.finding import Location, Severity
from mic_tracker.model.report import Clock
from mic_tracker.model.verdict import FindingKey, KnownFindings, Side, Verdict

Check = Callable[..., Verdict]

BASE = FIRMS + LEVEL + figures(GROWING)
"""At risk."""
LATE = BASE.replace("by = 2030", "by = 2025")
"""Missed."""
WORSE = BASE + figures({"2026-06": 600})
"""Off track, and a slip against BASE."""
OTHER = """
[targets.firms-2040]
kind = "level"
indicator = "firms"
at_least = 1400
by = 2030
"""


def day(later: int) -> str:
    """A day so many days after that of judgement."""
    return (date.fromisoformat(TODAY) + timedelta(days=later)).isoformat()


@pytest.fixture
def check(registry_of: RegistryOf) -> Check:
    """Check a text, against another if there is one, with the gate's own arguments."""

    def run(head: str, base: str | None = None, **asked: object) -> Verdict:
        against = Side(judge(registry_of, base)) if base is not None else None
        return gate(Side(judge(registry_of, head)), against, **asked)  # type: ignore[arg-type]  # the gate's own arguments, by name

    return run


def failing(verdict: Verdict) -> list[str]:
    """The codes of what fails."""
    return [finding.code for finding in verdict.failing]


# What fails


def test_without_a_base_a_check_fails_on_what_is_missed(check: Check) -> None:
    assert failing(check(LATE)) == ["MT101"]
    assert failing(check(WORSE)) == []
    assert check(LATE).failed


def test_with_a_base_a_check_fails_on_what_changed(check: Check) -> None:
    assert failing(check(LATE, LATE)) == []
    assert failing(check(WORSE, BASE)) == ["MT111"]
    assert failing(check(BASE, BASE.replace("= 860", "= 900"))) == ["MT301"]
    assert failing(check(BASE, BASE + OTHER)) == ["MT302"]


def test_the_registry_says_what_an_absolute_check_fails_on(check: Check) -> None:
    asked = '\n[check]\nfail_on = ["at-risk"]\n'
    assert failing(check(BASE + asked)) == ["MT103"]
    assert failing(check(LATE + asked)) == []
    # against a base the usual list for changes counts
    assert failing(check(BASE + asked, BASE + asked)) == []


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (("at-risk",), ["MT103"]),
        (("missed",), []),
        (("never",), []),
        (("any",), ["MT103"]),
        (("warn",), ["MT103"]),
        (("error",), []),
        (("at-risk", "never"), []),
    ],
)
def test_the_command_line_goes_first(
    check: Check, asked: tuple[str, ...], expected: list[str]
) -> None:
    config = '\n[check]\nfail_on = ["at-risk"]\n'
    assert failing(check(BASE + config, fail_on=asked)) == expected


def test_a_rule_can_be_made_louder_or_switched_off(check: Check) -> None:
    (finding,) = check(BASE + '\n[check.rules]\nat-risk = "error"\n').failing
    assert finding.severity is Severity.ERROR
    assert check(BASE + '\n[check.rules]\nat-risk = "off"\n').findings == ()
    (missed,) = check(LATE + '\n[check.rules]\nmissed = "warn"\n').findings
    assert missed.severity is Severity.WARNING
    assert failing(check(LATE + '\n[check.rules]\nmissed = "warn"\n')) == []


@pytest.mark.parametrize("everything", ["any", "warn"])
def test_of_everything_a_rule_can_be_taken_out(check: Check, everything: str) -> None:
    asked = f'\n[check]\nfail_on = ["{everything}"]\n'
    quiet = asked + '\n[check.rules]\nat-risk = "warn"\n'
    assert failing(check(BASE + OTHER + asked)) == ["MT102", "MT103"]
    assert failing(check(BASE + OTHER + quiet)) == ["MT102"]


def test_a_registry_can_fail_on_the_level_error(check: Check) -> None:
    asked = '\n[check]\nfail_on = ["error"]\n'
    assert failing(check(LATE + OTHER + asked)) == ["MT101"]
    assert failing(check(LATE + asked + '\n[check.rules]\nmissed = "warn"\n')) == []


def test_a_rule_that_is_off_is_on_when_asked_for(check: Check) -> None:
    off = '\n[check.rules]\nat-risk = "off"\n'
    assert failing(check(BASE + off, fail_on=("at-risk",))) == ["MT103"]


def test_what_fails_is_an_error_and_goes_first_and_nothing_else_is_one(check: Check) -> None:
    verdict = check(LATE + OTHER, fail_on=("off-track",))
    severities = [(f.code, f.severity) for f in verdict.findings]
    assert severities == [("MT102", Severity.ERROR), ("MT101", Severity.WARNING)]
    assert failing(verdict) == ["MT102"]


@pytest.mark.parametrize(
    ("asked", "hint"),
    [({"fail_on": ("slippd",)}, "slipped"), ({"targets": ("firms-2031",)}, "firms-2030")],
)
def test_an_unknown_name_is_refused_with_the_nearest_one(
    check: Check, asked: dict[str, tuple[str, ...]], hint: str
) -> None:
    with pytest.raises(WrongUse) as refused:
        check(BASE, **asked)
    assert f"did you mean '{hint}'?" in ways_out(refused.value)


# What the base has as well


def test_what_the_base_has_as_well_is_set_aside(check: Check) -> None:
    hard = BASE.replace("= 860", "= 1400")
    verdict = check(hard + OTHER, hard)
    assert [(f.code, f.target) for f in verdict.unchanged] == [("MT102", "firms-2030")]
    assert [(f.code, f.target) for f in verdict.findings] == [("MT102", "firms-2040")]


def test_what_a_check_shall_fail_on_is_not_set_aside(check: Check) -> None:
    hard = BASE.replace("= 860", "= 1400")
    verdict = check(hard, hard, fail_on=("off-track",))
    assert (failing(verdict), verdict.unchanged) == (["MT102"], ())


def test_a_renamed_target_keeps_what_it_had(check: Check) -> None:
    hard = BASE.replace("= 860", "= 1400")
    renamed = hard.replace("[targets.firms-2030]", "[targets.renamed]")
    verdict = check(renamed.replace("by = 2030", 'by = 2030\nformerly = "firms-2030"'), hard)
    assert [f.target for f in verdict.unchanged] == ["renamed"]
    assert verdict.findings == ()


# What is judged


def test_only_the_targets_asked_for_are_judged(check: Check) -> None:
    verdict = check(BASE + OTHER, fail_on=("any",), targets=("firms-2030",))
    assert verdict.judged == ("firms-2030",)
    assert failing(verdict) == ["MT103"]


@pytest.mark.parametrize("name", ["renamed", "firms-2030"])
def test_a_renamed_target_is_found_under_its_new_name_and_its_old(check: Check, name: str) -> None:
    renamed = BASE.replace("[targets.firms-2030]", "[targets.renamed]")
    head = renamed.replace("by = 2030", 'by = 2032\nformerly = "firms-2030"')
    assert failing(check(head, BASE, targets=(name,))) == ["MT301"]


def test_a_dropped_target_can_be_asked_for(check: Check) -> None:
    assert failing(check(BASE, BASE + OTHER, targets=("firms-2040",))) == ["MT302"]


@pytest.mark.parametrize("text", ["", FIRMS, FIRMS + LEVEL])
def test_a_check_that_judged_nothing_is_never_green(check: Check, text: str) -> None:
    with pytest.raises(NothingToJudge):
        check(text)
    assert check(text, allow_empty=True).failing == ()


def test_to_drop_everything_is_not_nothing(check: Check) -> None:
    assert failing(check(FIRMS, BASE)) == ["MT302"]


def test_goals_can_be_compared_without_figures(check: Check) -> None:
    bare = FIRMS + LEVEL
    assert failing(check(bare, bare.replace("= 860", "= 900"))) == ["MT301"]
    assert failing(check(bare, bare)) == []


# Waivers


def test_a_waiver_accepts_its_finding_until_its_last_day(check: Check) -> None:
    verdict = check(LATE + waiver("firms-2030", "missed", TODAY))
    (waived,) = verdict.waived
    assert (waived.finding.code, waived.waiver.reason) == ("MT101", "agreed")
    assert waived.location == verdict.head.report.registry.places["waivers", 0]
    assert [f.code for f in verdict.findings] == ["MT313"]  # it ends soon
    assert not verdict.failed


@pytest.mark.parametrize(
    ("rule", "target"), [("off-track", "firms-2030"), ("missed", "firms-2040")]
)
def test_a_waiver_accepts_nothing_else(check: Check, rule: str, target: str) -> None:
    text = LATE + OTHER + waiver(target, rule, day(100))
    assert failing(check(text)) == ["MT101"]


def test_an_expired_waiver_accepts_nothing_and_is_told_with_its_line(check: Check) -> None:
    verdict = check(LATE + waiver("firms-2030", "missed", day(-1)))
    assert failing(verdict) == ["MT101", "MT311"]
    finding = verdict.failing[1]
    assert finding.location == verdict.head.report.registry.places["waivers", 0]
    facts = {"rule": "missed", "until": day(-1), "reason": "agreed", "days": "1"}
    assert written(finding.facts) == {"target": "firms-2030", **facts}


def test_an_expired_waiver_fails_against_a_base_too(check: Check) -> None:
    text = LATE + waiver("firms-2030", "missed", day(-1))
    assert failing(check(text, text)) == ["MT311"]


@pytest.mark.parametrize(("later", "told"), [(30, ["MT313"]), (31, [])])
def test_a_waiver_that_ends_within_thirty_days_gives_a_note(
    check: Check, later: int, told: list[str]
) -> None:
    verdict = check(LATE + waiver("firms-2030", "missed", day(later)), fail_on=("any",))
    assert [f.code for f in verdict.findings] == told
    assert not verdict.failed  # a note never fails


@pytest.mark.parametrize(("later", "fails"), [(400, []), (401, ["MT036", "MT101"])])
def test_a_waiver_reaches_four_hundred_days_at_most(
    check: Check, later: int, fails: list[str]
) -> None:
    verdict = check(LATE + waiver("firms-2030", "missed", day(later)))
    assert sorted(failing(verdict)) == fails


def test_an_unused_waiver_is_a_finding(check: Check) -> None:
    (finding,) = check(BASE + waiver("firms-2030", "missed", day(100)), fail_on=()).findings[1:]
    assert finding.code == "MT312"
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    "text",
    [
        BASE + waiver("firms-2030", "slipped", day(100)),  # there is no base to slip from
        BASE + waiver("firms-2030", "missed", day(100)) + '\n[check.rules]\nmissed = "off"\n',
        BASE + waiver("firms-2030", "missed", day(-100)),  # expired: told as such
    ],
)
def test_a_waiver_for_what_was_not_looked_at_is_not_unused(check: Check, text: str) -> None:
    assert "MT312" not in [f.code for f in check(text).findings]


def test_a_waiver_of_a_target_not_asked_for_is_not_unused(check: Check) -> None:
    text = BASE + OTHER + waiver("firms-2040", "missed", day(100))
    verdict = check(text, targets=("firms-2030",))
    assert "MT312" not in [f.code for f in verdict.findings]


def test_taking_a_waiver_away_is_no_weakening(check: Check) -> None:
    assert failing(check(BASE, BASE + waiver("firms-2030", "at-risk", day(100)))) == []


# Known findings


def known(*keys: tuple[str, str]) -> KnownFindings:
    """A baseline file of these keys, each on a line of its own."""
    places = (FindingKey(*key, Location("known.toml", i + 3)) for i, key in enumerate(keys))
    return KnownFindings("known.toml", tuple(places))


def test_a_known_finding_does_not_count(check: Check) -> None:
    verdict = check(LATE, baseline=known(("firms-2030", "missed")))
    assert [f.code for f in verdict.known] == ["MT101"]
    assert verdict.findings == ()


def test_a_new_finding_counts(check: Check) -> None:
    verdict = check(LATE + OTHER, baseline=known(("firms-2030", "missed")), fail_on=("any",))
    assert [(f.code, f.target) for f in verdict.failing] == [("MT102", "firms-2040")]


def test_a_known_finding_that_is_gone_is_a_finding(check: Check) -> None:
    listed = known(("firms-2030", "missed"), ("gone-target", "stale"))
    verdict = check(BASE, baseline=listed, fail_on=("obsolete-baseline",))
    assert [(f.target, f.facts["rule"], f.location) for f in verdict.failing] == [
        ("firms-2030", "missed", Location("known.toml", 3)),
        ("gone-target", "stale", Location("known.toml", 4)),
    ]


def test_what_was_not_looked_for_is_not_gone(check: Check) -> None:
    listed = known(("firms-2030", "slipped"), ("firms-2040", "missed"))
    verdict = check(BASE + OTHER, baseline=listed, targets=("firms-2030",))
    assert "MT321" not in [f.code for f in verdict.findings]


def test_a_baseline_lists_how_targets_stand_and_not_what_changed(check: Check) -> None:
    text = LATE + OTHER + waiver("firms-2030", "stale", day(-5))
    verdict = check(text, LATE, baseline=known(("firms-2030", "missed")))
    assert current_keys(verdict) == (
        FindingKey("firms-2030", "missed"),
        FindingKey("firms-2040", "off-track"),
    )
    assert (
        check(text, baseline=KnownFindings("b", current_keys(verdict)), fail_on=("missed",)).failing
        == ()
    )


def test_looking_back_no_waiver_is_too_long_that_is_not_today(registry_of: RegistryOf) -> None:
    """400 days are counted from the day of reading, not from a day in the past that is judged."""
    text = BASE + waiver("firms-2030", "at-risk", day(300))
    report = judge(registry_of, text)
    then = date.fromisoformat(TODAY) - timedelta(days=200)
    past = replace(report, clock=Clock(then, None, date.fromisoformat(TODAY)))
    without = replace(report, clock=Clock(then))
    assert failing(gate(Side(past), allow_empty=True)) == []
    assert failing(gate(Side(without), allow_empty=True)) == ["MT036"]
