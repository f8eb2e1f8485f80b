"""Baseline files: written sorted, read back, pruned; refused when missing or malformed."""

import os
import stat
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from mic_tracker.edit.baseline_file import (
    prune_baseline,
    read_baseline,
    render_baseline,
    write_baseline,
)
from mic_tracker.errors import OutsideWorld, WrongUse
from mic_tracker.model.finding import Location
from mic_tracker.model.verdict import FindingKey

LATE, SLOW = FindingKey("firms-2030", "missed"), FindingKey("budget", "off-track")


def test_what_is_written_reads_back(tmp_path: Path) -> None:
    file = tmp_path / "known.toml"
    write_baseline(file, [LATE, SLOW, LATE])
    assert read_baseline(file).keys == (SLOW, LATE)
    assert read_baseline(file).file == file.as_posix()


def test_the_same_findings_give_the_same_bytes_in_any_order() -> None:
    assert render_baseline([LATE, SLOW]) == render_baseline([SLOW, LATE])


def test_the_file_is_plain_toml_with_a_version() -> None:
    assert tomllib.loads(render_baseline([LATE])) == {
        "version": 1,
        "known": [{"target": "firms-2030", "rule": "missed"}],
    }
    assert tomllib.loads(render_baseline([])) == {"version": 1}


def test_each_entry_knows_its_line(tmp_path: Path) -> None:
    file = tmp_path / "known.toml"
    write_baseline(file, [LATE, SLOW])
    lines = file.read_text(encoding="utf-8").split("\n")
    for known in read_baseline(file).keys:
        assert known.location is not None
        assert lines[known.location.line - 1] == "[[known]]"
        assert lines[known.location.line] == f'target = "{known.target}"'


def test_an_entry_without_a_line_of_its_own_is_told_at_the_start(tmp_path: Path) -> None:
    file = tmp_path / "known.toml"
    file.write_text('version = 1\nknown = [{ target = "a", rule = "stale" }]\n', encoding="utf-8")
    (known,) = read_baseline(file).keys
    assert known.location == Location(file.as_posix(), 1)


def test_writing_again_replaces_the_file(tmp_path: Path) -> None:
    file = tmp_path / "known.toml"
    write_baseline(file, [LATE])
    write_baseline(file, [SLOW])
    assert read_baseline(file).keys == (SLOW,)


def test_pruning_takes_out_what_is_gone_and_says_what(tmp_path: Path) -> None:
    file = tmp_path / "known.toml"
    write_baseline(file, [LATE, SLOW])
    assert prune_baseline(file, [LATE, FindingKey("other", "stale")]) == (LATE,)
    assert read_baseline(file).keys == (SLOW,)


def test_a_missing_file_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="baseline_missing"):
        read_baseline(tmp_path / "known.toml")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "baseline_without_version"),
        ("version = 2\n", "baseline_without_version"),
        ("known = 5", "baseline_without_version"),
        ('version = 1\nknown = "x"', "baseline_without_tables"),
        ("version = 1\nknown = [5]", "baseline_entry"),
        ('version = 1\n[[known]]\ntarget = "a"\n', "baseline_entry"),
        ('version = 1\n[[known]]\ntarget = "a"\nrule = "no-such-rule"\n', "baseline_entry"),
        ('version = 1\n[[known]]\ntarget = "a"\nrule = ["stale"]\n', "baseline_entry"),
        ('version = 1\n[[known]]\ntarget = 5\nrule = "stale"\n', "baseline_entry"),
        ('version = 1\n[[known]]\ntarget = "a"\nrule = "stale"\nline = 5\n', "baseline_entry"),
        ("version = 1\nversion = 1\n", "baseline_no_toml"),
    ],
)
def test_what_is_no_baseline_is_refused(tmp_path: Path, content: str, code: str) -> None:
    file = tmp_path / "known.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(WrongUse, match=code):
        read_baseline(file)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"\x80"])
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "known.toml"
    file.write_bytes(content)
    with pytest.raises(WrongUse, match="baseline_unreadable"):
        read_baseline(file)


def test_a_folder_that_is_not_there_is_the_outside_world(tmp_path: Path) -> None:
    with pytest.raises(OutsideWorld, match="output_not_written"):
        write_baseline(tmp_path / "nowhere" / "known.toml", [LATE])


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes in folders")
@pytest.mark.parametrize("run", [read_baseline, lambda path: write_baseline(path, ())])
def test_a_pipe_is_refused_and_not_waited_for(
    tmp_path: Path, run: Callable[[Path], object]
) -> None:
    path = tmp_path / "pipe.toml"
    os.mkfifo(path)
    with pytest.raises((WrongUse, OutsideWorld), match="no_plain_file"):
        run(path)
    assert stat.S_ISFIFO(path.stat().st_mode)
