"""Runs the shell steps of an action or a job as GitHub's runner would.

What the runner's expressions give is given by the caller, under the text of the expression; one
that nobody gave is an error. Steps that use other actions are left out. Only `run` steps with
`bash` are understood, which is all that we write.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
# https://docs.github.com/en/actions/reference/workflow-syntax-for-github-actions, on `shell`
BASH = ["bash", "--noprofile", "--norc", "-eo", "pipefail"]


@dataclass(frozen=True, slots=True)
class Step:
    """A step that runs a script."""

    name: str
    script: str
    env: Mapping[str, str]


Steps = Iterable[Step]


def load(path: Path) -> dict[str, Any]:
    """A YAML file, whose key `on` is the word and not the truth value."""
    text = re.sub(r"^on:", '"on":', path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def shell_steps(steps: list[dict[str, Any]]) -> Iterator[Step]:
    """The steps that run a script, in order."""
    for step in steps:
        if "run" in step:
            yield Step(step.get("name", step["run"]), step["run"], step.get("env", {}))


def run(
    step: Step, folder: Path, given: Mapping[str, str], env: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run a step in a folder, with its variables filled in from what is given."""
    filled = {name: _filled(str(text), given) for name, text in step.env.items()}
    script = folder.parent / "step.sh"
    script.write_text(step.script, encoding="utf-8", newline="\n")
    return subprocess.run(
        [*BASH, str(script)],
        cwd=folder,
        env={**env, **filled},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def _filled(text: str, given: Mapping[str, str]) -> str:
    return EXPRESSION.sub(lambda found: given[found[1]], text)


def inputs(action: Mapping[str, Any], **given: str) -> dict[str, str]:
    """What `${{ inputs.… }}` gives: each default, or what the workflow has `with`."""
    defaults = {name: str(about["default"]) for name, about in action["inputs"].items()}
    return {f"inputs.{name}": text for name, text in {**defaults, **given}.items()}


def ours() -> list[str]:
    """The command that runs this checkout's `mic-tracker`, and imports nothing of where it runs."""
    path = f"import sys; sys.path.insert(0, {str(ROOT)!r})"
    main = f"{path}; from mic_tracker.cli.main import main; sys.exit(main())"
    return [sys.executable, "-I", "-c", main]


def program(place: Path) -> None:
    """Write a `mic-tracker` that is this checkout's; it judges on a day that does not pass."""
    place.write_text(
        '#!/bin/sh\ncase $1 in check | due) set -- "$@" --as-of 2026-11-21 ;; esac\n'
        f'exec {shlex.join(ours())} "$@"\n'
    )
    place.chmod(0o755)


def python(place: Path, noted: Path) -> None:
    """Write a `python` that notes its words, one a line, and installs the `mic-tracker` of above.

    It understands `-I -m venv FOLDER` and `-I -m pip install …`, which are all that we write.
    """
    program(noted.with_name("mic-tracker.installed"))
    place.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$@" >> {shlex.quote(str(noted))}\n'
        'case "$1 $2 $3 $4" in\n'
        '"-I -m venv "*) mkdir -p "$4/bin" && cp "$0" "$4/bin/python" ;;\n'
        f'"-I -m pip install") cp {shlex.quote(str(noted.with_name("mic-tracker.installed")))}'
        ' "$(dirname "$0")/mic-tracker" ;;\n'
        "*) exit 9 ;;\nesac\n"
    )
    place.chmod(0o755)


def runner(folder: Path) -> dict[str, str]:
    """The environment of a job: nobody's settings, and files for what steps leave behind."""
    temp = folder / "runner"
    temp.mkdir()
    for name in ("summary.md", "output"):
        (temp / name).touch()
    return variables(temp)


def variables(temp: Path) -> dict[str, str]:
    """The variables of a job that keeps its files in a folder."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(temp),
        "LANG": "C.UTF-8",
        "CI": "true",
        "GITHUB_ACTIONS": "true",
        "GITHUB_EVENT_NAME": "workflow_dispatch",
        "GITHUB_BASE_REF": "",
        "GITHUB_STEP_SUMMARY": str(temp / "summary.md"),
        "GITHUB_OUTPUT": str(temp / "output"),
        "RUNNER_TEMP": str(temp),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
    }
