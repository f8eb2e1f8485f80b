"""A person at a terminal: the program in a pseudo-terminal of some width, and what they type.

Each answer is typed when the program has asked, however long that takes: nothing depends on how
busy the machine is. A question is the end of what is on the screen: a text, a colon and a blank.
"""

import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

COMMAND = [sys.executable, "-m", "mic_tracker"]
PATIENCE = 300.0
"""Seconds after which a program that neither asks nor ends has hung."""
INTERRUPT, END = "\x03", "\x04"
"""Ctrl-C and Ctrl-D: typed without Enter."""


@dataclass
class Terminal:
    """A pseudo-terminal of its own for each run of the program."""

    folder: Path
    env: Mapping[str, str]
    width: int = 80
    asks: tuple[bytes, ...] = (b": ",)
    """How the screen ends when it is the person's turn."""
    screen: bytes = field(default=b"", init=False)
    _master: int = field(default=-1, init=False)
    _seen: int = field(default=0, init=False)
    """So much of the screen is no question any more."""

    def run(
        self,
        words: Sequence[str],
        answers: Iterable[str | bytes],
        program: Sequence[str] = COMMAND,
    ) -> int:
        """Run the program and type an answer at each question; behind the last one, Ctrl-D."""
        self.screen, self._seen = b"", 0
        process, self._master = pty.fork()
        if process == 0:
            self._become([*program, *words])
        for answer in answers:
            if not self._waits():
                break
            self._type(answer)
        while self._waits():
            self._type(END)
        os.close(self._master)
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])

    @property
    def text(self) -> str:
        """What is on the screen, from the first line on."""
        return self.screen.decode("utf-8", "replace").replace("\r\n", "\n")

    def _become(self, command: Sequence[str]) -> None:
        """Be the program, in a terminal of this width."""
        try:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, self.width, 0, 0))
            os.chdir(self.folder)
            os.execve(command[0], [*command], self.env)  # noqa: S606 - no shell is the point
        finally:
            os._exit(127)

    def _waits(self) -> bool:
        """Read until the program asks; False where it has ended."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            asked = self.screen[self._seen :].endswith(self.asks)
            if not select.select([self._master], [], [], 0.02 if asked else 1)[0]:
                if asked:
                    return True
            elif not self._read():
                return False
        raise AssertionError(f"neither a question nor an end:\n{self.text}")

    def _read(self) -> bool:
        try:
            found = os.read(self._master, 65536)
        except OSError:  # Linux tells in this way that the program has ended
            return False
        self.screen += found
        return bool(found)

    def _type(self, answer: str | bytes) -> None:
        """Type an answer, and wait until the terminal has shown it."""
        typed = answer if isinstance(answer, bytes) else answer.encode()
        start = self._seen = len(self.screen)
        if typed.endswith((INTERRUPT.encode(), END.encode())):
            os.write(self._master, typed)
            return
        os.write(self._master, typed + b"\n")
        while b"\n" not in self.screen[start:] and self._read():
            pass
        self._seen = start + self.screen[start:].find(b"\n") + 1
