"""Git obeys nothing but the repository that it is run in, and starts no other program."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from scratch import EASIER, REGISTRY
from sentences import ways_out
from shell import DAY, Shell

from mic_tracker.errors import OutsideWorld, WrongUse
from mic_tracker.read.git import find_commit
from mic_tracker.read.repository.process import run_git

INCLUDING = REGISTRY.replace("[sources.paper]", 'include = ["data/*.csv"]\n\n[sources.paper]')
ROWS = "indicator,period,value,source\nfirms,2017,14,paper\n"


@pytest.fixture
def history(repository: Shell) -> Shell:
    """A registry with an included file, moved in a change that is committed."""
    repository.write(ROWS, "data/figures.csv")
    repository.commit(INCLUDING)
    repository.git("switch", "-qc", "change")
    repository.git("mv", "targets.toml", "goals.toml")
    repository.commit(ROWS.replace("2017,14", "2016,8"), "data/more.csv")
    return repository


COMMANDS = {
    "check": ("check", "--base", "main"),
    "check of nothing new": ("check", "--base", "HEAD"),
    "diff": ("diff", "main..HEAD"),
    "at": ("status", "--at", "main"),
    "unknown": ("check", "--base", "origin/gone"),
}


def run_all(shell: Shell, **more: str) -> list[int]:
    """The exit codes of every command that asks git something."""
    day = ("--as-of", DAY, "-f", "goals.toml")
    return [shell.run(*words, *day, **more).code for words in COMMANDS.values()]


TRAP = """
[core]
    fsmonitor = "{ran}"
    hooksPath = "{hooks}"
    pager = "{ran}"
    sshCommand = "{ran}"
    editor = "{ran}"
    askPass = "{ran}"
    alternateRefsCommand = "{ran}"
    attributesFile = "{attributes}"
[diff]
    external = "{ran}"
[diff "trap"]
    command = "{ran}"
    textconv = "{ran}"
[filter "trap"]
    clean = "{ran}"
    smudge = "{ran}"
    process = "{ran}"
    required = true
[gpg]
    program = "{ran}"
[log]
    showSignature = true
[credential]
    helper = "!{ran}"
[pager]
    status = "{ran}"
[alias]
    rev-parse = "!{ran}"
[remote "origin"]
    url = "ext::{ran}"
    uploadpack = "{ran}"
    promisor = true
    partialclonefilter = blob:none
    vcs = trap
[protocol "ext"]
    allow = always
[protocol]
    allow = always
"""


@pytest.fixture
def ran(history: Shell) -> Iterator[Path]:
    """A repository whose every trap runs a program; the file that this would leave behind."""
    place = history.home / "ran"
    trap = history.home / "trap"
    trap.write_text(f"#!/bin/sh\ntouch '{place}'\ncat\n", encoding="utf-8")
    trap.chmod(0o755)
    hooks = history.home / "hooks"
    hooks.mkdir()
    for name in ("post-index-change", "reference-transaction", "post-checkout", "pre-auto-gc"):
        shutil.copy(trap, hooks / name)
    attributes = history.write("* filter=trap diff=trap\n", ".gitattributes")
    config = history.folder / ".git" / "config"
    text = TRAP.format(ran=trap, hooks=hooks, attributes=attributes)
    config.write_text(config.read_text(encoding="utf-8") + text, encoding="utf-8")
    yield place
    assert not place.exists()


def test_no_program_of_a_repository_is_run(history: Shell, ran: Path) -> None:
    for name in ("goals.toml", "data/figures.csv"):  # git would look at them anew
        os.utime(history.folder / name, (1, 1))
    assert run_all(history) == [0, 2, 0, 0, 2]
    assert not ran.exists()


def test_the_traps_are_armed(history: Shell, ran: Path) -> None:
    os.utime(history.folder / "goals.toml", (1, 1))
    with pytest.raises(subprocess.CalledProcessError):
        history.git("add", "-A")
    assert ran.exists()
    ran.unlink()


def test_nothing_is_fetched_for_what_is_missing(history: Shell, ran: Path) -> None:
    blob = history.git("rev-parse", "main:data/figures.csv").strip()
    (history.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    done = history.run("status", "--at", "main", "-f", "goals.toml", "--as-of", DAY)
    assert done.code == 2
    assert "git fetch --refetch --no-filter origin" in done.err
    assert not ran.exists()


ELSEWHERE = {
    "GIT_DIR": "{other}/.git",
    "GIT_COMMON_DIR": "{other}/.git",
    "GIT_WORK_TREE": "{other}",
    "GIT_INDEX_FILE": "{other}/.git/index",
    "GIT_OBJECT_DIRECTORY": "{other}/.git/objects",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES": "{other}/.git/objects",
    "GIT_NAMESPACE": "other",
    "GIT_CEILING_DIRECTORIES": "{here}",
    "GIT_PREFIX": "other/",
    "GIT_SHALLOW_FILE": "{other}/shallow",
    "GIT_GRAFT_FILE": "{other}/grafts",
    "GIT_REPLACE_REF_BASE": "refs/heads/",
    "GIT_ATTR_SOURCE": "main",
    "GIT_EXTERNAL_DIFF": "{trap}",
    "GIT_SSH_COMMAND": "{trap}",
    "GIT_PAGER": "{trap}",
    "GIT_TRACE": "1",
    "GIT_DEFAULT_HASH": "sha256",
    "GIT_LITERAL_PATHSPECS": "0",
    "GIT_ICASE_PATHSPECS": "1",
    "GIT_TEST_INDEX_THREADS": "9",
}


def test_no_variable_leads_git_elsewhere(history: Shell, tmp_path: Path) -> None:
    other = Shell(tmp_path / "other", history.home)
    other.folder.mkdir()
    other.git("init", "-q", "-b", "main")
    other.commit("other = 1\n")
    (other.folder / "shallow").write_text(history.git("rev-parse", "HEAD"), encoding="utf-8")
    given = {"other": other.folder, "here": history.folder, "trap": history.home / "trap"}
    env = {name: text.format(**given) for name, text in ELSEWHERE.items()}
    plain = history.run(*COMMANDS["diff"], "-f", "goals.toml", "--as-of", DAY)
    led = history.run(*COMMANDS["diff"], "-f", "goals.toml", "--as-of", DAY, **env)
    assert (plain.code, led) == (0, plain)
    assert run_all(history, **env) == run_all(history)


def test_whom_the_user_trusts_is_kept(repository: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "safe.directory")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "/srv/trusted")
    assert run_git(repository.folder, "config", "safe.directory") == b"/srv/trusted\n"


def test_a_replaced_commit_is_what_its_hash_says(history: Shell) -> None:
    history.git("replace", "main", "HEAD")
    done = history.run("diff", "main", "-f", "goals.toml", "--as-of", DAY, "--exit-code")
    assert done.code == 1


def test_git_is_not_looked_for_in_the_current_folder(
    repository: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit(REGISTRY)
    trap = repository.write(f"#!/bin/sh\ntouch '{repository.home}/ran'\n", "git")
    trap.chmod(0o755)
    monkeypatch.chdir(repository.folder)
    monkeypatch.setenv("PATH", f".{os.pathsep}{os.pathsep}{os.environ['PATH']}")
    assert find_commit(Path("targets.toml"), "main").name == "main"
    assert not (repository.home / "ran").exists()
    monkeypatch.setenv("PATH", ".")
    with pytest.raises(OutsideWorld, match="git_missing"):
        find_commit(Path("targets.toml"), "main")


@pytest.mark.parametrize("broken", ["an empty folder", "a dangling file", "a link to nowhere"])
def test_a_repository_above_does_not_stand_in_for_a_broken_one(
    repository: Shell, broken: str
) -> None:
    repository.commit(REGISTRY, "inner/targets.toml")
    place = repository.folder / "inner" / ".git"
    if broken == "an empty folder":
        place.mkdir()
    elif broken == "a dangling file":
        place.write_text("gitdir: /nowhere\n", encoding="utf-8")
    else:
        place.symlink_to("nowhere")
    with pytest.raises(WrongUse, match="no_repository"):
        find_commit(place.with_name("targets.toml"), "main")


def test_a_work_tree_that_is_elsewhere_by_configuration_is_not_this_one(
    repository: Shell, tmp_path: Path
) -> None:
    repository.commit(REGISTRY)
    repository.git("config", "core.worktree", str(tmp_path / "home"))
    with pytest.raises(WrongUse, match="no_repository"):
        find_commit(repository.folder / "targets.toml", "main")


def test_a_registry_in_files_that_look_like_a_repository_is_of_the_outer_one(
    repository: Shell,
) -> None:
    repository.commit(REGISTRY, "planted/targets.toml")
    planted, ran = repository.folder / "planted", repository.home / "ran"
    for name in ("HEAD", "objects", "refs", "index"):
        source = repository.folder / ".git" / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, planted / name)
    lines = f'[core]\nbare = false\nworktree = .\n[filter "x"]\nclean = "touch {ran}; cat"\n'
    repository.write(f"[core]\nrepositoryformatversion = 0\n{lines}", "planted/config")
    repository.write("*.toml filter=x\n", "planted/.gitattributes")
    repository.write(EASIER, "planted/targets.toml")
    words = ("--base", "main", "-f", "planted/targets.toml", "--as-of", DAY)
    (planted / "refs" / "heads" / "main").write_text("1" * 40, encoding="utf-8")
    assert repository.run("check", *words).code == 1
    assert not ran.exists()


def test_a_linked_work_tree_is_a_work_tree(repository: Shell, tmp_path: Path) -> None:
    repository.commit(REGISTRY)
    repository.git("worktree", "add", "-q", "-b", "other", str(tmp_path / "linked"))
    linked = Shell(tmp_path / "linked", repository.home)
    linked.commit(EASIER)
    assert linked.run("check", "--base", "main", "--as-of", DAY).code == 1


def test_a_repository_of_another_user_is_trusted_by_the_command_that_is_told(
    repository: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit(REGISTRY)
    settings = repository.home / "settings"
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    kept = "mic_tracker.read.repository.process._KEPT"
    monkeypatch.setattr(kept, ("GIT_CONFIG_", "GIT_TEST_ASSUME_DIFFERENT_OWNER"))
    path = repository.folder / "targets.toml"
    with pytest.raises(WrongUse, match="repository_not_trusted") as refused:
        find_commit(path, "main")
    command = ways_out(refused.value)[0].partition(": ")[2]
    subprocess.run(["sh", "-c", command], check=True)
    assert find_commit(path, "main").name == "main"


@pytest.mark.parametrize("name", ["a b", "weird:(exclude)*", "*", "mục tiêu", "-x", ":/y"])
def test_a_folder_of_any_name_is_a_name(repository: Shell, name: str) -> None:
    repository.commit(REGISTRY, f"{name}/targets.toml")
    done = repository.run("diff", "main", "-f", f"./{name}/targets.toml", "--as-of", DAY)
    assert (done.code, done.err) == (0, "")
