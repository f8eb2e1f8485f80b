"""Outputs are written whole or not at all, never through a link and never over what is read."""

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sentences import message, ways_out

from mic_tracker.edit.output.file import append_output, create_output, write_output
from mic_tracker.errors import OutsideWorld, TrackerError, WrongUse

REGISTRY = 'format = 1\ntitle = "T"\n'
WRITERS: list[Callable[[Path, str], None]] = [write_output, append_output, create_output]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A work tree of git; what lies beside it is outside."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret").write_text("keep", "utf-8")
    folder = tmp_path / "checkout"
    (folder / ".git").mkdir(parents=True)
    (folder / "reports").mkdir()
    return folder


def refusal(write: Callable[[], None]) -> str:
    """The code of the error that says no."""
    with pytest.raises(WrongUse) as told:
        write()
    assert message(told.value)
    assert ways_out(told.value)
    return told.value.code


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_file_is_made_and_replaced_whole(tmp_path: Path) -> None:
    file = tmp_path / "out.txt"
    write_output(file, "first ≥\n")
    write_output(file, "second\n")
    assert (file.read_bytes(), names(tmp_path)) == (b"second\n", {"out.txt"})


def test_the_mode_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "out.txt"
    file.write_text("old", "utf-8")
    file.chmod(0o640)
    write_output(file, "new")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("target", ["../outside/secret", "reports/there.txt", "nowhere"])
def test_no_link_is_written_through(
    checkout: Path, write: Callable[[Path, str], None], target: str
) -> None:
    (checkout / "reports" / "there.txt").write_text("keep", "utf-8")
    link = checkout / "junit.xml"
    link.symlink_to(target)
    assert refusal(lambda: write(link, "lost")) == "output_is_link"
    assert link.is_symlink()
    assert not (checkout / "nowhere").exists()
    assert (checkout / "reports" / "there.txt").read_text("utf-8") == "keep"
    assert (checkout.parent / "outside" / "secret").read_text("utf-8") == "keep"


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("way", ["out/new", "out/sub/new", "reports/../out/new", "in/out/new"])
def test_no_folder_leads_out_of_the_work_tree(
    checkout: Path, write: Callable[[Path, str], None], way: str
) -> None:
    (checkout / "out").symlink_to(checkout.parent / "outside", target_is_directory=True)
    (checkout / "reports" / "out").symlink_to("../../outside", target_is_directory=True)
    (checkout / "in").symlink_to("reports", target_is_directory=True)
    assert refusal(lambda: write(checkout / way, "lost")) == "output_leaves_tree"
    assert names(checkout.parent / "outside") == {"secret"}


def test_a_folder_may_lead_elsewhere_in_the_work_tree_or_stand_in_none(checkout: Path) -> None:
    (checkout / "in").symlink_to("reports", target_is_directory=True)
    write_output(checkout / "in" / "a.txt", "a")
    assert names(checkout / "reports") == {"a.txt"}
    home = checkout.parent / "home"
    home.symlink_to("outside", target_is_directory=True)
    write_output(home / "b.txt", "b")
    assert names(checkout.parent / "outside") == {"secret", "b.txt"}


def test_a_stream_of_the_system_is_no_link_of_a_checkout(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    write_output(Path(f"/dev/fd/{writer}"), "told\n")
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        assert pipe.read() == b"told\n"
    assert names(tmp_path) == set()


@pytest.mark.parametrize("name", [".out.txt.new", ".out.txt.lock"])
def test_what_stands_in_the_way_is_not_written_through(checkout: Path, name: str) -> None:
    (checkout / name).symlink_to("../outside/secret")
    write_output(checkout / "out.txt", "report")
    assert (checkout / "out.txt").read_text("utf-8") == "report"
    assert (checkout.parent / "outside" / "secret").read_text("utf-8") == "keep"


@pytest.mark.parametrize("other", ["data.csv", "x/../data.csv", "hard.csv", "sub/../data.csv"])
@pytest.mark.parametrize("write", [write_output, append_output])
def test_what_is_read_is_not_written_over(
    tmp_path: Path, write: Callable[[Path, str, list[Path]], None], other: str
) -> None:
    data = tmp_path / "data.csv"
    data.write_text("keep", "utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "x").symlink_to("sub", target_is_directory=True)
    (tmp_path / "hard.csv").hardlink_to(data)
    inputs = [tmp_path / "missing.toml", data]
    assert refusal(lambda: write(tmp_path / other, "lost", inputs)) == "output_is_input"
    assert data.read_text("utf-8") == "keep"


@pytest.mark.parametrize("start", ["", "\ufeff", "# a comment\r\n"])
def test_no_registry_is_written_over(tmp_path: Path, start: str) -> None:
    file = tmp_path / "goals.toml"
    file.write_text(start + REGISTRY, "utf-8", newline="")
    before = file.read_bytes()
    assert refusal(lambda: write_output(file, "lost")) == "output_is_registry"
    assert file.read_bytes() == before


@pytest.mark.parametrize("text", ["", "title = 1", "{}", "a,b\n", "format: 1", "[" * 5000])
def test_what_is_no_registry_may_be_replaced(tmp_path: Path, text: str) -> None:
    file = tmp_path / "report"
    file.write_text(text, "utf-8")
    write_output(file, "new")
    assert file.read_text("utf-8") == "new"


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("write", [write_output, create_output])
def test_a_full_disk_leaves_the_old_file_or_none(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    write: Callable[[Path, str], None],
    there: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    file = tmp_path / "out.txt"
    if there:
        file.write_text("old", "utf-8")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutsideWorld) as told:
        write(file, "new")
    assert told.value.code == "output_not_written"
    assert names(tmp_path) == ({"out.txt"} if there else set())
    assert not there or file.read_text("utf-8") == "old"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit of a file's size")
@pytest.mark.parametrize("write", WRITERS)
def test_a_file_that_may_not_grow_stays_as_it_was(
    tmp_path: Path, write: Callable[[Path, str], None]
) -> None:
    import resource  # noqa: PLC0415 - Windows has none

    file = tmp_path / "out.txt"
    if write is not create_output:
        file.write_text("old\n", "utf-8")
    usual, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, most))
    try:
        with pytest.raises(OutsideWorld) as told:
            write(file, "x" * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (usual, most))
    assert told.value.code == "output_not_written"
    assert names(tmp_path) == (set() if write is create_output else {"out.txt"})
    assert write is create_output or file.read_text("utf-8") == "old\n"


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("name", [".", "file/inside.txt", "loop/inside.txt"])
def test_what_cannot_be_written_is_the_outside_world(
    tmp_path: Path, write: Callable[[Path, str], None], name: str
) -> None:
    (tmp_path / "file").write_text("old", "utf-8")
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(TrackerError) as told:
        write(tmp_path / name, "new")
    assert told.value.exit_code == 4
    assert names(tmp_path) == {"file", "loop"}


def test_a_file_that_is_there_is_not_made_anew(tmp_path: Path) -> None:
    file = tmp_path / "sub" / "targets.toml"
    create_output(file, "first")
    with pytest.raises(OutsideWorld):
        create_output(file, "second")
    assert file.read_text("utf-8") == "first"


def test_a_byte_of_a_name_that_is_no_text_has_a_code(tmp_path: Path) -> None:
    write_output(tmp_path / "out.json", '"a\udcff"')
    assert (tmp_path / "out.json").read_bytes() == b'"a\\udcff"'
