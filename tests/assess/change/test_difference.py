"""`diff`: figures added, revised and removed; goals moved; statuses turned."""

from gatetexts import FIRMS, GROWING, LEVEL, RegistryOf, figures, judge

from mic_tracker.assess.change.difference import difference
from mic_tracker.model.codes import Status
from mic_tracker.model.difference import Difference, KeyChange, StatusChange

BASE = FIRMS + LEVEL + figures(GROWING)


def between(registry_of: RegistryOf, head: str, base: str = BASE) -> Difference:
    """What changed from base to head, on one day."""
    return difference(judge(registry_of, head), judge(registry_of, base))


def test_nothing_differs_from_itself(registry_of: RegistryOf) -> None:
    assert not between(registry_of, BASE)
    assert not between(registry_of, "# moved a line\n" + BASE)


def test_an_added_figure_and_a_removed_one(registry_of: RegistryOf) -> None:
    more = BASE + figures({"2026-06": 760})
    (added,) = between(registry_of, more).added
    assert (str(added.period), added.value) == ("2026-06", 760)
    (removed,) = between(registry_of, BASE, more).removed
    assert (str(removed.period), removed.value) == ("2026-06", 760)


def test_a_later_vintage_revises(registry_of: RegistryOf) -> None:
    head = BASE + figures({2025: 700}, more='published = "2026-06"\n')
    found = between(registry_of, head)
    (revised,) = found.revised
    assert (revised.old.value, revised.new.value) == (740, 700)
    assert found.added == found.removed == ()


def test_an_edit_in_place_revises(registry_of: RegistryOf) -> None:
    (revised,) = between(registry_of, BASE.replace("value = 740", "value = 750")).revised
    assert (revised.old.value, revised.new.value) == (740, 750)


def test_projections_and_undated_figures_are_told_too(registry_of: RegistryOf) -> None:
    projected = figures({2030: 900}, more='status = "projected"\npublished = 2025\n')
    undated = (
        '\n[[observations]]\nindicator = "firms"\nundated = "no year"\nvalue = 5\n'
        'unsourced = "test"\n'
    )
    found = between(registry_of, BASE + projected + undated)
    assert sorted(o.value for o in found.added) == [5, 900]


def test_a_figure_of_an_interval_is_told_and_revised_like_any(registry_of: RegistryOf) -> None:
    rough = figures({"2020/2021": 5, "2020/2022": 6})
    found = between(registry_of, BASE + rough)
    assert [(str(o.when), o.value) for o in found.added] == [("2020/2021", 5), ("2020/2022", 6)]
    (revised,) = between(
        registry_of, BASE + rough.replace("value = 5", "value = 7"), BASE + rough
    ).revised
    assert (revised.old.value, revised.new.value) == (5, 7)


def test_goals_that_moved_either_way(registry_of: RegistryOf) -> None:
    (edited,) = between(registry_of, BASE.replace("at_least = 860", "at_least = 900")).edited
    assert edited.id == "firms-2030"
    assert edited.moves == (KeyChange("at_least", 860, 900),)


def test_targets_added_dropped_and_renamed(registry_of: RegistryOf) -> None:
    other = LEVEL.replace("firms-2030", "firms-new")
    assert [s.id for s in between(registry_of, BASE + other).targets_added] == ["firms-new"]
    assert [s.id for s in between(registry_of, BASE, BASE + other).targets_dropped] == ["firms-new"]
    renamed = BASE.replace("[targets.firms-2030]", "[targets.renamed]").replace(
        "by = 2030", 'by = 2030\nformerly = "firms-2030"'
    )
    found = between(registry_of, renamed)
    assert [(e.id, e.formerly, e.moves) for e in found.edited] == [("renamed", "firms-2030", ())]
    assert found.targets_added == found.targets_dropped == ()


def test_a_status_that_turned(registry_of: RegistryOf) -> None:
    found = between(registry_of, BASE + figures({"2026-06": 600}))
    assert found.turned == (StatusChange("firms-2030", Status.AT_RISK, Status.OFF_TRACK),)


def test_a_rescale_is_one_line_and_no_figure_of_it(registry_of: RegistryOf) -> None:
    hundreds = FIRMS.replace('unit = "firms"', 'unit = "hundred firms"')
    hundreds += LEVEL.replace("860", "8.6") + figures({y: v / 100 for y, v in GROWING.items()})
    found = between(registry_of, hundreds)
    assert not any((found.revised, found.edited, found.added, found.removed, found.turned))
    assert [(one.old, one.new, one.factor) for one in found.rescaled] == [
        ("firms", "hundred firms", 0.01)
    ]


def test_waivers_of_two_members_are_two(registry_of: RegistryOf) -> None:
    of_areas = BASE.replace("at_least", 'each = "area"\nat_least')
    waivers = [
        f'\n[[waivers]]\ntarget = "firms-2030"\nmember = "{member}"\nrule = "off-track"\n'
        f'until = 2026-12-31\nreason = "{reason}"\n'
        for member, reason in (("HN", "one"), ("DN", "two"))
    ]
    found = between(registry_of, of_areas + waivers[1], of_areas + "".join(waivers))
    (gone,) = found.tables
    assert (gone.table, gone.change) == ("waivers.firms-2030:HN.off-track", "removed")
