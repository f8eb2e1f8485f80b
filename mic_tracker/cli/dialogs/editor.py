"""The user's own editor, with a text in a private file that is kept until it has been used."""

import errno
import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from mic_tracker.cli import environment
from mic_tracker.cli.user_program import find_words, split_command
from mic_tracker.errors import OutsideWorld
from mic_tracker.text.limits import PASTED_BYTES

_NAME = "figures.txt"


@dataclass(frozen=True, slots=True)
class EditedFile:
    """A file in a folder that nobody else can read."""

    path: Path

    @classmethod
    def make(cls) -> "EditedFile":
        """Make the folder; the file comes with the first text. OutsideWorld without an editor."""
        environment.editor()
        return cls(Path(mkdtemp(prefix="mic-tracker-")) / _NAME)

    def edit(self, text: str) -> bytes:
        """Let the user edit a text, and return what they have saved; OutsideWorld if that fails."""
        self.path.write_bytes(text.encode())
        command = environment.editor()
        try:
            code = _run([*_words(command), str(self.path)])
            typed = self._read()
        except (OSError, ValueError) as problem:
            reason = getattr(problem, "strerror", None) or str(problem)
            raise self._failure(command, reason, text) from problem
        if code:
            raise self._failure(command, str(code), text)
        return typed

    def _read(self) -> bytes:
        with self.path.open("rb") as file:
            return file.read(PASTED_BYTES + 1)

    def _failure(self, command: str, reason: str, text: str) -> OutsideWorld:
        """The error that the editor failed; the file is kept if something was typed."""
        path: str | None = str(self.path)
        with suppress(OSError):
            if self._read() == text.encode():
                self.remove()
                path = None
        return OutsideWorld("editor_failed", editor=command, reason=reason, path=path)

    def remove(self) -> None:
        """Remove the file, with what an editor may have left beside it."""
        with suppress(OSError):
            for file in self.path.parent.iterdir():
                file.unlink()
            self.path.parent.rmdir()


def _words(command: str) -> list[str]:
    """The words of the user's command; OSError for a program that is in no folder of the path."""
    words = split_command(command)
    found = find_words(words)
    if found is None:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), words[0])
    return found


def _run(words: list[str]) -> int:
    """Run a program on the terminal; Ctrl-C is its business while it runs."""
    out = None if sys.stdout.isatty() else sys.stderr
    process = subprocess.Popen(words, stdout=out)  # noqa: S603 - the command is the user's own
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return process.wait()
    finally:
        signal.signal(signal.SIGINT, before)
