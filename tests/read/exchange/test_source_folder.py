"""Files of a folder: none from outside of it, and no more than there is room for."""

import os
from pathlib import Path

import pytest

from mic_tracker.model.edit.exchange.problem import RefusedRow
from mic_tracker.read.exchange.source_folder import (
    SourceFile,
    read_source_file,
    read_source_folder,
)
from mic_tracker.text import limits


def codes(found: list[SourceFile | RefusedRow]) -> list[str]:
    return [f.code.value if isinstance(f, RefusedRow) else f.name for f in found]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    data = tmp_path / "platform" / "data"
    data.mkdir(parents=True)
    (data / "b.csv").write_bytes(b"b")
    (data / "a.csv").write_bytes(b"aa")
    (data / "notes.txt").write_bytes(b"no")
    (tmp_path / "secret.csv").write_bytes(b"secret")
    return data.parent


def test_the_files_that_match_in_their_order(folder: Path) -> None:
    found = list(read_source_folder(folder, ["data/*.csv"]))
    assert found == [SourceFile("data/a.csv", b"aa"), SourceFile("data/b.csv", b"b")]


def test_a_link_out_of_the_folder_is_told_and_not_read(folder: Path) -> None:
    (folder / "data" / "c.csv").symlink_to(folder.parent / "secret.csv")
    (folder / "data" / "d.csv").symlink_to(folder / "data" / "a.csv")
    found = list(read_source_folder(folder, ["data/*.csv"]))
    assert codes(found) == ["data/a.csv", "data/b.csv", "outside_folder", "data/d.csv"]


def test_a_linked_folder_out_of_the_folder_is_not_read(folder: Path) -> None:
    outside = folder.parent / "outside"
    outside.mkdir()
    (outside / "x.csv").write_bytes(b"x")
    (folder / "more").symlink_to(outside)
    assert codes(list(read_source_folder(folder, ["more/*.csv"]))) == ["outside_folder"]


def test_a_circle_of_links_ends(folder: Path) -> None:
    (folder / "data" / "loop").symlink_to(folder)
    (folder / "data" / "self.csv").symlink_to(folder / "data" / "self.csv")
    found = codes(list(read_source_folder(folder, ["**/*.csv"])))
    assert found == ["data/a.csv", "data/b.csv"]


def test_all_files_together_are_bounded(folder: Path) -> None:
    found = list(read_source_folder(folder, ["data/*.csv"], most=2))
    assert codes(found) == ["data/a.csv", "too_much_in_all"]


def test_a_large_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(10 * 1024**3)  # of one line, without a byte on the disk
    found = read_source_file(large)
    assert isinstance(found, SourceFile)
    assert len(found.data) == limits.TABLE_BYTES + 1


@pytest.mark.parametrize("name", ["missing.csv", "folder.csv", "pipe.csv", "a\0b"])
def test_what_is_no_file(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.csv").mkdir()
    os.mkfifo(tmp_path / "pipe.csv")
    found = read_source_file(tmp_path / name)
    assert isinstance(found, RefusedRow)
    assert found.code.value == "system"
