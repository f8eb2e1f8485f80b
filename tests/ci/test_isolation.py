"""No Python module of the checkout is imported, by the action or by what `init` writes."""

import os
import sys
from pathlib import Path

import composite
import pytest
import scratch
import traps
from events import PLACE, ROOT, WAYS, Event, Runner, init

SCHEDULE = Event("schedule")
ACTION = composite.load(ROOT / "action.yml")


@pytest.fixture
def trapped(tmp_path: Path) -> Path:
    """A checkout with modules that tell when they are imported."""
    work = scratch.checkout(scratch.project(tmp_path), "refs/heads/main")
    traps.lay(work)
    return work


@pytest.mark.parametrize("way", WAYS)
def test_a_check_imports_nothing_of_the_checkout(tmp_path: Path, trapped: Path, way: str) -> None:
    run = Runner.new(tmp_path).run(way, trapped, SCHEDULE)
    assert run.code == 0, run.told
    assert traps.caught(trapped) == []


def really(tmp_path: Path) -> dict[str, str]:
    """The variables of a job with the Python of these tests, and nowhere to install from."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    offline = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, "GIT_ALLOW_PROTOCOL": "file"}
    return {**composite.runner(tmp_path), "PATH": path, "GITHUB_ACTION_PATH": "/none", **offline}


def install_of_action() -> str:
    return next(composite.shell_steps(ACTION["runs"]["steps"])).script


def install_of_github(work: Path) -> str:
    (job,) = composite.load(work / PLACE)["jobs"].values()
    return next(composite.shell_steps(job["steps"])).script


def install_of_gitlab(work: Path) -> str:
    job = composite.load(work / ".gitlab-ci.yml")["targets"]
    return "\n".join(job["before_script"])


@pytest.mark.parametrize("isolated", [True, False])
@pytest.mark.parametrize("system", ["action", "github", "gitlab"])
def test_installing_imports_nothing_of_the_checkout(
    tmp_path: Path, trapped: Path, system: str, *, isolated: bool
) -> None:
    env = really(tmp_path)
    if system == "action":
        script = install_of_action()
    else:
        init(trapped, "--ci", system)
        script = {"github": install_of_github, "gitlab": install_of_gitlab}[system](trapped)
    if not isolated:
        script = script.replace(" -I ", " ").replace('cd "$RUNNER_TEMP"\n', "")
    done = composite.run(composite.Step("install", script, {}), trapped, {}, env)
    assert done.returncode or not isolated, "pip itself found nothing to install"
    assert (traps.caught(trapped) == []) == isolated, done.stderr
