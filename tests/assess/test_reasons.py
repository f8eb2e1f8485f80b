"""Every edge case has a defined outcome and a reason code; every reason is produced somewhere."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from judging import standing, text

from mic_tracker.model.assessment import Reason
from mic_tracker.model.codes import Flag, Status
from mic_tracker.model.registry import Registry
from mic_tracker.show.language.words import Words

Make = Callable[[str], Registry]
BREAK = [
    {"period": "2020", "value": 10},
    {"period": "2021", "value": 11},
    {"period": "2022", "value": 50, "status": "break"},
    {"period": "2023", "value": 52},
    {"period": "2024", "value": 54},
]
UNDATED = [{"undated": "no year named", "value": 5}]
HEADING = {"kind": "direction", "desired": "increase"}
UP = {"at_least": 100, "by": 2030}
SUM: dict[str, Any] = {"kind": "cumulative", "at_least": 500, "from": 2022, "by": 2030}
FLOW = {"over": "period"}


BOOK = '[sources.book]\ntitle = "Book"\npublished = 2024-12-31\n'


@dataclass(frozen=True)
class Case:
    reason: Reason
    observed: str | list[dict[str, Any]]
    target: dict[str, Any]
    indicator: dict[str, Any] = field(default_factory=dict)
    method: str | None = None
    status: Status = Status.NO_DATA
    as_of: str = "2025-06-01"


CASES = {
    "one point: forecast": Case(Reason.SINGLE_POINT, "2020:60", UP),
    "one point: path": Case(Reason.SINGLE_POINT, "2020:60", UP, method="path"),
    "one point: eurostat": Case(Reason.SINGLE_POINT, "2020:60", UP, method="eurostat"),
    "one point: eurostat heading": Case(Reason.SINGLE_POINT, "2020:60", HEADING, method="eurostat"),
    "one point in time twice": Case(Reason.SINGLE_POINT, "2020-12:59 2020:60", UP),
    "one figure within a line": Case(
        Reason.SINGLE_POINT, "2020:60", {"kind": "threshold", "at_least": 50}
    ),
    "too short": Case(Reason.TOO_SHORT, "2023:60 2024-H1:62", UP, method="statcan-2025"),
    "zero base: un": Case(Reason.ZERO_BASE, "2015:0 2020:60", UP, method="un-2023"),
    "zero base: eurostat": Case(Reason.ZERO_BASE, "2015:0 2020:60", UP, method="eurostat"),
    "zero base: geometric path": Case(
        Reason.ZERO_BASE, "2015:0 2020:60", UP | {"path": "geometric"}, method="path"
    ),
    "zero base: heading": Case(Reason.ZERO_BASE, "2015:0 2020:60", HEADING, method="un-2023"),
    "zero replaced": Case(
        Reason.ZERO_REPLACED,
        "2015:0 2020:60",
        UP,
        method="statcan-2025",
        status=Status.ON_TRACK,
    ),
    "sign change": Case(
        Reason.SIGN_CHANGE, "2015:-2 2020:3", UP, {"measure": "change"}, "statcan-2025"
    ),
    "status held": Case(
        Reason.STATUS_HELD,
        "2016:100 2017:101 2018:113 2019:106 2020:100",
        {"at_least": 97, "by": 2023},
        status=Status.ON_TRACK,
        as_of="2021-06-01",
    ),
    "no target": Case(Reason.NO_TARGET, "2015:50 2020:60", HEADING, {}, "un-2023", Status.ON_TRACK),
    "no baseline in the data": Case(
        Reason.NO_BASELINE,
        "2018:50 2020:60",
        UP | {"baseline": {"period": 2015}},
        method="eurostat",
    ),
    "no baseline: path": Case(
        Reason.NO_BASELINE, "2018:50 2020:60", UP | {"baseline": {"period": 2015}}, method="path"
    ),
    "no baseline: change": Case(
        Reason.NO_BASELINE,
        "2018:50 2020:60",
        {"kind": "change", "percent": 20, "from": 2015, "by": 2030},
    ),
    "no figure": Case(Reason.NO_OBSERVATION, [], UP),
    "no figure: change": Case(
        Reason.NO_OBSERVATION, [], {"kind": "change", "percent": 20, "from": 2015, "by": 2030}
    ),
    "no figure: threshold": Case(Reason.NO_OBSERVATION, [], {"kind": "threshold", "at_least": 50}),
    "no figure: milestone": Case(
        Reason.NO_OBSERVATION,
        [],
        {"kind": "milestone"},
        {"measure": "event"},
        status=Status.PENDING,
    ),
    "figures before the start: threshold": Case(
        Reason.OUT_OF_SPAN,
        "2019:40 2020:60",
        {"kind": "threshold", "at_least": 50, "from": 2022},
    ),
    "figures before the start: sum": Case(Reason.OUT_OF_SPAN, "2019:40 2020:60", SUM, FLOW),
    "figures after the deadline": Case(
        Reason.OUT_OF_SPAN, "2031:40 2032:60", UP, as_of="2033-06-01"
    ),
    "a sum without its first period": Case(Reason.GAP_AT_START, "2023:40 2024:60", SUM, FLOW),
    "undated figures only": Case(Reason.UNDATED, UNDATED, HEADING),
    "base is target: un": Case(Reason.TARGET_EQUALS_BASE, "2015:100 2020:90", UP, method="un-2023"),
    "base is target: eurostat": Case(
        Reason.TARGET_EQUALS_BASE, "2015:100 2020:90", UP, method="eurostat"
    ),
    "base is target: sdsn": Case(
        Reason.TARGET_EQUALS_BASE, "2015:100 2020:90", UP, method="sdsn-linear"
    ),
    "base is target: csi": Case(
        Reason.TARGET_EQUALS_BASE, "2015:100 2020:90", UP, method="escap-csi"
    ),
    "base is target: path": Case(
        Reason.TARGET_EQUALS_BASE, "2015:100 2020:90", UP, method="path", status=Status.OFF_TRACK
    ),
    "base beyond target: un": Case(
        Reason.TARGET_EQUALS_BASE, "2015:120 2020:90", UP, method="un-2023"
    ),
    "base beyond target: sdsn": Case(
        Reason.TARGET_EQUALS_BASE, "2015:120 2020:90", UP, method="sdsn-linear"
    ),
    "base after the data": Case(
        Reason.NOT_STARTED,
        "2018:50 2020:60",
        UP | {"baseline": {"period": 2024, "value": 70}},
        method="eurostat",
    ),
    "no deadline": Case(
        Reason.NO_DEADLINE, [], {"kind": "milestone"}, {"measure": "event"}, status=Status.PENDING
    ),
    "deadline passed": Case(
        Reason.DEADLINE_PASSED, "2019:50 2020:60", UP | {"by": 2020}, status=Status.MISSED
    ),
    "awaiting data": Case(
        Reason.AWAITING_DATA, "2019:50 2020:60", UP | {"by": 2024}, status=Status.OFF_TRACK
    ),
    "infeasible: a share above 100 %": Case(
        Reason.INFEASIBLE,
        "2019:60 2020:62",
        {"kind": "change", "percent": 100, "from": 2019, "by": 2030},
        {"measure": "percent"},
        status=Status.OFF_TRACK,
    ),
    "infeasible: growth to the other sign": Case(
        Reason.INFEASIBLE, "2015:-5 2020:-3", UP, {"measure": "change"}, "statcan-2025"
    ),
    "infeasible: a cadence beyond its budget": Case(
        Reason.INFEASIBLE,
        "2024-01:1 2024-02:0",
        {"kind": "cadence", "every": "month", "from": "2024-01", "until": "2025-12"},
        {"measure": "event"},
        status=Status.MISSED,
        as_of="2024-04-15",
    ),
    "silence: cadence": Case(
        Reason.SILENCE,
        "2024-01:1",
        {"kind": "cadence", "every": "month", "from": "2024-01"},
        {"measure": "event"},
    ),
    "silence: milestone": Case(
        Reason.SILENCE, [], {"kind": "milestone", "by": 2023}, {"measure": "event"}
    ),
    "not started: cadence": Case(
        Reason.NOT_STARTED,
        [],
        {"kind": "cadence", "every": "month", "from": "2026-01"},
        {"measure": "event"},
        status=Status.PENDING,
    ),
    "not started: threshold": Case(
        Reason.NOT_STARTED,
        "2020:60",
        {"kind": "threshold", "at_least": 50, "from": 2027},
        status=Status.PENDING,
    ),
    "not due": Case(
        Reason.NOT_DUE,
        [],
        {"kind": "milestone", "by": 2030},
        {"measure": "event"},
        status=Status.PENDING,
    ),
    "not due: the first period of a cadence is running": Case(
        Reason.NOT_DUE,
        [],
        {"kind": "cadence", "every": "year", "from": 2025},
        {"measure": "event"},
        status=Status.PENDING,
    ),
    "too close": Case(
        Reason.TOO_CLOSE,
        [{"period": "2024", "value": 81, "qualifier": "at-most"}],
        {"at_least": 80, "by": 2024},
    ),
    "other length": Case(
        Reason.OTHER_LENGTH, "2024-Q1:20 2024-Q2:21", UP, {"over": "period", "every": "year"}
    ),
    "nothing at the deadline": Case(
        Reason.NOTHING_AT_DEADLINE,
        "2015:100 2026:80",
        {"at_least": 90, "by": 2024},
        as_of="2027-06-01",
    ),
    "date uncertain": Case(
        Reason.DATE_UNCERTAIN,
        "2022:60 2024/2025:120",
        {"at_least": 100, "by": 2025},
        as_of="2026-06-01",
    ),
    "sources disagree": Case(
        Reason.SOURCES_DISAGREE,
        [
            {"period": "2024", "value": 70, "source": "book"},
            {"period": "2024", "value": 90},
        ],
        {"at_least": 80, "by": 2024},
        status=Status.DISPUTED,
    ),
    "below the line": Case(Reason.BELOW_LINE, UNDATED, {"at_least": 80, "by": 2030}),
    "above the line": Case(Reason.ABOVE_LINE, UNDATED, {"at_most": 4, "by": 2030}),
    "on the right side": Case(Reason.RIGHT_SIDE, UNDATED, {"kind": "threshold", "at_least": 5}),
    "cannot be checked": Case(
        Reason.CANNOT_BE_CHECKED,
        "2018:50 2019:60 2020:70",
        UP | {"unclear": "no ranking is named"},
        status=Status.UNCLEAR,
    ),
    "method does not fit": Case(
        Reason.METHOD_DOES_NOT_FIT,
        "2018:50 2019:49 2020:48",
        {"at_most": 20, "by": 2030},
        {"measure": "rank"},
        "un-2023",
        Status.OFF_TRACK,
    ),
    "met now: forecast": Case(
        Reason.MET_NOW, "2018:99 2019:120 2020:140", UP, status=Status.ON_TRACK
    ),
    "met now: eurostat": Case(
        Reason.MET_NOW, "2018:99 2020:140", UP, method="eurostat", status=Status.ON_TRACK
    ),
    "break: forecast": Case(Reason.BREAK_IN_WINDOW, BREAK, UP, status=Status.OFF_TRACK),
    "break: threshold": Case(
        Reason.BREAK_IN_WINDOW,
        BREAK,
        {"kind": "threshold", "at_least": 40},
        status=Status.ON_TRACK,
    ),
    "break before the baseline": Case(
        Reason.BREAK_IN_WINDOW,
        BREAK,
        UP | {"baseline": {"period": 2020}},
        method="eurostat",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_an_edge_case_has_its_outcome_and_its_reason(registry_of: Make, name: str) -> None:
    case = CASES[name]
    registry = registry_of(text(case.observed, case.target, case.indicator) + BOOK)
    found = standing(registry, case.as_of, method=case.method)
    assert case.reason in found.assessment.reasons
    assert found.status is case.status


def test_every_reason_is_produced() -> None:
    elsewhere = {
        Reason.NO_COUNTERPART,  # below
        Reason.OTHER_SERIES,  # test_claims.py
        Reason.MEMBERS_OPEN,  # test_rollup.py
    }
    assert {case.reason for case in CASES.values()} | elsewhere == set(Reason)


@pytest.mark.parametrize(
    ("observed", "target", "indicator", "sentence"),
    [
        (
            "2019:40 2020:60",
            {"kind": "threshold", "at_least": 50, "from": 2022},
            {},
            "There are dated figures, but none of the time that the target is about.",
        ),
        (
            "2023:40 2024:60",
            SUM,
            FLOW,
            "The first period that counts has no figure, so nothing can be added up.",
        ),
        ("2023:0", {"kind": "milestone", "by": 2030}, {"measure": "event"}, "It is not due yet."),
    ],
)
def test_nobody_is_told_that_there_is_no_dated_figure_where_there_is_one(
    registry_of: Make,
    observed: str,
    target: dict[str, Any],
    indicator: dict[str, Any],
    sentence: str,
) -> None:
    found = standing(registry_of(text(observed, target, indicator)), "2025-06-01").assessment
    words = Words.load("en")
    assert [words.reason(reason) for reason in found.reasons] == [sentence]


def test_a_comparison_of_two_that_never_meet_says_so(registry_of: Make) -> None:
    target = {"kind": "comparison", "than": "y", "by": 2035}
    other = '[indicators.y]\nname="Y"\nunit="things"\nmeasure="count"\ndesired="increase"\n'
    figures: list[dict[str, Any]] = [
        {"period": "2022", "value": 7},
        {"indicator": "y", "period": "2021", "value": 5},
    ]
    found = standing(registry_of(text(figures, target) + other), "2025-06-01").assessment
    assert found.reasons == (Reason.NO_COUNTERPART,)


def test_a_comparison_without_the_other_figure_says_so(registry_of: Make) -> None:
    target = {"kind": "comparison", "than": "y", "by": 2035}
    other = '[indicators.y]\nname="Y"\nunit="things"\nmeasure="count"\ndesired="increase"\n'
    found = standing(registry_of(text("2022:7 2023:8", target) + other), "2025-06-01").assessment
    assert found.status is Status.NO_DATA
    assert found.reasons == (Reason.NO_COUNTERPART,)


def test_no_trend_runs_across_a_break(registry_of: Make) -> None:
    broken = standing(registry_of(text(BREAK, UP)), "2025-06-01")
    since = standing(registry_of(text("2022:50 2023:52 2024:54", UP)), "2025-06-01")
    assert broken.assessment.forecast == since.assessment.forecast
    assert broken.evidence.n == 3
    assert Reason.BREAK_IN_WINDOW not in since.assessment.reasons


def test_a_looked_up_baseline_before_a_break_is_no_start(registry_of: Make) -> None:
    target = UP | {"baseline": {"period": 2020}}
    found = standing(registry_of(text(BREAK, target)), "2025-06-01", method="eurostat")
    assert found.rates.progress is None
    assert found.assessment.reasons == (Reason.NO_BASELINE, Reason.BREAK_IN_WINDOW)


def test_one_observation_keeps_its_likelihood_and_has_no_status(registry_of: Make) -> None:
    found = standing(registry_of(text("2020:100", {"at_least": 110, "by": 2025})), "2021-06-01")
    assert found.status is Status.NO_DATA
    assert found.assessment.forecast is not None
    assert found.assessment.forecast.likelihood == pytest.approx(0.3974, abs=1e-4)


def test_one_figure_beyond_a_line_is_enough_to_say_so(registry_of: Make) -> None:
    registry = registry_of(text("2020:40", {"kind": "threshold", "at_least": 50}))
    found = standing(registry, "2021-06-01").assessment
    assert (found.status, found.band) == (Status.OFF_TRACK, "crossed")
    assert found.reasons == (Reason.SINGLE_POINT,)


def test_flags_of_the_design_are_produced(registry_of: Make) -> None:
    records: list[dict[str, Any]] = [
        {"period": "2020", "value": 60},
        {"period": "2021", "value": 61, "status": "provisional", "derived": "60 + 1"},
        {"period": "2021", "value": 62, "status": "estimated"},
    ]
    found = standing(registry_of(text(records[:2], UP | {"stale_after": "1 year"})), "2025-06-01")
    assert set(found.flags) == {Flag.STALE, Flag.PROVISIONAL, Flag.DERIVED}
    revised = standing(registry_of(text(records, UP)), "2022-06-01")
    assert revised.flags == (Flag.ESTIMATED,)
