"""Programs of the user: found in the folders of the path, and never in the current one."""

import os
from pathlib import Path

import pytest

from mic_tracker.cli.user_program import find_words, split_command


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the path with two programs; the current folder has others of these names."""
    for place in ("path", "here"):
        (tmp_path / place).mkdir()
        for name in ("less", "code.cmd"):
            (tmp_path / place / name).touch(0o755)
    monkeypatch.setenv("PATH", os.pathsep.join([".", str(tmp_path / "path")]))
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "path"


def test_the_current_folder_is_not_looked_in(folder: Path) -> None:
    assert find_words(["less", "-R"]) == [str(folder / "less"), "-R"]


def test_what_the_path_has_under_another_ending_is_found(folder: Path) -> None:
    assert find_words(["code", "-w"], ("", ".exe", ".cmd")) == [str(folder / "code.cmd"), "-w"]
    assert find_words(["code", "-w"], ("",)) is None


def test_a_program_that_is_named_with_a_folder_is_taken_at_its_word(folder: Path) -> None:
    assert find_words([f".{os.sep}less"]) == [f".{os.sep}less"]
    assert find_words([str(folder / "none")]) == [str(folder / "none")]


def test_what_may_not_be_run_is_no_program(folder: Path) -> None:
    (folder / "less").chmod(0o644)
    assert find_words(["less"]) is None


def test_words_keep_what_is_quoted_together() -> None:
    assert split_command("'my editor' -w --new") == ["my editor", "-w", "--new"]
    with pytest.raises(ValueError, match="No closing quotation"):
        split_command("code 'never ends")


def test_a_path_of_windows_keeps_its_backslashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "name", "nt")
    told = split_command(r'"C:\Program Files\Code\code.exe" -w')
    monkeypatch.undo()
    assert told == [r"C:\Program Files\Code\code.exe", "-w"]
