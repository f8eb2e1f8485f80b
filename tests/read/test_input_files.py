"""The files that reading a registry reads, however it names them and whatever is wrong with it."""

from pathlib import Path

import pytest

from mic_tracker.read.input_files import file_states, find_input_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    for name in ("a.csv", "data/b.csv", "data/c.toml", "data/d.json"):
        (tmp_path / name).write_text("", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ('include = ["a.csv"]', ["a.csv"]),
        ('include = ["data/*", "a.csv"]', ["data/b.csv", "data/c.toml", "a.csv"]),
        ('include = ["data/*.csv", 5]\nformat = 9', ["data/b.csv"]),
        ('include = ["../*", "/etc/hosts", "none.csv"]', []),
        ('include = "a.csv"', []),
        ('include = ["a.csv"', []),
    ],
)
def test_a_registry_and_what_it_includes(folder: Path, text: str, found: list[str]) -> None:
    registry = folder / "targets.toml"
    registry.write_text(text, "utf-8")
    assert [*find_input_files(registry)] == [registry, *(folder / name for name in found)]


def test_a_registry_that_is_not_there(tmp_path: Path) -> None:
    assert [*find_input_files(tmp_path / "targets.toml")] == [tmp_path / "targets.toml"]


def test_the_state_of_files_changes_with_them(tmp_path: Path) -> None:
    registry, table = tmp_path / "targets.toml", tmp_path / "data" / "new.csv"
    (tmp_path / "data").mkdir()
    registry.write_text('format = 1\ninclude = ["data/*.csv"]\n')
    (tmp_path / "data" / "old.csv").write_text("a\n")
    before = file_states(registry, table)
    assert [(Path(name).name, bool(state)) for name, state in before] == [
        ("old.csv", True),
        ("new.csv", False),
    ]
    assert file_states(registry, table) == before
    (tmp_path / "data" / "old.csv").write_text("b\n")
    changed = file_states(registry, table)
    assert changed != before
    table.write_text("a\n")
    assert file_states(registry, table) != changed
    # the registry itself is compared by its bytes
    assert file_states(tmp_path / "none.toml", None) == ()
