"""Our workflows and hooks, as far as they can be judged without running them elsewhere."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import composite
import pytest
import yaml

from mic_tracker.cli.commands import COMMANDS

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
TEMPLATE = ROOT / "mic_tracker" / "edit" / "templates" / "ci-github.yml"
PROGRAM = f'exec "{sys.executable}" -m mic_tracker "$@"'
PINNED = re.compile(r"uses: (?:\./|[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$")


def jobs(path: Path) -> list[dict[str, Any]]:
    return [*composite.load(path)["jobs"].values()]


@pytest.mark.parametrize("path", [*WORKFLOWS, TEMPLATE, ROOT / "action.yml"], ids=lambda p: p.name)
def test_actions_of_others_are_pinned_by_commit(path: Path) -> None:
    used = re.findall(r"uses: .*$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert used
    assert [line for line in used if not PINNED.match(line)] == []


def test_one_commit_of_an_action_everywhere() -> None:
    texts = [p.read_text(encoding="utf-8") for p in (*WORKFLOWS, TEMPLATE, ROOT / "action.yml")]
    used = {found for text in texts for found in re.findall(r"(actions/[\w-]+)(@\w+)", text)}
    assert len(used) == len({name for name, _ in used})


@pytest.mark.parametrize("path", [*WORKFLOWS, TEMPLATE], ids=lambda p: p.name)
def test_a_workflow_may_only_read(path: Path) -> None:
    assert composite.load(path)["permissions"] == {"contents": "read"}
    checkouts = [
        step
        for job in jobs(path)
        for step in job["steps"]
        if step.get("uses", "").startswith("actions/checkout@")
    ]
    assert checkouts
    assert [step["with"]["persist-credentials"] for step in checkouts] == [False] * len(checkouts)


@pytest.mark.parametrize("path", [*WORKFLOWS, TEMPLATE], ids=lambda p: p.name)
def test_no_script_has_an_expression_pasted_in(path: Path) -> None:
    scripts = [step.script for job in jobs(path) for step in composite.shell_steps(job["steps"])]
    assert [script for script in scripts if composite.EXPRESSION.search(script)] == []


def test_the_gates_run_on_every_python_we_name() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [
        found[1]
        for classifier in project["classifiers"]
        if (found := re.fullmatch(r"Programming Language :: Python :: (3\.\d+)", classifier))
    ]
    matrix = composite.load(ROOT / ".github" / "workflows" / "ci.yml")["jobs"]["gates"]
    assert matrix["strategy"]["matrix"]["python"] == named


def test_inputs_that_a_workflow_gives_are_there() -> None:
    known = set(composite.load(ROOT / "action.yml")["inputs"])
    ours = [s for p in WORKFLOWS for j in jobs(p) for s in j["steps"] if s.get("uses") == "./"]
    assert len(ours) == 3
    assert {name for step in ours for name in step.get("with", {})} <= known


HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def test_a_hook_runs_a_command_of_ours() -> None:
    assert [hook["entry"] for hook in HOOKS] == ["mic-tracker validate", "mic-tracker check"]
    assert {hook["entry"].split()[1] for hook in HOOKS} <= set(COMMANDS)
    assert all(hook["language"] == "python" and not hook["pass_filenames"] for hook in HOOKS)


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("targets.toml", True),
        ("vietnam/targets.toml", True),
        ("observations/firms.toml", True),
        ("data/2024/firms.csv", True),
        ("my-targets.toml", False),
        ("targets.toml.orig", False),
        ("pyproject.toml", False),
        ("data/readme.md", False),
    ],
)
def test_hooks_run_for_the_files_of_a_registry(path: str, *, wanted: bool) -> None:
    for hook in HOOKS:
        assert bool(re.search(hook["files"], path)) is wanted


def test_the_site_of_our_registry_is_written_in_both_languages(tmp_path: Path) -> None:
    job = composite.load(ROOT / ".github" / "workflows" / "site.yml")["jobs"]["write"]
    (script,) = [s["run"] for s in job["steps"] if s.get("name") == "Write the site"]
    for name, program in (("python", "exit 0"), ("mic-tracker", PROGRAM)):
        (tmp_path / name).write_text(f"#!/bin/sh\n{program}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    folders = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    env = {"PATH": folders, "PYTHONPATH": str(ROOT), "URL": "https://example.org/goals"}
    text = script.replace("-o site", f"-o {tmp_path}/site")
    subprocess.run(["bash", "-e", "-c", text], cwd=ROOT, env=env, check=True)
    for folder, language in (("", "en"), ("vi/", "vi")):
        page = (tmp_path / "site" / folder / "index.html").read_text("utf-8")
        assert f'<html lang="{language}"' in page
        sitemap = (tmp_path / "site" / folder / "sitemap.xml").read_text("utf-8")
        assert f"<loc>https://example.org/goals/{folder}targets/" in sitemap


def test_the_weekly_run_of_our_registry_says_what_to_look_for() -> None:
    path = ROOT / ".github" / "workflows" / "targets.yml"
    (job,) = jobs(path)
    told = [step for step in job["steps"] if " due " in step.get("run", "")]
    assert ["schedule" in step["if"] for step in told] == [True]
    baselines = {s.get("with", {}).get("baseline") for s in job["steps"] if s.get("uses") == "./"}
    known = baselines - {None}
    assert {(ROOT / name).is_file() for name in known} == {True}
