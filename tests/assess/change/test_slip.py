"""Slips: how much worse, by which of three measures, and why; both sides on one day."""

import pytest
from gatetexts import EVENTS, FIRMS, GROWING, LEVEL, TODAY, RegistryOf, figures, judge
from sentences import ENGLISH, written

from mic_tracker.assess.change.comparison import compare_reports
from mic_tracker.assess.change.slip import Slip, is_worse, slip
from mic_tracker.model.codes import Status
from mic_tracker.model.report import Report

TARGET = FIRMS + LEVEL
BASE = TARGET + figures(GROWING)
LATER = 'published = "2026-06-30"\n'


def slipped(head: Report, base: Report) -> Slip | None:
    """The slip of the only target of both."""
    comparison = compare_reports(head, base)
    (pair,) = comparison.pairs
    return slip(pair, comparison)


def causes(found: Slip | None) -> list[tuple[str, str]]:
    """Its causes and what changed, the main one first."""
    assert found is not None
    return [(because.cause.value, ENGLISH.fact(because.what)) for because in found.causes]


STATUSES = [Status.ACHIEVED, Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK, Status.MISSED]


@pytest.mark.parametrize("place", range(1, 5))
def test_the_statuses_are_ordered(place: int) -> None:
    assert is_worse(STATUSES[place], STATUSES[place - 1])
    assert not is_worse(STATUSES[place - 1], STATUSES[place])
    assert not is_worse(STATUSES[place], STATUSES[place])


@pytest.mark.parametrize("status", STATUSES)
def test_losing_a_verdict_is_worse_and_a_first_one_is_not(status: Status) -> None:
    assert is_worse(Status.NO_DATA, status)
    assert not is_worse(status, Status.NO_DATA)


def test_a_bad_new_figure_is_a_slip_by_new_data(registry_of: RegistryOf) -> None:
    head = judge(registry_of, BASE + figures({"2026-06": 600}))
    found = slipped(head, judge(registry_of, BASE))
    assert causes(found) == [("new_data", "2026-06: 600")]
    assert found is not None
    assert (written(found.amount)["old"], written(found.amount)["new"]) == ("at_risk", "off_track")


def test_a_good_new_figure_is_none(registry_of: RegistryOf) -> None:
    head = judge(registry_of, BASE + figures({"2026-06": 800}))
    assert slipped(head, judge(registry_of, BASE)) is None


def test_a_figure_revised_downwards_is_a_slip_by_revision(registry_of: RegistryOf) -> None:
    head = judge(registry_of, BASE + figures({2025: 640}, more=LATER))
    found = slipped(head, judge(registry_of, BASE))
    assert causes(found) == [("revision", "2025: 740 → 640")]


def test_a_figure_edited_in_place_is_a_revision_too(registry_of: RegistryOf) -> None:
    head = judge(registry_of, TARGET + figures({**GROWING, 2025: 640}))
    assert causes(slipped(head, judge(registry_of, BASE))) == [("revision", "2025: 740 → 640")]


def test_a_figure_taken_out_is_a_cause_of_its_own(registry_of: RegistryOf) -> None:
    short = {year: value for year, value in GROWING.items() if year in {2018, 2019}}
    base = judge(registry_of, TARGET + figures(short))
    head = judge(registry_of, TARGET + figures({2018: GROWING[2018]}))
    found = slipped(head, base)
    assert causes(found) == [("removed_data", f"2019: {GROWING[2019]}")]
    assert found is not None
    assert written(found.amount)["new"] == "no_data"


def test_a_withdrawn_figure_is_a_revision(registry_of: RegistryOf) -> None:
    withdrawn = 'status = "withdrawn"\n' + LATER
    base = TARGET + figures({2018: 400, 2019: 450})
    head = judge(registry_of, base + figures({2019: 450}, more=withdrawn))
    found = slipped(head, judge(registry_of, base))
    assert causes(found) == [("revision", "2019: 450 → withdrawn")]


def test_a_goal_set_higher_is_a_slip_by_an_edited_target(registry_of: RegistryOf) -> None:
    head = judge(registry_of, BASE.replace("at_least = 860", "at_least = 1400"))
    found = slipped(head, judge(registry_of, BASE))
    assert causes(found) == [("edited_target", "at_least: 860 → 1,400")]


def test_another_method_is_named_as_such(registry_of: RegistryOf) -> None:
    based = TARGET.replace("by = 2030", "by = 2030\nbaseline = { period = 2018 }")
    text = based + figures({2018: 400, 2024: 640, 2025: 720})
    base = judge(registry_of, text + "[settings]\nmethod = 'path'\n")
    found = slipped(judge(registry_of, text), base)
    assert causes(found) == [("edited_rules", "method: path → forecast")]


def test_of_several_causes_the_hand_goes_before_the_world(registry_of: RegistryOf) -> None:
    edited = BASE.replace("at_least = 860", "at_least = 1400")
    head = judge(registry_of, edited + figures({"2026-06": 760}))
    found = slipped(head, judge(registry_of, BASE))
    assert [cause for cause, _ in causes(found)] == ["edited_target", "new_data"]


def test_a_likelihood_lower_by_more_than_the_tolerance(registry_of: RegistryOf) -> None:
    head = judge(registry_of, BASE + figures({"2026-06": 740}))
    base = judge(registry_of, BASE)
    old, new = (side.standings[0].assessment.forecast for side in (base, head))
    assert old is not None
    assert new is not None
    assert head.standings[0].status is base.standings[0].status is Status.AT_RISK
    assert old.likelihood - new.likelihood > 0.05
    found = slipped(head, base)
    assert found is not None
    shown = [
        float(written(found.amount)[key])
        for key in ("likelihood_old", "likelihood_new", "tolerance")
    ]
    assert shown == [
        pytest.approx(old.likelihood, abs=5e-4),
        pytest.approx(new.likelihood, abs=5e-4),
        0.05,
    ]
    assert shown[0] - shown[1] > 0.05


def test_the_registry_sets_the_tolerance(registry_of: RegistryOf) -> None:
    patient = "[check]\ntolerance = { likelihood = 0.5, months = 600 }\n"
    head = judge(registry_of, BASE + figures({"2026-06": 740}) + patient)
    assert slipped(head, judge(registry_of, BASE)) is None


def test_an_expected_date_that_moves_too_far(registry_of: RegistryOf) -> None:
    only_dates = "[check]\ntolerance = { likelihood = 1.0, months = 5 }\n"
    head = judge(registry_of, BASE + figures({"2026-06": 740}) + only_dates)
    found = slipped(head, judge(registry_of, BASE))
    assert found is not None
    assert float(written(found.amount)["months"]) > 5
    assert written(found.amount)["expected_old"] < written(found.amount)["expected_new"]
    old, new = (written(found.amount)[key].split("-") for key in ("expected_old", "expected_new"))
    months = (int(new[0]) - int(old[0])) * 12 + int(new[1]) - int(old[1])
    assert months == pytest.approx(float(written(found.amount)["months"]), abs=1)


def test_an_expected_date_out_of_sight_is_a_slip(registry_of: RegistryOf) -> None:
    only_dates = "[check]\ntolerance = { likelihood = 1.0, months = 12 }\n"
    rising, falling = (
        {2015: 400, 2016: 500, 2017: 600, 2018: 700},
        {2019: 600, 2020: 500, 2021: 400},
    )
    base = FIRMS + LEVEL.replace("= 860", "= 3000") + figures(rising)
    fallen = figures(falling)
    before, after = (judge(registry_of, t) for t in (base, base + fallen + only_dates))
    chances = [side.standings[0].assessment.forecast for side in (before, after)]
    assert chances[0] is not None
    assert chances[0].expected is not None
    assert chances[1] is not None
    assert chances[1].expected is None
    found = slipped(after, before)
    assert found is not None
    # looked for in the thirty years after the last figure, that of 2021
    assert written(found.amount)["expected_beyond"] == "2051-12"
    assert "expected_new" not in found.amount


def test_between_two_days_time_itself_can_be_the_cause(registry_of: RegistryOf) -> None:
    text = EVENTS + figures({"2026-08": 1, "2026-09": 1, "2026-10": 1}, of="events")
    base, head = judge(registry_of, text, "2026-11-02"), judge(registry_of, text, "2026-11-28")
    found = slipped(head, base)
    assert causes(found) == [("time", "2026-11-02 → 2026-11-28")]
    assert found is not None
    assert (written(found.amount)["old"], written(found.amount)["new"]) == ("on_track", "at_risk")


def test_between_two_days_what_was_published_goes_before_time(registry_of: RegistryOf) -> None:
    text = BASE + figures({"2026-06": 600}, more=LATER)
    found = slipped(judge(registry_of, text, TODAY), judge(registry_of, text, "2026-06-01"))
    assert causes(found) == [
        ("new_data", "2026-06: 600"),
        ("time", "2026-06-01 → 2026-11-21"),
    ]


@pytest.mark.parametrize(
    "day", ["2021-05-01", "2026-11-02", "2026-11-28", "2031-02-01", "2040-01-01"]
)
def test_on_one_day_time_alone_is_never_a_slip(registry_of: RegistryOf, day: str) -> None:
    text = EVENTS + figures({"2026-08": 1, "2026-09": 1, "2026-10": 1}, of="events")
    reworded = text.replace('name = "Events"', 'name = "Other words"')
    assert slipped(judge(registry_of, reworded, day), judge(registry_of, text, day)) is None
