"""`claims`, `history`, `show --all-methods`, `explain` and `schema`, as a reader runs them."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest
from articles import ARTICLES

ROOT = Path(__file__).parents[2]
DAY = ("--as-of", "2026-11-21")


def run(*words: str, code: int = 0) -> tuple[str, str]:
    """What a run prints on either stream, about the registry of five articles."""
    env = os.environ | {"PYTHONPATH": str(ROOT), "NO_COLOR": "1", "COLUMNS": "100"}
    env |= {"MIC_TRACKER_FILE": ARTICLES.name}
    done = subprocess.run(
        [sys.executable, "-m", "mic_tracker", *words],
        cwd=ARTICLES.parent,
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout, done.stderr


def test_claims_of_a_registry() -> None:
    """The two claims that await their outcome: their years are over, their figures not out."""
    text, _ = run("claims", *DAY)
    lines = [line for line in text.splitlines() if line.startswith("awaiting ")]
    assert ["digital-firms" in lines[0], "revenue-abroad" in lines[1]] == [True, True]
    assert "no figure for 2025 yet" in run("claims", "--wide", *DAY)[0]  # active ends in 2024
    assert "2 awaiting data." in text
    assert all(len(line) <= 100 for line in text.splitlines())


def test_claims_before_their_period_is_over_are_open() -> None:
    answer = json.loads(run("claims", "--as-of", "2022-06-01", "--json")[0])
    assert answer["schema"] == "mic-tracker/claims"
    assert [claim["settled"] for claim in answer["claims"]] == ["open"]


def test_history_of_a_target() -> None:
    text, _ = run("history", "digital-firms-2030", *DAY)
    assert "Turned from at risk to off track on 2024-12-31" in text
    assert "from registered to active" in text
    narrow = run("history", "digital-firms-2030", *DAY, "--width", "60")[0]
    assert all(len(line) <= 60 for line in narrow.splitlines())


def test_history_by_a_published_method() -> None:
    answer = json.loads(
        run("history", "digital-firms-2030", *DAY, "--method", "eurostat", "--json")[0]
    )
    assert {day["method"] for day in answer["history"]} == {"eurostat"}
    assert answer["target"]["id"] == "digital-firms-2030"


def test_all_methods() -> None:
    text, _ = run("show", "digital-firms-2030", "--all-methods", *DAY)
    assert "They differ: 2 on track, 4 at risk, 1 off track, 1 no data." in text
    answer = json.loads(run("show", "digital-firms-2030", "--all-methods", "--json", *DAY)[0])
    words = {row["method"]: row["band"] for row in answer["agreement"]}
    assert words["eurostat"] == "significant_progress"
    assert "agreement" not in json.loads(run("show", "digital-firms-2030", "--json", *DAY)[0])


@pytest.mark.parametrize("command", ["claims", "history", "show"])
def test_an_answer_is_what_its_schema_says(command: str) -> None:
    words = ("claims",) if command == "claims" else (command, "firms-abroad")
    schema = json.loads(run("schema", command)[0])
    jsonschema.validate(json.loads(run(*words, "--json", *DAY)[0]), schema)


def test_a_file_of_rows(tmp_path: Path) -> None:
    file = tmp_path / "claims.csv"
    assert run("claims", "--format", "csv", "-o", str(file), *DAY)[0] == ""
    rows = [*csv.DictReader(io.StringIO(file.read_text("utf-8")))]
    assert [row["indicator"] for row in rows] == ["digital-firms", "revenue-abroad"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("history", "digital-firms"), "'digital-firms' is an indicator, not a target"),
        (("show", "digital-frims", "--all-methods"), "there is no target 'digital-frims'"),
        (("history", "firms-abroad", "--method", "eurostat-2"), "there is no method"),
        (("claims", "--format", "pdf"), "there is no format 'pdf'"),
        (("claims", "-f", "nowhere.toml"), "nowhere.toml"),
        (("explain", "off-trak"), "did you mean off-track"),
        (("schema", "claim"), "there is no schema of 'claim'"),
    ],
)
def test_wrong_use_is_told(words: tuple[str, ...], said: str) -> None:
    out, err = run(*words, code=2)
    assert out == ""
    assert said in err


def test_the_targets_with_a_tag() -> None:
    text, _ = run("status", *DAY, "--tag", "firms")
    assert "digital-firms-2030" in text
    assert "abroad-start-2023" not in text
    both = json.loads(run("status", *DAY, "--tag", "firms", "--tag", "government", "--json")[0])
    tags = {target["id"] for target in both["targets"]}
    assert {"digital-firms-2030", "local-it-budget"} <= tags
    assert "abroad-start-2023" not in tags


def test_a_tag_that_no_target_has_is_told() -> None:
    _, err = run("status", "--tag", "frims", code=2)
    assert "frims" in err
    assert "firms" in err
