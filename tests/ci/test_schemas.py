"""What we write for CI systems is what their published schemas allow."""

import subprocess
import sys
from pathlib import Path

import pytest
from events import ROOT

from mic_tracker.edit.ci_file import PLACES, render_ci_file

SCHEMAS = {"github": "github-workflows", "gitlab": "gitlab-ci"}
FILES = {
    "action.yml": "github-actions",
    ".github/workflows/ci.yml": "github-workflows",
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
