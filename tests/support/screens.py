"""A line that is typed at a terminal of some size: what stands on it, with whatever shows pages."""

import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from shell import Shell

PATIENCE = 120.0
"""Seconds after which a program that neither waits nor ends has hung."""


class Screened(NamedTuple):
    """How a line ended, and all that the terminal was given."""

    code: int
    text: str


def typed_at_terminal(
    shell: Shell,
    line: str,
    keys: Sequence[tuple[str, str]] = (),
    *,
    columns: int = 100,
    rows: int = 24,
    variables: Mapping[str, str] | None = None,
) -> Screened:
    """Type a line of bash, in which `mt` is the program; each of the keys when its text is shown.

    The terminal is one that can do more than print, and no variable says how wide it is.
    """
    more = dict(variables or {})
    env = shell.env(**{"TERM": "xterm", **more})
    for name in {"COLUMNS", "NO_COLOR"} - more.keys():
        env.pop(name)
    program = f'mt() {{ "{sys.executable}" -m mic_tracker "$@"; }}\n{line}'
    process, master = pty.fork()
    if process == 0:
        try:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.chdir(shell.folder)
            os.execvpe("bash", ["bash", "-c", program], env)  # noqa: S606 - it is the shell
        finally:
            os._exit(125)
    shown = _read_to_end(master, keys)
    os.close(master)
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    return Screened(code, shown.decode("utf-8", "replace").replace("\r\n", "\n"))


def _read_to_end(master: int, keys: Sequence[tuple[str, str]]) -> bytes:
    shown, left, end = b"", list(keys), time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if left and left[0][0].encode() in shown:
            os.write(master, left.pop(0)[1].encode())
        if not select.select([master], [], [], 1)[0]:
            continue
        try:
            found = os.read(master, 65536)
        except OSError:  # Linux tells in this way that the program has ended
            return shown
        if not found:
            return shown
        shown += found
    raise AssertionError(f"it does not end; shown is:\n{shown.decode('utf-8', 'replace')}")
