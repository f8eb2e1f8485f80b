"""The folder of an export is another than that of a site; neither takes a folder of others."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mic_tracker.edit.output.export import write_export
from mic_tracker.edit.output.site import write_site
from mic_tracker.errors import OutsideWorld, WrongUse


def test_an_export_is_written_and_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "package"
    assert write_export(folder, [("data/a.csv", "1\n"), ("b.json", "{}")]) == 2
    (folder / "README.md").write_text("mine", "utf-8")
    assert write_export(folder, [("data/c.csv", "2\n")]) == 1
    found = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    assert found == {".mic-tracker-export", "README.md", "data/c.csv"}


def test_a_site_is_no_export(tmp_path: Path) -> None:
    write_site(tmp_path / "site", [("index.html", "")])
    with pytest.raises(WrongUse, match="output_folder_taken"):
        write_export(tmp_path / "site", [("a.csv", "")])


def test_the_current_folder_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    with pytest.raises(OutsideWorld):
        write_export(Path(), [("a.csv", "1\n")])
    assert [path.name for path in tmp_path.iterdir()] == ["work"]
    with pytest.raises(WrongUse, match="output_folder_taken"):
        write_export(Path("/"), [("a.csv", "1\n")])


def test_an_export_written_halfway_leaves_nothing(tmp_path: Path) -> None:
    def broken() -> Iterator[tuple[str, str]]:
        yield "a.csv", "1\n"
        raise OSError(28, "No space left on device")

    write_export(tmp_path / "package", [("a.csv", "0\n")])
    with pytest.raises(OutsideWorld):
        write_export(tmp_path / "package", broken())
    assert [path.name for path in tmp_path.iterdir()] == ["package"]
    assert (tmp_path / "package" / "a.csv").read_text("utf-8") == "0\n"
