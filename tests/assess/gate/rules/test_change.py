"""The rules about changes, on whole registries: what a pull request can do to a target."""

import pytest
from gatetexts import FIRMS, GROWING, LEVEL, RegistryOf, codes, figures, found, waiver
from sentences import written

from mic_tracker.model.fact import ValueChange
from mic_tracker.model.finding import Location

BASE = FIRMS + LEVEL + figures(GROWING)
OTHER = """
[targets.firms-2040]
kind = "level"
indicator = "firms"
at_least = 900
by = 2040
"""
SOURCES = """
[sources.plan]
title = "Plan"
published = 2024-12-31

[sources.law]
title = "Law"
published = 2025-06-14

[sources.draft]
title = "Draft of what is to come"
published = 2027-01-01
"""


def restated(keys: str, source: str = "plan") -> str:
    """A block with the promise of a source."""
    return f'\n[[targets.firms-2030.restated]]\n{keys}\nstated = {{ source = "{source}" }}\n'


SOURCED = BASE + SOURCES
MOVED = SOURCED + restated("by = 2032") + restated("at_least = 800", "law")
CHANGES = {"MT111", "MT301", "MT302", "MT303", "MT304"}


def changes(registry_of: RegistryOf, head: str, base: str = BASE) -> list[str]:
    """The codes of the rules about changes."""
    return [code for code in codes(found(registry_of, head, base)) if code in CHANGES]


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (("at_least = 860", "at_least = 800"), "MT301"),
        (("by = 2030", "by = 2032"), "MT301"),
        (("value = 740", "value = 640"), "MT111"),
        (("[targets.firms-2030]", "[targets.renamed]"), "MT302"),
    ],
)
def test_each_way_of_weakening_is_found(
    registry_of: RegistryOf, edit: tuple[str, str], code: str
) -> None:
    assert changes(registry_of, BASE.replace(*edit)) == [code]


@pytest.mark.parametrize(
    "head",
    [
        BASE,
        BASE.replace("by = 2030", 'by = 2030\nnote = "said again"'),
        BASE.replace('name = "Firms"', 'name = "Enterprises"'),
        BASE.replace("[targets.firms-2030]", "[targets.renamed]").replace(
            "by = 2030", 'by = 2030\nformerly = "firms-2030"'
        ),
        "# a comment, and everything a line further down\n" + BASE,
        BASE + OTHER,
    ],
)
@pytest.mark.parametrize("day", ["2024-02-29", "2026-11-21", "2030-12-31", "2032-05-05"])
def test_an_innocent_change_passes_on_any_day(registry_of: RegistryOf, head: str, day: str) -> None:
    assert [c for c in codes(found(registry_of, head, BASE, day)) if c in CHANGES] == []


def test_a_weakened_goal_is_told_with_key_old_and_new(registry_of: RegistryOf) -> None:
    head = "\n\n" + BASE.replace("at_least = 860", "at_least = 800")
    (finding,) = [f for f in found(registry_of, head, BASE) if f.code == "MT301"]
    change = ValueChange(None, 860, 800)
    assert finding.facts == {"target": "firms-2030", "key": "at_least", "change": change}
    assert finding.location == Location("targets.toml", 10)


def test_a_dropped_target_is_told_in_the_file_it_is_gone_from(registry_of: RegistryOf) -> None:
    (finding,) = [f for f in found(registry_of, BASE, BASE + OTHER) if f.code == "MT302"]
    assert finding.target == "firms-2040"
    assert finding.location == Location("targets.toml", 1)
    line = (BASE + OTHER).split("\n").index("[targets.firms-2040]") + 1
    assert finding.facts["was"] == f"targets.toml:{line}:1"


def test_a_rename_can_hide_no_weakening(registry_of: RegistryOf) -> None:
    renamed = BASE.replace("[targets.firms-2030]", "[targets.renamed]")
    head = renamed.replace("by = 2030", 'by = 2032\nformerly = "firms-2030"')
    assert changes(registry_of, head) == ["MT301"]


def test_a_copy_takes_no_former_id_from_a_target_that_is_still_there(
    registry_of: RegistryOf,
) -> None:
    copy = OTHER.replace("by = 2040", 'by = 2040\nformerly = "firms-2030"')
    assert changes(registry_of, BASE + copy) == []


def test_a_slip_says_amount_and_cause(registry_of: RegistryOf) -> None:
    head = BASE + figures({"2026-06": 600})
    (finding,) = [f for f in found(registry_of, head, BASE) if f.code == "MT111"]
    facts = written(finding.facts)
    assert facts.pop("likelihood_old") > facts.pop("likelihood_new")
    assert facts == {
        "target": "firms-2030",
        "value": "600",
        "period": "2026-06",
        "goal": "≥ 860",
        "by": "2030",
        "old": "at_risk",
        "new": "off_track",
        "cause": "new_data",
        "what": "2026-06: 600",
    }


def test_without_a_base_no_rule_speaks_of_changes(registry_of: RegistryOf) -> None:
    assert not CHANGES & {*codes(found(registry_of, BASE))}


@pytest.mark.parametrize(
    ("keys", "goal", "also"),
    [
        ("at_least = 800", ("≥ 800", "2030"), None),  # easier
        ("at_least = 870", ("≥ 870", "2030"), None),  # harder
        ("by = 2032", ("≥ 860", "2032"), None),
        ("at_most = 900", ("≤ 900", "2030"), None),
        ('at_least = 800\nseries = "new"', ("≥ 800", "2030"), "series"),
        ('path = "geometric"\nquestion = "ever"', None, "path, question"),
        ("at_least = 860", None, None),  # the same again
    ],
)
def test_a_sourced_restatement_is_told_as_one_and_weakens_nothing(
    registry_of: RegistryOf,
    keys: str,
    goal: tuple[str, str] | None,
    also: str | None,
) -> None:
    head = SOURCED + restated(keys)
    findings = [f for f in found(registry_of, head, SOURCED) if f.code in CHANGES - {"MT111"}]
    (finding,) = findings
    facts = written(finding.facts)
    assert finding.code == "MT303"
    assert (facts.pop("day"), facts.pop("source")) == ("2024-12-31", "plan")
    assert facts.pop("target") == "firms-2030"
    assert facts.pop("also", None) == also
    old = {"old_goal": "≥ 860", "old_by": "2030"}
    assert facts == ({"goal": goal[0], "by": goal[1], **old} if goal else {})
    line = head.split("\n").index("[[targets.firms-2030.restated]]") + 1
    assert finding.location == Location("targets.toml", line)


def test_a_harder_promise_is_no_slip(registry_of: RegistryOf) -> None:
    head = SOURCED + restated("at_least = 1400")
    (finding,) = [f for f in found(registry_of, head, SOURCED) if f.code in {"MT111", "MT112"}]
    facts = written(finding.facts)
    assert (finding.code, facts["changes"]) == ("MT112", "at_least: 860 → 1,400")


def test_a_promise_taken_out_beside_a_harder_one_is_told_for_what_it_is(
    registry_of: RegistryOf,
) -> None:
    base = SOURCED + restated("at_least = 700")
    codes_ = codes(found(registry_of, SOURCED.replace("= 860", "= 1400"), base))
    assert {"MT304"} <= {*codes_}


def test_a_harder_promise_that_hides_a_slip_is_one(registry_of: RegistryOf) -> None:
    head = SOURCED + restated("at_least = 1400") + figures({"2026-06": 600})
    (finding,) = [f for f in found(registry_of, head, SOURCED) if f.code in {"MT111", "MT112"}]
    facts = written(finding.facts)
    assert (finding.code, facts["cause"], facts["what"]) == (
        *("MT111", "restated"),
        "at_least: 860 → 1,400",
    )


@pytest.mark.parametrize(
    ("old", "new", "key", "restated_on"),
    [
        ("at_least = 860", "at_least = 850", "at_least", None),  # the first promise
        ("by = 2030", "by = 2031", "by", None),
        ("by = 2032", "by = 2033", "by", "2024-12-31"),  # that of the plan
        ("at_least = 800", "at_least = 790", "at_least", "2025-06-14"),  # that of the law
    ],
)
def test_an_edit_of_any_promise_without_a_source_is_a_weakening(
    registry_of: RegistryOf, old: str, new: str, key: str, restated_on: str | None
) -> None:
    """It is told once, where it was made, not again in the promises that keep the value."""
    head = MOVED.replace(old, new)
    (finding,) = [f for f in found(registry_of, head, MOVED) if f.code in CHANGES]
    facts = written(finding.facts)
    assert (finding.code, facts["key"], facts.get("restated")) == ("MT301", key, restated_on)
    assert finding.location
    header = head.split("\n")[finding.location.line - 1]
    assert header == ("[[targets.firms-2030.restated]]" if restated_on else "[targets.firms-2030]")


def test_a_harder_edit_is_no_weakening(registry_of: RegistryOf) -> None:
    for old, new in (("by = 2032", "by = 2031"), ("at_least = 800", "at_least = 805")):
        assert "MT301" not in changes(registry_of, MOVED.replace(old, new), MOVED)


@pytest.mark.parametrize("gone", ["plan", "law"])
def test_a_promise_that_is_taken_out_is_a_weakening(registry_of: RegistryOf, gone: str) -> None:
    keys = {"plan": "by = 2032", "law": "at_least = 800"}[gone]
    head = MOVED.replace(restated(keys, gone), "")
    findings = [f for f in found(registry_of, head, MOVED) if f.code in CHANGES - {"MT111"}]
    assert [(f.code, written(f.facts)["source"]) for f in findings] == [("MT304", gone)]


def test_a_restatement_with_another_source_is_another_one(registry_of: RegistryOf) -> None:
    head = SOURCED + restated("by = 2034", "law")
    base = SOURCED + restated("by = 2032", "plan")
    assert changes(registry_of, head, base) == ["MT304", "MT303"]


def test_the_first_promise_cannot_be_put_in_the_place_of_the_old_one(
    registry_of: RegistryOf,
) -> None:
    """The restated goal as if it had been the first: an edit, and a promise taken out."""
    base = SOURCED + restated("at_least = 800")
    head = SOURCED.replace("at_least = 860", "at_least = 800")
    assert changes(registry_of, head, base) == ["MT301", "MT304"]


def test_a_restatement_that_had_been_overlooked_is_told_as_one(registry_of: RegistryOf) -> None:
    """The later promise keeps the deadline of the one that is put before it: no edit of its own."""
    base = SOURCED + restated("at_least = 800", "law")
    assert changes(registry_of, MOVED, base) == ["MT303"]


def test_a_promise_of_the_future_is_none_yet(registry_of: RegistryOf) -> None:
    head = SOURCED + restated("at_least = 1", "draft")
    assert changes(registry_of, head, SOURCED) == []
    later = found(registry_of, head, SOURCED, "2027-01-01")
    assert [f.code for f in later if f.code in CHANGES] == ["MT303"]


def test_a_waiver_accepts_a_restatement(registry_of: RegistryOf) -> None:
    head = SOURCED + restated("at_least = 800")
    assert (
        changes(registry_of, head + waiver("firms-2030", "restated", "2027-01-01"), SOURCED) == []
    )
