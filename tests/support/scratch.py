"""A repository as a CI job finds it: a branch checked out, its target branch under `origin`."""

import os
import subprocess
from pathlib import Path

GOAL = "at_least = 100"
REGISTRY = f"""format = 1
title = "Scratch"

[sources.paper]
title = "Paper"
published = 2024-02-01

[indicators.firms]
name = "Firms"
unit = "firms"
measure = "count"
over = "instant"
desired = "increase"
every = "year"

[targets.firms-2030]
kind = "level"
indicator = "firms"
{GOAL}
by = 2099

"""
FIGURE = """
[[observations]]
indicator = "firms"
period = "{year}"
value = {value}
source = "paper"
"""
REGISTRY += "".join(FIGURE.format(year=2018 + n, value=20 + 6 * n) for n in range(6))
EASIER = REGISTRY.replace(GOAL, "at_least = 80")
INNOCENT = REGISTRY.replace('title = "Scratch"', 'title = "The same, by another name"')
BROKEN = REGISTRY.replace('name = "Firms"', 'nam = "Firms"')


def git(folder: Path, *words: str) -> None:
    """Run git as somebody, with nobody's settings."""
    somebody = {
        f"GIT_{role}_{key}": text
        for role in ("AUTHOR", "COMMITTER")
        for key, text in (("NAME", "A"), ("EMAIL", "a@example.org"))
    }
    kept = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    nobodys = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", *words], cwd=folder, env=kept | somebody | nobodys, check=True)


def commit(folder: Path, text: str) -> None:
    """Commit the registry with this text."""
    (folder / "targets.toml").write_text(text, encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "change")


def pull_request(tmp_path: Path, text: str, depth: int | None = None) -> Path:
    """A clone with a branch on which the registry got this text."""
    remote = tmp_path / "remote"
    remote.mkdir()
    git(remote, "init", "-q", "-b", "main")
    commit(remote, REGISTRY)
    git(remote, "checkout", "-q", "-b", "change")
    commit(remote, text)
    shallow = [f"--depth={depth}"] if depth else []
    git(tmp_path, "clone", "-q", *shallow, "-b", "change", remote.as_uri(), "work")
    return tmp_path / "work"
