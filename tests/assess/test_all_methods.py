"""All methods that fit, side by side, with how often such a verdict came true."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from judging import judged, text

from mic_tracker.assess.all_methods import ask_others, collect_opinions
from mic_tracker.model.assessment import Reason
from mic_tracker.model.codes import Status
from mic_tracker.model.finding import Location
from mic_tracker.model.method import Looks, Opinion
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Clock, Standing

Make = Callable[[str], Registry]
UP = {"at_least": 80, "by": 2030}


def opinions(
    make: Make,
    observed: str,
    target: dict[str, Any] = UP,
    **indicator: Any,  # noqa: ANN401 - keys of a record
) -> dict[str, Opinion]:
    places: dict[tuple[str, str | int], Location] = {("targets", "t"): Location("t.toml", 1)}
    registry = replace(make(text(observed, target, indicator)), places=places)
    found = collect_opinions(registry, "t", Clock(date(2025, 6, 1)))
    return {opinion.card.name: opinion for opinion in found}


def test_the_same_data_get_different_verdicts_31_f(registry_of: Make) -> None:
    """The published cross-method vector: 40 in 2015, 50 in 2023, 80 asked for in 2030."""
    found = opinions(registry_of, "2015:40 2023:50")
    bands = {name: opinion.assessment.band for name, opinion in found.items()}
    assert list(bands) == [
        "forecast",
        "path",
        "statcan-2025",
        "un-2023",
        "eurostat",
        "sdsn-linear",
        "escap-csi",
        "escap-api",
    ]
    assert bands["eurostat"] == "insufficient_progress"
    assert bands["un-2023"] == "fair_progress"
    assert found["escap-csi"].assessment.score == 2.5
    assert all(Reason.METHOD_DOES_NOT_FIT not in o.assessment.reasons for o in found.values())


def test_only_what_fits_is_asked(registry_of: Make) -> None:
    rank = opinions(registry_of, "2020:60 2022:55", {"at_most": 20, "by": 2030}, measure="rank")
    assert list(rank) == ["forecast", "path", "sdsn-linear", "escap-csi", "escap-api"]
    sums = {"kind": "cumulative", "at_least": 99, "from": 2020, "by": 2030}
    assert list(opinions(registry_of, "2020:6 2021:5", sums, over="period")) == [
        "path",
        "escap-csi",
    ]
    events = {"kind": "milestone", "by": 2030}
    assert list(opinions(registry_of, "2020:1", events, measure="event")) == ["milestone"]


def test_a_measured_verdict_has_its_record(registry_of: Make) -> None:
    """100 to 140 in five years is more than the growth that 200 in ten asks for."""
    found = opinions(registry_of, "2019:100 2020:106 2024:145", {"at_least": 200, "by": 2029})
    eurostat = found["eurostat"]
    assert eurostat.assessment.band == "significant_progress"
    assert {(row.share, row.held_out) for row in eurostat.record} == {(0.44, True), (0.42, False)}
    assert found["path"].record == found["escap-api"].record == ()


def test_the_forecast_s_record_follows_its_status(registry_of: Make) -> None:
    (row,) = opinions(registry_of, "2019:20 2020:21 2021:20")["forecast"].record
    assert (row.share, row.held_out) == (0.10, True)
    on_track = opinions(registry_of, "2019:120 2020:130 2021:140")["forecast"]
    assert on_track.assessment.status is Status.ON_TRACK
    assert [row.share for row in on_track.record] == [0.88]


def test_what_is_met_already_has_a_record_of_its_own(registry_of: Make) -> None:
    found = opinions(registry_of, "2019:70 2021:85")
    assert [row.share for row in found["un-2023"].record] == [0.68]


def test_an_outcome_needs_no_record(registry_of: Make) -> None:
    found = opinions(registry_of, "2019:70 2024:85", {"at_least": 80, "by": 2024})
    assert all(opinion.record == () for opinion in found.values())


def test_each_says_what_it_looks_at(registry_of: Make) -> None:
    found = opinions(registry_of, "2015:40 2023:50")
    assert found["forecast"].card.looks_at is Looks.WHOLE_SERIES
    assert found["eurostat"].card.looks_at is Looks.FIRST_AND_LATEST


def asked(make: Make, observed: str, target: dict[str, Any] = UP, **indicator: Any) -> Standing:  # noqa: ANN401 - keys of a record
    report = judged(make(text(observed, target, indicator)), "2025-06-01")
    (only,) = ask_others(report).standings
    return only


@pytest.mark.parametrize(
    ("observed", "target", "indicator"),
    [
        ("2015:40 2023:50", UP, {}),
        ("2019:120 2020:130 2021:140", UP, {}),
        ("2020:60 2022:55", {"at_most": 20, "by": 2030}, {"measure": "rank"}),
        ("2019:70 2021:85", UP, {}),  # met now, which one of them calls achieved
        ("2018:100 2023:104", {"kind": "direction", "desired": "increase"}, {}),
        ("2018:100 2023:104", UP | {"method": "eurostat"}, {}),
    ],
)
def test_those_who_say_otherwise_are_counted(
    registry_of: Make, observed: str, target: dict[str, Any], indicator: dict[str, Any]
) -> None:
    """The same as counting the table of all methods, without our own and without the judge."""
    found = asked(registry_of, observed, target, **indicator)
    table = opinions(registry_of, observed, target, **indicator)
    others = [
        opinion.assessment.status
        for name, opinion in table.items()
        if name not in {"forecast", found.assessment.method}
    ]
    said = Counter(
        Status.ON_TRACK if status is Status.ACHIEVED else status
        for status in others
        if status is not Status.NO_DATA
    )
    otherwise = {status: n for status, n in said.items() if status is not found.status}
    if otherwise:
        assert found.disagreement is not None
        assert found.disagreement.methods == said.total()
        assert found.disagreement.otherwise == otherwise
    else:
        assert found.disagreement is None


def test_the_published_vector_is_disputed_31_f(registry_of: Make) -> None:
    """40 in 2015, 50 in 2023, 80 asked for: the UN and the index say fair, all others off track."""
    found = asked(registry_of, "2015:40 2023:50")
    assert found.status is Status.OFF_TRACK
    assert found.disagreement is not None
    assert found.disagreement.otherwise[Status.AT_RISK] >= 2
    assert found.disagreement.methods == 7


@pytest.mark.parametrize(
    ("observed", "target"),
    [
        ("2015:40", UP),  # no verdict to contradict
        ("", UP),
        ("2019:70 2024:85", {"at_least": 80, "by": 2024}),  # decided
        ("2015:40 2023:50", {"kind": "threshold", "at_least": 45}),  # no other judges a line
    ],
)
def test_where_nobody_can_disagree(
    registry_of: Make, observed: str, target: dict[str, Any]
) -> None:
    assert asked(registry_of, observed, target).disagreement is None


def test_an_earlier_version_is_no_opinion_unless_it_judges(registry_of: Make) -> None:
    assert "forecast-1" not in opinions(registry_of, "2015:40 2023:50")
    chosen = opinions(registry_of, "2015:40 2023:50", UP | {"method": "forecast-1"})
    assert {"forecast", "forecast-1"} < set(chosen)
