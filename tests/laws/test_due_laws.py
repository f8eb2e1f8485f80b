"""Laws of what is due, over days and figures; staleness and what is overdue are one truth."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st
from judging import judged, text

from mic_tracker.assess.due.items import list_due
from mic_tracker.model.answers.due import DueItem
from mic_tracker.model.codes import DueKind, Flag
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Report

Make = Callable[[str], Registry]
Record = dict[str, Any]
few = settings(max_examples=60, deadline=None)

frequencies = st.sampled_from(["year", "half", "quarter", "month"])
lags = st.sampled_from([{}, {"lag": "1 day"}, {"lag": "6 weeks"}, {"lag": "14 months"}])
patience = st.sampled_from([{}, {"stale_after": "10 months"}])
days = st.dates(date(2020, 1, 1), date(2034, 12, 31))
last_years = st.integers(2018, 2026)


def on(registry: Registry, day: date) -> Report:
    return judged(registry, day.isoformat())


def figures(report: Report) -> list[DueItem]:
    return [item for item in list_due(report) if item.kind is DueKind.FIGURE]


def yearly(last: int, **more: Any) -> list[Record]:  # noqa: ANN401 - keys of an observation
    """Figures that come too slowly for the goal, each published when its year ends."""
    years = range(2015, last + 1)
    return [{"period": str(y), "value": y - 2000, "published": f"{y}-12-31"} | more for y in years]


GOAL = {"at_least": 100_000, "by": 2033}


@few
@given(frequencies, lags, patience, last_years, days)
def test_a_figure_is_overdue_exactly_while_its_target_is_stale(
    registry_of: Make, every: str, lag: Record, own: Record, last: int, day: date
) -> None:
    made = registry_of(text(yearly(last), {**GOAL, **own}, {"every": every, **lag}))
    report = on(made, day)
    (standing,) = report.standings
    overdue = any(item.is_overdue(day) for item in figures(report))
    if standing.series.points:
        assert overdue is (Flag.STALE in standing.flags)


KINDS: list[Record] = [
    {"kind": "direction", "desired": "increase"},
    {"kind": "threshold", "at_least": 4},
    {"kind": "change", "percent": 20, "from": 2016, "by": 2033},
    {"kind": "cumulative", "at_least": 10_000, "from": 2016, "by": 2033},
    {"kind": "comparison", "than": "y", "by": 2033},
    {"kind": "level", "at_least": 900, "by": 2033, "stale_after": "7 months"},
]
FLOW = {"name": "Y", "unit": "things", "measure": "count", "desired": "increase", "over": "period"}
years = st.sets(st.integers(2015, 2026))


@few
@given(frequencies, lags, years, years, days)
def test_every_stale_target_has_an_overdue_figure_and_no_other_has(
    registry_of: Make, every: str, lag: Record, own: set[int], other: set[int], day: date
) -> None:
    facts = [{"period": str(y), "value": y - 2000} for y in sorted(own)]
    facts += [{"indicator": "y", "period": str(y), "value": y - 1990} for y in sorted(other)]
    targets = {f"t{i}": {"indicator": "x", **keys} for i, keys in enumerate(KINDS)}
    more = tomli_w.dumps({"targets": targets, "indicators": {"y": FLOW}})
    calendar = {"every": every, "over": "period", **lag}
    report = on(registry_of(f"{text(facts, GOAL, calendar)}\n{more}"), day)
    stale = {s.id for s in report.standings if Flag.STALE in s.flags}
    overdue = [{*item.targets} for item in figures(report) if item.is_overdue(day)]
    assert stale <= set[str]().union(*overdue)
    assert all(targets & stale for targets in overdue)


@few
@given(frequencies, lags, last_years)
def test_a_thing_turns_overdue_on_the_day_after_its_own(
    registry_of: Make, every: str, lag: Record, last: int
) -> None:
    made = registry_of(text(yearly(last), GOAL, {"every": every, **lag}))
    (item,) = figures(on(made, date(last, 12, 31)))
    for offset in (-1, 0, 1, 400):
        day = item.day + timedelta(days=offset)
        if day > date(last, 12, 31):
            (same,) = figures(on(made, day))
            assert (same.key, same.day, same.period) == (item.key, item.day, item.period)
            assert same.is_overdue(day) is (offset > 0)


@few
@given(frequencies, lags, last_years, st.integers(0, 800))
def test_the_figure_that_is_asked_for_takes_its_line_away(
    registry_of: Make, every: str, lag: Record, last: int, later: int
) -> None:
    indicator = {"every": every, **lag}
    before = yearly(last)
    (item,) = figures(on(registry_of(text(before, GOAL, indicator)), date(last, 12, 31)))
    assert item.period
    day = item.period.last + timedelta(days=later)
    entered = {"period": str(item.period), "value": 20, "published": item.period.last}
    after = figures(on(registry_of(text([*before, entered], GOAL, indicator)), day))
    assert item.key not in {one.key for one in after}
    assert all(one.period and one.period.first > item.period.last for one in after)


@few
@given(last_years, days)
def test_nothing_appears_before_it_can_be_known(registry_of: Make, last: int, day: date) -> None:
    claim = {"period": "2030", "value": 9, "status": "projected", "published": "2024-06-30"}
    plan = '\n[sources.plan]\ntitle = "Plan"\npublished = 2022-03-01\n'
    stated = {**GOAL, "stated": {"source": "plan"}}
    made = registry_of(text([*yearly(last), claim], stated, {"every": "year"}) + plan)
    items = list_due(on(made, day))
    if day < date(2022, 3, 1):
        assert [item for item in items if item.kind is not DueKind.CLAIM] == []
    known = [year for year in range(2015, last + 1) if date(year, 12, 31) <= day]
    for item in items:
        if item.kind is DueKind.FIGURE and known:
            assert str(item.period) == str(known[-1] + 1)  # a later figure is not known yet
        if item.kind is DueKind.CLAIM:
            assert day >= date(2024, 6, 30)


@few
@given(st.sets(st.integers(1, 24)), st.integers(0, 900))
def test_a_period_of_a_cadence_is_due_until_it_is_on_record(
    registry_of: Make, recorded: set[int], later: int
) -> None:
    months = {n: f"{2020 + (n - 1) // 12}-{(n - 1) % 12 + 1:02}" for n in range(1, 60)}
    facts = [{"period": months[n], "value": 1} for n in sorted(recorded)]
    cadence = {"kind": "cadence", "every": "month", "from": "2020-01", "until": "2021-12"}
    day = date(2020, 1, 1) + timedelta(days=later)
    made = registry_of(text(facts, cadence, {"measure": "event", "over": "period"}))
    begun = {n for n in range(1, 25) if date.fromisoformat(f"{months[n]}-01") <= day}
    # an event counts when its month is over: it becomes known on the last day of it
    known = {n for n in recorded if date.fromisoformat(f"{months[n + 1]}-01") <= day + ONE_DAY}
    awaited = [str(item.period) for item in list_due(on(made, day))]
    assert awaited == [months[n] for n in sorted(begun - known)]


ONE_DAY = timedelta(days=1)


@few
@given(frequencies, last_years, days)
def test_the_order_is_that_of_days_and_the_same_every_time(
    registry_of: Make, every: str, last: int, day: date
) -> None:
    path = {**GOAL, "interim": [[2025, 40], [2029, 60]]}
    made = registry_of(text(yearly(last), path, {"every": every}))
    items = list_due(on(made, day))
    assert [item.day for item in items] == sorted(item.day for item in items)
    assert items == list_due(on(made, day))
    assert len({item.key for item in items}) == len(items)
