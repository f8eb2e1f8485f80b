"""How another machine installs this program: what an installer noted, or nothing."""

import json
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import pytest
import scratch

from mic_tracker.errors import WrongUse
from mic_tracker.read.repository import program_origin
from mic_tracker.read.repository.program_origin import find_requirement, requirement_of

COMMIT = "0123456789abcdef0123456789abcdef01234567"
SHA = "0123456789abcdef" * 4
WHEEL = "https://example.org/mic_tracker-0.1.0-py3-none-any.whl"


def git_note(url: str, commit: str = COMMIT, vcs: str = "git") -> dict[str, Any]:
    return {"url": url, "vcs_info": {"vcs": vcs, "commit_id": commit}}


@pytest.mark.parametrize(
    ("note", "found"),
    [
        (git_note("https://example.org/a/b.git"), f"git+https://example.org/a/b.git@{COMMIT}"),
        (git_note("ssh://git@example.org/a/b"), f"git+https://example.org/a/b@{COMMIT}"),
        ({"url": WHEEL, "archive_info": {"hashes": {"sha256": SHA}}}, f"{WHEEL}#sha256={SHA}"),
        ({"url": WHEEL, "archive_info": {"hash": f"sha256={SHA}"}}, f"{WHEEL}#sha256={SHA}"),
    ],
)
def test_what_others_can_reach_is_pinned(note: Mapping[str, Any], found: str) -> None:
    assert requirement_of(json.dumps(note)) == f"mic-tracker @ {found}"


@pytest.mark.parametrize(
    "note",
    [
        git_note("https://example.org/$(touch caught)"),
        git_note('https://example.org/"; touch caught; "'),
        git_note("https://example.org/a", commit="main"),
        git_note("https://example.org/a", vcs="hg"),
        git_note("file:///none"),
        git_note("https://example.org/a") | {"subdirectory": "b"},
        {"url": WHEEL, "archive_info": {}},
        {"url": WHEEL, "archive_info": {"hashes": {"sha256": "x"}}},
        {"url": WHEEL, "archive_info": {"hash": f"md5={SHA}"}},
        {"url": "file:///home/me/x.whl", "archive_info": {"hashes": {"sha256": SHA}}},
        {"url": "file:///none", "dir_info": {"editable": True}},
        {"url": "file:///none", "dir_info": {}},
        {"url": "https://example.org/a"},
    ],
)
def test_what_others_cannot_reach_is_told(note: Mapping[str, Any]) -> None:
    with pytest.raises(WrongUse, match="origin_out_of_reach") as told:
        requirement_of(json.dumps(note))
    assert told.value.facts["origin"] == note["url"]


def test_no_password_is_told() -> None:
    with pytest.raises(WrongUse) as told:
        requirement_of(json.dumps(git_note("https://me:secret@example.org/a")))
    assert told.value.facts["origin"] == "https://example.org/a"


@pytest.mark.parametrize("note", ["", "{", "[]", "{}", '{"url": 1}', "null"])
def test_a_note_that_says_nothing_is_none(note: str) -> None:
    with pytest.raises(WrongUse, match="origin_unknown"):
        requirement_of(note)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A clone of the program's source, as one would install it from a folder."""
    host = scratch.project(tmp_path)
    scratch.git(tmp_path, "clone", "-q", host.as_uri(), "our source")
    source = tmp_path / "our source"
    scratch.git(source, "remote", "set-url", "origin", "git@example.org:a/b.git")
    return source


@pytest.mark.parametrize("editable", [True, False])
def test_a_folder_is_installed_from_its_remote(source: Path, *, editable: bool) -> None:
    note = {"url": source.as_uri(), "dir_info": {"editable": True} if editable else {}}
    commit = scratch.git(source, "rev-parse", "HEAD")
    expected = f"mic-tracker @ git+https://example.org/a/b.git@{commit}"
    assert requirement_of(json.dumps(note)) == expected
    assert requirement_of(json.dumps(git_note(source.as_uri(), commit))) == expected


def test_a_commit_that_nobody_else_has_is_told(source: Path) -> None:
    commit = scratch.commit(source, "format = 1\n")
    with pytest.raises(WrongUse, match="origin_not_pushed") as told:
        requirement_of(json.dumps({"url": source.as_uri(), "dir_info": {}}))
    facts = {"commit": commit[:7], "address": "https://example.org/a/b.git"}
    assert told.value.facts == facts


class Installed:
    """A distribution with some of the files that installers leave."""

    version = "1.2.3"

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = files

    def read_text(self, name: str) -> str | None:
        return self.files.get(name)


def installed(monkeypatch: pytest.MonkeyPatch, **files: str) -> None:
    names = {"note": "direct_url.json", "installer": "INSTALLER"}
    found = Installed({names[key]: text for key, text in files.items()})
    monkeypatch.setattr(program_origin, "distribution", lambda _: found)


@pytest.mark.parametrize("installer", ["pip\n", "uv"])
def test_what_came_from_an_index_is_pinned(monkeypatch: pytest.MonkeyPatch, installer: str) -> None:
    installed(monkeypatch, installer=installer)
    assert find_requirement() == "mic-tracker==1.2.3"


@pytest.mark.parametrize("files", [{}, {"installer": "conda"}])
def test_a_name_alone_is_never_guessed(
    monkeypatch: pytest.MonkeyPatch, files: dict[str, str]
) -> None:
    installed(monkeypatch, **files)
    with pytest.raises(WrongUse, match="origin_unknown"):
        find_requirement()


def test_what_is_not_installed_has_no_origin(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(program_origin, "distribution", missing)
    with pytest.raises(WrongUse, match="origin_unknown"):
        find_requirement()


def test_a_note_goes_before_the_name_of_an_installer(monkeypatch: pytest.MonkeyPatch) -> None:
    installed(monkeypatch, installer="pip", note=json.dumps(git_note("https://example.org/a")))
    assert find_requirement() == f"mic-tracker @ git+https://example.org/a@{COMMIT}"
