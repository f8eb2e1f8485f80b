"""A registry that was moved: found by git's rename detection, or named by the path that it had."""

import os
from pathlib import Path, PurePosixPath

import pytest
from scratch import EASIER, REGISTRY
from sentences import message, ways_out
from shell import Shell

from mic_tracker.errors import WrongUse
from mic_tracker.read.git import find_commit
from mic_tracker.read.snapshot import open_snapshot

NEW = Path("goals/targets.toml")
OTHER = REGISTRY.replace("Scratch", "Another").replace("firms", "farms") + "# other\n" * 40


@pytest.fixture
def moved(repository: Shell, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A registry that is about to be moved from the root to `goals`."""
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    monkeypatch.chdir(repository.folder)
    repository.commit(REGISTRY)
    repository.git("switch", "-qc", "change")
    NEW.parent.mkdir()
    return repository


def find(revision: str, was: str | None = None, path: Path = NEW) -> tuple[PurePosixPath, str]:
    """The path that the registry had at a revision, and how it is told."""
    with open_snapshot(path, find_commit(path, revision), was) as found:
        assert "format = 1" in found.data.decode()
        return found.name, found.title


def test_a_move_that_is_committed_is_found(moved: Shell) -> None:
    moved.git("mv", "targets.toml", str(NEW))
    moved.git("commit", "-qm", "move")
    assert find("main") == (PurePosixPath("targets.toml"), "main:targets.toml")
    assert find("HEAD") == (PurePosixPath(NEW), "HEAD")


def test_a_move_that_is_staged_is_found(moved: Shell) -> None:
    moved.git("mv", "targets.toml", str(NEW))
    assert find("HEAD")[1] == "HEAD:targets.toml"


def test_a_move_with_a_change_is_found(moved: Shell) -> None:
    moved.git("mv", "targets.toml", str(NEW))
    moved.commit(EASIER, str(NEW))
    with open_snapshot(NEW, find_commit(NEW, "main")) as found:
        assert found.data.decode() == REGISTRY


def test_a_move_of_a_file_that_git_takes_for_binary_is_found(moved: Shell) -> None:
    moved.git("mv", "targets.toml", str(NEW))
    moved.write("*.toml binary -diff\n", ".gitattributes")
    moved.git("config", "diff.renames", "false")
    moved.commit(EASIER, str(NEW))
    assert find("main")[1] == "main:targets.toml"


def test_a_file_that_has_the_path_is_the_registry_whatever_else_was_moved(moved: Shell) -> None:
    """A change cannot have its registry compared with another one that is easier."""
    moved.git("switch", "-q", "main")
    moved.commit(OTHER, "other.toml")
    moved.git("switch", "-qc", "swap")
    moved.git("rm", "-q", "targets.toml")
    moved.git("mv", "other.toml", "targets.toml")
    moved.git("commit", "-qm", "swap")
    path = Path("targets.toml")
    with open_snapshot(path, find_commit(path, "main")) as found:
        assert found.data.decode() == REGISTRY
        assert not found.is_elsewhere


@pytest.mark.usefixtures("moved")
def test_a_move_that_git_has_not_been_told_of_is_named_by_hand() -> None:
    Path("targets.toml").rename(NEW)
    with pytest.raises(WrongUse, match="registry_not_in_commit") as refused:
        find("main")
    assert message(refused.value).startswith("goals/targets.toml is not in 'main'")
    assert "that commit has targets.toml; to compare with it: main:targets.toml" in (
        ways_out(refused.value)
    )
    assert any("--base main:OLD/PATH" in way for way in ways_out(refused.value))
    assert find("main", "targets.toml") == (PurePosixPath("targets.toml"), "main:targets.toml")


def test_files_of_the_same_name_are_not_guessed_at(moved: Shell) -> None:
    moved.git("switch", "-q", "main")
    moved.commit(OTHER, "other/targets.toml")
    Path("targets.toml").rename(NEW)
    with pytest.raises(WrongUse, match="registry_not_in_commit") as refused:
        find("main")
    assert not any("that commit has" in way for way in ways_out(refused.value))


def test_a_path_is_from_the_root_or_with_a_dot_from_here(
    moved: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved.git("switch", "-q", "main")
    moved.git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},sub")
    moved.git("commit", "-qm", "a submodule")
    moved.git("mv", "targets.toml", str(NEW))
    monkeypatch.chdir(NEW.parent)
    here = Path("targets.toml")
    for was in (
        "targets.toml",
        "../targets.toml",
        "./../targets.toml",
        f"{moved.folder}/targets.toml",
    ):
        assert find("main", was, here)[0] == PurePosixPath("targets.toml")
    for was in (
        "./targets.toml",
        "gone.toml",
        "/targets.toml",
        "../../x.toml",
        "goals",
        "../",
        "sub",
    ):
        with pytest.raises(WrongUse, match="registry_not_in_commit"):
            find("main", was, here)


def test_what_is_found_is_named_as_git_takes_it(
    moved: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved.git("mv", "targets.toml", str(NEW))
    moved.git("commit", "-qm", "move")
    monkeypatch.chdir(NEW.parent)
    path = Path("targets.toml")
    with open_snapshot(path, find_commit(path, "main")) as found:
        assert found.typed == "./../targets.toml"
        name = f"{found.commit.short}:{found.typed}"
    assert Shell(Path.cwd(), moved.home).git("show", name) == REGISTRY


def test_included_files_are_those_of_the_old_folder(moved: Shell) -> None:
    moved.git("switch", "-q", "main")
    including = REGISTRY.replace("[sources.paper]", 'include = ["data/*.csv"]\n\n[sources.paper]')
    moved.write("indicator,period,value,source\nfirms,2017,14,paper\n", "data/one.csv")
    moved.commit(including)
    moved.git("switch", "-qc", "both")
    moved.git("mv", "targets.toml", str(NEW))
    moved.git("mv", "data", "goals/data")
    moved.git("commit", "-qm", "move")
    with open_snapshot(NEW, find_commit(NEW, "main")) as found:
        assert [p.name for p in (found.folder / "data").iterdir()] == ["one.csv"]
