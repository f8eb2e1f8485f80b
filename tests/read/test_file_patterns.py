"""What a pattern matches, and that the search for it stays within bounds."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mic_tracker.read.file_patterns import FileSearch
from mic_tracker.text import limits

FILES = ("a.csv", "data/b.csv", "data/deep/c.csv", "data/deep/more/d.csv", ".hidden/e.csv", "x.txt")
Find = Callable[[str], list[str]]


@pytest.fixture
def find(tmp_path: Path) -> Find:
    """Return a search among a few files."""
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()

    def search(pattern: str) -> list[str]:
        found = FileSearch(tmp_path).find(pattern)
        assert found is not None
        return [path.relative_to(tmp_path).as_posix() for path in found]

    return search


@pytest.mark.parametrize(
    ("pattern", "files"),
    [
        ("a.csv", ["a.csv"]),
        ("./a.csv", ["a.csv"]),
        ("*.csv", ["a.csv"]),
        ("?.*", ["a.csv", "x.txt"]),
        ("*/*.csv", ["data/b.csv"]),
        ("data/**/*.csv", ["data/b.csv", "data/deep/c.csv", "data/deep/more/d.csv"]),
        ("**/*.csv", ["a.csv", "data/b.csv", "data/deep/c.csv", "data/deep/more/d.csv"]),
        ("**/**/**/c.csv", ["data/deep/c.csv"]),
        ("**/deep/*.csv", ["data/deep/c.csv"]),
        ("**/deep/**/d.csv", ["data/deep/more/d.csv"]),
        (".hidden/*.csv", [".hidden/e.csv"]),
        (".h*/*.csv", [".hidden/e.csv"]),
        ("data", []),
        ("data/**", []),
        ("", []),
        (".", []),
        ("a.csv/b.csv", []),
        ("[", []),
    ],
)
def test_what_a_pattern_matches(find: Find, pattern: str, files: list[str]) -> None:
    assert find(pattern) == files


def test_any_folders_do_not_follow_links_and_a_name_does(find: Find, tmp_path: Path) -> None:
    (tmp_path / "data" / "circle").symlink_to(tmp_path)
    (tmp_path / "other").symlink_to(tmp_path / "data" / "deep")
    assert find("**/c.csv") == ["data/deep/c.csv"]
    assert find("other/*.csv") == ["other/c.csv"]


def test_a_folder_that_may_not_be_read_matches_nothing(
    find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert find("data/*.csv") == []
    assert find("data/b.csv") == ["data/b.csv"]


@pytest.mark.parametrize(
    "pattern", ["**/d/**/d/**/d/**/d/x.csv", "**/" * 3_000 + "x.csv", "*/" * 30 + "x.csv"]
)
def test_stars_cost_no_more_than_a_look_at_each_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pattern: str
) -> None:
    (tmp_path / "/".join("d" * 30)).mkdir(parents=True)
    # of 31 folders in each other, which can be divided among the stars in 40,000 ways
    monkeypatch.setattr(limits, "NAMES", 31 * 9)
    assert FileSearch(tmp_path).find(pattern) == []


def test_a_search_ends_at_its_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for i in range(5):
        (tmp_path / f"{i}.csv").touch()
    monkeypatch.setattr(limits, "NAMES", 5)
    search = FileSearch(tmp_path)
    assert search.find("*.csv") == [tmp_path / f"{i}.csv" for i in range(5)]
    assert search.find("*.csv") is None
