"""A step is taken back under the lock, and only the step that was shown."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from mic_tracker.edit.atomic_write import replace_file
from mic_tracker.edit.registry_file import Load
from mic_tracker.edit.undo.journal import StepJournal, read_steps
from mic_tracker.edit.undo.reversal import Files, Git, find_last_step, holds, undo_step
from mic_tracker.errors import OutsideWorld
from mic_tracker.read.registry import read_valid_text

DAY = date(2024, 11, 21)
NOWHERE = Git(None, None)
HEAD = b'format = 1\ntitle = "T"\n\n[sources.a]\ntitle = "A"\npublished = 2024-01-31\n'


def source(name: str) -> bytes:
    return f'\n[sources.{name}]\ntitle = "{name}"\npublished = 2024-01-31\n'.encode()


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    path = tmp_path / "targets.toml"
    path.write_bytes(HEAD)
    return path


def load(path: Path) -> Load:
    return partial(read_valid_text, name=path.as_posix(), folder=path.parent, day=DAY)


def write(path: Path, change: Callable[[bytes], bytes], command: str = "add-source") -> None:
    replace_file(path, change, timeout=1, journal=StepJournal(path, command, DAY))


def test_a_step_is_what_a_command_wrote(registry: Path) -> None:
    write(registry, lambda old: old + source("b"))
    (step,) = read_steps(registry)
    (written,) = step.files
    assert (step.command, step.day, written.file) == ("add-source", DAY, None)
    assert [(s.start, s.new, s.old) for s in written.splices] == [
        (len(HEAD), source("b").decode(), "")
    ]
    assert holds(written, HEAD + source("b"))
    assert not holds(written, HEAD)


def test_another_step_since_the_one_that_was_shown_is_not_taken_back(registry: Path) -> None:
    files: Files = {None: registry}
    write(registry, lambda old: old + source("b"))
    shown = find_last_step(registry, files)
    assert shown
    write(registry, lambda old: old + source("c"))
    with pytest.raises(OutsideWorld) as error:
        undo_step(registry, files, shown, load(registry), NOWHERE)
    assert error.value.code == "file_changed_meanwhile"
    assert registry.read_bytes() == HEAD + source("b") + source("c")
    assert len(read_steps(registry)) == 2


def test_a_step_that_was_taken_back_otherwise_is_passed_over(registry: Path) -> None:
    write(registry, lambda old: old + source("b"))
    middle = registry.read_bytes()
    write(registry, lambda old: old + source("c"))
    registry.write_bytes(middle)  # as `git checkout` does
    last = find_last_step(registry, {None: registry})
    assert last
    assert "[sources.b]" in last.step.files[0].splices[0].new
    write(registry, lambda old: old + source("d"))
    assert ["[sources.b]" in s.files[0].splices[0].new for s in read_steps(registry)] == [
        True,
        False,
    ]


def test_a_journal_keeps_large_steps_only_while_they_are_the_last(registry: Path) -> None:
    large = b"# " + b"x" * 2_000_000 + b"\n"
    write(registry, lambda old: old + large + source("b"))
    assert len(read_steps(registry)) == 1
    write(registry, lambda old: old + source("c"))
    assert ["[sources.c]" in s.files[0].splices[0].new for s in read_steps(registry)] == [True]
