"""Final words that somebody tried to break: each right word is worked out beside its figures."""

from collections.abc import Callable
from typing import Any

import pytest
from judging import standing, text

from mic_tracker.model.assessment import Reason
from mic_tracker.model.codes import Status
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Standing

Make = Callable[[str], Registry]
FLOW = {"over": "period", "every": "year", "measure": "amount"}
SOURCES = "".join(f'[sources.{s}]\ntitle = "{s}"\npublished = 2026-01-01\n' for s in "abc")
EVENTS = {"measure": "event"}


def judged(
    make: Make,
    observed: str | list[dict[str, Any]],
    target: dict[str, Any],
    **indicator: Any,  # noqa: ANN401 - whatever a record may be given
) -> Standing:
    return standing(make(text(observed, target, indicator) + SOURCES), "2026-11-26")


TENTHS = " ".join(f"{year}:0.1" for year in range(2015, 2025))


@pytest.mark.parametrize(
    ("observed", "target", "status"),
    [
        # 10 % more than 100 is 110, though a machine says 110.00000000000001
        ("2020:100 2024:110", {"kind": "change", "percent": 10, "from": 2020}, "achieved"),
        # ten times 0.1 is 1
        (TENTHS, {"kind": "cumulative", "at_least": 1, "from": 2015}, "achieved"),
        # 0.1 + 0.2 + 0.3 + 0.1 is 0.7
        ("2024-Q1:0.1 2024-Q2:0.2 2024-Q3:0.3 2024-Q4:0.1", {"at_most": 0.7}, "achieved"),
    ],
)
def test_numbers_count_as_they_are_written(
    registry_of: Make, observed: str, target: dict[str, Any], status: str
) -> None:
    assert judged(registry_of, observed, target | {"by": 2024}, **FLOW).status == status


def test_seven_times_is_not_more_than_seven_times(registry_of: Make) -> None:
    target = {"kind": "comparison", "than": "y", "times": 7, "by": 2024}
    other = '[indicators.y]\nname="Y"\nunit="t"\nmeasure="amount"\ndesired="increase"\n'
    observed = [
        {"period": "2024", "value": 0.07},
        {"indicator": "y", "period": "2024", "value": 0.01},
    ]
    made = registry_of(text(observed, target, {"measure": "amount"}) + other)
    assert standing(made, "2026-11-26").status is Status.MISSED


def test_a_year_that_ends_after_the_deadline_takes_nothing_away(registry_of: Make) -> None:
    target = {"kind": "cumulative", "at_least": 100, "from": 2023, "by": "2024-06"}
    assert judged(registry_of, "2023:60 2024-H1:50", target, **FLOW).status is Status.ACHIEVED
    whole = judged(registry_of, "2023:60 2024-H1:50 2024:120", target, **FLOW)
    assert whole.status is Status.ACHIEVED


def test_a_start_has_the_length_of_the_series(registry_of: Make) -> None:
    """Nothing grew: 100 a year in 2020 and in 2024; a quarter of 25 is no start of that."""
    target = {"kind": "change", "percent": 20, "from": "2020-Q4", "by": 2024}
    found = judged(registry_of, "2020-Q4:25 2020:100 2024:100", target, **FLOW)
    assert (found.status, found.assessment.reasons) == (Status.NO_DATA, (Reason.NO_BASELINE,))


@pytest.mark.parametrize(
    ("start", "status"),
    [
        ({"value": 100}, Status.ACHIEVED),
        # from 105 on 112 would be less than the 115.5 asked for
        ({"value": 100, "qualifier": "over"}, Status.NO_DATA),
        ({"low": 90, "high": 110}, Status.NO_DATA),
        ({"low": 90, "high": 101}, Status.ACHIEVED),
    ],
)
def test_the_start_of_a_change_may_be_hedged(
    registry_of: Make, start: dict[str, Any], status: Status
) -> None:
    target = {"kind": "change", "percent": 10, "from": 2020, "by": 2024}
    observed = [{"period": "2020"} | start, {"period": "2024", "value": 112}]
    assert judged(registry_of, observed, target).status is status


@pytest.mark.parametrize(
    ("figure", "done"),
    [
        ({"value": 1}, True),
        ({"value": 1, "qualifier": "under"}, False),
        ({"value": 1, "qualifier": "at-most"}, False),
        ({"value": 0.5}, False),
        ({"value": 1, "qualifier": "at-least"}, True),
    ],
)
def test_what_may_be_undone_is_not_done(
    registry_of: Make,
    figure: dict[str, Any],
    done: bool,  # noqa: FBT001 - a case
) -> None:
    target = {"kind": "milestone", "by": 2024}
    found = judged(registry_of, [{"period": "2024"} | figure], target, **EVENTS)
    assert (found.status is Status.ACHIEVED) is done


def test_what_is_carried_over_is_what_is_sure(registry_of: Make) -> None:
    target = {"kind": "cadence", "every": "year", "from": 2020, "until": 2022, "carry": "full"}
    sure = [{"period": "2020", "value": 3}]
    perhaps = [{"period": "2020", "value": 3, "qualifier": "at-most"}]
    assert judged(registry_of, sure, target, **EVENTS).status is Status.ACHIEVED
    assert judged(registry_of, perhaps, target, **EVENTS).status is Status.NO_DATA


@pytest.mark.parametrize(
    ("observed", "target", "keys", "status"),
    [
        # the end of 2024 is after June
        ("2023:40 2024-06:40 2024:60", {"at_most": 50, "until": "2024-06"}, {}, "achieved"),
        # half of the year 2024 was before the promise
        ("2024:60 2025:40", {"at_most": 50, "from": "2024-07", "until": 2025}, FLOW, "achieved"),
    ],
)
def test_a_threshold_counts_its_own_time(
    registry_of: Make, observed: str, target: dict[str, Any], keys: dict[str, Any], status: str
) -> None:
    found = judged(registry_of, observed, {"kind": "threshold"} | target, **keys)
    assert found.status == status


def test_a_figure_of_long_before_does_not_decide(registry_of: Make) -> None:
    found = judged(registry_of, "2015:100 2025:80", {"at_least": 90, "by": 2024})
    assert found.assessment.reasons == (Reason.NOTHING_AT_DEADLINE,)
    assert (
        judged(registry_of, "2023:100 2025:80", {"at_least": 90, "by": 2024}).status
        is Status.ACHIEVED
    )


def test_what_was_before_the_start_is_no_success(registry_of: Make) -> None:
    target = {
        "at_least": 100,
        "by": 2030,
        "question": "ever",
        "baseline": {"period": 2020, "value": 80},
    }
    found = judged(registry_of, "2010:120 2020:80 2024:82", target)
    assert found.status not in {Status.ACHIEVED, Status.MISSED}
    assert judged(registry_of, "2020:80 2022:120 2024:82", target).status is Status.ACHIEVED


def test_a_sum_of_events_is_not_missed_in_silence(registry_of: Make) -> None:
    target = {"kind": "cumulative", "at_least": 5, "from": 2021, "by": 2025}
    assert judged(registry_of, "2021-03:1 2025-12:1", target, **EVENTS).status is Status.NO_DATA
    told = "2021:1 2022:0 2023:0 2024:0 2025:1"
    assert judged(registry_of, told, target, **EVENTS).status is Status.MISSED
    assert judged(registry_of, "2021-03:2 2025-12:3", target, **EVENTS).status is Status.ACHIEVED


def said(source: str, **figure: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever a record may be given
    return {"period": "2024", "source": source} | figure


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"low": 70, "high": 80}, {"low": 90, "high": 95}),
        ({"value": 85, "qualifier": "under"}, {"value": 85}),
    ],
)
def test_sources_disagree_by_all_that_they_say(
    registry_of: Make, one: dict[str, Any], other: dict[str, Any]
) -> None:
    for first, second in ((one, other), (other, one)):
        observed = [said("a", **first), said("b", **second)]
        assert judged(registry_of, observed, {"at_least": 85, "by": 2024}).status is Status.DISPUTED


def test_a_source_cannot_take_back_what_another_said(registry_of: Make) -> None:
    withdrawn = [
        said("b", value=50, status="withdrawn", published=f"2026-0{month}-01") for month in (2, 3)
    ]
    observed = [said("a", value=100), said("b", value=50), *withdrawn]
    assert judged(registry_of, observed, {"at_least": 80, "by": 2024}).status is Status.ACHIEVED
