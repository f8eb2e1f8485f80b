"""`add-indicator` as a reader meets it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from program import converse, run

REGISTRY = """\
format = 1
title = "Test"

[sources.book]
title = "Yearbook"
publisher = "Town Office"
published = 2024-03-01
"""
GIVEN = (
    *("add-indicator", "lines", "--name", "en=Fibre lines", "--name", "vi=Đường cáp quang"),
    *("--unit", "lines", "--measure", "count", "--over", "instant", "--desired", "increase"),
    *("--every", "quarter", "--year-starts", "04", "--lag", "75 days"),
    *("--next-release", "15/3/2027", "--prefer", "town-office", "--definition", "In use."),
    *("--series", "survey=Asked", "--series", "operators=Told", "--note", "Not to be joined."),
    *("--as-of", "2026-11-21"),
)
LEAST = ("add-indicator", "lines", "--name", "Lines", "--unit", "lines", "--measure", "count")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "targets.toml").write_text(REGISTRY, "utf-8")
    return tmp_path


def content(folder: Path) -> str:
    return (folder / "targets.toml").read_text("utf-8")


def test_the_preview(folder: Path, golden: Callable[[str, str], None]) -> None:
    ended = run(folder, *GIVEN, "--dry-run")
    assert (ended.code, ended.err) == (0, "")
    golden("add-indicator.txt", ended.out)
    assert content(folder) == REGISTRY


def test_an_indicator_is_followed_by_figures_and_later_by_a_target(folder: Path) -> None:
    ended = run(folder, *GIVEN, "--yes")
    assert (ended.code, ended.err) == (0, "")
    steps = "next: mic-tracker add-observation lines  |  mic-tracker add-target --indicator lines\n"
    assert ended.out.endswith(f"{steps}undo: mic-tracker undo\n")
    figure = ("lines", "1,200", "--period", "2025-Q1", "--series", "survey", "--source", "book")
    day = ("--published", "2025-06-01", "--as-of", "2026-11-21")
    assert run(folder, "add-observation", *figure, *day, "--yes").code == 0
    goal = ("--kind", "level", "--indicator", "lines", "--at-least", "5,000", "--by", "2030")
    ended = run(folder, "add-target", "lines-2030", *goal, "--source", "book", "--yes")
    assert (ended.code, ended.err) == (0, "")
    assert run(folder, "validate", "--strict").code == 0
    headers = [line for line in content(folder).splitlines() if line.startswith("[")]
    assert headers == [
        "[sources.book]",
        "[indicators.lines]",
        "[targets.lines-2030]",
        "[[observations]]",
    ]


def test_what_it_prints_for_programs(folder: Path) -> None:
    data = json.loads(run(folder, *GIVEN, "--dry-run", "--json").out)
    assert (data["outcome"], data["figure"], data["effect"]) == ("not_written", None, [])
    (block,) = data["blocks"]
    assert block["text"].startswith("[indicators.lines]\n")
    assert content(folder) == REGISTRY


def test_prompts_lead_to_the_same_file(folder: Path) -> None:
    given = (*LEAST, "--desired", "increase", "--every", "quarter", "--definition", "In use.")
    answers = ["lines", "Lines", "lines", "count", "", "increase", "quarter", "In use.", "y"]
    ended = converse(folder, ["add-indicator"], answers)
    assert ended.code == 0, ended.out
    asked = content(folder)
    (folder / "targets.toml").write_text(REGISTRY, "utf-8")
    assert run(folder, *given, "--yes").code == 0
    assert content(folder) == asked


def test_what_was_refused_is_asked_again(folder: Path) -> None:
    answers = ["Lines!", "lines", "Lines", "lines", "counts", "count", "period", "increase"]
    ended = converse(folder, ["add-indicator"], [*answers, "", "", "y"])
    assert ended.code == 0, ended.out
    assert "cannot be an id" in ended.out
    assert '[indicators.lines]\nname    = "Lines"\n' in content(folder)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("add-indicator",), ("the id of the indicator", "--name", "--measure", "--yes")),
        ((*LEAST, "--yes"), ("the new indicator lines has no desired", "increase, decrease")),
        ((*GIVEN, "--lag", "soon"), ("--lag soon is not a length of time", "75 days")),
        ((*GIVEN, "--series", "x"), ("--series x is not ID=DEFINITION",)),
        ((*GIVEN, "--dimension", "Sex"), ("Sex cannot be an id", "write --dimension sex")),
        ((*GIVEN, "--prefer", "town-ofice"), ("town-ofice is no source", "Town Office")),
        ((*GIVEN, "--name", "Lines"), ("--name was given 3 times", "once for each language")),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(
    folder: Path, words: tuple[str, ...], told: tuple[str, ...]
) -> None:
    ended = run(folder, *words)
    assert (ended.code, ended.out) == (2, "")
    assert all(text in ended.err for text in told), ended.err
    assert content(folder) == REGISTRY


def test_an_indicator_on_record_is_told_with_its_place(folder: Path) -> None:
    assert run(folder, *GIVEN, "--yes").code == 0
    ended = run(folder, *GIVEN, "--yes")
    assert ended.code == 2
    assert "there is an indicator lines already, at targets.toml:9" in ended.err
