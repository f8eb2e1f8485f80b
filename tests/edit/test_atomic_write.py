"""A file is replaced whole or not at all, whoever else writes and whenever a writer dies."""

import os
import signal
import socket
import stat
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from sentences import message, ways_out

from mic_tracker.edit.atomic_write import ATTEMPTS, FileChange, replace_file, replace_files
from mic_tracker.errors import OutsideWorld

OLD = b"old = 1\n"
APPEND = """
import sys
from collections.abc import Callable
from pathlib import Path
from mic_tracker.edit.atomic_write import replace_file
block = f"\\n[[observations]]\\nvalue = {sys.argv[2]}\\n".encode()
replace_file(Path(sys.argv[1]), lambda old: old + block, timeout=60)
"""
# kills itself before the n-th call that touches the file system
DIES = """
import os, signal, sys
from collections.abc import Callable
from pathlib import Path
from mic_tracker.edit.atomic_write import replace_file
calls = 0
def dying(call):
    def step(*args, **kwargs):
        global calls
        calls += 1
        if calls == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*args, **kwargs)
    return step
for name in ("open", "fsync", "close", "chown"):
    setattr(os, name, dying(getattr(os, name)))
for name in ("open", "replace", "unlink", "chmod", "read_bytes"):
    setattr(Path, name, dying(getattr(Path, name)))
replace_file(Path(sys.argv[1]), dying(lambda old: b"new = 2\\n" * 100_000), timeout=10)
"""


def other(old: bytes) -> bytes:
    return old + b"more = 2\n"


class Notes:
    """A journal that keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[bytes | None, ...]] = []

    def announce(self, changes: Sequence[FileChange]) -> None:
        for _, old, new in changes:
            self.told.append((old, new))

    def settle(self) -> None:
        self.told.append(())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "targets.toml"
    path.write_bytes(OLD)
    return path


def python(program: str, *args: object) -> list[str]:
    return [sys.executable, "-c", program, *map(str, args)]


def test_the_change_sees_the_old_bytes_and_gives_the_new(file: Path) -> None:
    replace_file(file, lambda old: old.replace(b"1", b"1\r\n# \xff"), timeout=1)
    assert file.read_bytes() == b"old = 1\r\n# \xff\n"


def test_a_journal_is_told_before_and_after(file: Path) -> None:
    notes = Notes()
    replace_file(file, other, timeout=1, journal=notes)
    assert notes.told == [(OLD, other(OLD)), ()]
    replace_file(file, bytes, timeout=1, journal=notes)
    assert len(notes.told) == 2
    assert file.read_bytes() == other(OLD)


def test_a_journal_that_fails_keeps_the_file_as_it_is(file: Path) -> None:
    class Full(Notes):
        def announce(self, _: object) -> None:
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        replace_file(file, other, timeout=1, journal=Full())
    assert file.read_bytes() == OLD


def test_a_journal_is_told_anew_where_somebody_saves_the_file(file: Path) -> None:
    notes = Notes()

    def saves_once(old: bytes) -> bytes:
        if not notes.told:
            file.write_bytes(b"mine = 1\n")
        return other(old)

    replace_file(file, saves_once, timeout=1, journal=notes)
    mine = b"mine = 1\n"
    assert notes.told == [(OLD, other(OLD)), (mine, other(mine)), ()]


def test_only_the_file_and_its_lock_are_left(file: Path) -> None:
    replace_file(file, other, timeout=1)
    assert {p.name for p in file.parent.iterdir()} == {"targets.toml", ".targets.toml.lock"}


def test_the_mode_is_kept(file: Path) -> None:
    file.chmod(0o664)
    replace_file(file, other, timeout=1)
    assert stat.S_IMODE(file.stat().st_mode) == 0o664


def test_a_link_stays_a_link_and_its_target_changes(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link = folder / "link.toml"
    link.symlink_to("../targets.toml")
    replace_file(link, other, timeout=1)
    assert link.is_symlink()
    assert file.read_bytes() == other(OLD)
    assert [p.name for p in folder.iterdir()] == ["link.toml"]


def test_a_change_that_raises_leaves_the_file_alone_and_frees_the_lock(file: Path) -> None:
    def refuse(_: bytes) -> bytes:
        raise ZeroDivisionError

    before = file.stat()
    with pytest.raises(ZeroDivisionError):
        replace_file(file, refuse, timeout=1)
    assert (file.read_bytes(), file.stat().st_ino) == (OLD, before.st_ino)
    replace_file(file, other, timeout=0)
    assert file.read_bytes() == other(OLD)


def test_an_unchanged_file_is_not_written(file: Path) -> None:
    before = file.stat()
    replace_file(file, bytes, timeout=1)
    assert file.stat().st_ino == before.st_ino


def test_fifty_writers_at_once_lose_nothing(file: Path) -> None:
    writers = [subprocess.Popen(python(APPEND, file, number)) for number in range(50)]
    assert [writer.wait(120) for writer in writers] == [0] * 50
    values = [block["value"] for block in tomllib.loads(file.read_text())["observations"]]
    assert sorted(values) == list(range(50))


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
def test_a_writer_killed_at_any_step_leaves_the_old_file_or_the_new(file: Path) -> None:
    new = b"new = 2\n" * 100_000
    seen = []
    for step in range(1, 60):
        file.write_bytes(OLD)
        ended = subprocess.run(python(DIES, file, step), check=False, timeout=60).returncode
        seen.append(file.read_bytes())
        assert seen[-1] in (OLD, new)
        if ended == 0:
            break
        assert ended == -signal.SIGKILL
        replace_file(file, other, timeout=5)
        assert file.read_bytes() == other(seen[-1])
        assert {p.name for p in file.parent.iterdir()} == {"targets.toml", ".targets.toml.lock"}
    else:
        pytest.fail("the writer never came to its end")
    # killed before and after the moment of the change, in this order
    assert seen == sorted(seen, key=lambda data: data == new)
    assert seen[0] == seen[5] == OLD
    assert seen[-2:] == [new, new]


def test_a_file_another_process_holds_is_outside_our_power(file: Path) -> None:
    hold = APPEND.replace(
        "lambda old: old + block", "lambda old: (print(flush=True), input(), old)[2]"
    )
    with subprocess.Popen(
        python(hold, file, 0), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline()
        started = time.monotonic()
        with pytest.raises(OutsideWorld) as told:
            replace_file(file, other, timeout=0.2)
        assert time.monotonic() - started < 5
        holder.communicate(b"\n")
    assert (told.value.exit_code, file.read_bytes()) == (4, OLD)
    assert "by other processes" in message(told.value)
    assert ways_out(told.value)


@pytest.mark.parametrize("name", ["missing.toml", "targets.toml/inside.toml", "loop.toml", ""])
def test_a_path_that_cannot_be_written_is_told_plainly(file: Path, name: str) -> None:
    (file.parent / "loop.toml").symlink_to("loop.toml")
    with pytest.raises(OutsideWorld) as told:
        replace_file(file.parent / name, other, timeout=1)
    assert told.value.exit_code == 4
    assert ways_out(told.value)
    assert file.read_bytes() == OLD


def test_a_lock_that_cannot_be_opened_is_told_plainly(file: Path) -> None:
    file.with_name(".targets.toml.lock").mkdir()
    with pytest.raises(OutsideWorld):
        replace_file(file, other, timeout=1)
    assert file.read_bytes() == OLD


def test_a_full_disk_leaves_the_old_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutsideWorld, match="No space left on device"):
        replace_file(file, other, timeout=1)
    assert file.read_bytes() == OLD
    assert not file.with_name(".targets.toml.new").exists()


@pytest.mark.parametrize("read_only", ["folder", "file"])
def test_what_is_read_only_stays_so(file: Path, read_only: str) -> None:
    shut = file.parent if read_only == "folder" else file
    mode = shut.stat().st_mode
    shut.chmod(0o555)
    try:
        if os.access(shut, os.W_OK):
            pytest.skip("nothing is read-only to this user")
        with pytest.raises(OutsideWorld) as told:
            replace_file(file, other, timeout=1)
        assert told.value.exit_code == 4
        assert file.read_bytes() == OLD
    finally:
        shut.chmod(mode)


def saves(file: Path, *contents: bytes) -> Callable[[bytes], bytes]:
    """A change during which an editor saves the file, once for each of the contents."""
    left = list(contents)

    def change(old: bytes) -> bytes:
        if left:
            file.write_bytes(left.pop(0))
        return other(old)

    return change


def test_what_an_editor_saved_meanwhile_is_changed_and_not_lost(file: Path) -> None:
    saved = [b"saved = 1\n", b"saved = 22\n"]
    replace_file(file, saves(file, *saved), timeout=1)
    assert file.read_bytes() == other(saved[-1])
    assert {p.name for p in file.parent.iterdir()} == {"targets.toml", ".targets.toml.lock"}


def test_a_save_of_the_same_size_and_time_is_seen_by_its_bytes(file: Path) -> None:
    times = file.stat()

    def change(old: bytes) -> bytes:
        if old == OLD:
            file.write_bytes(b"new = 9\n")
            os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
        return other(old)

    replace_file(file, change, timeout=1)
    assert file.read_bytes() == other(b"new = 9\n")


def test_a_save_by_replacement_is_seen_even_when_the_bytes_are_the_same(file: Path) -> None:
    saved: list[Path] = []

    def change(old: bytes) -> bytes:
        if not saved:
            saved.append(file.with_name("copy"))
            saved[0].write_bytes(old)
            saved[0].replace(file)
        return other(old)

    replace_file(file, change, timeout=1)
    assert file.read_bytes() == other(OLD)


def test_a_file_that_is_saved_again_and_again_is_left_alone(file: Path) -> None:
    saved = [b"saved = %d\n" % i for i in range(ATTEMPTS)]
    with pytest.raises(OutsideWorld) as told:
        replace_file(file, saves(file, *saved), timeout=1)
    assert told.value.exit_code == 4
    assert "nothing was written" in message(told.value)
    assert file.read_bytes() == saved[-1]
    assert {p.name for p in file.parent.iterdir()} == {"targets.toml", ".targets.toml.lock"}


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes and sockets in folders")
@pytest.mark.parametrize("kind", ["pipe", "socket", "folder"])
def test_what_is_no_plain_file_is_refused_at_once(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "x"
    with socket.socket(socket.AF_UNIX) as listener:
        make: Callable[[], object] = {
            "pipe": lambda: os.mkfifo(path),
            "socket": lambda: listener.bind(str(path)),
            "folder": path.mkdir,
        }[kind]
        make()
        before = path.stat()
        with pytest.raises(OutsideWorld, match="no_plain_file"):
            replace_file(path, other, timeout=1)
    assert (path.stat().st_ino, path.stat().st_mode) == (before.st_ino, before.st_mode)
    assert [p.name for p in tmp_path.iterdir()] == ["x"]


# ── Two files ────────────────────────────────────────────────────────────────────────────────────


def both(file: Path, *changes: FileChange) -> None:
    """Write a file and others, in the order given."""
    replace_files(file, lambda _: changes, timeout=1)


def contents(folder: Path) -> dict[str, bytes]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.name: path.read_bytes() for path in files if path.suffix != ".lock"}


def test_files_are_written_together(file: Path) -> None:
    table = file.parent / "data" / "table.csv"
    notes = Notes()
    new = FileChange(table, None, b"a\n")
    replace_files(
        file, lambda old: (new, FileChange(file, old, other(old))), timeout=1, journal=notes
    )
    assert contents(file.parent) == {"targets.toml": other(OLD), "table.csv": b"a\n"}
    assert notes.told == [(None, b"a\n"), (OLD, other(OLD)), ()]
    both(file, FileChange(file, other(OLD), OLD), FileChange(table, b"a\n", None))
    assert contents(file.parent) == {"targets.toml": OLD}


def test_what_stays_as_it_is_is_not_written(file: Path) -> None:
    table = file.with_name("table.csv")
    before = file.stat()
    both(file, FileChange(file, OLD, OLD), FileChange(table, None, b"a\n"))
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert table.read_bytes() == b"a\n"


@pytest.mark.parametrize("first", ["old", "new", "gone"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_where_the_second_is_refused_the_first_is_as_it_was(
    file: Path, monkeypatch: pytest.MonkeyPatch, first: str, error: BaseException
) -> None:
    table = file.with_name("table.csv")
    if first != "new":
        table.write_bytes(b"a\n")
        table.chmod(0o640)
    before = contents(file.parent)
    old, new = before.get("table.csv"), None if first == "gone" else b"b\n"
    replace = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if target.name == "targets.toml":
            assert contents(file.parent).get("table.csv") == new
            raise error
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    expected = OutsideWorld if isinstance(error, OSError) else KeyboardInterrupt
    with pytest.raises(expected):
        both(file, FileChange(table, old, new), FileChange(file, OLD, other(OLD)))
    assert contents(file.parent) == before
    assert first == "new" or stat.S_IMODE(table.stat().st_mode) == 0o640


def test_a_file_that_is_not_as_the_change_says_is_left_alone(file: Path) -> None:
    table = file.with_name("table.csv")
    table.write_bytes(b"mine\n")
    for old in (None, b"other\n"):
        changes = FileChange(file, OLD, other(OLD)), FileChange(table, old, b"b\n")
        with pytest.raises(OutsideWorld) as told:
            both(file, *changes)
        assert told.value.code == "file_changed_meanwhile"
    assert contents(file.parent) == {"targets.toml": OLD, "table.csv": b"mine\n"}


def test_a_file_that_is_saved_meanwhile_is_asked_for_anew(file: Path) -> None:
    table = file.with_name("table.csv")
    table.write_bytes(b"a\n")
    saved: list[bytes] = []

    def change(old: bytes) -> Sequence[FileChange]:
        seen = table.read_bytes()
        if not saved:
            saved.append(seen)
            table.write_bytes(b"mine\n")
        return FileChange(table, seen, seen + b"b\n"), FileChange(file, old, other(old))

    replace_files(file, change, timeout=1)
    assert contents(file.parent) == {"targets.toml": other(OLD), "table.csv": b"mine\nb\n"}


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes in folders")
def test_another_file_that_is_no_plain_file_is_refused(file: Path) -> None:
    table = file.with_name("table.csv")
    os.mkfifo(table)
    with pytest.raises(OutsideWorld, match="no_plain_file"):
        both(file, FileChange(table, b"", b"b\n"), FileChange(file, OLD, other(OLD)))
    assert file.read_bytes() == OLD
