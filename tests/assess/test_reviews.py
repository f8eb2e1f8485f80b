"""Reviews beside a judgement: when a person's verdict is the status, and when it stands beside."""

from datetime import date

import pytest
from gatetexts import FIRMS, GROWING, LEVEL, RegistryOf, figures, judge, review

from mic_tracker.assess.assess import assess
from mic_tracker.assess.over_time.history import past_assessments
from mic_tracker.assess.what_if import what_if
from mic_tracker.model.answers.scenario import Scenario
from mic_tracker.model.codes import UNDECIDED, Flag, Status
from mic_tracker.model.report import Clock, Standing

LAW = """
[indicators.firms]
name = "Law"
unit = "laws"
measure = "event"
desired = "increase"

[targets.firms-2030]
kind = "milestone"
indicator = "firms"
by = 2027
"""
EVENTS = LAW.replace("milestone", "cadence").replace(
    "by = 2027", 'at_least = 1\nevery = "month"\nfrom = "2026-08"'
)
FIRST_WEEK = EVENTS.replace("month", "week").replace("2026-08", "2026-W47")
DIRECTION = (
    FIRMS + '[targets.firms-2030]\nkind = "direction"\nindicator = "firms"\ndesired = "increase"\n'
)
UNCLEAR = FIRMS + LEVEL + 'unclear = "no register is named"\n'
ONE = FIRMS + LEVEL + figures({2025: 740})
LATE = LEVEL.replace("by = 2030", 'by = 2024\ngrace = "1 month"')
AT_RISK = FIRMS + LEVEL + figures(GROWING)
RIVALS = """
[sources.a]
title = "A"
published = 2026-06-30

[sources.b]
title = "B"
published = 2026-06-30
"""


def figure(value: float, source: str) -> str:
    """A figure of the year of the deadline, published on the same day as the other one."""
    return figures({2025: value}).replace('unsourced = "test"', f'source = "{source}"')


DUE = LEVEL.replace("by = 2030", "by = 2025")
DISPUTED = FIRMS + DUE + RIVALS + figure(800, "a") + figure(900, "b")


def stand(registry_of: RegistryOf, text: str, day: str = "2026-11-21") -> Standing:
    (standing,) = judge(registry_of, text, day).standings
    return standing


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        (LAW, Status.PENDING),  # a milestone without news
        (LAW.replace("2027", "2026"), Status.AT_RISK),  # its last weeks, still without news
        (FIRST_WEEK, Status.AT_RISK),  # its sixth day, still without an event
        (LAW.replace("2027", "2024"), Status.NO_DATA),  # one that is overdue, without news
        (DIRECTION, Status.NO_DATA),  # no figures
        (UNCLEAR, Status.UNCLEAR),
        (UNCLEAR + figures(GROWING), Status.UNCLEAR),
        (FIRMS + LEVEL, Status.NO_DATA),
        (ONE, Status.NO_DATA),  # one figure is no trend
        (FIRMS + LATE + figures({2020: 600, 2021: 700}), Status.NO_DATA),  # awaited too long
    ],
)
@pytest.mark.parametrize("verdict", Status)
def test_where_there_is_nothing_to_compute_the_review_is_the_status(
    registry_of: RegistryOf, text: str, computed: Status, verdict: Status
) -> None:
    bare = stand(registry_of, text)
    assert (bare.status, bare.reviews) == (computed, ())
    reviewed = stand(registry_of, text + review(verdict.word))
    assert (reviewed.status, reviewed.assessment) == (verdict, bare.assessment)
    assert reviewed.rests_on_review
    assert {*reviewed.flags} - {*bare.flags} == {Flag.REVIEWED}


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        (AT_RISK, Status.AT_RISK),
        (AT_RISK.replace("860", "760"), Status.ON_TRACK),
        (AT_RISK.replace("860", "1400"), Status.OFF_TRACK),
        (AT_RISK.replace("by = 2030", "by = 2025"), Status.MISSED),
        (AT_RISK.replace("by = 2030", "by = 2025").replace("860", "700"), Status.ACHIEVED),
        (LAW + figures({"2026-06": 1}), Status.ACHIEVED),
        (LAW.replace("2027", "2025") + figures({"2026-06": 0}), Status.MISSED),
        (EVENTS + figures({"2026-08": 1, "2026-09": 1, "2026-10": 0}), Status.OFF_TRACK),
        (EVENTS + 'silence = "missed"\n', Status.OFF_TRACK),
    ],
)
@pytest.mark.parametrize("verdict", Status)
def test_where_a_verdict_is_computed_it_stays_and_another_word_differs(
    registry_of: RegistryOf, text: str, computed: Status, verdict: Status
) -> None:
    reviewed = stand(registry_of, text + review(verdict.word))
    assert reviewed.status is computed
    assert not reviewed.rests_on_review
    assert Flag.REVIEWED in reviewed.flags
    assert (Flag.REVIEW_DIFFERS in reviewed.flags) is (verdict is not computed)


@pytest.mark.parametrize("verdict", Status)
def test_a_dispute_is_no_lack_of_verdicts(registry_of: RegistryOf, verdict: Status) -> None:
    """By one source it is missed, by the other achieved: a review may say either, or disputed."""
    reviewed = stand(registry_of, DISPUTED + review(verdict.word))
    assert reviewed.status is Status.DISPUTED
    same = verdict in {Status.DISPUTED, Status.MISSED, Status.ACHIEVED}
    assert (Flag.REVIEW_DIFFERS in reviewed.flags) is not same


def test_every_computed_status_is_on_one_side_of_the_rule() -> None:
    assert UNDECIDED - {Status.DISPUTED} == {Status.PENDING, Status.UNCLEAR, Status.NO_DATA}


def test_a_figure_takes_the_place_of_a_review(registry_of: RegistryOf) -> None:
    assert stand(registry_of, FIRMS + LEVEL + review("achieved")).status is Status.ACHIEVED
    assert stand(registry_of, AT_RISK + review("achieved")).status is Status.AT_RISK


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2025-03-31", Status.PENDING),
        ("2025-04-01", Status.ON_TRACK),
        ("2026-04-30", Status.ON_TRACK),
        ("2026-05-01", Status.KEPT_IN_PART),
        ("2026-11-21", Status.KEPT_IN_PART),
    ],
)
def test_a_day_has_the_latest_review_until_then(
    registry_of: RegistryOf, day: str, status: Status
) -> None:
    """The order of the file says nothing."""
    text = LAW + review("kept-in-part", on="2026-05-01") + review("on-track", on="2025-04-01")
    assert stand(registry_of, text, day).status is status


def test_what_is_known_on_a_day_has_the_reviews_of_that_day(registry_of: RegistryOf) -> None:
    text = LAW + review("on-track", on="2025-04-01") + review("missed", on="2026-05-01")
    registry = judge(registry_of, text).registry
    then = assess(registry, Clock(date(2026, 11, 21), known_on=date(2026, 4, 30)))
    assert then.standings[0].status is Status.ON_TRACK
    assert [r.record.verdict for r in then.standings[0].reviews] == [Status.ON_TRACK]


@pytest.mark.parametrize(
    ("verdicts", "joint"),
    [
        (("missed", "missed"), Status.MISSED),
        (("missed", "achieved"), Status.DISPUTED),
        (("kept-in-part", "achieved"), Status.DISPUTED),
    ],
)
def test_persons_who_differ_on_a_day_dispute_it(
    registry_of: RegistryOf, verdicts: tuple[str, str], joint: Status
) -> None:
    one, other = verdicts
    text = LAW + review(one, 'by = "A"\n') + review(other, 'by = "B"\n')
    standing = stand(registry_of, text)
    assert (standing.status, len(standing.reviews)) == (joint, 2)


def test_the_latest_day_counts_whoever_it_was(registry_of: RegistryOf) -> None:
    older = review("missed", 'by = "A"\n', on="2026-05-01")
    newer = review("on-track", 'by = "B"\n', on="2026-06-01")
    standing = stand(registry_of, LAW + newer + older)
    assert standing.status is Status.ON_TRACK
    assert [r.record.by for r in standing.reviews] == ["B", "A"]


@pytest.mark.parametrize(("day", "due"), [("2026-06-30", False), ("2026-07-01", True)])
def test_a_review_is_due_from_the_day_after_its_last(
    registry_of: RegistryOf, day: str, *, due: bool
) -> None:
    text = LAW + review("on-track", "until = 2026-06-30\n", on="2026-01-01")
    standing = stand(registry_of, text, day)
    assert (standing.status, Flag.REVIEW_DUE in standing.flags) == (Status.ON_TRACK, due)


def test_a_later_review_ends_that_the_former_is_due(registry_of: RegistryOf) -> None:
    text = LAW + review("on-track", 'until = 2026-06-30\nby = "A"\n', on="2026-01-01")
    later = review("on-track", 'by = "B"\n', on="2026-02-01")
    assert Flag.REVIEW_DUE not in stand(registry_of, text + later).flags


PLAN = '\n[sources.plan]\ntitle = "Plan"\npublished = 2026-03-01\n'
RESTATED = '\n[[targets.firms-2030.restated]]\nby = 2032\nstated = { source = "plan" }\n'


@pytest.mark.parametrize(
    ("on", "status", "former"),
    [
        ("2026-02-28", Status.PENDING, Status.MISSED),
        ("2026-03-01", Status.MISSED, Status.PENDING),
    ],
)
def test_a_review_is_about_the_promise_of_its_day(
    registry_of: RegistryOf, on: str, status: Status, former: Status
) -> None:
    text = LAW + RESTATED + PLAN + review("missed", on=on)
    standing = stand(registry_of, text)
    assert standing.status is status
    assert [promise.status for promise in standing.superseded] == [former]


def test_history_has_the_days_of_reviews_and_what_turned(registry_of: RegistryOf) -> None:
    text = LAW + review("on-track", on="2025-04-01") + review("missed", on="2026-05-01")
    text += figures({"2026-06": 1}, more="published = 2026-07-01\n")
    registry, clock = judge(registry_of, text).registry, Clock(date(2026, 11, 21))
    past = past_assessments(registry, "firms-2030", clock)
    assert [(p.day.isoformat(), p.status, p.computed, len(p.reviews)) for p in past] == [
        ("2025-04-01", Status.ON_TRACK, Status.PENDING, 1),
        ("2026-05-01", Status.MISSED, Status.PENDING, 1),
        ("2026-07-01", Status.ACHIEVED, None, 0),
    ]


def test_reviews_do_not_touch_the_memory_of_a_status(registry_of: RegistryOf) -> None:
    bare = stand(registry_of, AT_RISK)
    reviewed = stand(registry_of, AT_RISK + review("on-track", on="2020-01-01"))
    assert reviewed.assessment == bare.assessment


def test_a_review_holds_in_a_scenario_until_figures_say_something(registry_of: RegistryOf) -> None:
    registry = judge(registry_of, ONE + review("missed")).registry
    supposed = what_if(
        registry,
        "firms-2030",
        (Scenario(goal=900.0), Scenario(growth=0.1)),
        Clock(date(2026, 11, 21)),
    )
    assert [outcome.standing.status for outcome in supposed[:2]] == [Status.MISSED] * 2
    assert not supposed[2].standing.rests_on_review
