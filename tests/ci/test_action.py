"""The action: its own shell steps, run in a repository as a job has it."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

import composite
import pytest
import scratch
from junitparser import JUnitXml

ROOT = Path(__file__).parents[2]
ACTION = composite.load(ROOT / "action.yml")
INSTALL, CHECK = composite.shell_steps(ACTION["runs"]["steps"])


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """A job in which mic-tracker is installed where the step before puts it."""
    found = composite.runner(tmp_path)
    folder = Path(found["RUNNER_TEMP"], "mic-tracker", "bin")
    folder.mkdir(parents=True)
    composite.program(folder / "mic-tracker")
    return {**found, "PYTHONPATH": str(ROOT)}


def check(folder: Path, env: Mapping[str, str], **given: str) -> subprocess.CompletedProcess[str]:
    done = composite.run(CHECK, folder, composite.inputs(ACTION, **given), env)
    told = Path(env["GITHUB_OUTPUT"]).read_text(encoding="utf-8").splitlines()
    assert told == [f"exit-code={done.returncode}"]
    return done


def summary(env: Mapping[str, str]) -> str:
    return Path(env["GITHUB_STEP_SUMMARY"]).read_text(encoding="utf-8")


def test_a_pull_request_that_lowers_a_goal_fails(tmp_path: Path, env: dict[str, str]) -> None:
    work = scratch.pull_request(tmp_path, scratch.EASIER)
    done = check(work, env | {"GITHUB_BASE_REF": "main"})
    assert done.returncode == 1
    line = scratch.REGISTRY.splitlines().index(scratch.GOAL) + 1
    assert f"::error file=targets.toml,line={line}," in done.stdout
    assert "firms-2030" in summary(env)
    suite = JUnitXml.fromfile(str(work / "mic-tracker-junit.xml"))
    assert suite.failures == 1


@pytest.mark.parametrize("text", [scratch.INNOCENT, scratch.REGISTRY], ids=["title", "nothing"])
def test_an_innocent_one_passes(tmp_path: Path, env: dict[str, str], text: str) -> None:
    done = check(scratch.pull_request(tmp_path, text), env | {"GITHUB_BASE_REF": "main"})
    assert (done.returncode, "::error" in done.stdout) == (0, False)
    assert summary(env)


def test_without_a_base_the_registry_stands_for_itself(tmp_path: Path, env: dict[str, str]) -> None:
    work = scratch.pull_request(tmp_path, scratch.EASIER)
    pull = env | {"GITHUB_BASE_REF": "main"}
    for here, given in ((env, {}), (pull, {"base": "none"}), (pull, {"since": "7d"})):
        assert check(work, here, **given).returncode == 0, given
        Path(env["GITHUB_OUTPUT"]).write_text("")


def test_a_broken_registry_is_annotated(tmp_path: Path, env: dict[str, str]) -> None:
    work = scratch.pull_request(tmp_path, scratch.BROKEN)
    done = check(work, env | {"GITHUB_BASE_REF": "main"})
    assert done.returncode == 2
    assert "::error file=targets.toml,line=" in done.stdout


def test_a_shallow_checkout_is_told_what_it_lacks(tmp_path: Path, env: dict[str, str]) -> None:
    work = scratch.pull_request(tmp_path, scratch.EASIER, depth=1)
    done = check(work, env | {"GITHUB_BASE_REF": "main"})
    assert done.returncode == 2
    assert "fetch-depth: 0" in done.stderr


def test_inputs_reach_the_program(tmp_path: Path, env: dict[str, str]) -> None:
    work = scratch.pull_request(tmp_path, scratch.EASIER)
    scratch.git(work, "mv", "targets.toml", "our targets.toml")
    done = check(work, env, file="our targets.toml", **{"fail-on": "any", "junit": "a b.xml"})
    assert done.returncode == 1
    assert (work / "a b.xml").exists()


HOSTILE = [
    "$(touch caught)",
    "`touch caught`",
    "; touch caught #",
    '"; touch caught; "',
    "'; touch caught; '",
    "x\ntouch caught\n",
    "--format=json:caught",
    "|touch caught",
    "${INPUT_FILE:=caught}",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_inputs_run_nothing(tmp_path: Path, env: dict[str, str], text: str) -> None:
    work = scratch.pull_request(tmp_path, scratch.EASIER)
    before = {*work.iterdir()}
    done = check(work, env, **dict.fromkeys(ACTION["inputs"], text))
    assert done.returncode == 2  # there is no such file
    assert {*work.iterdir()} == before


@pytest.mark.parametrize("name", [*ACTION["inputs"]])
def test_an_input_is_one_word_of_its_option(tmp_path: Path, env: dict[str, str], name: str) -> None:
    work = scratch.pull_request(tmp_path, scratch.EASIER)
    before = {*work.iterdir()}
    text = " --allow-empty $(touch caught); touch caught"
    check(work, env, **{name: text})
    new = {path.name for path in {*work.iterdir()} - before}
    assert new <= {"mic-tracker-junit.xml", text}


def test_a_hostile_branch_runs_nothing(tmp_path: Path, env: dict[str, str]) -> None:
    work = scratch.pull_request(tmp_path, scratch.EASIER)
    done = check(work, env | {"GITHUB_BASE_REF": "$(touch caught)"})
    assert done.returncode == 2
    assert not (work / "caught").exists()


def test_no_script_has_an_expression_pasted_in() -> None:
    for step in (INSTALL, CHECK):
        assert not composite.EXPRESSION.search(step.script)


def test_what_is_installed_is_the_checkout_of_the_action(tmp_path: Path) -> None:
    env = composite.runner(tmp_path)
    folder = tmp_path / "bin"
    folder.mkdir()
    # a stand-in for the two Pythons: says what it was asked, and makes the environment's own
    (folder / "python").write_text(
        '#!/bin/sh\nprintf "%s\\n" "$@"\n'
        'if [ "$2" = venv ]; then mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; fi\n'
    )
    (folder / "python").chmod(0o755)
    there = {"PATH": f"{folder}:{env['PATH']}", "GITHUB_ACTION_PATH": "/an action/v1"}
    done = composite.run(INSTALL, tmp_path, {}, env | there)
    assert done.returncode == 0
    asked = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "/an action/v1"]
    assert done.stdout.splitlines() == ["-m", "venv", f"{env['RUNNER_TEMP']}/mic-tracker", *asked]
