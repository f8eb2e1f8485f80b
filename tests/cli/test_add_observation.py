"""`add-observation` as a reader meets it: exit codes, streams, prompts, the bytes of the file."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from articles import ARTICLES
from program import COMMAND, converse, environment, run

REGISTRY = ARTICLES.read_bytes()
GIVEN = (
    *("add-observation", "digital-firms-2030", "53,000", "--series", "active"),
    *("--period", "2024-12", "--as-of", "2025-02-01"),
)
NEW_SOURCE = ("--source-title", "Monthly report", "--published", "2025-01-10")
BLOCKS = """\
[sources.monthly-report-2025]
title     = "Monthly report"
published = 2025-01-10

[[observations]]
indicator  = "digital-firms"
period     = "2024-12"
value      = 53000
series     = "active"
source     = "monthly-report-2025"
value_text = "53,000"

"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "targets.toml").write_bytes(REGISTRY)
    return tmp_path


def content(folder: Path) -> bytes:
    return (folder / "targets.toml").read_bytes()


def removed(text: str, blocks: str) -> str:
    """The text without the blocks, each of which must be there once."""
    for block in blocks.split("\n\n")[:-1]:
        assert text.count(block + "\n\n") == 1
        text = text.replace(block + "\n\n", "")
    return text


def test_it_inserts_two_blocks_and_keeps_every_other_byte(folder: Path) -> None:
    ended = run(folder, *GIVEN, *NEW_SOURCE, "--yes")
    assert (ended.code, ended.err) == (0, "")
    assert removed(content(folder).decode(), BLOCKS) == REGISTRY.decode()
    lines = content(folder).decode().splitlines()
    for block in BLOCKS.split("\n\n")[:-1]:
        at = lines.index(block.splitlines()[-1 if "value_text" in block else 0])
        assert block.splitlines()[0] in lines[at - 7 : at + 1]
    assert "reads as 53,000 firms in 2024-12" in ended.out
    assert "Effect as of 2025-02-01" in ended.out
    assert "next: mic-tracker show digital-firms-2030" in ended.out


def test_it_says_where_the_blocks_are(folder: Path) -> None:
    ended = run(folder, *GIVEN, *NEW_SOURCE, "--yes")
    place = ended.out.split("wrote targets.toml:")[1].split("\n")[0]
    lines = content(folder).decode().splitlines()
    spans = [tuple(map(int, span.split("-"))) for span in place.split(",")]
    told = ["\n".join(lines[start - 1 : end]) for start, end in spans]
    assert told == BLOCKS.split("\n\n")[:-1]


def test_a_dry_run_shows_the_same_and_writes_nothing(folder: Path) -> None:
    dry = run(folder, *GIVEN, *NEW_SOURCE, "--dry-run")
    assert (dry.code, dry.err) == (0, "")
    assert content(folder) == REGISTRY
    assert os.listdir(folder) == ["targets.toml"]  # noqa: PTH208 - not even a lock
    wet = run(folder, *GIVEN, *NEW_SOURCE, "--yes")
    assert dry.out.split("\n\nNothing")[0] == wet.out.split("\n\nwrote")[0]


def test_json_has_the_blocks_their_places_and_the_effect(folder: Path) -> None:
    ended = run(folder, *GIVEN, *NEW_SOURCE, "--yes", "--json")
    data = json.loads(ended.out)
    assert (data["outcome"], data["situation"], data["as_of"]) == ("written", "new", "2025-02-01")
    assert "\n".join(block["text"] for block in data["blocks"]) + "\n" == BLOCKS
    (effect,) = data["effect"]
    assert effect["id"] == "digital-firms-2030"
    assert [effect[side]["latest"]["value"] for side in ("before", "after")] == [51038, 53000]


def test_a_second_run_finds_the_figure_on_record(folder: Path) -> None:
    run(folder, *GIVEN, *NEW_SOURCE, "--yes")
    once = content(folder)
    again = run(folder, *GIVEN, *NEW_SOURCE, "--yes")
    assert again.code == 0
    assert again.out.startswith("already recorded at targets.toml:")
    assert run(folder, *GIVEN, *NEW_SOURCE, "--yes", "--if-exists", "error").code == 2
    told = json.loads(run(folder, *GIVEN, *NEW_SOURCE, "--yes", "--json").out)
    assert told["outcome"] == "already_recorded"
    assert content(folder) == once


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (GIVEN[:3], ("--period", "--series", "--source ID", "--unsourced REASON", "--yes")),
        ((*GIVEN, *NEW_SOURCE), ("--yes", "--dry-run")),
        ((*GIVEN[:2], "51.038", *GIVEN[3:], *NEW_SOURCE, "--yes"), ("--value 51,038",)),
        (
            (*GIVEN, "--source", "global-expansion", "--yes"),
            ("did you mean global-expansion-2024?",),
        ),
        ((*GIVEN, *NEW_SOURCE, "--revise", "--yes"), ("--revise does not apply",)),
        ((*GIVEN, *NEW_SOURCE, "--revise", "--competing"), ("exclude each other",)),
        ((*GIVEN, *NEW_SOURCE, "--value", "5", "--yes"), ("twice",)),
        (
            (*GIVEN, *NEW_SOURCE, "--undated", "no year", "--yes"),
            ("--undated and --period exclude each other",),
        ),
        ((*GIVEN, *NEW_SOURCE, "--lang", "fr", "--yes"), ("en, vi",)),
        ((*GIVEN, *NEW_SOURCE, "--if-exists", "no", "--yes"), ("skip, error",)),
        ((*GIVEN[:2], "-5"), ("No such option",)),
        (
            (GIVEN[0], "going-abroad-events", "1", "--period", "2023", *NEW_SOURCE, "--yes"),
            ("MT038", "Nothing was written"),
        ),
        (
            (*GIVEN[:2], "--value=-5", *GIVEN[3:], *NEW_SOURCE, "--yes"),
            ("-5: the measure count is never negative",),
        ),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(
    folder: Path, words: tuple[str, ...], told: tuple[str, ...]
) -> None:
    ended = run(folder, *words)
    assert (ended.code, ended.out) == (2, "")
    assert all(text in ended.err for text in told), ended.err
    assert content(folder) == REGISTRY


def test_errors_are_json_when_asked_for(folder: Path) -> None:
    ended = run(folder, *GIVEN[:3], "--json")
    data = json.loads(ended.err)
    assert (ended.code, data["exit_code"], data["schema"]) == (2, 2, "mic-tracker/error")
    assert any("--period" in way for way in data["ways_out"])


def test_a_registry_with_errors_is_left_alone(folder: Path) -> None:
    broken = REGISTRY.replace(b'measure    = "count"', b'measure    = "cuont"', 1)
    (folder / "targets.toml").write_bytes(broken)
    ended = run(folder, *GIVEN, *NEW_SOURCE, "--yes")
    assert ended.code == 2
    assert "MT013" in ended.err
    assert content(folder) == broken


def test_prompts_ask_for_what_is_missing_and_again_for_what_is_refused(folder: Path) -> None:
    answers = ["", "53.000", "53,000", "7/8/2024", "2024-12", "Monthly report"]
    ended = converse(folder, (*GIVEN[:2], *GIVEN[-2:]), [*answers, "2025-01-10", "", "", "", "y"])
    assert ended.code == 0, ended.out
    assert ended.out.startswith("Digital technology firms; so far: 51,038 firms in 2024-07\n")
    assert "53.000 may be 53000 or 53.000" in ended.out
    assert "reads as 53,000 firms\n" in ended.out
    assert "Period [2024-08]: " in ended.out
    assert "Series (active, registered) [active]: " in ended.out
    assert "Write to targets.toml? [Y/n]: y\nwrote targets.toml:" in ended.out
    assert removed(content(folder).decode(), BLOCKS) == REGISTRY.decode()


def test_a_no_at_the_prompt_is_130_and_writes_nothing(folder: Path) -> None:
    ended = converse(folder, (*GIVEN, *NEW_SOURCE), ["n"])
    assert ended.code == 130
    assert "+ value      = 53000" in ended.out
    assert content(folder) == REGISTRY


def test_the_end_of_input_is_130(folder: Path) -> None:
    ended = converse(folder, GIVEN[:2], ["\x04"])
    assert ended.code == 130
    assert content(folder) == REGISTRY


def test_a_revision_is_asked_about(folder: Path) -> None:
    words = (*GIVEN[:2], "51,412", "--series", "active", "--period", "2024-07")
    more = ("--source", "global-expansion-2024", "--published", "2025-01-15", *GIVEN[-2:])
    assert converse(folder, (*words, *more), ["n"]).code == 130
    assert content(folder) == REGISTRY
    ended = converse(folder, (*words, *more), ["y", "y"])
    assert ended.code == 0, ended.out
    assert "revises 51,038 firms" in ended.out
    assert b"published  = 2025-01-15\n" in content(folder)


def test_fifty_at_once_all_land(folder: Path) -> None:
    def words(n: int) -> list[str]:
        period = f"{1970 + n}"
        return [
            "add-observation",
            "digital-firms",
            str(1000 + n),
            "--series",
            "active",
            "--period",
            period,
            "--source",
            "global-expansion-2024",
            "--yes",
        ]

    processes = [
        subprocess.Popen(
            [*COMMAND, *words(n)],
            cwd=folder,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for n in range(50)
    ]
    told = [(process.communicate(timeout=300)[1], process.returncode) for process in processes]
    assert told == [(b"", 0)] * 50
    text = content(folder).decode()
    assert all(f'= "{1970 + n}"\nvalue     = {1000 + n}\n' in text for n in range(50))
    assert text.count("[[observations]]") == REGISTRY.decode().count("[[observations]]") + 50
    assert run(folder, "validate").code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_a_kill_at_any_moment_leaves_the_old_file_or_the_new(folder: Path) -> None:
    run(folder, *GIVEN, *NEW_SOURCE, "--yes")
    new = content(folder)
    began = time.monotonic()
    run(folder, *GIVEN, *NEW_SOURCE, "--dry-run")
    whole = time.monotonic() - began
    for share in (0.2, 0.5, 0.7, 0.8, 0.9, 1.0, 1.1):
        (folder / "targets.toml").write_bytes(REGISTRY)
        process = subprocess.Popen(
            [*COMMAND, *GIVEN, *NEW_SOURCE, "--yes"],
            cwd=folder,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(share * whole)
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=10)
        assert content(folder) in {REGISTRY, new}
    (folder / "targets.toml").write_bytes(REGISTRY)
    assert run(folder, *GIVEN, *NEW_SOURCE, "--yes").code == 0
    assert content(folder) == new
