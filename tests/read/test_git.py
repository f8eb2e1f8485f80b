"""A registry at a git revision, in scratch repositories that know nothing of this machine's git."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from sentences import message, ways_out

from mic_tracker.errors import OutsideWorld, WrongUse
from mic_tracker.read.git import find_commit, find_merge_base
from mic_tracker.read.repository.process import run_git as ask
from mic_tracker.read.snapshot import open_snapshot, read_registry_at, refuse_present_state

IDENTITY = {
    "GIT_AUTHOR_NAME": "Test",
    "GIT_AUTHOR_EMAIL": "test@example.org",
    "GIT_COMMITTER_NAME": "Test",
    "GIT_COMMITTER_EMAIL": "test@example.org",
    "GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z",
    "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}

Git = Callable[..., str]


@pytest.fixture(autouse=True)
def _no_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)


def run_git(folder: Path, *arguments: str) -> str:
    """What git prints in a folder, with an identity of the test's own."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), **IDENTITY}
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.fixture
def git(tmp_path: Path) -> Git:
    """Git in a new repository, on a branch named main."""
    folder = tmp_path / "repository"
    folder.mkdir()
    run_git(folder, "init", "-q", "-b", "main")
    return lambda *arguments: run_git(folder, *arguments)


@pytest.fixture
def registry(tmp_path: Path, git: Git) -> Path:
    """A registry with one commit: title = "one"."""
    path = tmp_path / "repository" / "targets.toml"
    save(path, git, 'title = "one"\n')
    return path


def save(path: Path, git: Git, text: str) -> str:
    """Write the registry and commit everything; the commit's hash."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    git("add", "-A")
    git("commit", "-q", "-m", "change")
    return git("rev-parse", "HEAD")


def content(path: Path, revision: str) -> bytes:
    """The bytes of the registry at a revision."""
    with open_snapshot(path, find_commit(path, revision)) as found:
        return found.data


# The bytes


def test_the_bytes_of_a_revision_are_those_that_were_committed(registry: Path, git: Git) -> None:
    save(registry, git, 'title = "hai"\r\n# Doanh nghiệp\r\n')
    registry.write_text("not committed", encoding="utf-8")
    assert content(registry, "HEAD") == 'title = "hai"\r\n# Doanh nghiệp\r\n'.encode()
    assert content(registry, "HEAD~1") == b'title = "one"\n'


def test_a_registry_below_the_root_is_found_where_it_is(registry: Path, git: Git) -> None:
    below = registry.parent / "data" / "vn" / "targets.toml"
    save(below, git, 'title = "below"\n')
    assert content(below, "HEAD") == b'title = "below"\n'


@pytest.mark.parametrize("name", ["mục tiêu.toml", "a b.toml", "-f.toml", "x:y.toml"])
def test_a_strange_name_is_a_name(registry: Path, git: Git, name: str) -> None:
    path = registry.with_name(name)
    save(path, git, "strange = 1\n")
    assert content(path, "HEAD") == b"strange = 1\n"


def test_a_tag_a_branch_and_a_short_hash_name_commits(registry: Path, git: Git) -> None:
    first = git("rev-parse", "HEAD")
    git("tag", "-a", "v1", "-m", "first")
    save(registry, git, "later = 1\n")
    for name in ("v1", first[:7], "main~1"):
        assert find_commit(registry, name).hash == first
    assert find_commit(registry, "v1").short == first[:7]


def test_included_files_are_those_of_the_revision(registry: Path, git: Git) -> None:
    folder = registry.parent
    (folder / "observations").mkdir()
    (folder / "observations" / "one.toml").write_text("a = 1\n", encoding="utf-8")
    (folder / "figures.csv").write_bytes(b"x,y\r\n")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / "link.toml").symlink_to("/etc/hostname")
    save(registry, git, 'include = ["observations/*.toml"]\n')
    (folder / "observations" / "one.toml").write_text("a = 2\n", encoding="utf-8")
    (folder / "observations" / "two.toml").write_text("b = 1\n", encoding="utf-8")
    save(registry, git, 'include = ["observations/*.toml"]\nmore = 1\n')
    with open_snapshot(registry, find_commit(registry, "HEAD~1")) as found:
        there = {p.relative_to(found.folder).as_posix() for p in found.folder.rglob("*.*")}
        assert there == {"targets.toml", "observations/one.toml", "link.toml"}
        assert (found.folder / "observations" / "one.toml").read_bytes() == b"a = 1\n"
    assert not found.folder.exists()


def test_a_registry_that_includes_nothing_takes_no_files_along(registry: Path) -> None:
    with open_snapshot(registry, find_commit(registry, "HEAD")) as found:
        assert list(found.folder.iterdir()) == []


def test_a_hook_of_another_repository_does_not_lead_astray(
    registry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", "/nowhere/.git")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/index")
    assert content(registry, "HEAD") == b'title = "one"\n'


REGISTRY = """format = 1
title = "Test"
include = ["data/*.csv"]

[sources.report]
title = "Report"
published = 2025-01-01

[indicators.firms]
name = "Firms"
unit = "firms"
measure = "count"
desired = "increase"

[targets.firms-2030]
kind = "level"
indicator = "firms"
at_least = 1000
by = 2030
"""


def test_what_our_process_has_set_for_itself_is_not_sent_on(
    registry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYDANTIC_DISABLE_PLUGINS", "__all__")
    told = ask(registry.parent, "-c", "alias.own=!env", "own")
    assert b"LC_ALL=C" in told
    assert b"PYDANTIC" not in told


def test_a_registry_is_read_with_what_it_included_then(registry: Path, git: Git) -> None:
    figures = registry.parent / "data" / "figures.csv"
    figures.parent.mkdir()
    figures.write_text("indicator,period,value,source\nfirms,2023,400,report\n", encoding="utf-8")
    save(registry, git, REGISTRY)
    figures.write_text("indicator,period,value,source\nfirms,2023,500,report\n", encoding="utf-8")
    save(registry, git, REGISTRY.replace("1000", "900"))
    for revision, value, goal in (("HEAD~1", 400, 1000), ("HEAD", 500, 900)):
        loaded = read_registry_at(registry, find_commit(registry, revision))
        assert loaded.registry is not None, loaded.findings
        (observation,) = loaded.registry.observations
        assert observation.value == value
        short = git("rev-parse", "--short=7", revision)
        assert observation.location.file == f"{short}:{figures.as_posix()}"
        assert getattr(loaded.registry.targets["firms-2030"], "at_least", None) == goal


def test_what_was_wrong_at_a_revision_is_told(registry: Path) -> None:
    loaded = read_registry_at(registry, find_commit(registry, "HEAD"))
    assert loaded.registry is None
    assert "MT011" in {finding.code for finding in loaded.findings}


def test_files_of_a_revision_are_named_as_git_names_them(
    registry: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(registry, git, REGISTRY.replace('include = ["data/*.csv"]', ""))
    monkeypatch.chdir(registry.parent)
    loaded = read_registry_at(Path("targets.toml"), find_commit(Path("targets.toml"), "HEAD"))
    assert loaded.registry is not None
    name = loaded.registry.places["targets", "firms-2030"].file
    assert git("show", name) == registry.read_text(encoding="utf-8").strip()


# The merge base


def test_a_branch_is_compared_with_where_it_left(registry: Path, git: Git) -> None:
    left = git("rev-parse", "HEAD")
    git("checkout", "-q", "-b", "work")
    save(registry, git, "work = 1\n")
    git("checkout", "-q", "main")
    save(registry, git, "others = 1\n")
    git("checkout", "-q", "work")
    assert find_merge_base(registry, "main").hash == left


def compare(path: Path, revision: str) -> None:
    """Compare a registry with the merge base as far as that it is another state."""
    refuse_present_state(path, find_merge_base(path, revision))


def test_a_base_that_holds_everything_is_no_base(registry: Path) -> None:
    with pytest.raises(WrongUse, match="base_holds_all"):
        compare(registry, "main")


def test_other_line_ends_than_git_has_are_no_change(registry: Path, git: Git) -> None:
    save(registry, git, REGISTRY.replace('include = ["data/*.csv"]', 'include = ["*.csv"]'))
    (registry.parent / "figures.csv").write_bytes(b"indicator,period\nfirms,2023\n")
    git("add", "-A")
    git("commit", "-q", "-m", "figures")
    for name in ("targets.toml", "figures.csv"):
        path = registry.with_name(name)
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    with pytest.raises(WrongUse, match="base_holds_all"):
        compare(registry, "main")


@pytest.mark.parametrize("change", ["other bytes", "another file", "a file less", "another name"])
def test_a_change_of_an_included_file_is_something_to_compare(
    registry: Path, git: Git, change: str
) -> None:
    data = registry.parent / "data"
    data.mkdir()
    for name in ("one.csv", "two.csv"):
        (data / name).write_text("indicator,period,value,source\n", encoding="utf-8")
    save(registry, git, REGISTRY)
    (data / "beside.txt").write_text("no file of the registry's", encoding="utf-8")
    with pytest.raises(WrongUse, match="base_holds_all"):
        compare(registry, "main")
    if change == "other bytes":
        (data / "one.csv").write_text("indicator,period,value,source,at\n", encoding="utf-8")
    elif change == "another file":
        (data / "three.csv").write_text("", encoding="utf-8")
    elif change == "a file less":
        (data / "two.csv").unlink()
    else:
        (data / "two.csv").rename(data / "2.csv")
    compare(registry, "main")


def test_an_older_branch_is_not_compared_with_a_newer_one(registry: Path, git: Git) -> None:
    git("branch", "old")
    save(registry, git, "newer = 1\n")
    git("checkout", "-q", "old")
    with pytest.raises(WrongUse, match="base_holds_all"):
        compare(registry, "main")


def test_what_is_not_committed_yet_can_be_compared(registry: Path, git: Git) -> None:
    registry.write_text("edited = 1\n", encoding="utf-8")
    compare(registry, "HEAD")
    assert find_merge_base(registry, "HEAD").hash == git("rev-parse", "HEAD")


def test_without_a_common_past_there_is_no_base(registry: Path, git: Git) -> None:
    git("checkout", "-q", "--orphan", "alone")
    save(registry, git, "alone = 1\n")
    with pytest.raises(WrongUse, match="no_common_past"):
        find_merge_base(registry, "main")


def test_a_shallow_clone_is_told_how_to_fetch_more(
    registry: Path, git: Git, tmp_path: Path
) -> None:
    git("checkout", "-q", "-b", "work")
    save(registry, git, "work = 1\n")
    git("checkout", "-q", "main")
    save(registry, git, "main = 1\n")
    origin = registry.parent.as_uri()
    run_git(tmp_path, "clone", "-q", "--depth=1", "--branch=work", origin, "clone")
    clone = tmp_path / "clone"
    run_git(clone, "fetch", "-q", "--depth=1", "origin", "main:refs/remotes/origin/main")
    for revision in ("origin/main", "HEAD~1"):
        with pytest.raises(WrongUse) as refused:
            find_merge_base(clone / "targets.toml", revision)
        assert any("fetch-depth: 0" in way for way in ways_out(refused.value))


# What is refused


@pytest.mark.parametrize(
    "revision", ["no-such-branch", "HEAD~9", "main:targets.toml", "v1^{blob}", "a b", "main..HEAD"]
)
def test_an_unknown_revision_is_refused_by_name(registry: Path, revision: str) -> None:
    with pytest.raises(WrongUse) as refused:
        find_commit(registry, revision)
    assert f"{revision!r}" in message(refused.value)


@pytest.mark.parametrize("revision", ["", " ", "--output=x", "-h", "--upload-pack=touch x", "a\0b"])
def test_what_is_no_revision_never_reaches_git(
    registry: Path, revision: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(WrongUse, match="no_revision"):
        find_commit(registry, revision)


def test_a_folder_without_a_repository(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="no_repository"):
        find_commit(tmp_path / "targets.toml", "main")


def test_a_machine_without_git(registry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(OutsideWorld, match="git_missing"):
        find_commit(registry, "main")


def test_a_revision_without_the_registry(registry: Path, git: Git) -> None:
    save(registry.with_name("later.toml"), git, "later = 1\n")
    with (
        pytest.raises(WrongUse) as refused,
        open_snapshot(registry.with_name("later.toml"), find_commit(registry, "HEAD~1")),
    ):
        pass
    assert "later.toml is not in 'HEAD~1'" in message(refused.value)


def test_a_repository_without_commits(tmp_path: Path, git: Git) -> None:
    git("status")
    with pytest.raises(WrongUse) as refused:
        find_commit(tmp_path / "repository" / "targets.toml", "HEAD")
    assert "knows no revision 'HEAD'" in message(refused.value)


def test_files_that_look_like_a_repository_run_no_program(registry: Path, git: Git) -> None:
    """A change may bring a folder that git would take for a bare repository, filters included."""
    save(registry, git, 'title = "three"\n')
    planted, ran = registry.parent / "planted", registry.parent / "ran"
    run_git(registry.parent, "clone", "-q", "--bare", ".", str(planted))
    config = f'[core]\nbare = false\nworktree = .\n[filter "x"]\nclean = "touch {ran}; cat"\n'
    (planted / "config").write_text("[core]\nrepositoryformatversion = 0\n" + config)
    (planted / ".gitattributes").write_text("*.toml filter=x\n")
    (planted / "targets.toml").write_text('title = "two"\n')
    registry.unlink()
    registry.symlink_to("planted/targets.toml")
    compare(registry, "main")
    assert content(registry, "main") == b'title = "three"\n'
    assert not ran.exists()
