"""What is due: each day is computed here from the keys, not taken from the program."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
import tomli_w
from judging import judged, text

from mic_tracker.assess.due.items import list_due, select_due
from mic_tracker.errors import WrongUse
from mic_tracker.model.answers.due import DueItem
from mic_tracker.model.codes import DueBasis, DueKind, Flag
from mic_tracker.model.finding import Location
from mic_tracker.model.registry import Registry
from mic_tracker.model.review import Review, ReviewRecord

Make = Callable[[str], Registry]
UP = {"at_least": 100, "by": 2030}
MONTHLY = {"kind": "cadence", "every": "month", "from": "2024-01"}
EVENT = {"measure": "event", "over": "period"}


def due(registry: Registry, day: str, *kinds: DueKind) -> list[DueItem]:
    items = list_due(judged(registry, day))
    return [item for item in items if not kinds or item.kind in kinds]


def only(registry: Registry, day: str, kind: DueKind) -> DueItem:
    (item,) = due(registry, day, kind)
    return item


def told(items: list[DueItem]) -> list[tuple[str, str]]:
    return [(item.day.isoformat(), str(item.period or "")) for item in items]


def tables(**more: Any) -> str:  # noqa: ANN401 - whatever a registry holds
    """More tables at the end of a registry."""
    return "\n" + tomli_w.dumps(more)


@pytest.mark.parametrize(
    ("keys", "period", "day"),
    [
        # the year after 2022 ends, and as long as a year passes
        ({"every": "year"}, "2023", date(2024, 12, 31)),
        ({"every": "year", "lag": "75 days"}, "2023", date(2023, 12, 31) + timedelta(days=75)),
        ({"every": "quarter", "lag": "1 month"}, "2023-Q1", date(2023, 4, 30)),
        ({"every": "year", "next_release": date(2023, 5, 4)}, "2023", date(2023, 5, 4)),
        ({"next_release": date(2023, 5, 4)}, "", date(2023, 5, 4)),
    ],
)
def test_the_next_figure_is_due_when_it_should_be_out(
    registry_of: Make, keys: dict[str, Any], period: str, day: date
) -> None:
    made = registry_of(text("2022:5", UP, keys))
    item = only(made, "2023-01-15", DueKind.FIGURE)
    assert (item.day, str(item.period or ""), item.targets) == (day, period, ("t",))
    assert item.indicator == "x"


@pytest.mark.parametrize(
    ("day", "through", "figures"),
    [
        ("2026-05-31", None, 1),  # that of April may come until the end of May
        ("2026-06-30", None, 1),  # April is late; that of May may come today
        ("2026-07-01", "2026-05", 2),
        ("2026-11-26", "2026-09", 6),
    ],
)
def test_figures_that_are_missing_one_after_the_other_are_one_line(
    registry_of: Make, day: str, through: str | None, figures: int
) -> None:
    made = registry_of(text("2026-03:5", UP, {"every": "month", "over": "period"}))
    item = only(made, day, DueKind.FIGURE)
    assert (str(item.period), item.day) == ("2026-04", date(2026, 5, 31))
    assert (item.through and str(item.through), item.figures) == (through, figures)


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_a_figure_is_overdue_exactly_when_its_target_is_stale(registry_of: Make, days: int) -> None:
    made = registry_of(text("2022:5", UP, {"every": "year", "lag": "3 months"}))
    report = judged(made, str(date(2024, 3, 31) + timedelta(days=days)))
    (figure,) = (item for item in list_due(report) if item.kind is DueKind.FIGURE)
    assert figure.is_overdue(report.clock.as_of) is (days > 0)
    assert (Flag.STALE in report.standings[0].flags) is (days > 0)


def test_the_patience_of_a_target_or_of_the_registry_says_a_day_too(registry_of: Make) -> None:
    own = registry_of(text("2022:5", {**UP, "stale_after": "6 months"}, {"every": "year"}))
    item = only(own, "2023-01-15", DueKind.FIGURE)
    assert (item.day, item.basis, str(item.period)) == (
        date(2023, 6, 30),
        DueBasis.TARGET_AGE,
        "2023",
    )
    usual = registry_of(text("2022:5", UP, {}, {"stale_after": "18 months"}))
    item = only(usual, "2023-01-15", DueKind.FIGURE)
    assert (item.day, item.basis, item.period) == (date(2024, 6, 30), DueBasis.USUAL_AGE, None)


def test_the_figures_of_an_indicator_without_a_target_are_due_too(registry_of: Make) -> None:
    other = {"name": "Y", "unit": "y", "measure": "count", "desired": "increase"}
    more = {"y": {**other, "every": "year", "lag": "2 months"}, "silent": other}
    figures = [
        {"indicator": name, "period": "2023", "value": 5, "published": "2024-01-01"}
        for name in ("y", "silent")
    ]
    made = registry_of(text([*figures], UP) + tables(indicators=more))
    item = only(made, "2024-06-01", DueKind.FIGURE)
    assert (item.indicator, item.targets) == ("y", ())
    assert (str(item.period), item.day) == ("2024", date(2025, 2, 28))
    report = judged(made, "2024-06-01")
    assert select_due(report, None, ("figure",)).items == (item,)
    assert item not in select_due(report, None, ("deadline",)).items


def test_what_no_target_waits_for_is_not_asked_of_a_tag(registry_of: Make) -> None:
    other = {"name": "Y", "unit": "y", "measure": "count", "desired": "increase", "every": "year"}
    figure = {"indicator": "y", "period": "2023", "value": 5, "published": "2024-01-01"}
    tagged = {**UP, "tags": ["economy"]}
    made = registry_of(text([figure], tagged) + tables(indicators={"y": other}))
    found = select_due(judged(made, "2024-06-01"), None, (), ("economy",)).items
    assert "y" not in {item.indicator for item in found}


def test_without_a_calendar_nothing_is_guessed(
    registry_of: Make,
) -> None:
    made = registry_of(text("2022:5", UP))
    assert due(made, "2029-01-01", DueKind.FIGURE) == []
    assert select_due(judged(made, "2029-01-01"), None).unscheduled == ("x",)
    scheduled = registry_of(text("2022:5", UP, {"every": "year"}))
    assert select_due(judged(scheduled, "2029-01-01"), None).unscheduled == ()


def test_one_figure_of_many_targets_is_one_line_on_the_first_day(registry_of: Make) -> None:
    more = {"u": {"kind": "level", "indicator": "x", "at_least": 9, "by": 2035}}
    more["v"] = {**more["u"], "stale_after": "3 months"}
    made = registry_of(text("2022:5", UP, {"every": "year"}) + tables(targets=more))
    item = only(made, "2023-01-15", DueKind.FIGURE)
    assert item.targets == ("t", "u", "v")
    assert item.day == date(2023, 3, 31)


def test_a_figure_that_never_came_is_that_of_the_period_of_the_promise(registry_of: Make) -> None:
    plan = {"plan": {"title": "Plan", "published": date(2021, 3, 3)}}
    stated = {**UP, "stated": {"source": "plan"}}
    made = registry_of(
        text("", stated, {"every": "year", "lag": "2 months"}) + tables(sources=plan)
    )
    assert told(due(made, "2021-06-01", DueKind.FIGURE)) == [("2022-02-28", "2021")]
    assert due(made, "2021-03-02") == []  # nobody had promised anything
    unknown = registry_of(text("", UP, {"every": "year"}))
    assert due(unknown, "2021-06-01", DueKind.FIGURE) == []


def test_what_is_decided_waits_for_nothing(registry_of: Make) -> None:
    made = registry_of(text("2020:5 2025:120", {**UP, "by": 2025}, {"every": "year"}))
    assert due(made, "2026-02-01") == []


def test_a_deadline_is_due_until_a_figure_reaches_it(registry_of: Make) -> None:
    made = registry_of(text("2020:5", UP))
    item = only(made, "2029-01-01", DueKind.DEADLINE)
    assert (item.day, str(item.period)) == (date(2030, 12, 31), "2030")
    report = judged(made, "2031-01-01")
    assert only(made, "2031-01-01", DueKind.DEADLINE).is_overdue(report.clock.as_of)
    assert Flag.AWAITING_DATA in report.standings[0].flags
    reached = registry_of(text("2020:5 2030:5", UP))
    assert due(reached, "2031-01-01", DueKind.DEADLINE, DueKind.GRACE) == []


def test_the_grace_ends_after_a_deadline_that_is_past(registry_of: Make) -> None:
    made = registry_of(text("2020:5", {**UP, "grace": "15 months"}))
    assert due(made, "2030-12-31", DueKind.GRACE) == []
    assert only(made, "2031-01-01", DueKind.GRACE).day == date(2032, 3, 31)
    assert due(made, "2032-04-01", DueKind.GRACE) == []
    usual = registry_of(text("2020:5", UP))
    assert only(usual, "2031-01-01", DueKind.GRACE).day == date(2031, 12, 31)


def test_a_passed_deadline_is_told_by_the_line_of_its_figure(registry_of: Make) -> None:
    made = registry_of(text("2029:5", UP, {"every": "year", "lag": "4 months"}))
    before = told(due(made, "2030-12-31"))
    assert before == [("2030-12-31", "2030"), ("2031-04-30", "2030")]
    assert told(due(made, "2031-01-01")) == [("2031-04-30", "2030")]


def test_listed_points_are_due_until_a_figure_reaches_them(registry_of: Make) -> None:
    path = {**UP, "interim": [[2025, 40], [2028, 80]]}
    made = registry_of(text("2020:5", path))
    assert told(due(made, "2026-02-01", DueKind.INTERIM)) == [
        ("2025-12-31", "2025"),
        ("2028-12-31", "2028"),
    ]
    later = registry_of(text("2020:5 2025:30", path))
    assert told(due(later, "2026-02-01", DueKind.INTERIM)) == [("2028-12-31", "2028")]


def test_periods_of_a_cadence_are_due_on_their_last_day(registry_of: Make) -> None:
    made = registry_of(text("2024-02:1 2024-04:1", MONTHLY, EVENT))
    found = due(made, "2024-05-20", DueKind.CADENCE_PERIOD)
    assert told(found) == [
        ("2024-01-31", "2024-01"),
        ("2024-03-31", "2024-03"),
        ("2024-05-31", "2024-05"),
    ]
    graced = registry_of(text("2024-02:1 2024-04:1", {**MONTHLY, "grace": "20 days"}, EVENT))
    days = [item.day for item in due(graced, "2024-05-20", DueKind.CADENCE_PERIOD)]
    assert days == [
        date(2024, 1, 31) + timedelta(days=20),
        date(2024, 3, 31) + timedelta(days=20),
        date(2024, 5, 31) + timedelta(days=20),
    ]


def test_what_silence_settles_or_an_excuse_takes_out_is_not_due(registry_of: Make) -> None:
    silent = registry_of(
        text("2024-02:1", {**MONTHLY, "silence": "missed", "objective": 0.5}, EVENT)
    )
    assert told(due(silent, "2024-04-20")) == [("2024-04-30", "2024-04")]
    excused = registry_of(text("2024-02:1", {**MONTHLY, "excused": ["2024-01", "2024-03"]}, EVENT))
    assert told(due(excused, "2024-04-20")) == [("2024-04-30", "2024-04")]


def test_a_milestone_is_due_with_the_stages_that_are_left(registry_of: Make) -> None:
    stages = {"kind": "milestone", "stages": ["law", "portal"], "by": "2025-06"}
    law = [{"period": "2024-03", "value": 1, "stage": "law"}]
    made = registry_of(text(law, stages, {"measure": "stage"}))
    item = only(made, "2025-01-01", DueKind.MILESTONE)
    assert (item.day, item.stages) == (date(2025, 6, 30), ("portal",))
    done = registry_of(text([*law, {**law[0], "stage": "portal"}], stages, {"measure": "stage"}))
    assert due(done, "2025-01-01") == []
    never = registry_of(text(law, {**stages, "by": "2099"}, {"measure": "stage"}))
    assert only(never, "2025-01-01", DueKind.MILESTONE).day == date(2099, 12, 31)


def test_of_a_milestone_without_a_deadline_nothing_is_due(registry_of: Make) -> None:
    made = registry_of(text("", {"kind": "milestone"}, {"measure": "event"}))
    assert due(made, "2025-01-01") == []


def test_a_claim_is_due_from_the_end_of_its_year_to_its_figure(
    registry_of: Make,
) -> None:
    claimed = [
        {"period": "2020", "value": 5},
        {"period": "2025", "value": 50, "status": "projected", "published": date(2021, 1, 5)},
        {"period": "2025", "value": 60, "status": "projected", "published": date(2021, 2, 5)},
    ]
    made = registry_of(text(claimed, UP))
    item = only(made, "2024-01-01", DueKind.CLAIM)
    assert (item.day, str(item.period), item.targets) == (date(2025, 12, 31), "2025", ("t",))
    assert only(made, "2026-01-01", DueKind.CLAIM).is_overdue(date(2026, 1, 1))
    assert due(made, "2021-01-04", DueKind.CLAIM) == []  # nobody had claimed anything
    scored = registry_of(text([*claimed, {"period": "2025", "value": 55}], UP))
    assert due(scored, "2026-01-01", DueKind.CLAIM) == []


def test_waivers_end_on_their_last_day(registry_of: Make) -> None:
    waiver = '\n[[waivers]]\ntarget = "t"\nrule = "{}"\nuntil = 2025-05-01\nreason = "known"'
    made = registry_of(text("2022:5", UP) + waiver.format("stale") + waiver.format("weakened"))
    item = only(made, "2025-01-01", DueKind.WAIVER)
    assert (item.day, item.rule, item.targets) == (date(2025, 5, 1), "stale", ("t",))
    assert not item.is_overdue(date(2025, 5, 1))
    assert item.is_overdue(date(2025, 5, 2))


def reviewed(registry: Registry, *reviews: tuple[str, str | None, str | None]) -> Registry:
    """The registry with reviews of `t`: the day, the person, and the day until which it holds."""
    made = []
    for on, by, until in reviews:
        keys = {"target": "t", "on": on, "verdict": "at-risk", "reason": "seen"}
        days = {"on": date.fromisoformat(on), "until": until and date.fromisoformat(until)}
        record = ReviewRecord.model_validate({**keys, **days, "by": by})
        made.append(Review(record, Location("targets.toml", 9)))
    return replace(registry, reviews=tuple(made))


def test_a_review_is_due_on_its_last_day_until_somebody_looks_again(registry_of: Make) -> None:
    plain = registry_of(text("2022:5", UP))
    first = ("2024-01-10", "A", "2024-07-10")
    item = only(reviewed(plain, first), "2024-02-01", DueKind.REVIEW)
    assert (item.day, item.by, item.targets) == (date(2024, 7, 10), "A", ("t",))
    assert due(reviewed(plain, first), "2024-01-09", DueKind.REVIEW) == []  # not written yet
    again = reviewed(plain, first, ("2024-05-01", "B", None))
    assert due(again, "2024-08-01", DueKind.REVIEW) == []
    both = reviewed(plain, first, ("2024-01-10", "B", "2024-03-01"))
    assert [i.by for i in due(both, "2024-02-01", DueKind.REVIEW)] == ["B", "A"]
    assert len({i.key for i in due(both, "2024-02-01", DueKind.REVIEW)}) == 2


def test_a_comparison_waits_for_the_side_that_has_no_later_figure(registry_of: Make) -> None:
    wind = {"kind": "comparison", "than": "gas", "by": 2035}
    gas = {"name": "Gas", "unit": "things", "measure": "count", "desired": "increase"}
    facts = [{"period": "2022", "value": 5}, {"period": "2023", "value": 6}]
    other = {"indicator": "gas", "period": "2022", "value": 9}
    made = registry_of(
        text([*facts, other], wind, {"every": "year"}) + tables(indicators={"gas": gas})
    )
    item = only(made, "2024-01-15", DueKind.FIGURE)
    assert (item.indicator, str(item.period)) == ("gas", "2023")


def test_only_some_kinds_and_some_tags(registry_of: Make) -> None:
    more = {"u": {"kind": "level", "indicator": "y", "at_least": 9, "by": 2035, "tags": ["sea"]}}
    y = {"name": "Y", "unit": "things", "measure": "count", "desired": "increase"}
    made = registry_of(
        text("2022:5", {**UP, "tags": ["land"]}, {"every": "year"})
        + tables(targets=more, indicators={"y": y})
    )
    report = judged(made, "2024-01-15")
    everything = select_due(report, None)
    assert [item.kind for item in everything.items] == ["figure", "deadline", "deadline"]
    assert {item.kind for item in select_due(report, None, ["deadline"]).items} == {"deadline"}
    tagged = select_due(report, None, (), ["sea"])
    assert [item.targets for item in tagged.items] == [("u",)]
    assert (tagged.unscheduled, everything.unscheduled) == (("y",), ("y",))
    assert select_due(report, None, (), ["land"]).unscheduled == ()
    with pytest.raises(WrongUse) as refused:
        select_due(report, None, (), ["air"])
    assert refused.value.code == "unknown_tag"


def test_the_window_ends_with_its_last_day_and_the_rest_is_counted(registry_of: Make) -> None:
    made = registry_of(text("2022:5", UP, {"every": "year"}))
    report = judged(made, "2024-01-15")
    assert told([*select_due(report, date(2024, 12, 31)).items]) == [("2024-12-31", "2023")]
    short = select_due(report, date(2024, 12, 30))
    assert short.items == ()
    assert told([*short.later]) == [("2024-12-31", "2023"), ("2030-12-31", "2030")]


def test_an_age_says_a_day_where_no_calendar_does(registry_of: Make) -> None:
    other = {"name": "Y", "unit": "y", "measure": "count", "desired": "increase"}
    level = {"kind": "level", "indicator": "y", "at_least": 9, "by": 2035}
    more = tables(indicators={"y": other}, targets={"u": level})
    aging = {**UP, "stale_after": "6 months"}
    found = select_due(judged(registry_of(text("2022:5", aging) + more), "2023-01-15"), None)
    assert (found.unscheduled, found.aged) == (("x", "y"), ("x",))
    calendar = registry_of(text("2022:5", aging, {"every": "year"}) + more)
    found = select_due(judged(calendar, "2023-01-15"), None)
    assert (found.unscheduled, found.aged) == (("y",), ())
