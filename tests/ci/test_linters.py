"""What we write for CI systems: their published schemas allow it, and ShellCheck finds nothing."""

import subprocess
import sys
import sysconfig
from pathlib import Path

import composite
import pytest
from events import ROOT

from mic_tracker.edit.init.ci_file import PLACES, render_ci_file

SCHEMAS = {"github": "github-workflows", "gitlab": "gitlab-ci"}
FILES = {
    "action.yml": "github-actions",
    ".github/workflows/ci.yml": "github-workflows",
    ".github/workflows/site.yml": "github-workflows",
    ".github/workflows/targets.yml": "github-workflows",
}


def refusal(path: Path, schema: str) -> str:
    """What a schema has against a file. The schemas come with the program: no network."""
    command = [sys.executable, "-m", "check_jsonschema", f"--builtin-schema=vendor.{schema}"]
    done = subprocess.run([*command, str(path)], capture_output=True, encoding="utf-8", check=False)
    return done.stdout + done.stderr if done.returncode else ""


@pytest.mark.parametrize("system", PLACES)
@pytest.mark.parametrize("registry", ["targets.toml", "the gov's: #1 data/targets.toml"])
def test_the_files_that_init_writes(tmp_path: Path, system: str, registry: str) -> None:
    path = tmp_path / "ci.yml"
    path.write_text(render_ci_file(system, registry, "mic-tracker==1", "trunk"), encoding="utf-8")
    assert refusal(path, SCHEMAS[system]) == ""


@pytest.mark.parametrize("name", FILES)
def test_our_own_files(name: str) -> None:
    assert refusal(ROOT / name, FILES[name]) == ""


@pytest.mark.parametrize("schema", [*SCHEMAS.values(), "github-actions"])
def test_a_schema_refuses_what_is_no_such_file(tmp_path: Path, schema: str) -> None:
    path = tmp_path / "ci.yml"
    path.write_text("on: [pull_request]\njobs: {a: {stesp: []}}\nruns: 1\n", encoding="utf-8")
    assert refusal(path, schema)


def complaints(tmp_path: Path, script: str, shell: str) -> str:
    """What ShellCheck has against a script, which is run with the options of a runner."""
    path = tmp_path / "script"
    path.write_text(f"#!/bin/{shell}\nset -e\n{script}\n", encoding="utf-8")
    program = Path(sysconfig.get_path("scripts"), "shellcheck")
    command = [str(program), "--norc", f"--shell={shell}", str(path)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False).stdout


def written_scripts(tmp_path: Path, system: str) -> list[str]:
    """The scripts of a file that `init` writes."""
    path = tmp_path / "ci.yml"
    path.write_text(render_ci_file(system, "a b/targets.toml", "a b", None), encoding="utf-8")
    found = composite.load(path)
    if system == "gitlab":
        return ["\n".join([*found["targets"]["before_script"], *found["targets"]["script"]])]
    return [step.script for step in composite.shell_steps(found["jobs"]["check"]["steps"])]


@pytest.mark.parametrize(("system", "shell"), [("github", "bash"), ("gitlab", "sh")])
def test_the_scripts_that_init_writes(tmp_path: Path, system: str, shell: str) -> None:
    for script in written_scripts(tmp_path, system):
        assert complaints(tmp_path, script, shell) == ""


def test_the_scripts_of_the_action(tmp_path: Path) -> None:
    steps = composite.load(ROOT / "action.yml")["runs"]["steps"]
    for step in composite.shell_steps(steps):
        assert complaints(tmp_path, step.script, "bash") == ""


def test_a_word_without_quotes_is_found(tmp_path: Path) -> None:
    assert "SC2086" in complaints(tmp_path, "mic-tracker check --base=$GITHUB_BASE_REF", "bash")
