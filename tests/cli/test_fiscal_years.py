"""Fiscal years and intervals on the command line, in CSV files and at a prompt."""

from pathlib import Path

import pytest
from program import Ended, converse, run

REGISTRY = """\
format = 1
title  = "Lunches"

[sources.book]
title     = "Yearbook"
published = "2024"

[indicators.meals]
name    = "School meals"
unit    = "meals"
measure = "count"
desired = "increase"

[targets.meals-2030]
kind      = "level"
indicator = "meals"
at_least  = 900
by        = 2030

[[observations]]
indicator = "meals"
period    = 2018
value     = 300
source    = "book"

[[observations]]
indicator = "meals"
period    = 2021
value     = 360
source    = "book"
"""
DECLARED = REGISTRY.replace('"count"\n', '"count"\nyear_starts = "09"\n')
KEY = 'year_starts = "04"'
DAY = ("--as-of", "2025-06-01")


def add(folder: Path, period: str, *words: str, value: str = "320") -> Ended:
    given = ("--period", period, "--source", "book", *DAY)
    return run(folder, "add-observation", "meals-2030", value, *given, *words)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "targets.toml").write_text(REGISTRY, "utf-8")
    return tmp_path


@pytest.fixture
def declared(tmp_path: Path) -> Path:
    (tmp_path / "targets.toml").write_text(DECLARED, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("period", "month"), [("2008/09", "2008-09"), ("2009/10", "2009-10"), ("2011/12", "2011-12")]
)
def test_a_year_that_may_be_a_month_is_refused_with_both(
    folder: Path, period: str, month: str
) -> None:
    before = (folder / "targets.toml").read_bytes()
    ended = add(folder, period, "--yes")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.splitlines() == [
        f"error: --period {period} may be the month {month} or the fiscal year {period}",
        f"  for the fiscal year, say in [indicators.meals] when it starts: {KEY}; for the month:",
        f"  write --period {month}",
    ]
    assert (folder / "targets.toml").read_bytes() == before


@pytest.mark.parametrize("period", ["2012/13", "2019/20", "2019-20", "FY2019/20", "FY2019"])
def test_a_fiscal_year_that_nobody_declared_is_refused_with_what_to_do(
    folder: Path, period: str
) -> None:
    ended = add(folder, period, "--dry-run")
    assert ended.code == 2
    assert ended.err.splitlines() == [
        f"error: --period {period}: the registry does not say when a fiscal year starts",
        "  write the calendar period, and say in --note which fiscal year it is",
        '  or say in [indicators.meals] when its fiscal year starts: year_starts = "04"',
    ]


def test_a_csv_file_gets_both_readings_with_its_place(folder: Path) -> None:
    registry = folder / "targets.toml"
    text = registry.read_text("utf-8").replace("title ", 'include = ["m.csv"]\ntitle ', 1)
    registry.write_text(text, "utf-8")
    (folder / "m.csv").write_text(
        "indicator,period,value,source\nmeals,2011/12,320,book\nmeals,2019/20,330,book\n", "utf-8"
    )
    ended = run(folder, "validate")
    assert ended.code == 2
    said = ended.out + ended.err
    assert "m.csv:2:7: error MT015: '2011/12' may be the month 2011-12" in said
    assert 'help: write "2011-12" for the month; for the fiscal year, say in' in said
    assert "m.csv:3:7: error MT015: '2019/20': the registry does not say when" in said
    registry.write_text(text.replace('"count"\n', '"count"\nyear_starts = "09"\n'), "utf-8")
    assert run(folder, "validate").code == 0


def test_a_declared_year_is_read_and_written_as_one(declared: Path) -> None:
    ended = add(declared, "FY2019-20", "--yes")
    assert (ended.code, ended.err) == (0, "")
    assert "reads as 320 meals in the fiscal year 2019/20 (2019-09-01 to 2020-08-31)" in ended.out
    assert 'period    = "2019/20"\n' in (declared / "targets.toml").read_text("utf-8")
    shown = run(declared, "show", "meals-2030", *DAY)
    assert "\n2019/20    320  2024       [1]\n" in shown.out


@pytest.mark.parametrize(
    ("period", "reading"),
    [
        ("2011-12", "reads as 320 meals in the month 2011-12"),
        ("2019", "reads as 320 meals in the calendar year 2019"),
        ("2019-Q1", "reads as 320 meals in 2019-Q1"),
        ("2019-T1", "reads as 320 meals in 2019-T1 (2019-01-01 to 2019-04-30)"),
        (
            "2019/2020",
            "reads as 320 meals, some time in 2019–2020; the fiscal year is written 2019/20",
        ),
        ("2018/2020", "reads as 320 meals, some time in 2018–2020"),
        ("2019-10/2020-02", "reads as 320 meals, some time from 2019-10 to 2020-02"),
    ],
)
def test_beside_fiscal_years_the_preview_says_what_was_read(
    declared: Path, period: str, reading: str
) -> None:
    ended = add(declared, period, "--dry-run")
    assert ended.code == 0, ended.err
    assert f"  {reading}\n" in ended.out


def test_without_fiscal_years_a_month_is_read_as_ever(folder: Path) -> None:
    ended = add(folder, "2011-12", "--dry-run")
    assert "  reads as 320 meals in 2011-12\n" in ended.out


def test_one_year_alone_is_refused_with_the_two_it_may_be(declared: Path) -> None:
    ended = add(declared, "FY2020", "--yes")
    assert ended.code == 2
    assert ended.err.splitlines()[1:] == [
        "  write --period 2019/20",
        "  or    --period 2020/21",
    ]


def test_at_a_prompt_the_next_fiscal_year_is_proposed_and_the_doubt_asked_about(
    declared: Path,
) -> None:
    assert add(declared, "2021/22", "--yes", value="400").code == 0
    words = ("add-observation", "meals-2030", "420", "--source", "book", *DAY)
    ended = converse(declared, words, ["FY2023", "2022/23", "y"])
    assert ended.code == 0, ended.out
    assert "Period [2022/23]" in ended.out
    assert (
        "may be the fiscal year that ends in that year, or the one that begins in it"
        in " ".join(ended.out.split())
    )
    assert 'period    = "2022/23"\n' in (declared / "targets.toml").read_text("utf-8")


def test_an_interval_is_written_shown_and_given_to_programs(folder: Path) -> None:
    ended = add(folder, "2019/2020", "--yes")
    assert ended.code == 0, ended.err
    assert 'period    = "2019/2020"\n' in (folder / "targets.toml").read_text("utf-8")
    assert "already recorded at targets.toml:" in add(folder, "2019/2020", "--yes").out
    shown = run(folder, "show", "meals-2030", *DAY).out
    assert "2019/2020    320  2024       [1]     some time in 2019–2020" in shown
    assert '"period": "2019/2020"' in run(folder, "show", "meals-2030", "--json", *DAY).out
    assert "\n2019/2020,320," in run(folder, "show", "meals-2030", "--format", "csv", *DAY).out
    assert "2019/2020    320  new" in run(folder, "history", "meals-2030", *DAY).out


def test_a_verdict_from_an_interval_is_marked(folder: Path) -> None:
    """5,000 meals in 2022 or in 2023 are far above the 900 asked for, whichever year it is."""
    assert add(folder, "2022/2023", "--yes", value="5,000").code == 0
    told = run(folder, "status", *DAY).out
    assert "2022/2023" in told
    assert "date uncertain" in told


def test_a_reversed_interval_is_refused_with_the_other_order(folder: Path) -> None:
    ended = add(folder, "2020/2019", "--yes")
    assert ended.code == 2
    assert ended.err.splitlines() == [
        "error: --period 2020/2019: the second period does not come after the first",
        "  write --period 2019/2020",
    ]


def test_a_range_is_told_how_to_say_some_time(folder: Path) -> None:
    ended = add(folder, "2019..2020", "--yes")
    assert ended.code == 2
    assert ended.err.splitlines()[1:] == [
        "  write one of these",
        "  or --period 2019/2020 for a figure of some time in it",
    ]


def test_the_dates_of_a_goal_and_of_a_source_are_no_intervals(folder: Path) -> None:
    target = ("add-target", "more", "--kind", "level", "--indicator", "meals", "--at-least", "1")
    ended = run(folder, *target, "--by", "2029/2030", "--source", "book", *DAY, "--yes")
    assert ended.code == 2
    assert ended.err.splitlines() == [
        "error: --by 2029/2030 is an interval, and one period is needed",
        "  write --by 2029",
        "  or    --by 2030",
    ]
    ended = add(folder, "2019", "--published", "2020/2021", "--yes")
    assert "error: --published 2020/2021 is an interval" in ended.err
    ended = add(folder, "2019", "--published", "2020/21", "--yes")
    assert ended.err.splitlines() == [
        "error: --published 2020/21: the registry does not say when a fiscal year starts",
        "  write the calendar period, and say in --note which fiscal year it is",
    ]


def test_a_goal_in_fiscal_years(declared: Path) -> None:
    target = ("add-target", "more", "--kind", "level", "--indicator", "meals", "--at-least", "1")
    given = ("--by", "FY2029/30", "--baseline", "300@2019/20", "--source", "book", *DAY, "--yes")
    ended = run(declared, *target, *given)
    assert ended.code == 0, ended.err
    text = (declared / "targets.toml").read_text("utf-8")
    assert 'by        = "2029/30"\n' in text
    assert 'baseline  = { period = "2019/20", value = 300 }\n' in text
    assert run(declared, "what-if", "more", "--value", "500@2026/27", *DAY).code == 0
    refused = run(declared, "what-if", "more", "--value", "500@FY2026", *DAY)
    assert "write --value 500@2025/26" in refused.err


def test_a_new_indicator_says_when_its_years_start(folder: Path) -> None:
    target = ("add-target", "books-2030", "--kind", "level", "--indicator", "books")
    new = ("--name", "Books", "--unit", "books", "--measure", "count", "--at-least", "5")
    given = (*target, *new, "--by", "2029/30", "--source", "book", *DAY)
    refused = run(folder, *given, "--year-starts", "January", "--dry-run")
    assert (refused.code, refused.err.count("--year-starts does not know")) == (2, 1)
    ended = run(folder, *given, "--year-starts", "08", "--yes")
    assert ended.code == 0, ended.err
    text = (folder / "targets.toml").read_text("utf-8")
    assert 'year_starts = "08"\n' in text
    assert 'by        = "2029/30"\n' in text


@pytest.mark.parametrize("day", ["2025-M06", "Q2 2025", "June 2025", "2025-06-30"])
def test_a_day_of_judgement_is_read_by_the_same_reader(folder: Path, day: str) -> None:
    assert "as of 2025-06-30" in run(folder, "status", "--as-of", day).out
    assert run(folder, "status", "--as-of", "2025/26").code == 2
    assert run(folder, "status", "--as-of", "2025/2026").code == 2
