"""What `init --ci` writes is what the CI system runs, and passes on the registry beside it."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import composite
import pytest
import scratch
import yaml

from mic_tracker.edit.init import parse_direct_url, program_requirement

ROOT = Path(__file__).parents[2]
PLACES = {"github": ".github/workflows/targets.yml", "gitlab": ".gitlab-ci.yml"}
COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """A job with `mic-tracker` on its path, and a pip that installs nothing."""
    found = composite.runner(tmp_path)
    folder = tmp_path / "bin"
    folder.mkdir()
    composite.program(folder / "mic-tracker")
    (folder / "python").write_text("#!/bin/sh\n")
    (folder / "python").chmod(0o755)
    return {**found, "PATH": f"{folder}:{found['PATH']}", "PYTHONPATH": str(ROOT)}


def init(folder: Path, env: Mapping[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["mic-tracker", "init", *words],
        cwd=folder,
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def started(tmp_path: Path, env: dict[str, str]) -> Path:
    """The example registry with the files of both, on main and on a branch that adds a line."""
    remote = tmp_path / "remote"
    remote.mkdir()
    scratch.git(remote, "init", "-q", "-b", "main")
    for system in PLACES:
        assert init(remote, env, "--example", "--ci", system).returncode == 0
    scratch.git(remote, "add", "-A")
    scratch.git(remote, "commit", "-q", "-m", "start")
    scratch.git(tmp_path, "clone", "-q", remote.as_uri(), "work")
    work = tmp_path / "work"
    text = (work / "targets.toml").read_text(encoding="utf-8")
    scratch.commit(work, text + "\n# a comment\n")
    return work


def github(folder: Path) -> dict[str, Any]:
    return composite.load(folder / PLACES["github"])


def test_the_steps_of_github_pass_on_the_example(started: Path, env: dict[str, str]) -> None:
    install, pull, weekly = composite.shell_steps(github(started)["jobs"]["check"]["steps"])
    for step in (install, pull, weekly):
        done = composite.run(step, started, {}, env | {"GITHUB_BASE_REF": "main"})
        assert done.returncode == 0, done.stdout + done.stderr
    assert (started / "mic-tracker-junit.xml").exists()
    assert Path(env["GITHUB_STEP_SUMMARY"]).read_text(encoding="utf-8")


def test_each_event_of_github_has_its_one_check(started: Path) -> None:
    steps = github(started)["jobs"]["check"]["steps"]
    conditions = [step["if"] for step in steps if "if" in step]
    assert conditions == [
        "github.event_name == 'pull_request'",
        "github.event_name != 'pull_request'",
    ]
    (checkout,) = (step for step in steps if "actions/checkout@" in step.get("uses", ""))
    assert checkout["with"]["fetch-depth"] == 0


@pytest.mark.parametrize("job", ["targets", "targets-weekly"])
def test_the_jobs_of_gitlab_pass_on_the_example(
    started: Path, env: dict[str, str], job: str
) -> None:
    jobs = yaml.safe_load((started / PLACES["gitlab"]).read_text(encoding="utf-8"))
    common = jobs[".targets"]
    script = "\n".join([*common["before_script"], *jobs[job]["script"]])
    step = composite.Step(job, script, {})
    done = composite.run(step, started, {}, env | {"CI_MERGE_REQUEST_DIFF_BASE_SHA": "origin/main"})
    assert done.returncode == 0, done.stdout + done.stderr
    assert all((started / name).exists() for name in common["artifacts"]["paths"])
    json.loads((started / common["artifacts"]["reports"]["codequality"]).read_text("utf-8"))
    assert common["variables"]["GIT_DEPTH"] == "0"


def test_what_is_there_is_kept(tmp_path: Path, env: dict[str, str]) -> None:
    place = tmp_path / PLACES["gitlab"]
    place.write_text("ours: {}\n")
    done = init(tmp_path, env, "--ci", "gitlab")
    assert (done.returncode, place.read_text()) == (0, "ours: {}\n")
    assert "created targets.toml" in done.stdout


def test_a_dry_run_makes_no_folder(tmp_path: Path, env: dict[str, str]) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    done = init(folder, env, "--ci", "github", "--dry-run")
    assert done.returncode == 0
    assert PLACES["github"] in done.stdout
    assert [*folder.iterdir()] == []


def test_another_system_is_refused_before_anything_is_written(
    tmp_path: Path, env: dict[str, str]
) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    done = init(folder, env, "--ci", "jenkins")
    assert done.returncode == 2
    assert "github, gitlab" in done.stderr
    assert [*folder.iterdir()] == []


def note(url: str, commit: str = COMMIT) -> str:
    return json.dumps({"url": url, "vcs_info": {"vcs": "git", "commit_id": commit}})


def test_a_program_from_git_is_installed_from_the_same_commit() -> None:
    found = parse_direct_url(note("https://example.org/a/b.git"))
    assert found == f"mic-tracker @ git+https://example.org/a/b.git@{COMMIT}"


@pytest.mark.parametrize(
    "noted",
    [
        None,
        "",
        "[]",
        "{}",
        json.dumps({"url": "file:///home/me/mic-tracker", "dir_info": {"editable": True}}),
        note("file:///home/me/mic-tracker"),
        note('https://example.org/"; touch caught; "'),
        note("https://example.org/$(touch caught)"),
        note("https://example.org/a", commit="main"),
    ],
)
def test_any_other_is_installed_by_its_name(noted: str | None) -> None:
    assert parse_direct_url(noted) is None
    assert program_requirement().startswith(("mic-tracker==", "mic-tracker @ git+"))
