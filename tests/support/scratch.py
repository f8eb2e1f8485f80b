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


def git(folder: Path, *words: str, day: str = "2026-11-02") -> str:
    """Run git as somebody, on some day, with nobody's settings; what it prints."""
    somebody = {
        f"GIT_{role}_{key}": text
        for role in ("AUTHOR", "COMMITTER")
        for key, text in (("NAME", "A"), ("EMAIL", "a@example.org"), ("DATE", f"{day}T12:00Z"))
    }
    kept = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    nobodys = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    env = kept | somebody | nobodys
    done = subprocess.run(["git", *words], cwd=folder, env=env, check=True, stdout=subprocess.PIPE)
    return done.stdout.decode().strip()


def commit(folder: Path, text: str, name: str = "targets.toml", day: str = "2026-11-02") -> str:
    """Commit everything, and the registry with this text; the commit."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "change", day=day)
    return git(folder, "rev-parse", "HEAD")


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


def project(tmp_path: Path, text: str = REGISTRY, name: str = "targets.toml") -> Path:
    """A repository as its host keeps it, with a registry on main."""
    host = tmp_path / "host"
    host.mkdir()
    git(host, "init", "-q", "-b", "main")
    commit(host, text, name)
    return host


def change(host: Path, text: str, name: str = "targets.toml", onto: str = "main") -> str:
    """A commit of a fork that has left a branch of the host."""
    fork = host.with_name("fork")
    if not fork.exists():
        git(host.parent, "clone", "-q", host.as_uri(), fork.name)
    git(fork, "fetch", "-q", "origin", f"refs/heads/{onto}")
    git(fork, "checkout", "-q", "--detach", "FETCH_HEAD")
    return commit(fork, text, name)


def merge(host: Path, target: str, other: str, ref: str) -> str:
    """Merge a commit of the fork into one of the host, under a ref, as hosts do by themselves."""
    git(host, "fetch", "-q", "../fork", other)
    tree = git(host, "merge-tree", "--write-tree", target, other)
    parents = ("-p", git(host, "rev-parse", target), "-p", other)
    found = git(host, "commit-tree", *parents, "-m", "merge", tree)
    git(host, "update-ref", ref, found)
    return found


def checkout(host: Path, ref: str, depth: int | None = None) -> Path:
    """What actions/checkout, or GitLab's runner, leaves: a ref, and all branches if no depth."""
    place = host.with_name("work")
    git(host.parent, "init", "-q", place.name)
    git(place, "remote", "add", "origin", host.as_uri())
    if depth is None:
        fetch_all(place)
    git(place, "fetch", "-q", "--no-tags", *([f"--depth={depth}"] if depth else []), "origin", ref)
    git(place, "checkout", "-q", "--detach", "FETCH_HEAD")
    return place


def fetch_all(place: Path, *words: str) -> None:
    """Fetch all branches, as `fetch-depth: 0` does."""
    git(place, "fetch", "-q", *words, "origin", "+refs/heads/*:refs/remotes/origin/*")
