"""The action: its own shell steps, run in a repository as a job has it."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

import composite
import pytest
import scratch
from events import Event, Runner
from junitparser import JUnitXml

ROOT = Path(__file__).parents[2]
ACTION = composite.load(ROOT / "action.yml")
NO_EVENT = Event("workflow_dispatch")
INSTALL, CHECK = composite.shell_steps(ACTION["runs"]["steps"])


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """A job in which mic-tracker is installed where the step before puts it."""
    found = composite.runner(tmp_path)
    folder = Path(found["RUNNER_TEMP"], "mic-tracker", "bin")
    folder.mkdir(parents=True)
    composite.program(folder / "mic-tracker")
    return found


def check(folder: Path, env: Mapping[str, str], **given: str) -> subprocess.CompletedProcess[str]:
    values = composite.inputs(ACTION, **given) | NO_EVENT.given
    done = composite.run(CHECK, folder, values, env)
    told = Path(env["GITHUB_OUTPUT"]).read_text(encoding="utf-8").splitlines()
    assert told == [f"exit-code={done.returncode}"]
    return done


def test_what_it_leaves_behind(tmp_path: Path, env: dict[str, str]) -> None:
    work = scratch.pull_request(tmp_path, scratch.EASIER)
    done = check(work, env, base="origin/main")
    assert done.returncode == 1
    line = scratch.REGISTRY.splitlines().index(scratch.GOAL) + 1
    assert f"::error file=targets.toml,line={line}," in done.stdout
    assert "firms-2030" in Path(env["GITHUB_STEP_SUMMARY"]).read_text(encoding="utf-8")
    suite = JUnitXml.fromfile(str(work / "mic-tracker-junit.xml"))
    assert suite.failures == 1


def test_base_and_since_go_before_the_event(tmp_path: Path, env: dict[str, str]) -> None:
    work = scratch.pull_request(tmp_path, scratch.EASIER)
    pull = env | {"GITHUB_EVENT_NAME": "pull_request", "GITHUB_BASE_REF": "main"}
    for given in ({"base": "none"}, {"since": "7d"}, {"base": "none", "since": "7d"}):
        assert check(work, pull, **given).returncode == 0, given
        Path(env["GITHUB_OUTPUT"]).write_text("")
    assert check(work, pull, base="origin/main", since="7d").returncode == 2


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


def test_no_script_has_an_expression_pasted_in() -> None:
    for step in (INSTALL, CHECK):
        assert not composite.EXPRESSION.search(step.script)


def test_what_is_installed_is_the_checkout_of_the_action(tmp_path: Path) -> None:
    runner = Runner.new(tmp_path)
    run = runner.run_action(scratch.pull_request(tmp_path, scratch.REGISTRY), Event("schedule"))
    assert run.code == 0
    install = ["pip", "install", "--quiet", "--disable-pip-version-check", str(ROOT)]
    assert run.installed == ["-I", "-m", "venv", "mic-tracker", "-I", "-m", *install]
