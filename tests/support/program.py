"""The program as a reader starts it: a process of its own, with or without a terminal."""

import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "mic_tracker"]


@dataclass(frozen=True)
class Ended:
    """What a run left behind."""

    code: int
    out: str
    err: str = ""


def environment() -> dict[str, str]:
    """A plain shell: no home, no colours, no CI."""
    return {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "TERM": "dumb"}


def run(folder: Path, *words: str, typed: bytes = b"") -> Ended:
    """Run without a terminal, with what is sent to it."""
    done = subprocess.run(
        [*COMMAND, *words],
        cwd=folder,
        env=environment(),
        input=typed,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


def converse(folder: Path, words: Sequence[str], answers: Sequence[str], **more: str) -> Ended:
    """Run on a terminal of its own and type each answer at the next prompt.

    `more` are variables of the environment.
    """
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, *words],
        cwd=folder,
        env=environment() | more,
        stdin=slave,
        stdout=slave,
        stderr=slave,
    )
    os.close(slave)
    waiting, seen = list(answers), b""
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        if not select.select([master], [], [], 0.05)[0]:
            continue
        try:
            seen += os.read(master, 65536)
        except OSError:  # the other side has closed
            break
        if seen.endswith(b": ") and waiting:
            os.write(master, waiting.pop(0).encode() + b"\n")
            seen += b"\0"  # so that the echo of an answer is no prompt
    code = process.wait(timeout=10)
    while select.select([master], [], [], 0)[0]:
        try:
            seen += os.read(master, 65536)
        except OSError:
            break
    os.close(master)
    return Ended(code, seen.replace(b"\0", b"").replace(b"\r\n", b"\n").decode())
