"""Each event of GitLab, run by the file that `init` writes."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import composite
import pytest
import scratch
from events import NO_COMMIT, REQUIREMENT, Runner, init
from scratch import BROKEN, EASIER, GOAL, INNOCENT, REGISTRY

HARDER = REGISTRY.replace(GOAL, "at_least = 200")
EMPTY = 'format = 1\ntitle = "Nothing yet"\n'
MERGED = "refs/merge-requests/1/merge"


@dataclass(frozen=True)
class Job:
    """How a job ended, what it printed, and the words of its `python`."""

    code: int
    told: str
    installed: list[str]


@dataclass(frozen=True)
class Pipeline:
    """A machine that runs the jobs of a pipeline."""

    runner: Runner

    def run(self, work: Path, registry: str = "targets.toml", **said: str) -> Job:
        """Run the job in a checkout, with what GitLab says in variables."""
        if not (work / ".gitlab-ci.yml").exists():
            init((work / registry).parent, "--minimal", "--ci", "gitlab")
        job = composite.load(work / ".gitlab-ci.yml")["targets"]
        usual = {"CI_COMMIT_BEFORE_SHA": NO_COMMIT, "CI_DEFAULT_BRANCH": "main"}
        env = self.runner.env | usual | said
        assert any(holds(rule["if"], env) for rule in job["rules"])
        script = "\n".join([*job["before_script"], *job["script"]])
        done = run_by_sh(script, work, env)
        noted = Path(env["RUNNER_TEMP"], "noted").read_text(encoding="utf-8").splitlines()
        return Job(done.returncode, done.stdout + done.stderr, noted)


def run_by_sh(script: str, work: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a script in the plainest shell that an image may have."""
    place = work.with_name("script.sh")
    place.write_text(script, encoding="utf-8")
    command = ["sh", "-e", str(place)]
    return subprocess.run(
        command, cwd=work, env=env, capture_output=True, encoding="utf-8", check=False
    )


def holds(rule: str, env: dict[str, str]) -> bool:
    """Whether a rule holds: a test of variables, which reads like one of bash."""
    return subprocess.run(["bash", "-c", f"[[ {rule} ]]"], env=env, check=False).returncode == 0


@pytest.fixture
def pipeline(tmp_path: Path) -> Pipeline:
    return Pipeline(Runner.new(tmp_path))


# Merge requests


@pytest.mark.parametrize(("text", "code"), [(EASIER, 1), (INNOCENT, 0), (BROKEN, 2)])
def test_a_merge_request(tmp_path: Path, pipeline: Pipeline, text: str, code: int) -> None:
    host = scratch.project(tmp_path)
    left = scratch.git(host, "rev-parse", "HEAD")
    found = scratch.change(host, text)
    scratch.commit(host, HARDER)  # meanwhile
    scratch.git(host, "fetch", "-q", "../fork", f"{found}:refs/merge-requests/1/head")
    work = scratch.checkout(host, "refs/merge-requests/1/head")
    job = pipeline.run(
        work, CI_PIPELINE_SOURCE="merge_request_event", CI_MERGE_REQUEST_DIFF_BASE_SHA=left
    )
    assert job.code == code, job.told
    assert (work / "mic-tracker-junit.xml").exists()
    json.loads((work / "mic-tracker-quality.json").read_text("utf-8"))


def test_merged_results_are_not_blamed_for_the_target_branch(
    tmp_path: Path, pipeline: Pipeline
) -> None:
    host = scratch.project(tmp_path, HARDER)
    left = scratch.git(host, "rev-parse", "HEAD")
    found = scratch.change(host, HARDER + "# a comment\n")
    target = scratch.commit(host, "# on top\n" + REGISTRY)
    scratch.merge(host, "main", found, MERGED)
    job = pipeline.run(
        scratch.checkout(host, MERGED),
        CI_PIPELINE_SOURCE="merge_request_event",
        CI_MERGE_REQUEST_DIFF_BASE_SHA=left,
        CI_MERGE_REQUEST_TARGET_BRANCH_SHA=target,
    )
    assert job.code == 0, job.told


@pytest.mark.parametrize(("first", "second", "code"), [(REGISTRY, EASIER, 1), (EASIER, EASIER, 0)])
def test_a_merge_train_is_compared_with_what_is_before_it(
    tmp_path: Path, pipeline: Pipeline, first: str, second: str, code: int
) -> None:
    host = scratch.project(tmp_path)
    left = scratch.git(host, "rev-parse", "HEAD")
    ahead = scratch.merge(host, "main", scratch.change(host, first + "# 1\n"), "refs/heads/ahead")
    mine = scratch.change(host, second + "# 1\n# 2\n", onto="ahead")
    scratch.merge(host, ahead, mine, "refs/merge-requests/2/train")
    job = pipeline.run(
        scratch.checkout(host, "refs/merge-requests/2/train"),
        CI_PIPELINE_SOURCE="merge_request_event",
        CI_MERGE_REQUEST_DIFF_BASE_SHA=left,
        CI_MERGE_REQUEST_TARGET_BRANCH_SHA=ahead,
    )
    assert job.code == code, job.told


def test_the_hint_for_a_shallow_clone_helps(tmp_path: Path, pipeline: Pipeline) -> None:
    host = scratch.project(tmp_path)
    left = scratch.git(host, "rev-parse", "HEAD")
    scratch.merge(host, "main", scratch.change(host, EASIER), MERGED)
    work = scratch.checkout(host, MERGED, depth=1)
    said = {"CI_PIPELINE_SOURCE": "merge_request_event", "CI_MERGE_REQUEST_DIFF_BASE_SHA": left}
    job = pipeline.run(work, **said)
    assert job.code == 2
    assert "`GIT_DEPTH: 0`" in job.told
    scratch.fetch_all(work, "--unshallow")
    assert pipeline.run(work, **said).code == 1


@pytest.mark.parametrize(("text", "code"), [(REGISTRY, 0), (EMPTY, 0), (BROKEN, 2)])
def test_the_merge_request_that_brings_the_registry(
    tmp_path: Path, pipeline: Pipeline, text: str, code: int
) -> None:
    host = scratch.project(tmp_path, "A project.\n", "readme.md")
    left = scratch.git(host, "rev-parse", "HEAD")
    scratch.merge(host, "main", scratch.change(host, text), MERGED)
    job = pipeline.run(
        scratch.checkout(host, MERGED),
        CI_PIPELINE_SOURCE="merge_request_event",
        CI_MERGE_REQUEST_DIFF_BASE_SHA=left,
    )
    assert job.code == code, job.told
    assert ("targets.toml is new" in job.told) == (code == 0)


# Pushes


def push(pipeline: Pipeline, host: Path, before: str) -> Job:
    """Run what follows a push to main."""
    return pipeline.run(
        scratch.checkout(host, "refs/heads/main"),
        CI_PIPELINE_SOURCE="push",
        CI_COMMIT_BRANCH="main",
        CI_COMMIT_BEFORE_SHA=before,
    )


@pytest.mark.parametrize(("text", "code"), [(EASIER, 1), (INNOCENT, 0)])
def test_a_push(tmp_path: Path, pipeline: Pipeline, text: str, code: int) -> None:
    host = scratch.project(tmp_path)
    before = scratch.git(host, "rev-parse", "HEAD")
    scratch.commit(host, text)
    scratch.commit(host, text + "# a second commit of the push\n")
    assert push(pipeline, host, before).code == code


@pytest.mark.parametrize("text", [REGISTRY, EMPTY], ids=["full", "empty"])
def test_the_first_push(tmp_path: Path, pipeline: Pipeline, text: str) -> None:
    job = push(pipeline, scratch.project(tmp_path, text), NO_COMMIT)
    assert (job.code, "The branch is new" in job.told) == (0, True), job.told


@pytest.mark.parametrize("gone", [False, True])
def test_a_force_push(tmp_path: Path, pipeline: Pipeline, *, gone: bool) -> None:
    host = scratch.project(tmp_path)
    before = scratch.commit(host, HARDER)
    scratch.git(host, "reset", "-q", "--hard", "HEAD~1")
    scratch.commit(host, INNOCENT)
    if gone:
        scratch.git(host, "reflog", "expire", "--expire=now", "--all")
        scratch.git(host, "gc", "--quiet", "--prune=now")
    job = push(pipeline, host, before)
    told = f"The commit before this push, {before}, is gone." if gone else " 200 → 100"
    assert job.code == (2 if gone else 1), job.told
    assert told in job.told


# Schedules, and where the registry stands


@pytest.mark.parametrize("source", ["schedule", "web"])
def test_schedules_look_at_seven_days(tmp_path: Path, pipeline: Pipeline, source: str) -> None:
    work = scratch.checkout(scratch.project(tmp_path), "refs/heads/main")
    job = pipeline.run(work, CI_PIPELINE_SOURCE=source)
    assert job.code == 0, job.told
    assert "against the registry as committed by 2026-11-14 (" in job.told
    assert "what is due (1)" in job.told  # the figure of 2024, as the last one is of 2023
    options = ["--quiet", "--disable-pip-version-check"]
    assert job.installed == ["-I", "-m", "pip", "install", *options, REQUIREMENT]


def test_a_registry_in_a_folder(tmp_path: Path, pipeline: Pipeline) -> None:
    name = "the gov's data/targets.toml"
    host = scratch.project(tmp_path, REGISTRY, name)
    before = scratch.git(host, "rev-parse", "HEAD")
    scratch.commit(host, EASIER, name)
    work = scratch.checkout(host, "refs/heads/main")
    said = {"CI_PIPELINE_SOURCE": "push", "CI_COMMIT_BRANCH": "main"}
    job = pipeline.run(work, name, CI_COMMIT_BEFORE_SHA=before, **said)
    assert job.code == 1, job.told
    (found,) = json.loads((work / "mic-tracker-quality.json").read_text("utf-8"))
    assert found["location"]["path"] == name


@pytest.mark.parametrize(
    ("said", "runs"),
    [
        ({"CI_PIPELINE_SOURCE": "merge_request_event"}, True),
        ({"CI_PIPELINE_SOURCE": "push", "CI_COMMIT_BRANCH": "main"}, True),
        ({"CI_PIPELINE_SOURCE": "push", "CI_COMMIT_BRANCH": "a change"}, False),
        ({"CI_PIPELINE_SOURCE": "push", "CI_COMMIT_TAG": "v1"}, False),
        ({"CI_PIPELINE_SOURCE": "schedule", "CI_COMMIT_BRANCH": "main"}, True),
        ({"CI_PIPELINE_SOURCE": "web", "CI_COMMIT_BRANCH": "main"}, True),
        ({"CI_PIPELINE_SOURCE": "trigger", "CI_COMMIT_BRANCH": "main"}, False),
    ],
)
def test_when_it_runs(tmp_path: Path, said: dict[str, str], *, runs: bool) -> None:
    init(tmp_path, "--minimal", "--ci", "gitlab")
    job: dict[str, Any] = composite.load(tmp_path / ".gitlab-ci.yml")["targets"]
    env = {"PATH": "/usr/bin:/bin", "CI_DEFAULT_BRANCH": "main"} | said
    assert any(holds(rule["if"], env) for rule in job["rules"]) == runs
