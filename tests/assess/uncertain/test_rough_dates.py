"""Roughly dated figures: a verdict where the earliest and the latest date agree, else none."""

from collections.abc import Callable
from typing import Any

import pytest
from judging import standing, text

from mic_tracker.model.assessment import Reason
from mic_tracker.model.codes import Flag, Status
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Standing

Make = Callable[[str], Registry]
GOAL = {"at_least": 100, "by": 2025}


def judged(make: Make, observed: str, target: dict[str, Any], **indicator: Any) -> Standing:  # noqa: ANN401 - whatever a record may be given
    return standing(make(text(observed, target, indicator)), "2026-06-01")


@pytest.mark.parametrize(
    ("observed", "status"),
    [
        # in 2024 or in 2025: only the later date would decide
        ("2022:60 2023:70 2024/2025:120", Status.NO_DATA),
        # the figure of the deadline is there: the rough one before it changes nothing
        ("2022/2023:60 2025:120", Status.ACHIEVED),
        ("2022/2023:160 2025:90", Status.MISSED),
        # beside a dated figure of 2025 the rough one can only be of 2024
        ("2024/2025:120 2025:90", Status.MISSED),
    ],
)
def test_the_deadline(registry_of: Make, observed: str, status: Status) -> None:
    found = judged(registry_of, observed, GOAL)
    assert found.status is status
    undecided = (Reason.DATE_UNCERTAIN,) if status is Status.NO_DATA else None
    assert undecided is None or found.assessment.reasons == undecided


def test_a_verdict_of_a_rough_figure_says_so_and_names_the_interval(registry_of: Make) -> None:
    found = judged(
        registry_of, "2021:60 2022:61 2023/2024:62", GOAL | {"by": 2035, "at_least": 900}
    )
    assert found.status is Status.OFF_TRACK
    assert Flag.DATE_UNCERTAIN in found.flags
    assert found.series.latest
    assert str(found.series.latest.when) == "2023/2024"
    plain = judged(registry_of, "2021:60 2022:61 2024:62", GOAL | {"by": 2035, "at_least": 900})
    assert Flag.DATE_UNCERTAIN not in plain.flags


@pytest.mark.parametrize(
    ("due", "band"),
    [(2021, "done on time"), (2020, "done"), (2019, "done late")],
)
def test_a_milestone_is_done_and_when_is_said_as_far_as_it_is_known(
    registry_of: Make, due: int, band: str
) -> None:
    found = judged(registry_of, "2020/2021:1", {"kind": "milestone", "by": due}, measure="event")
    assert (found.status, found.assessment.band) == (Status.ACHIEVED, band)


def test_an_event_counts_for_the_period_that_holds_its_interval(registry_of: Make) -> None:
    yearly = {"kind": "cadence", "every": "year", "from": 2024, "until": 2024}
    monthly = {"kind": "cadence", "every": "month", "from": "2024-03", "until": "2024-04"}
    assert (
        judged(registry_of, "2024-03/2024-04:1", yearly, measure="event").status is Status.ACHIEVED
    )
    assert (
        judged(registry_of, "2024-03/2024-04:1", monthly, measure="event").status is Status.NO_DATA
    )


def test_only_rough_figures_still_say_on_which_side_they_were(registry_of: Make) -> None:
    found = judged(registry_of, "2020/2021:25", GOAL | {"by": 2035})
    assert found.status is Status.NO_DATA
    assert Reason.BELOW_LINE in found.assessment.reasons
    assert found.assessment.reported_share == pytest.approx(0.25)


@pytest.mark.parametrize(
    ("observed", "by", "status"),
    [
        # early in 2020 it says nothing of June, and late it is too late
        ("2020/2021:120", "2020-06", Status.NO_DATA),
        # at either end of the interval others decide, in between it would
        ("2019:70 2021:80 2025:150 2020/2023:120", "2022", Status.NO_DATA),
        # a dated figure of the last day goes before the rough one
        ("2019:70 2021:120 2020/2021:60", "2021", Status.ACHIEVED),
    ],
)
def test_the_deadline_within_an_interval(
    registry_of: Make, observed: str, by: str, status: Status
) -> None:
    assert judged(registry_of, observed, {"at_least": 100, "by": by}).status is status


def test_a_rough_event_is_not_hidden_by_another_one(registry_of: Make) -> None:
    yearly = {"kind": "cadence", "every": "year", "from": 2020, "until": 2020, "at_least": 2}
    observed = "2020-12-31:1 2020-03/2020-12:1"
    assert judged(registry_of, observed, yearly, measure="event").status is Status.ACHIEVED
    staged = {"kind": "milestone", "by": 2024, "stages": ["north", "south"]}
    stages = [
        {"period": "2020", "value": 1, "stage": "north"},
        {"period": "2020/2021", "value": 1, "stage": "south"},
    ]
    found = standing(registry_of(text(stages, staged, {"measure": "stage"})), "2026-06-01")
    assert found.status is Status.ACHIEVED


def test_a_withdrawn_figure_hides_no_rough_one(registry_of: Make) -> None:
    observed = [
        {"period": "2022", "value": 50},
        {"period": "2024", "value": 90, "published": "2025-02-01"},
        {"period": "2024", "value": 90, "published": "2025-03-01", "status": "withdrawn"},
        {"period": "2023/2024", "value": 120, "published": "2025-04-01"},
    ]
    found = standing(registry_of(text(observed, GOAL)), "2025-06-01")
    assert Flag.DATE_UNCERTAIN in found.flags
