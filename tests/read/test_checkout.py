"""The repository around a folder, and the address under which others can clone it."""

from pathlib import Path

import pytest
import scratch

from mic_tracker.read.checkout import (
    find_default_branch,
    find_head,
    find_remote,
    find_root,
    https_address,
    is_published,
    path_from_root,
)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone of a repository with one commit."""
    host = scratch.project(tmp_path)
    scratch.git(tmp_path, "clone", "-q", host.as_uri(), "clone")
    return tmp_path / "clone"


def test_the_root_is_named_as_from_here(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    below = clone / "a" / "b"
    below.mkdir(parents=True)
    monkeypatch.chdir(clone / "a")
    assert find_root(Path("b")) == Path("..")
    assert find_root(Path("new/one")) == Path("..")
    assert find_root(below) == clone
    monkeypatch.chdir(clone)
    assert find_root(Path()) == Path()


def test_a_path_is_told_from_the_root(tmp_path: Path, clone: Path) -> None:
    (clone / "data").mkdir()
    (tmp_path / "link").symlink_to(clone / "data")
    assert path_from_root(clone, tmp_path / "link", "targets.toml") == "data/targets.toml"
    assert path_from_root(clone, clone, "targets.toml") == "targets.toml"


def test_outside_a_repository_there_is_no_root(tmp_path: Path) -> None:
    assert find_root(tmp_path) is None


def test_the_root_of_a_link_is_that_of_what_it_leads_to(tmp_path: Path, clone: Path) -> None:
    (clone / "data").mkdir()
    (tmp_path / "link").symlink_to(clone / "data")
    assert find_root(tmp_path / "link") == clone


def test_a_clone_knows_the_default_branch(clone: Path, tmp_path: Path) -> None:
    assert find_default_branch(clone) == "main"
    assert find_default_branch(tmp_path / "host") is None
    assert find_default_branch(tmp_path) is None


def test_a_commit_is_published_once_it_was_pushed(clone: Path) -> None:
    head = find_head(clone)
    assert head == scratch.git(clone, "rev-parse", "HEAD")
    assert is_published(clone, head)
    assert not is_published(clone, scratch.commit(clone, "format = 1\n"))
    scratch.git(clone, "push", "-q", "origin", "HEAD:refs/heads/other")
    assert is_published(clone, scratch.git(clone, "rev-parse", "HEAD"))


def test_the_remote_is_that_of_the_root(clone: Path) -> None:
    assert find_remote(clone) is None  # a folder of this machine
    scratch.git(clone, "remote", "set-url", "origin", "git@example.org:a/b.git")
    assert find_remote(clone) == "https://example.org/a/b.git"
    (clone / "vendor").mkdir()
    assert find_remote(clone / "vendor") is None
    assert find_remote(clone / "none") is None


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://example.org/a/b.git", "https://example.org/a/b.git"),
        ("https://example.org:8443/~a/b", "https://example.org:8443/~a/b"),
        ("ssh://git@example.org/a/b.git", "https://example.org/a/b.git"),
        ("git@example.org:a/b.git", "https://example.org/a/b.git"),
        ("ssh://git@example.org:2222/a/b", None),
        ("somebody@example.org:a/b", None),
        ("https://token@example.org/a/b", None),
        ("https://user:token@example.org/a/b", None),
        ("https://example.org/a?token=b", None),
        ("https://example.org/a b", None),
        ("https://example.org/$(touch caught)", None),
        ("https://example.org/a\n", None),
        ("http://example.org/a", None),
        ("file:///home/me/a", None),
        ("/home/me/a", None),
        ("ext::sh -c x", None),
        ("", None),
    ],
)
def test_the_address_for_everybody(address: str, found: str | None) -> None:
    assert https_address(address) == found
