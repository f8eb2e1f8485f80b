"""Targets that judge each member of a dimension: where each stands, and where all of them do."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from mic_tracker.assess.all_methods import ask_others, collect_opinions
from mic_tracker.assess.assess import assess
from mic_tracker.assess.due.items import list_due
from mic_tracker.assess.gate.gate import gate
from mic_tracker.assess.over_time.curves import compute_curves
from mic_tracker.assess.over_time.history import past_assessments
from mic_tracker.assess.selection import arrange_targets
from mic_tracker.assess.what_if import what_if
from mic_tracker.errors import WrongUse
from mic_tracker.model.answers.scenario import Scenario
from mic_tracker.model.assessment import MemberTally, Reason
from mic_tracker.model.codes import Flag, Status
from mic_tracker.model.finding import Finding
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Clock, Report, Standing, progress_share
from mic_tracker.model.verdict import FindingKey, KnownFindings, Side
from mic_tracker.read.registry import read_text
from mic_tracker.show.formats.json import write
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.status import data

FILE = Path(__file__).parents[2] / "golden" / "members.toml"
TEXT = FILE.read_text("utf-8")
TODAY = Clock(date(2024, 7, 1))


def registry(text: str = TEXT) -> Registry:
    loaded = read_text(text.encode(), name="targets.toml", folder=None)
    assert loaded.registry, loaded.findings
    return loaded.registry


def judged(text: str = TEXT) -> Report:
    return assess(registry(text), TODAY)


def tally(standing: Standing) -> MemberTally:
    found = standing.assessment.tally
    assert isinstance(found, MemberTally)
    return found


def statuses(standing: Standing) -> dict[str | None, Status]:
    return {member.member: member.status for member in standing.members}


def test_each_member_is_judged_on_its_own_figures() -> None:
    provinces = judged().standing("provinces-2026")
    assert statuses(provinces) == {
        "HN": Status.ON_TRACK,
        "DN": Status.ON_TRACK,
        "HUE": Status.OFF_TRACK,
    }
    hanoi = provinces.members[0]
    assert [p.value for p in hanoi.series.points] == [40, 48, 57, 64]
    assert (hanoi.id, hanoi.name) == (
        "provinces-2026:HN",
        {"en": "People in training, Hanoi", "vi": "Người được đào tạo, Hà Nội"},
    )


def test_a_member_stands_where_a_target_about_it_alone_stands() -> None:
    alone = TEXT.replace('each      = "area"\nenough    = 2\n', 'area = "HN"\n')
    by_itself = judged(alone).standing("provinces-2026")
    member = judged().standing("provinces-2026:HN")
    assert member.assessment == by_itself.assessment
    assert member.rates == by_itself.rates


def test_a_target_without_a_selection_sees_totals_only() -> None:
    report = judged()
    whole, women = report.standing("country-2026"), report.standing("women-2026")
    assert [p.value for p in whole.series.points] == [40, 42, 45, 47]
    assert [p.value for p in women.series.points] == [40, 50, 58, 65]
    assert {o.members for o in whole.observations} == {()}


@pytest.mark.parametrize(
    ("enough", "status"),
    [
        ("enough    = 1", Status.ON_TRACK),
        ("enough    = 2", Status.ON_TRACK),
        ("enough    = 3", Status.OFF_TRACK),
        ("", Status.OFF_TRACK),  # all of them
        ('enough    = "60%"', Status.ON_TRACK),  # 1.8 of 3: two
        ('enough    = "67%"', Status.OFF_TRACK),  # 2.01 of 3: three
        ("enough    = 4", Status.NO_DATA),  # there are three
    ],
)
def test_the_target_stands_where_the_last_needed_member_stands(enough: str, status: Status) -> None:
    assert judged(TEXT.replace("enough    = 2", enough)).standing("provinces-2026").status is status


@pytest.mark.parametrize(("enough", "status"), [(1, "on_track"), (2, "no_data"), (3, "off_track")])
def test_a_member_without_a_verdict_may_be_anywhere(enough: int, status: str) -> None:
    head, *blocks = TEXT.split("[[observations]]")
    without = "[[observations]]".join([head, *(b for b in blocks if '"DN"' not in b)])
    standing = judged(without.replace("enough    = 2", f"enough    = {enough}")).standing(
        "provinces-2026"
    )
    assert statuses(standing)["DN"] is Status.NO_DATA
    assert standing.status == status
    open_ = status == "no_data"
    assert (Reason.MEMBERS_OPEN in standing.assessment.reasons) is open_


def test_a_target_whose_dimension_has_no_member_has_no_data() -> None:
    bare = TEXT[: TEXT.index("[[observations]]")].replace(
        'members = { HN = { en = "Hanoi", vi = "Hà Nội" }, DN = "Da Nang", HUE = "Hue" }\n', ""
    )
    standing = judged(bare).standing("provinces-2026")
    assert (standing.members, standing.status) == ((), Status.NO_DATA)
    assert standing.assessment.reasons == (Reason.NO_OBSERVATION,)
    assert tally(standing) == MemberTally("area", 0, 2, 0, {}, None)


def test_the_counts_and_the_weighted_mean() -> None:
    standing = judged().standing("provinces-2026")
    found = tally(standing)
    assert (found.members, found.needed, found.there) == (3, 2, 2)
    assert found.counts == {Status.ON_TRACK: 2, Status.OFF_TRACK: 1}
    # shares of the way to 60: Hanoi (64-40)/(60-40), Da Nang (59-30)/(60-30), Hue 0
    mean = (6 * 24 / 20 + 3 * 29 / 30 + 1 * 0) / 10
    assert found.mean == pytest.approx(mean, rel=1e-12)
    assert progress_share(standing) == found.mean


def test_without_all_weights_there_is_no_mean() -> None:
    standing = judged(TEXT.replace(", HUE = 1 }", " }")).standing("provinces-2026")
    assert tally(standing).mean is None
    assert progress_share(standing) == pytest.approx(2 / 3)


def test_the_flags_of_any_member_are_told() -> None:
    newest = TEXT.rindex('area      = "HUE"')
    flagged = TEXT[:newest] + 'status    = "provisional"\n' + TEXT[newest:]
    assert Flag.PROVISIONAL in judged(flagged).standing("provinces-2026").flags
    assert Flag.PROVISIONAL not in judged().standing("provinces-2026").flags


def test_the_order_of_the_file_says_nothing() -> None:
    head, *blocks = TEXT.split("\n[[observations]]")
    turned = head + "\n[[observations]]".join(["", *reversed(blocks)])
    assert [s.assessment for s in judged(turned).standings] == [
        s.assessment for s in judged().standings
    ]


def test_members_stand_behind_their_target_and_are_counted_once() -> None:
    report = judged()
    shown = arrange_targets(report, expand=True)
    ids = [standing.id for standing in shown.standings]
    at = ids.index("provinces-2026")
    assert ids[at : at + 4] == [
        "provinces-2026",
        *("provinces-2026:HUE", "provinces-2026:DN", "provinces-2026:HN"),
    ]
    assert shown.counts() == report.counts()
    only = arrange_targets(report, ["off-track"], expand=True)
    assert "provinces-2026:HUE" in [s.id for s in only.standings]
    assert "provinces-2026" not in [s.id for s in only.standings]


def side(text: str = TEXT) -> Side:
    return Side(judged(text))


def found(*findings: Finding) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.target) for finding in findings]


def test_a_check_looks_at_the_roll_up_or_at_each_member() -> None:
    verdict = gate(side(), fail_on=("off-track",))
    assert found(*verdict.failing) == [("MT102", "both-2026:M"), ("MT102", "country-2026")]
    assert "provinces-2026" in verdict.judged
    members = TEXT.replace("enough    = 2", 'enough    = 2\ngate      = "members"')
    verdict = gate(side(members), fail_on=("off-track",))
    assert ("MT102", "provinces-2026:HUE") in found(*verdict.failing)
    whole = gate(side(TEXT.replace("enough    = 2", "enough    = 3")), fail_on=("off-track",))
    assert ("MT102", "provinces-2026") in found(*whole.failing)


WAIVER = """
[[waivers]]
target = "both-2026"
{member}rule = "off-track"
until = 2024-12-31
reason = "a new course begins"
"""


@pytest.mark.parametrize(
    ("member", "waived"), [('member = "M"\n', 1), ("", 0), ('member = "F"\n', 0)]
)
def test_a_waiver_is_about_a_target_or_one_of_its_members(member: str, waived: int) -> None:
    verdict = gate(side(TEXT + WAIVER.format(member=member)), targets=("both-2026",))
    assert len(verdict.waived) == waived


def test_a_known_finding_is_one_of_a_member() -> None:
    known = KnownFindings("known.toml", (FindingKey("both-2026:M", "off-track"),))
    verdict = gate(side(), targets=("both-2026",), fail_on=("off-track",), baseline=known)
    assert (found(*verdict.failing), found(*verdict.known)) == ([], [("MT102", "both-2026:M")])


def test_a_member_that_got_worse_has_slipped() -> None:
    risen = iter([40, 50, 58, 65])  # as the women did
    blocks = TEXT.split("[[observations]]")
    lifted = [
        block.replace("value     = 40", f"value     = {next(risen)}") if '"M"' in block else block
        for block in blocks
    ]
    base = side("[[observations]]".join(lifted))
    verdict = gate(side(), base, targets=("both-2026",), fail_on=("slipped",))
    assert found(*verdict.failing) == [("MT111", "both-2026:M")]


def test_a_lower_number_of_members_makes_the_promise_easier() -> None:
    verdict = gate(side(), side(TEXT.replace("enough    = 2", "enough    = 3")))
    assert ("MT301", "provinces-2026") in found(*verdict.findings)
    verdict = gate(side(TEXT.replace("enough    = 2", "enough    = 3")), side())
    assert ("MT301", "provinces-2026") not in found(*verdict.findings)


def test_each_member_awaits_figures_of_its_own() -> None:
    items = list_due(judged())
    awaited = {item.targets for item in items if item.period and "2024" in str(item.period)}
    assert ("provinces-2026:HN",) in awaited
    assert ("provinces-2026",) not in awaited


def test_the_past_of_a_member_and_of_its_target() -> None:
    whole = past_assessments(registry(), "provinces-2026", TODAY)
    member = past_assessments(registry(), "provinces-2026:HUE", TODAY)
    assert [(p.day, p.status) for p in whole] == [(date(2024, 6, 1), Status.ON_TRACK)]
    assert [(p.day, p.status) for p in member] == [(date(2024, 6, 1), Status.OFF_TRACK)]
    # twelve figures of three provinces, none of the country
    assert {dict(n.observation.members).get("area") for n in whole[0].news} == {"HN", "DN", "HUE"}


def test_every_method_judges_a_member() -> None:
    opinions = collect_opinions(registry(), "provinces-2026:HUE", TODAY)
    assert len(opinions) > 4
    assert {o.assessment.status for o in opinions} <= {Status.OFF_TRACK, Status.AT_RISK}
    asked = ask_others(judged()).standing("provinces-2026")
    assert asked.disagreement is None


@pytest.mark.parametrize("name", ["provinces-2026", "provinces-2026:HN"])
def test_a_scenario_is_about_one_series(name: str) -> None:
    with pytest.raises(WrongUse) as refusal:
        what_if(registry(), name, (Scenario(goal=50.0),), TODAY)
    assert refusal.value.code == "what_if_members"


def test_a_target_has_the_curves_of_its_members() -> None:
    report = judged()
    standing = report.standing("provinces-2026")
    curves = compute_curves([standing], report)[standing.id]
    assert [[p.value for p in c.own.points] for c in curves.members] == [
        [40, 48, 57, 64],
        [30, 40, 50, 59],
        [20, 20, 20, 20],
    ]


def test_programs_are_told_how_many_members_are_where() -> None:
    report = judged()
    document = data(arrange_targets(report, expand=True), Words.load("en"))
    by_id = {target["id"]: target for target in document["targets"]}
    assert by_id["provinces-2026"]["rollup"] == {
        "each": "area",
        "members": 3,
        "needed": 2,
        "there": 2,
        "counts": {"on_track": 2, "off_track": 1},
        "mean": pytest.approx(1.01),
    }
    assert by_id["provinces-2026:HN"]["member"] == "HN"
    assert by_id["provinces-2026:HN"]["area"] == "HN"
    assert by_id["women-2026"]["dims"] == {"sex": "F"}
    assert json.loads(write(document))["targets"] == [*by_id.values()]


def test_a_restated_number_of_members_is_judged_for_each_promise() -> None:
    restated = """
[[targets.provinces-2026.restated]]
enough = 3
stated = { source = "later" }

[sources.later]
title = "A decision"
published = 2024-06-15
"""
    at = TEXT.index("# a check looks")
    standing = judged(TEXT[:at] + restated + TEXT[at:]).standing("provinces-2026")
    assert [promise.status for promise in standing.promises] == [
        Status.ON_TRACK,
        Status.OFF_TRACK,
    ]
    assert replace(standing).members[0].id == "provinces-2026:HN"
