"""The curves of a chart: the fan is the forecast, the path ends at the goal, goals are in order."""

import math
from collections.abc import Iterator

import pytest
from charts import REGISTRIES, report_on
from reporting import report_of

from mic_tracker.assess.over_time.curves import compute_curves
from mic_tracker.model.answers.curve import Curves, FanPoint
from mic_tracker.model.assessment import Forecast
from mic_tracker.model.report import Report, shown_forecast
from mic_tracker.model.trajectory import TargetPath

FIRMS = """
format = 1
title = "T"

[sources.s]
title = "S"
published = 2022-01-01

[sources.plan]
title = "Plan"
published = 2020-01-01

[sources.newer]
title = "Newer plan"
published = 2023-07-01

[indicators.firms]
name = "Firms"
unit = "firms"
measure = "count"
desired = "increase"
over = "instant"

[targets.firms-2030]
kind = "level"
indicator = "firms"
at_least = 200
by = 2030
baseline = { period = 2020, value = 100 }
interim = [[2025, 140]]
stated = { source = "newer" }
"""
FIGURES = "".join(
    f'[[observations]]\nindicator = "firms"\nperiod = "{year}"\nvalue = {value}\nsource = "s"\n'
    f"published = {year + 1}-01-01\n"
    for year, value in ((2020, 100), (2021, 112), (2022, 119), (2023, 133))
)


def curves_of(text: str, as_of: str = "2024-06-30") -> Curves:
    report = report_of(text, as_of)
    return compute_curves(report.standings, report)[report.standings[0].id]


@pytest.mark.parametrize("name", REGISTRIES)
def test_the_fan_ends_at_the_forecast(name: str) -> None:
    report = report_on(name)
    ends = [*fan_ends(report)]
    for forecast, end in ends:
        assert end.median == pytest.approx(forecast.median)
        assert (end.low80, end.high80) == pytest.approx((forecast.low80, forecast.high80))
    assert ends or name not in {"shipped", "policies"}


def fan_ends(report: Report) -> Iterator[tuple[Forecast, FanPoint]]:
    for standing in report.standings:
        curves, forecast = compute_curves([standing], report)[standing.id], shown_forecast(standing)
        if curves.fan:
            assert forecast is not None
            assert curves.fan[-1].time == pytest.approx(forecast.at)
            yield forecast, curves.fan[-1]


@pytest.mark.parametrize("name", REGISTRIES)
def test_the_fan_begins_at_the_latest_figure_and_only_widens(name: str) -> None:
    report = report_on(name)
    for standing in report.standings:
        fan = compute_curves([standing], report)[standing.id].fan
        if fan:
            latest = standing.series.points[-1]
            assert {*fan[0][1:]} == {latest.value}
            assert fan[0].time == latest.time
        for point in fan:
            assert point.low80 <= point.low50 <= point.median <= point.high50 <= point.high80
        assert [point.time for point in fan] == sorted(point.time for point in fan)


@pytest.mark.parametrize("name", REGISTRIES)
def test_the_path_leads_from_the_start_to_the_goal(name: str) -> None:
    report = report_on(name)
    for standing in report.standings:
        path, trajectory = compute_curves([standing], report)[standing.id].path, standing.trajectory
        if path:
            assert isinstance(trajectory, TargetPath)
            assert trajectory.start
            assert path[0] == (trajectory.start.time, trajectory.start.value)
            assert path[-1].time == trajectory.deadline.end
            assert path[-1].value == pytest.approx(trajectory.objective.value)


def test_the_path_goes_through_what_was_stated_between() -> None:
    curves = curves_of(FIRMS + FIGURES)
    # the end of 2020 is 2021.0 as a decimal year
    assert [tuple(point) for point in curves.path] == [(2021, 100), (2026, 140), (2031, 200)]
    assert [tuple(point) for point in curves.interim] == [(2026, 140)]


def test_a_bent_path_grows_by_the_same_factor_each_year() -> None:
    bent = FIRMS.replace("interim = [[2025, 140]]", 'path = "geometric"') + FIGURES
    path = curves_of(bent).path
    # half-way in time lies the geometric mean of 100 and 200
    (middle,) = (point.value for point in path if math.isclose(point.time, 2026))
    assert middle == pytest.approx(math.sqrt(100 * 200))


MOVED = (
    FIRMS.replace("at_least = 200\nby = 2030", "at_least = 150\nby = 2025")
    .replace("interim = [[2025, 140]]\n", "")
    .replace('"newer" }', '"plan" }')
    + '[[targets.firms-2030.restated]]\nat_least = 200\nby = 2030\nstated = { source = "newer" }\n'
    + FIGURES
)


def test_goals_are_in_the_order_of_time_and_one_ends_where_the_next_begins() -> None:
    first, second = curves_of(MOVED).goals
    assert (first.value, second.value) == (150, 200)
    assert first.by
    assert second.by
    assert (first.by.end, second.by.end) == (2026, 2031)
    # stated on 1 January 2020 and on 1 July 2023, the 182nd day of 365
    assert first.since == pytest.approx(2020, abs=1 / 365)
    assert first.until == second.since
    assert second.since == pytest.approx(2023 + 181 / 365, abs=1.5 / 365)
    assert (first.in_force, second.in_force) == (False, True)


def test_one_figure_has_no_fan_beyond_what_the_forecast_says_and_none_no_line() -> None:
    none = curves_of(FIRMS)
    assert none.own.points == ()
    assert none.fan == ()
    assert [goal.value for goal in none.goals] == [200]
    assert none.path[-1].value == 200
