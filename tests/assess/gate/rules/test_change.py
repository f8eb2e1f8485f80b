"""The rules about changes, on whole registries: what a pull request can do to a target."""

import pytest
from gatetexts import FIRMS, GROWING, LEVEL, RegistryOf, codes, figures, found
from sentences import written

from mic_tracker.model.finding import Location

BASE = FIRMS + LEVEL + figures(GROWING)
OTHER = """
[targets.firms-2040]
kind = "level"
indicator = "firms"
at_least = 900
by = 2040
"""
CHANGES = {"MT111", "MT301", "MT302"}


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
    assert finding.facts == {"target": "firms-2030", "key": "at_least", "old": "860", "new": "800"}
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
