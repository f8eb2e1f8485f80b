"""The rules about edits around a goal: what is measured otherwise, and what was overwritten."""

import pytest
from gatetexts import FIRMS, GROWING, LEVEL, RegistryOf, figures, found
from sentences import written

from mic_tracker.model.finding import Finding, Location

YEARLY = FIRMS + 'every = "year"\n'
PATH = LEVEL + 'method = "path"\nbaseline = { period = 2018, value = 500 }\n'
# a straight line from 500 in 2018 to 860 in 2030 is at 710 in 2025, one from 200 at 585
BEHIND = YEARLY + PATH + figures({2018: 500, 2021: 560, 2023: 600, 2025: 640})
BASE = FIRMS + LEVEL + figures(GROWING)


def only(findings: list[Finding], *codes: str) -> list[tuple[str, str | None]]:
    """The codes and targets of the findings with one of these codes."""
    return [(f.code, f.target) for f in findings if f.code in codes]


EDITS = ("MT306", "MT307", "MT308", "MT309")


def test_a_lowered_start_that_betters_the_verdict_fails(registry_of: RegistryOf) -> None:
    head = BEHIND.replace("value = 500 }", "value = 200 }")
    (finding,) = [f for f in found(registry_of, head, BEHIND) if f.code in EDITS]
    facts = written(finding.facts)
    assert (finding.code, finding.severity) == ("MT307", "error")
    assert facts["changes"] == "baseline: 2018, 500 → 2018, 200"


def test_a_start_that_betters_nothing_is_told(registry_of: RegistryOf) -> None:
    head = BEHIND.replace("value = 500 }", "value = 499 }")
    (finding,) = [f for f in found(registry_of, head, BEHIND) if f.code in EDITS]
    assert (finding.code, finding.severity) == ("MT306", "warning")
    assert written(finding.facts)["change"] == "2018, 500 → 2018, 499"


def test_a_new_figure_hides_no_edit(registry_of: RegistryOf) -> None:
    """The figure is as far behind as the others were; the verdict is better by the edit alone."""
    head = BEHIND.replace("value = 500 }", "value = 200 }") + figures({"2026-06": 650})
    assert only(found(registry_of, head, BEHIND), *EDITS) == [("MT307", "firms-2030")]


def test_a_better_figure_beside_an_edit_is_no_fault_of_the_edit(registry_of: RegistryOf) -> None:
    head = BEHIND.replace("value = 500 }", "value = 499 }") + figures({"2026-06": 900})
    assert only(found(registry_of, head, BEHIND), *EDITS) == [("MT306", "firms-2030")]


@pytest.mark.parametrize(
    ("old", "new", "table"),
    [
        ('unit = "firms"', 'unit = "shops"', "indicators.firms"),
        ('measure = "count"', 'measure = "amount"', "indicators.firms"),
        ('every = "year"', 'every = "quarter"', "indicators.firms"),
        ('every = "year"', 'every = "year"\nlag = "2 years"', "indicators.firms"),
        ('every = "year"', 'every = "year"\ndefinition = "Any."', "indicators.firms"),
        ('every = "year"', 'every = "year"\nprefer = ["test"]', "indicators.firms"),
        ("by = 2030", 'by = 2030\ngrace = "5 years"', "targets.firms-2030"),
        ("by = 2030", 'by = 2030\nstale_after = "5 years"', "targets.firms-2030"),
        ("by = 2030", 'by = 2030\npath = "geometric"', "targets.firms-2030"),
        ('method = "path"', 'method = "eurostat"', "targets.firms-2030"),
    ],
)
def test_every_key_that_measures_is_told_in_its_table(
    registry_of: RegistryOf, old: str, new: str, table: str
) -> None:
    head = BEHIND.replace(old, new)
    edits = [f for f in found(registry_of, head, BEHIND) if f.code in EDITS]
    assert [f.facts["table"] for f in edits] == [table]


def test_a_setting_counts_for_those_without_a_word_of_their_own(registry_of: RegistryOf) -> None:
    setting = '\n[settings]\nmethod = "path"\n'
    assert only(found(registry_of, BEHIND + setting, BEHIND), *EDITS) == []
    # the path of a straight line asks for less here than the forecast does
    assert only(found(registry_of, BASE + setting, BASE), *EDITS) == [("MT307", "firms-2030")]


def test_a_shared_key_is_told_once(registry_of: RegistryOf) -> None:
    two = BASE + LEVEL.replace("firms-2030", "other").replace("860", "900")
    head = two.replace('unit = "firms"', 'unit = "shops"')
    assert only(found(registry_of, head, two), *EDITS) == [("MT306", "firms-2030")]


def test_what_makes_easier_is_a_weakening_and_no_second_finding(registry_of: RegistryOf) -> None:
    head = BASE.replace("by = 2030", 'by = 2030\nquestion = "ever"')
    assert only(found(registry_of, head, BASE), "MT301", *EDITS) == [("MT301", "firms-2030")]


def test_words_are_no_edit(registry_of: RegistryOf) -> None:
    head = BASE.replace("by = 2030", 'by = 2030\nnote = "again"\ntags = ["a"]\nname = "New"')
    assert only(found(registry_of, head, BASE), *EDITS) == []


LAST = "value = 740"


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        ("value = 741", "2025: 740 → 741"),
        ('value = 740\nqualifier = "about"', "qualifier: – → about"),
        ("low = 730\nhigh = 745", "2025: 740 → 730–745"),
        ('value = 740\nstatus = "withdrawn"', "status: normal → withdrawn"),
        ('value = 740\nseries = "other"', "series: – → other"),
        ("value = 740\npublished = 2026-05-31", "published: – → 2026-05-31"),
    ],
)
def test_a_figure_edited_in_place_is_told(registry_of: RegistryOf, edit: str, told: str) -> None:
    findings = found(registry_of, BASE.replace(LAST, edit), BASE)
    (finding,) = [f for f in findings if f.code in {"MT308", "MT309"}]
    assert written(finding.facts)["edited"] == told


def test_a_figure_put_into_another_period_is_told(registry_of: RegistryOf) -> None:
    head = BASE.replace('period = "2025"', 'period = "2026-06"')
    findings = found(registry_of, head, BASE)
    (finding,) = [f for f in findings if f.code in {"MT308", "MT309"}]
    assert written(finding.facts)["edited"] == "period: 2025 → 2026-06"


def test_a_figure_taken_out_is_told(registry_of: RegistryOf) -> None:
    head = FIRMS + LEVEL + figures({y: v for y, v in GROWING.items() if y != 2020})
    (finding,) = [f for f in found(registry_of, head, BASE) if f.code in EDITS]
    assert (finding.code, written(finding.facts)["gone"]) == ("MT308", "2020: 600")


def test_a_bad_figure_taken_out_fails(registry_of: RegistryOf) -> None:
    bad = BASE + figures({"2026-06": 600})
    (finding,) = [f for f in found(registry_of, BASE, bad) if f.code in EDITS]
    facts = written(finding.facts)
    assert (finding.code, finding.severity) == ("MT309", "error")
    assert (facts["old"], facts["new"]) == ("off_track", "at_risk")


@pytest.mark.parametrize(
    "edit",
    [
        'value = 740\nstatus = "provisional"',
        'value = 740\nat = "table 2"',
        'value = 740\nnote = "Counted in June."',
    ],
)
def test_a_remark_is_none(registry_of: RegistryOf, edit: str) -> None:
    assert only(found(registry_of, BASE.replace(LAST, edit), BASE), *EDITS) == []


def test_an_open_correction_is_a_note(registry_of: RegistryOf) -> None:
    """Also where the verdict is better for it: who reviews the change sees both numbers and why."""
    head = BASE.replace(LAST, 'value = 840\nnote = "It was mistyped."')
    (finding,) = [f for f in found(registry_of, head, BASE) if f.code in {*EDITS, "MT315"}]
    facts = written(finding.facts)
    assert (finding.code, finding.severity) == ("MT315", "note")
    assert (facts["edited"], facts["reason"]) == ("2025: 740 → 840", "It was mistyped.")


def test_a_note_that_was_there_before_explains_nothing(registry_of: RegistryOf) -> None:
    noted = BASE.replace(LAST, 'value = 740\nnote = "Counted in June."')
    head = noted.replace("value = 740", "value = 741")
    assert only(found(registry_of, head, noted), *EDITS) == [("MT308", "firms-2030")]


def test_a_new_vintage_is_none(registry_of: RegistryOf) -> None:
    head = BASE + figures({2025: 741}, more='published = "2026-06"\n')
    assert only(found(registry_of, head, BASE), *EDITS) == []


def test_either_edit_alone_is_enough_and_both_are_told(registry_of: RegistryOf) -> None:
    """Put back one by one neither would change the verdict."""
    head = BEHIND.replace("value = 500 }", "value = 200 }").replace("value = 640", "value = 800")
    told = only(found(registry_of, head, BEHIND), *EDITS)
    assert told == [("MT307", "firms-2030"), ("MT309", "firms-2030")]


def test_many_edits_are_named_by_the_first_ones(registry_of: RegistryOf) -> None:
    moved = {year: value + 1 for year, value in GROWING.items()}
    head = FIRMS + LEVEL + figures(moved)
    (finding,) = [f for f in found(registry_of, head, BASE) if f.code in EDITS]
    assert finding.facts["count"] == len(GROWING)
    assert written(finding.facts)["edited"].endswith("2023: 690 → 691, …")
    assert finding.location == Location(
        "targets.toml", head[: head.index("[[observations]]")].count("\n") + 1
    )


IN_HUNDREDS = {year: value / 100 for year, value in GROWING.items()}
HUNDREDS = FIRMS.replace('unit = "firms"', 'unit = "hundred firms"')


def test_an_honest_rescale_is_one_note(registry_of: RegistryOf) -> None:
    head = HUNDREDS + LEVEL.replace("860", "8.6") + figures(IN_HUNDREDS)
    told = found(registry_of, head, BASE)
    assert only(told, *EDITS, "MT301", "MT111", "MT310") == [("MT310", "firms-2030")]
    assert next(f for f in told if f.code == "MT310").facts["factor"] == 0.01


@pytest.mark.parametrize(
    "dishonest",
    [
        HUNDREDS + LEVEL.replace("860", "8.0") + figures(IN_HUNDREDS),  # the goal is lower
        HUNDREDS + LEVEL + figures(IN_HUNDREDS),  # the goal is the old number
        HUNDREDS + LEVEL.replace("860", "8.6") + figures({**IN_HUNDREDS, 2025: 8.4}),
        FIRMS + LEVEL.replace("860", "8.6") + figures(IN_HUNDREDS),  # the unit is the old one
    ],
)
def test_a_rescale_with_one_number_of_its_own_is_none(
    registry_of: RegistryOf, dishonest: str
) -> None:
    codes = {f.code for f in found(registry_of, dishonest, BASE)}
    assert codes & {"MT301", "MT308", "MT309"}
    assert "MT310" not in codes


def test_a_rescale_of_one_side_of_a_ratio_is_none(registry_of: RegistryOf) -> None:
    other = FIRMS.replace("[indicators.firms]", "[indicators.shops]")
    ratio = (
        '\n[targets.more]\nkind = "comparison"\nindicator = "firms"\nthan = "shops"\nby = 2030\n'
    )
    rest = other + ratio + figures({2024: 7, 2025: 8}, of="shops")
    head = HUNDREDS + LEVEL.replace("860", "8.6") + rest + figures(IN_HUNDREDS)
    base = FIRMS + LEVEL + rest + figures(GROWING)
    assert "MT310" not in {f.code for f in found(registry_of, head, base)}


PLAN = '\n[sources.plan]\ntitle = "Plan"\npublished = 2018-01-01\n'
STATED = LEVEL + 'stated = { source = "plan" }\n'
SHOPS = FIRMS.replace("[indicators.firms]", "[indicators.shops]")


@pytest.mark.parametrize(
    ("head", "base", "told"),
    [
        # an indicator that no target follows is gone with its figures, beside an edit
        (BASE.replace("740", "741"), BASE + SHOPS + figures({2024: 5}, of="shops"), "MT308"),
        # the source of a promise has another name
        (
            (FIRMS + PLAN + STATED + figures(GROWING)).replace("plan", "scheme"),
            FIRMS + PLAN + STATED + figures(GROWING),
            "MT306",
        ),
        # so it has in a goal that was made harder
        (
            (FIRMS + PLAN + STATED + figures(GROWING))
            .replace("plan", "scheme")
            .replace("= 860", "= 1400"),
            FIRMS + PLAN + STATED + figures(GROWING),
            "MT112",
        ),
        # the figures of a target come from an indicator of another name
        (BASE.replace("firms", "shops"), BASE, "MT302"),
    ],
)
def test_what_is_put_back_finds_what_it_refers_to(
    registry_of: RegistryOf, head: str, base: str, told: str
) -> None:
    assert told in {f.code for f in found(registry_of, head, base)}
