"""What commands say of members: of three provinces, and of two sexes."""

import csv
import json
from collections import Counter
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from program import run

import mic_tracker

MEMBERS = Path(__file__).parents[1] / "golden" / "members.toml"
DAY = ("--as-of", "2026-02-28")
WAIVERS = """
[[waivers]]
target = "both-2026"
member = "F"
rule = "off-track"
until = 2026-09-30
reason = "one"

[[waivers]]
target = "both-2026"
member = "M"
rule = "off-track"
until = 2026-10-31
reason = "two"

[[waivers]]
target = "provinces-2026"
rule = "off-track"
until = 2026-11-30
reason = "three"

[[reviews]]
target = "provinces-2026"
on = 2026-01-15
verdict = "off_track"
until = 2026-12-31
reason = "four"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "targets.toml").write_text(MEMBERS.read_text("utf-8"), "utf-8")
    return tmp_path


def rows(folder: Path, *words: str) -> list[dict[str, str]]:
    done = run(folder, *words, *DAY, "--format", "csv")
    assert done.code == 0, done.err
    return [*csv.DictReader(StringIO(done.out))]


@pytest.mark.parametrize(("name", "without"), [("training", 4), ("both-2026", 0)])
def test_a_table_of_figures_has_a_column_for_each_dimension(
    folder: Path, name: str, without: int
) -> None:
    of_year = (row for row in rows(folder, "show", name) if row["period"] == "2021")
    sexes = Counter(row["dims.sex"] for row in of_year)
    assert (sexes["F"], sexes["M"], sexes[""]) == (1, 1, without)


def test_the_screen_calls_it_a_breakdown_where_it_is_not_only_areas(folder: Path) -> None:
    by_sex, by_area = (run(folder, "show", n, *DAY).out for n in ("training", "provinces-2026"))
    assert "Breakdown" in by_sex
    assert "Breakdown" not in by_area
    assert "Area" in by_area


def test_the_history_of_a_member_has_its_figures_alone(folder: Path) -> None:
    data = json.loads(run(folder, "history", "both-2026:F", *DAY, "--json").out)
    figures = [piece["observation"] for day in data["history"] for piece in day["news"]]
    assert figures
    assert {figure["dims"]["sex"] for figure in figures} == {"F"}
    of_rows = rows(folder, "history", "both-2026:F")
    assert {row["news.observation.dims.sex"] for row in of_rows} == {"F"}


def test_the_data_of_a_chart_has_every_member(folder: Path) -> None:
    points = rows(folder, "plot", "provinces-2026")
    figures = Counter(row["target"] for row in points if row["curve"] == "own")
    own = rows(folder, "plot", "provinces-2026:HN")
    assert {*figures} == {f"provinces-2026:{area}" for area in ("DN", "HN", "HUE")}
    assert [row for row in points if row["target"] == "provinces-2026:HN"] == own
    (chart,) = json.loads(run(folder, "plot", "provinces-2026", *DAY, "--json").out)["charts"]
    assert {member["target"] for member in chart["members"]} == {*figures}


def test_waivers_and_reviews_of_targets_that_judge_members_are_due(folder: Path) -> None:
    with (folder / "targets.toml").open("a", encoding="utf-8") as file:
        file.write(WAIVERS)
    items = [
        (row["day"], row["targets"])
        for kind in ("waiver", "review")
        for row in rows(folder, "due", "--only", kind, "--within", "all")
    ]
    assert items == [
        ("2026-09-30", "both-2026:F"),
        ("2026-10-31", "both-2026:M"),
        ("2026-11-30", "provinces-2026"),
        ("2026-12-31", "provinces-2026"),
    ]


def test_python_has_the_members(folder: Path) -> None:
    registry = mic_tracker.load(folder / "targets.toml", read_on=date(2026, 2, 28))
    table = registry.assess(as_of="2026-02-28")
    members = table.members("both-2026")
    assert {member.member for member in members} == {"F", "M"}
    assert table.target("both-2026:F") in members
    assert table.target("country-2026").member is None
    assert table.members("country-2026") == ()
    with pytest.raises(mic_tracker.MicTrackerError, match="both-2026"):
        table.target("both-2026:X")


def test_a_name_that_is_nearly_an_indicator_is_told(folder: Path) -> None:
    done = run(folder, "show", "trainin", *DAY)
    assert done.code == 2
    assert "did you mean training?" in done.err
