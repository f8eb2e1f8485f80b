"""Runs of a workflow for an event of GitHub: by the action, or by the file that `init` writes."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import composite

ROOT = Path(__file__).parents[2]
PLACE = ".github/workflows/targets.yml"
REQUIREMENT = "mic-tracker @ git+https://example.org/mic-tracker@v1"
WAYS = ("action", "template")
NO_COMMIT = "0" * 40


def init(folder: Path, *words: str) -> None:
    """Run `init` in a folder."""
    command = [*composite.ours(), "init", "--install", REQUIREMENT, *words]
    env = {"PATH": os.environ["PATH"], "HOME": str(folder)}
    subprocess.run(command, cwd=folder, env=env, check=True, capture_output=True)


@dataclass(frozen=True)
class Event:
    """What GitHub says of an event: in variables, and in the expressions that we use."""

    name: str
    base_ref: str = ""
    before: str = ""
    queued_after: str = ""

    @property
    def env(self) -> dict[str, str]:
        """The variables of a runner."""
        return {"GITHUB_EVENT_NAME": self.name, "GITHUB_BASE_REF": self.base_ref}

    @property
    def given(self) -> dict[str, str]:
        """The values of expressions."""
        return {
            "github.event.before": self.before,
            "github.event.merge_group.base_sha": self.queued_after,
        }


@dataclass(frozen=True)
class Run:
    """How a run ended, what it printed, and the words of its `python`."""

    code: int
    told: str
    summary: str
    installed: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Runner:
    """A machine that runs a job: with a stand-in for Python, and with a folder of its own."""

    folder: Path

    @classmethod
    def new(cls, folder: Path) -> "Runner":
        """Set a machine up in a folder."""
        env = composite.runner(folder)
        (folder / "bin").mkdir()
        composite.python(folder / "bin" / "python", Path(env["RUNNER_TEMP"], "noted"))
        composite.program(folder / "bin" / "mic-tracker")
        return cls(folder)

    @property
    def env(self) -> dict[str, str]:
        """The variables of a job."""
        temp = self.folder / "runner"
        return {
            **composite.variables(temp),
            "PATH": f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "GITHUB_ACTION_PATH": str(ROOT),
        }

    def run(self, way: str, work: Path, event: Event, files: tuple[str, ...] = ()) -> Run:
        """Run the steps for an event in a checkout, up to the first that fails."""
        if way == "action":
            return self.run_action(work, event, file="\n".join(files))
        if not (work / PLACE).exists():
            registry = files[0] if files else "targets.toml"
            init((work / registry).parent, "--minimal", "--ci", "github")
        return self.run_workflow(work, event)

    def run_action(self, work: Path, event: Event, **inputs: str) -> Run:
        """Run the action."""
        action = composite.load(ROOT / "action.yml")
        given = composite.inputs(action, **inputs) | event.given
        return self._run(composite.shell_steps(action["runs"]["steps"]), work, event, given)

    def run_workflow(self, work: Path, event: Event) -> Run:
        """Run the workflow that is checked out."""
        (job,) = composite.load(work / PLACE)["jobs"].values()
        return self._run(composite.shell_steps(job["steps"]), work, event, event.given)

    def _run(
        self,
        steps: composite.Steps,
        work: Path,
        event: Event,
        given: Mapping[str, str],
    ) -> Run:
        code, told, temp = 0, "", self.folder / "runner"
        for step in steps:
            done = composite.run(step, work, given, self.env | event.env)
            code, told = done.returncode, told + done.stdout + done.stderr
            if code:
                break
        noted = (temp / "noted").read_text(encoding="utf-8").splitlines()
        return Run(code, told, (temp / "summary.md").read_text(encoding="utf-8"), noted)
