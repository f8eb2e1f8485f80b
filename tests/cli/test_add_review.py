"""`add-review` as a reader meets it, and what becomes of the reviews in the other answers."""

import json
from pathlib import Path

import pytest
from program import converse, run

TOP = """format = 1
title = "Town"

[sources.plan]
title = "Plan"
published = 2024-03-01

[indicators.law]
name = "Law"
unit = "laws"
measure = "event"
desired = "increase"

[targets.law-2027]
kind = "milestone"
indicator = "law"
by = 2027

[targets.code-2028]
kind = "milestone"
indicator = "law"
by = 2028
"""
OLD = """
# the first look
[[reviews]]
target = "law-2027"
on = 2025-06-30
verdict = "on-track"
reason = "The draft is before the assembly."
by = "N. N."
# it was close
"""
END = """
[[waivers]]
target = "law-2027"
rule = "no-data"
until = 2026-12-31
reason = "agreed"
"""
GIVEN = (
    *("add-review", "law-2027", "kept-in-part", "--on", "2026-11-01"),
    *("--reason", "Half of it is in force.", "--as-of", "2026-11-26"),
)
BLOCK = """
[[reviews]]
target  = "law-2027"
on      = 2026-11-01
verdict = "kept-in-part"
reason  = "Half of it is in force."
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "targets.toml").write_text(TOP + OLD + END, "utf-8")
    return tmp_path


def content(folder: Path) -> str:
    return (folder / "targets.toml").read_text("utf-8")


def test_it_goes_after_the_last_review_of_the_target(folder: Path) -> None:
    ended = run(folder, *GIVEN, "--yes")
    assert (ended.code, ended.err) == (0, "")
    assert content(folder) == TOP + OLD + BLOCK + END
    lines = [line.split() for line in ended.out.splitlines()]
    assert ["Status", "on", "track", "kept", "in", "part"] in lines
    assert "next: mic-tracker show law-2027" in ended.out


def test_else_after_the_last_review_else_at_the_end(folder: Path) -> None:
    other = tuple(word.replace("law-2027", "code-2028") for word in GIVEN)
    assert run(folder, *other, "--yes").code == 0
    assert content(folder) == TOP + OLD + BLOCK.replace("law-2027", "code-2028") + END
    (folder / "targets.toml").write_text(TOP + END, "utf-8")
    assert run(folder, *GIVEN, "--yes").code == 0
    assert content(folder) == TOP + END + BLOCK


def test_all_keys_and_a_new_source(folder: Path) -> None:
    more = ("--by", "A. B.", "--until", "2027-11-01", "--source-title", "Gazette")
    ended = run(folder, *GIVEN, *more, "--published", "2026-10-30", "--yes")
    assert ended.code == 0, ended.err
    keys = 'source  = "gazette-2026"\nby      = "A. B."\nuntil   = 2027-11-01\n'
    assert BLOCK + keys + END in content(folder)
    source = '\n[sources.gazette-2026]\ntitle     = "Gazette"\npublished = 2026-10-30\n'
    assert f"published = 2024-03-01\n{source}" in content(folder)


@pytest.mark.parametrize("verdict", ["kept_in_part", "Kept in part", "kept-in-part"])
def test_a_verdict_may_be_typed_as_it_is_shown(folder: Path, verdict: str) -> None:
    assert run(folder, "add-review", "law-2027", verdict, *GIVEN[3:], "--yes").code == 0
    assert content(folder) == TOP + OLD + BLOCK + END


def test_a_dry_run_writes_nothing_and_says_what_the_status_would_be(folder: Path) -> None:
    data = json.loads(run(folder, *GIVEN, "--dry-run", "--json").out)
    (effect,) = data["effect"]
    assert data["situation"] == "reviews"
    assert [effect[side]["status"] for side in ("before", "after")] == ["on_track", "kept_in_part"]
    assert [effect[side]["computed"] for side in ("before", "after")] == ["pending", "pending"]
    assert content(folder) == TOP + OLD + END


def test_one_of_an_earlier_day_says_that_a_later_one_counts(folder: Path) -> None:
    ended = run(folder, *GIVEN, "--on", "2024-01-01", "--dry-run")
    assert "A later review, of 2025-06-30, counts from its own day on." in ended.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("add-review", "law-2072", *GIVEN[2:]), ("did you mean law-2027?",)),
        (("add-review", "law-2027", "achived", *GIVEN[3:]), ("did you mean achieved?",)),
        ((*GIVEN, "--verdict", "missed"), ("leave out --verdict",)),
        ((*GIVEN, "--on", "2026-11-27"), ("--on 2026-11-27 is after 2026-11-26",)),
        ((*GIVEN, "--on", "2026-11"), ("2026-11 is not a day",)),
        ((*GIVEN, "--until", "2026-11-01"), ("not after the day of the verdict",)),
        ((*GIVEN, "--reason", "  "), ("the reason is missing",)),
        ((*GIVEN, "--source", "plane"), ("did you mean plan?",)),
        ((*GIVEN, "--published", "2024"), ("--source-title",)),
        ((*GIVEN, "--source-title", "New"), ("--published",)),
        ((*GIVEN, "--by", "N. N.", "--on", "2025-06-30"), ("targets.toml:25", "--by")),
        (("add-review", "law-2027"), ("the verdict", "the day", "the reason", "--yes")),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(
    folder: Path, words: tuple[str, ...], told: tuple[str, ...]
) -> None:
    ended = run(folder, *words)
    assert (ended.code, ended.out) == (2, "")
    assert all(text in ended.err for text in told), ended.err
    assert content(folder) == TOP + OLD + END


def test_prompts_lead_to_the_same_file(folder: Path) -> None:
    answers = ["kept-in-prat", "kept-in-part", "2026-11-01", "Half of it is in force.", "y"]
    ended = converse(folder, ["add-review", "law-2027", "--as-of", "2026-11-26"], answers)
    assert ended.code == 0, ended.out
    assert content(folder) == TOP + OLD + BLOCK + END


def test_a_no_at_the_prompt_writes_nothing(folder: Path) -> None:
    ended = converse(folder, [*GIVEN], ["n"])
    assert ended.code == 130
    assert content(folder) == TOP + OLD + END


def test_answers_about_the_target_show_the_review(folder: Path) -> None:
    run(folder, *GIVEN, "--yes")
    day = ("--as-of", "2026-11-26")
    assert "kept in part" in run(folder, "status", *day, "--only", "reviewed").out
    assert "law-2027" in run(folder, "status", *day, "--only", "kept-in-part").out
    shown = run(folder, "show", "law-2027", *day).out
    assert "Review  kept in part on 2026-11-01: Half of it is in force." in shown
    assert "on track on 2025-06-30, by N. N.: The draft is before the assembly." in shown
    past = run(folder, "history", "law-2027", *day).out
    assert "Turned from on track to kept in part on 2026-11-01, when a person concluded so." in past
    before = run(folder, "status", "--as-of", "2026-10-31").out
    assert "on track" in before


def test_diff_names_reviews_that_came_went_and_were_edited(folder: Path) -> None:
    (folder / "old.toml").write_text(TOP + OLD + BLOCK + END, "utf-8")
    edited = OLD.replace("on-track", "missed").replace("before", "not before")
    (folder / "targets.toml").write_text(TOP + edited + BLOCK.replace("-01\n", "-02\n") + END)
    told = run(folder, "diff", "file:old.toml", "--as-of", "2026-11-26").out
    assert "~ reviews.law-2027.2025-06-30.N. N.  verdict: on-track → missed" in told
    assert "- reviews.law-2027.2026-11-01        verdict: kept-in-part → –" in told
    assert "+ reviews.law-2027.2026-11-02        verdict: – → kept-in-part" in told


def test_a_renamed_target_keeps_its_reviews(folder: Path) -> None:
    (folder / "old.toml").write_text(TOP + OLD, "utf-8")
    renamed = (
        (TOP + OLD)
        .replace("law-2027", "law")
        .replace("by = 2027", 'by = 2027\nformerly = "law-2027"')
    )
    (folder / "targets.toml").write_text(renamed, "utf-8")
    day = ("--as-of", "2026-11-26")
    assert "reviews." not in run(folder, "diff", "file:old.toml", *day).out
    checked = run(folder, "check", "--base", "file:old.toml", *day).out
    assert "MT116" not in checked
    assert "MT316" not in checked
