"""What is said of the way of a target: nothing that its figures do not say."""

import json
from typing import Any

import judging
import pytest
from languages import ENGLISH
from reporting import report_of

from mic_tracker.model.report import Report
from mic_tracker.pipeline.show import render_all_methods, render_target
from mic_tracker.pipeline.status import render_status
from mic_tracker.show.screen import Screen

SCREEN = Screen(width=200, wide=True, explain=True)
RANK = {"measure": "rank", "desired": "decrease"}


def report(observed: str, target: dict[str, Any], as_of: str, **indicator: Any) -> Report:  # noqa: ANN401 - keys of a record
    text = judging.text(observed, {"kind": "level"} | target, indicator)
    return report_of(f'format = 1\ntitle = "T"\n{text}', as_of)


def shown(made: Report) -> str:
    """Everything that the screens say of the only target, on lines as long as they need."""
    target = render_target(made, "t", "terminal", ENGLISH, SCREEN)
    status = render_status(made, "terminal", ENGLISH, SCREEN)
    return f"{target}\n{status}\n{render_all_methods(made, 't', 'terminal', ENGLISH, SCREEN)}"


def data(made: Report) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render_status(made, "json", ENGLISH, SCREEN))["targets"][0]
    return found


def cell(made: Report, title: str) -> str:
    """What stands in a column of the only target; a column in which nothing stands is left out."""
    lines = render_status(made, "terminal", ENGLISH, SCREEN).splitlines()
    row = next(i for i, line in enumerate(lines) if line.startswith("Status"))
    if title not in lines[row]:
        return ""
    start = lines[row].index(title)
    words = lines[row + 1][max(start - 6, 0) : start + len(title) + 6]
    return " ".join(words.split())


def test_a_way_is_not_gone_by_less_than_nothing() -> None:
    # (460 − 480) ÷ (500 − 480) is −100 per cent
    made = report("2020:480 2024:460", {"at_least": 500, "by": 2030}, "2025-06-01")
    assert data(made)["progress"] == -1
    text = shown(made)
    assert "moved away from the goal of 500: 460 now, 480 at the start" in text
    assert "-100%" not in text.replace("= -100%: it moved away", "")
    assert "of the way" not in text.split("What the columns say")[0].replace("share of the way", "")
    assert "away" in cell(made, "Done")


def test_a_goal_that_is_met_now_is_not_a_hundred_per_cent_of_what_is_off_track() -> None:
    # (101 − 90) ÷ (100 − 90) is 110 per cent, and it falls by some thirty a year
    target = {"at_least": 100, "by": 2034, "baseline": {"period": 2020, "value": 90}}
    made = report("2021:190 2022:160 2023:130 2024:101", target, "2025-06-01")
    assert data(made)["status"] in {"at_risk", "off_track"}
    text = shown(made)
    assert "beyond the goal of 100: 101 now, 90 at the start" in text
    assert "100%+" not in text
    assert "met now" in cell(made, "Done")


def test_a_goal_that_is_reached_and_likely_kept_has_more_than_its_share() -> None:
    made = report("2020:90 2022:120 2024:150", {"at_least": 100, "by": 2027}, "2025-06-01")
    assert data(made)["status"] == "on_track"
    assert "100%+" in cell(made, "Done")


def test_what_moves_away_is_reached_in_no_year() -> None:
    observed = "2018:42 2019:42 2020:44 2021:46 2022:44 2023:44"
    made = report(observed, {"at_most": 40, "by": 2030}, "2024-06-01", **RANK)
    found = data(made)["forecast"]
    assert found["median"] > 44
    assert found["expected"] is None
    assert "no year can be named: it moves away from the goal" in shown(made)
    assert "even chance of having been there" not in shown(made)
    assert "away" in cell(made, "Reached")


def test_what_comes_closer_has_its_year() -> None:
    observed = "2018:60 2019:57 2020:55 2021:52 2022:50 2023:47"
    made = report(observed, {"at_most": 40, "by": 2030}, "2024-06-01", **RANK)
    assert data(made)["forecast"]["expected"] > 2024
    assert "even chance of having been there" in shown(made)


@pytest.mark.parametrize("observed", ["2020:90", "2020:90 2022:93"])
@pytest.mark.parametrize("as_of", ["2026-03-01", "2026-11-25"])
def test_a_day_that_is_past_has_no_forecast(observed: str, as_of: str) -> None:
    made = report(observed, {"at_least": 100, "by": 2025}, as_of)
    text = render_target(made, "t", "terminal", ENGLISH, SCREEN)
    assert "  Forecast " not in text
    assert "in late 2025" not in text
    assert cell(made, "Forecast") == ""


def test_of_one_figure_nothing_is_left_once_the_deadline_is_past() -> None:
    made = report("2020:90", {"at_least": 100, "by": 2025}, "2026-11-25")
    assert data(made)["forecast"] is None
    before = report("2020:90", {"at_least": 100, "by": 2025}, "2024-11-25")
    assert data(before)["forecast"] is not None


def test_while_the_figure_is_awaited_the_chance_is_one_of_the_past() -> None:
    made = report("2020:90 2022:93", {"at_least": 100, "by": 2025}, "2026-03-01")
    assert "that the goal was met at the deadline, whose figure is awaited" in shown(made)


def test_the_line_of_a_threshold_has_no_forecast_for_a_year_that_is_over() -> None:
    made = report("2019:52 2020:51", {"kind": "threshold", "at_least": 50}, "2025-06-01")
    text = render_target(made, "t", "terminal", ENGLISH, SCREEN)
    assert "  Forecast " not in text
    assert "that the figure a year on keeps the line" in text


def test_what_is_beyond_the_goal_is_not_ahead_of_its_path_by_years() -> None:
    # the path ends at 60 in 2025, and at its pace of 0.4 a year 80 would take fifty years more
    target = {"at_least": 60, "by": 2025, "baseline": {"period": 2020, "value": 58}}
    made = report("2024:80", target, "2025-06-01")
    text = render_target(made, "t", "terminal", ENGLISH, SCREEN)
    assert "beyond the goal of 60: 80 now, 58 at the start" in text
    assert "ahead" not in text


@pytest.mark.parametrize(
    ("observed", "record", "why"),
    [
        ("2023:1", "done in 2023", "It is on record as done."),
        ("2023:0", "not on record as done", "Nothing on record says that it is done."),
        ("2024:0", "stated as not done", "It is on record as not done."),
    ],
)
def test_a_milestone_without_stages_is_done_or_not(observed: str, record: str, why: str) -> None:
    made = report(observed, {"kind": "milestone", "by": 2024}, "2025-06-01", measure="event")
    text = shown(made)
    assert f"Record    {record}" in text.replace("Record     ", "Record    ")
    assert why in text
    assert "of 1 stage" not in text


def test_a_figure_without_a_date_is_not_called_the_latest() -> None:
    made = report("", {"kind": "threshold", "at_least": 50}, "2025-06-01")
    assert "There is no figure for it." in shown(made)
    undated = [{"undated": "the article names no year", "value": 40}]
    text = judging.text(undated, {"kind": "threshold", "at_least": 50})
    told = shown(report_of(f'format = 1\ntitle = "T"\n{text}', "2025-06-01"))
    assert "The last figure reported, which has no date, is 40; the goal is ≥ 50." in told
    assert "The last one reported is below the line." in told
    assert "latest figure is" not in told
