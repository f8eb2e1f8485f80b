"""A check of several registries: one exit code, and one report in any format."""

import csv
import json
from io import StringIO
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from gatetexts import FIRMS, GROWING, LEVEL, figures
from shell import DAY, Done, Shell

MAIN = f'format = 1\ntitle = "Test"\n{FIRMS}{LEVEL}{figures(GROWING)}'
LOWER = MAIN.replace("at_least = 860", "at_least = 800")
OTHER = MAIN.replace("firms-2030", "firms-2040").replace("by = 2030", "by = 2040")
BROKEN = MAIN.replace("by = 2030", "by = soon")
EMPTY = 'format = 1\ntitle = "Empty"\n'
A, B = "a/targets.toml", "b/targets.toml"
BOTH = ("-f", A, "-f", B)
FORMATS = ("json", "jsonl", "gitlab", "junit", "sarif", "markdown", "csv")


@pytest.fixture
def two(repository: Shell) -> Shell:
    """Two registries with the same targets, committed; then a branch."""
    repository.commit(MAIN, A)
    repository.commit(MAIN, B)
    repository.git("switch", "-qc", "branch")
    return repository


def check(shell: Shell, *words: str, **more: str) -> Done:
    """Check both registries."""
    return shell.run("check", *BOTH, "--as-of", DAY, *words, **more)


def documents(shell: Shell, *words: str) -> dict[str, Any]:
    """The verdicts on both registries as data, by registry."""
    done = check(shell, *words, "--json")
    told = json.loads(done.out)
    assert told["schema"] == "mic-tracker/checks"
    return {one["registry"]: one for one in told["registries"]}


def test_one_that_fails_fails_the_check(two: Shell) -> None:
    two.commit(LOWER, B)
    done = check(two, "--base", "main")
    assert done.code == 1, done.out + done.err
    first, second, last = done.out.split("\n\nRegistry ")[0], done.out, done.out.splitlines()[-1]
    assert first.startswith(f"Registry {A}\n")
    assert "at_least 860 → 800" not in first
    assert f"Registry {B}\nx MT301 weakened firms-2030  firms-2030 was made easier" in second
    assert last == "mic-tracker check: failed (1 registry failed, 1 registry passed)"


def test_where_all_pass_the_check_passes(two: Shell) -> None:
    two.commit(MAIN + "# a comment\n", B)
    done = check(two, "--base", "main")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[-1] == "mic-tracker check: passed (2 registries passed)"
    assert {one["base"]["name"] for one in documents(two, "--base", "main").values()} == {"main"}


def test_every_format_is_one_document_of_both(two: Shell) -> None:
    two.commit(LOWER, A)
    two.commit(LOWER, B)
    places = [w for name in FORMATS for w in ("--format", f"{name}:report.{name}")]
    done = check(two, "--base", "main", "--format", "github", *places)
    assert done.code == 1, done.err
    read = {name: (two.folder / f"report.{name}").read_bytes().decode() for name in FORMATS}
    for registry in (A, B):
        assert f"::error file={registry},line=" in done.out
        assert f"\n### {registry}\n" in read["markdown"]
    assert json.loads(read["json"])["failed"] is True
    lines = [json.loads(line) for line in read["jsonl"].splitlines()]
    entries = json.loads(read["gitlab"])
    for prints in ([x["fingerprint"] for x in lines], [x["fingerprint"] for x in entries]):
        assert len({*prints}) == len(prints) > 0
    suites = [suite.get("name") for suite in ET.fromstring(read["junit"])]  # noqa: S314 - our own output
    assert suites == [f"{A}:targets.firms-2030", f"{B}:targets.firms-2030"]
    assert len(json.loads(read["sarif"])["runs"]) == 1
    table = list(csv.DictReader(StringIO(read["csv"], newline="")))
    assert {row["registry"] for row in table} == {A, B}


def test_the_findings_of_all_are_told_where_one_is_invalid(two: Shell) -> None:
    two.commit(LOWER, A)
    two.commit(BROKEN, B)
    done = check(two, "--base", "main", "--format", "text", "--format", "junit:junit.xml")
    assert done.code == 2
    assert "x MT301 weakened firms-2030" in done.out
    assert "1 error to mend before this registry can be judged." in done.out
    last = "mic-tracker check: failed (1 registry failed, 1 registry is not valid)"
    assert done.out.splitlines()[-1] == last
    assert f"{B}:" in done.err
    assert "by = soon" in done.err
    root = ET.parse(two.folder / "junit.xml").getroot()  # noqa: S314 - our own output
    assert root.get("errors") == "1"
    assert root.get("failures") not in {None, "0"}


def test_the_findings_of_all_that_are_invalid(two: Shell) -> None:
    two.commit(BROKEN, A)
    two.commit(BROKEN, B)
    done = check(two, "--format", "github")
    assert done.code == 2
    assert [line.split(",")[0] for line in done.out.splitlines()] == [
        f"::error file={registry}" for registry in (A, B)
    ]
    assert done.err.count("by = soon") == 2


def test_a_base_that_is_invalid(two: Shell) -> None:
    two.git("switch", "-q", "main")
    two.commit(BROKEN, B)
    two.git("switch", "-qc", "mended")
    two.commit(MAIN, B)
    two.commit(LOWER, A)
    done = check(two, "--base", "main")
    assert done.code == 2
    assert "x MT301 weakened firms-2030" in done.out
    assert "'main', which the registry is compared with, is not valid" in done.err


def test_nothing_to_judge_in_one_of_them(two: Shell) -> None:
    two.commit(EMPTY, B)
    done = check(two)
    assert (done.code, done.out) == (5, "")
    assert f"there is nothing to judge in {B}" in done.err
    assert check(two, "--allow-empty").code in {0, 1}
    two.commit(BROKEN, A)
    assert check(two).code == 2


def test_since_a_day(two: Shell) -> None:
    two.commit_at("2026-11-18T12:00:00Z", LOWER, A)
    done = check(two, "--since", "7d")
    assert done.code == 1
    assert done.out.count("against the registry as committed by 2026-11-14") == 2


def test_the_policy_is_that_of_each(two: Shell) -> None:
    loose = LOWER.replace('title = "Test"', 'title = "Test"\ncheck.rules = { weakened = "off" }')
    two.commit(loose, A)
    assert check(two, "--base", "main").code == 1
    told = documents(two, "--base", "main")
    assert [told[registry]["failed"] for registry in (A, B)] == [True, False]
    assert check(two, "--base", "main", "--policy", "head").code == 0


@pytest.mark.parametrize("base", [A, "file:old", "gone.toml", f"main:{A}"])
def test_a_file_is_no_base_of_several(two: Shell, base: str) -> None:
    done = check(two, "--base", base)
    assert (done.code, done.out) == (2, "")
    assert f"'{base}' is a file, which cannot be the base of several registries" in done.err


def test_a_baseline_file_for_each(two: Shell) -> None:
    two.write(LOWER, A)
    two.write(OTHER, B)
    words = ("--fail-on", "at-risk,unsourced,off-track")
    assert check(two, *words).code == 1
    for registry in (A, B):
        done = two.run("baseline", "write", "-f", registry, "--as-of", DAY)
        assert done.code == 0, done.err
    known = [f"{folder}/targets.baseline.toml" for folder in ("a", "b")]
    in_order = ("--baseline", known[0], "--baseline", known[1])
    assert check(two, *words, *in_order).code == 0
    done = check(two, *words, "--baseline", known[0])
    assert (done.code, done.out) == (2, "")
    assert "2 registries cannot be matched with 1 baseline file" in done.err


def test_targets_are_checked_where_they_exist(two: Shell) -> None:
    two.commit(OTHER, B)
    told = documents(two, "firms-2030")
    assert {registry: one["targets"] for registry, one in told.items()} == {A: ["firms-2030"]}
    told = documents(two, "firms-2040", "firms-2030")
    assert {registry: one["targets"] for registry, one in told.items()} == {
        A: ["firms-2030"],
        B: ["firms-2040"],
    }
    told = documents(two, "firms-2030", "--base", "main")
    assert {registry: one["targets"] for registry, one in told.items()} == {
        A: ["firms-2030"],
        B: ["firms-2030"],  # which it had
    }
    done = check(two, "firms-2030", "firms-2041")
    assert (done.code, done.out) == (2, "")
    assert "there is no target 'firms-2041'" in done.err
    assert "did you mean 'firms-2040'?" in done.err


def test_links_that_lead_in_a_circle(two: Shell) -> None:
    (two.folder / "loop.toml").symlink_to("loop.toml")
    done = two.run("check", "-f", A, "-f", "loop.toml")
    assert (done.code, done.out) == (2, "")
    assert "there is no registry at loop.toml" in done.err


@pytest.mark.parametrize("again", ["./a/targets.toml", "b/../a/targets.toml", "link.toml"])
def test_a_registry_that_is_named_twice(two: Shell, again: str) -> None:
    (two.folder / "link.toml").symlink_to(A)
    done = two.run("check", "-f", A, "-f", again)
    assert (done.code, done.out) == (2, "")
    assert "is the same registry as a/targets.toml" in done.err


def test_no_registry_is_written_over(two: Shell) -> None:
    for registry in (A, B):
        done = check(two, "--format", f"json:{registry}")
        assert done.code == 2
        assert (two.folder / registry).read_text("utf-8") == MAIN


def test_programs_get_names_from_the_root(two: Shell) -> None:
    below = Shell(two.folder / "a", two.home)
    words = ("check", "-f", "targets.toml", "-f", "../b/targets.toml", "--as-of", DAY)
    assert "Registry ../b/targets.toml\n" in below.run(*words).out
    told = json.loads(below.run(*words, "--json").out)["registries"]
    assert [one["registry"] for one in told] == [A, B]
    files = {row["location"]["file"] for one in told for row in one["findings"]}
    assert files == {A, B}


def test_a_single_registry_is_told_as_ever(two: Shell) -> None:
    inside = Shell(two.folder / "a", two.home)
    for words in (("--json",), ("--format", "junit"), ()):
        alone = two.run("check", "--as-of", DAY, *words, MIC_TRACKER_FILE=A).out
        assert two.run("check", "-f", A, "--as-of", DAY, *words).out == alone
        assert "registry" not in alone
        if words:
            assert inside.run("check", "--as-of", DAY, *words).out == alone


def test_the_files_may_stand_before_the_command(two: Shell) -> None:
    done = two.run(*BOTH, "check", "--as-of", DAY)
    assert done.out == check(two).out


def test_a_file_that_the_environment_names_is_one(shell: Shell) -> None:
    shell.write(MAIN, "a:b.toml")
    done = shell.run("check", "--as-of", DAY, "--json", MIC_TRACKER_FILE="a:b.toml")
    assert json.loads(done.out)["schema"] == "mic-tracker/check", done.err
