"""What a reader should know beside the verdict."""

from collections.abc import Callable
from typing import Any

import pytest
import tomli_w
from judging import standing, text

from mic_tracker.model.codes import Flag
from mic_tracker.model.registry import Registry

Make = Callable[[str], Registry]
UP = {"at_least": 100, "by": 2030}
SOURCES = tomli_w.dumps({"sources": {name: {"title": name, "published": "2022"} for name in "ab"}})


def flags(make: Make, body: str, as_of: str = "2023-06-01") -> tuple[Flag, ...]:
    return standing(make(body + SOURCES), as_of).flags


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("draft", (Flag.DRAFT,)),
        ("proposed", (Flag.PROPOSED,)),
        ("aspiration", (Flag.ASPIRATION,)),
        ("official", ()),
    ],
)
def test_the_standing_of_the_promise(registry_of: Make, word: str, found: tuple[Flag, ...]) -> None:
    target = UP | {"stated": {"source": "a", "standing": word}}
    assert flags(registry_of, text("2020:50 2021:52", target)) == found


def test_a_dispute_of_sources(registry_of: Make) -> None:
    observed: list[dict[str, Any]] = [
        {"period": "2021", "value": 52, "source": "a"},
        {"period": "2021", "value": 53, "source": "b"},
    ]
    assert flags(registry_of, text(observed, UP)) == (Flag.CONFLICT,)


def test_a_series_that_nobody_chose(registry_of: Make) -> None:
    observed: list[dict[str, Any]] = [
        {"period": "2020", "value": 52, "series": "active"},
        {"period": "2021", "value": 90, "series": "registered"},
    ]
    indicator = {"series": {"active": "one way", "registered": "another"}}
    open_to_both = standing(registry_of(text(observed, UP, indicator)), "2023-06-01")
    assert open_to_both.flags == (Flag.SERIES_CHOSEN,)
    assert open_to_both.series.name == "registered"
    named = standing(
        registry_of(text(observed, UP | {"series": "active"}, indicator)), "2023-06-01"
    )
    assert named.flags == ()
    assert named.series.name == "active"


def test_only_the_latest_figure_is_provisional_or_estimated(registry_of: Make) -> None:
    observed: list[dict[str, Any]] = [
        {"period": "2020", "value": 52, "status": "provisional"},
        {"period": "2021", "value": 53, "status": "estimated"},
        {"period": "2022", "value": 54},
    ]
    assert flags(registry_of, text(observed, UP)) == ()
    assert flags(registry_of, text(observed[:2], UP)) == (Flag.ESTIMATED,)
    assert flags(registry_of, text(observed[:1], UP)) == (Flag.PROVISIONAL,)


@pytest.mark.parametrize(("day", "stale"), [("2023-12-31", False), ("2024-01-01", True)])
def test_a_figure_is_stale_the_day_after_the_next_was_due(
    registry_of: Make,
    day: str,
    stale: bool,  # noqa: FBT001 - a column of the table
) -> None:
    body = text("2020:50 2021:52", UP, {"every": "year"})
    assert (Flag.STALE in flags(registry_of, body, day)) is stale


def test_what_is_decided_cannot_be_stale(registry_of: Make) -> None:
    body = text("2020:50 2021:120", {"at_least": 100, "by": 2021}, {"every": "year"})
    assert flags(registry_of, body, "2040-01-01") == ()


YEARLY = {"over": "period", "every": "year"}


def test_a_sum_of_parts_is_derived(registry_of: Make) -> None:
    quarters = " ".join(f"2022-Q{n}:2{n}" for n in (1, 2, 3, 4))
    assert Flag.DERIVED in flags(registry_of, text(f"2021:80 {quarters}", UP, YEARLY))
    stated = text(f"2021:80 {quarters} 2022:90", UP, YEARLY)
    assert Flag.DERIVED not in flags(registry_of, stated)
    total = {"kind": "cumulative", "at_least": 500, "from": 2021, "by": 2030}
    assert Flag.DERIVED not in flags(registry_of, text("2021:80 2022:90", total, YEARLY))


@pytest.mark.parametrize("status", ["provisional", "normal"])
def test_a_final_word_of_every_period_is_as_provisional_as_its_figures(
    registry_of: Make, status: str
) -> None:
    first: dict[str, Any] = {"period": "2020", "value": 60, "status": status}
    observed = [first, {"period": "2021", "value": 70}]
    kept = {"kind": "threshold", "at_least": 50, "until": 2021}
    assert (Flag.PROVISIONAL in flags(registry_of, text(observed, kept))) is (
        status == "provisional"
    )
    events = {"kind": "cadence", "every": "year", "from": 2020, "until": 2021}
    told = text(observed, events, {"measure": "event"})
    assert (Flag.PROVISIONAL in flags(registry_of, told)) is (status == "provisional")
