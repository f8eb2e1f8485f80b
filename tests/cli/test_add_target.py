"""`add-target` and `init` as a reader meets them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from articles import ARTICLES
from program import converse, run

REGISTRY = ARTICLES.read_bytes()
GIVEN = (
    *("add-target", "fibre-2030", "--kind", "level", "--indicator", "fibre"),
    *("--name", "Fibre lines", "--unit", "lines", "--measure", "count"),
    *("--at-least", "1,000", "--by", "2030", "--source", "make-in-vietnam-2021", "--at", "p. 3"),
)
BLOCKS = """
[indicators.fibre]
name    = "Fibre lines"
unit    = "lines"
measure = "count"
desired = "increase"

[targets.fibre-2030]
kind      = "level"
indicator = "fibre"
at_least  = 1000
by        = 2030
stated    = { source = "make-in-vietnam-2021", at = "p. 3" }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "targets.toml").write_bytes(REGISTRY)
    return tmp_path


def content(folder: Path) -> bytes:
    return (folder / "targets.toml").read_bytes()


def test_it_appends_a_new_indicator_and_its_target(folder: Path) -> None:
    ended = run(folder, *GIVEN, "--yes")
    assert (ended.code, ended.err) == (0, "")
    assert content(folder) == REGISTRY + BLOCKS.encode()
    assert "next: mic-tracker add-observation fibre-2030" in ended.out


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    data = json.loads(run(folder, *GIVEN, "--dry-run", "--json").out)
    assert [block["text"] for block in data["blocks"]] == [
        block + "\n" for block in BLOCKS.strip().split("\n\n")
    ]
    assert [(e["id"], e["before"], e["after"]["status"]) for e in data["effect"]] == [
        ("fibre-2030", None, "no_data")
    ]
    assert content(folder) == REGISTRY


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (GIVEN, ("--yes",)),
        (GIVEN[:1], ("--kind", "--indicator", "--source", "--yes")),
        (
            (GIVEN[0], "digital-firms-2030", *GIVEN[2:], "--yes"),
            ("there is a target", "targets.toml:"),
        ),
        ((*GIVEN, "--at-most", "5", "--yes"), ("MT018", "Nothing was written")),
        ((*GIVEN, "--every", "month", "--yes"), ("has no --every",)),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(
    folder: Path, words: tuple[str, ...], told: tuple[str, ...]
) -> None:
    ended = run(folder, *words)
    assert (ended.code, ended.out) == (2, "")
    assert all(text in ended.err for text in told), ended.err
    assert content(folder) == REGISTRY


def test_prompts_lead_to_the_same_file(folder: Path) -> None:
    answers = ["level", "fibre", "Fibre lines", "lines", "count", "1,000", "2030", "fibre-2030"]
    ended = converse(folder, ["add-target"], [*answers, "make-in-vietnam-2021", "p. 3", "y"])
    assert ended.code == 0, ended.out
    assert content(folder) == REGISTRY + BLOCKS.encode()


def test_at_most_at_the_prompt_is_the_other_bound(folder: Path) -> None:
    answers = ["threshold", "digital-firms", "at most 9", "", "", "make-in-vietnam-2021", "", "y"]
    ended = converse(folder, ["add-target", "few"], answers)
    assert ended.code == 0, ended.out
    assert (
        b'[targets.few]\nkind      = "threshold"\nindicator = "digital-firms"\nat_most   = 9\n'
        in (content(folder))
    )


@pytest.mark.parametrize(
    ("words", "files"),
    [
        ((), {"targets.toml", "targets.schema.json", ".gitignore"}),
        (("--example",), {"targets.toml", "targets.schema.json", ".gitignore"}),
        (("--minimal",), {"targets.toml"}),
        (("--dry-run",), set()),
    ],
)
def test_init_makes_a_registry_that_works(
    tmp_path: Path, words: tuple[str, ...], files: set[str]
) -> None:
    ended = run(tmp_path, "init", *words)
    assert (ended.code, ended.err) == (0, "")
    assert {path.name for path in tmp_path.iterdir()} == files
    if files:
        assert all(f"created {name}\n" in ended.out for name in files)
        assert run(tmp_path, "status", "--as-of", "2025-01-01").code == 0
        assert run(tmp_path, "validate", "--strict").code == 0


def test_init_never_overwrites(folder: Path) -> None:
    ended = run(folder, "init", "--example")
    assert ended.code == 0
    assert "kept    targets.toml (already there, not touched)\n" in ended.out
    assert "created targets.schema.json\n" in ended.out
    assert content(folder) == REGISTRY


def test_init_makes_the_folder(tmp_path: Path) -> None:
    ended = run(tmp_path, "init", "--minimal", "a/b")
    assert ended.code == 0
    assert "mic-tracker status --file a/b/targets.toml" in ended.out
    assert run(tmp_path, "status", "--file", "a/b/targets.toml").code == 0
    assert run(tmp_path, "init", "--minimal", "--example").code == 2


def test_a_registry_from_nothing_by_prompts(tmp_path: Path) -> None:
    run(tmp_path, "init", "--minimal")
    answers = [
        "level",
        "firms",
        "Firms",
        "firms",
        "count",
        "at least 100",
        "2030",
        "A plan of ours",
    ]
    more = ["2024-03-31", "", "", "p. 1", "y"]
    ended = converse(tmp_path, ["add-target", "firms-2030"], [*answers, *more])
    assert ended.code == 0, ended.out
    words = ("firms-2030", "12", "--period", "2023", "--source", "a-plan-of-ours-2024")
    ended = run(tmp_path, "add-observation", *words, "--yes")
    assert (ended.code, ended.err) == (0, "")
    assert run(tmp_path, "validate", "--strict").code == 0


COMPARISON = (
    *("add-target", "more-abroad-than-farms", "--kind", "comparison", "--by", "2035"),
    *("--indicator", "abroad", "--name", "Revenue abroad", "--unit", "USD"),
    *("--measure", "amount", "--over", "period", "--question", "ever", "--tag", "abroad"),
    *("--than", "farms", "--than-name", "Exports of farms", "--than-unit", "USD"),
    *("--than-desired", "increase", "--source-title", "Plan", "--published", "2025-01-10"),
    *("--as-of", "2026-11-21"),
)


def test_a_comparison_is_entered_whole(folder: Path, golden: Callable[[str, str], None]) -> None:
    ended = run(folder, *COMPARISON, "--dry-run")
    assert (ended.code, ended.err) == (0, "")
    golden("add-comparison.txt", ended.out)
    assert content(folder) == REGISTRY
    assert run(folder, *COMPARISON, "--yes").code == 0
    assert run(folder, "validate").code == 0


def test_a_comparison_at_the_prompt(folder: Path) -> None:
    given = ["add-target", "a-b", "--kind", "comparison", "--indicator", "a", "--by", "2030"]
    given += ["--source", "make-in-vietnam-2021", "--name", "A", "--unit", "u"]
    given += ["--measure", "count", "--than", "b"]
    ended = converse(folder, given, ["B", "v", "decrease", "y"])
    assert ended.code == 0, ended.out
    assert b'[indicators.b]\nname    = "B"\nunit    = "v"\nmeasure = "count"\n' in content(folder)


def test_a_milestone_asks_for_no_direction(folder: Path) -> None:
    new = ("--kind", "milestone", "--indicator", "portal", "--name", "Portal", "--unit", "steps")
    stages = ("--stage", "law", "--stage", "launch", "--source", "make-in-vietnam-2021")
    ended = run(folder, "add-target", "portal", *new, *stages, "--yes")
    assert (ended.code, ended.err) == (0, "")
    assert b'measure = "stage"\ndesired = "increase"\n' in content(folder)


RESTATED = (
    *("add-target", "--restate", "digital-firms-2030", "--at-least", "80,000", "--by", "2025"),
    *("--source-title", "Plan for 2025", "--source-publisher", "MIC", "--published", "2025-01-10"),
)
PROMISE = """
[[targets.digital-firms-2030.restated]]
at_least = 80000
by       = 2025
stated   = { source = "mic-2025" }
"""


def test_a_goal_that_its_author_moved(folder: Path) -> None:
    ended = run(folder, *RESTATED, "--as-of", "2026-11-21", "--yes")
    assert (ended.code, ended.err) == (0, "")
    text = content(folder).decode()
    assert PROMISE in text
    assert (
        text.replace(PROMISE, "", 1).replace(
            '\n[sources.mic-2025]\ntitle     = "Plan for 2025"\n'
            'publisher = "MIC"\npublished = 2025-01-10\n',
            "",
            1,
        )
        == REGISTRY.decode()
    )
    assert "Goal                       ≥ 100,000                 ≥ 80,000" in ended.out
    assert "By                         2030                      2025" in ended.out
    last = "next: mic-tracker show digital-firms-2030\nundo: mic-tracker undo\n"
    assert ended.out.endswith(last)
    shown = run(folder, "show", "digital-firms-2030", "--as-of", "2026-11-21").out
    assert "Promises\n" in shown
    assert "in force" in shown


def test_a_dry_run_of_a_restatement_has_both_promises(folder: Path) -> None:
    data = json.loads(run(folder, *RESTATED, "--dry-run", "--json", "--as-of", "2026-11-21").out)
    assert [block["text"] for block in data["blocks"]][-1:] == [PROMISE.removeprefix("\n")]
    (effect,) = data["effect"]
    assert [len(effect[side]["promises"]) for side in ("before", "after")] == [1, 2]
    assert effect["after"]["goal"]["by"] == "2025-12-31"
    assert content(folder) == REGISTRY


def test_a_restatement_at_the_prompt(folder: Path) -> None:
    answers = ["at least 80,000", "", "Plan for 2025", "2025-01-10", "MIC", "", "p. 3", "y"]
    ended = converse(folder, ["add-target", "--restate", "digital-firms-2030"], answers)
    assert ended.code == 0, ended.out
    assert b'at_least = 80000\nstated   = { source = "mic-2025", at = "p. 3" }\n' in content(folder)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ("--restate", "digital-firm-2030"),
            ("there is no target", "did you mean digital-firms-2030"),
        ),
        (("other", "--restate", "digital-firms-2030"), ("--restate and ID exclude each other",)),
        (
            ("--restate", "digital-firms-2030", "--source", "make-in-vietnam-2021", "--by", "2025"),
            ("a restatement is later",),
        ),
    ],
)
def test_what_is_wrong_with_a_restatement(
    folder: Path, words: tuple[str, ...], told: tuple[str, ...]
) -> None:
    ended = run(folder, "add-target", *words, "--yes")
    assert (ended.code, ended.out) == (2, "")
    assert all(text in ended.err for text in told), ended.err
    assert content(folder) == REGISTRY
