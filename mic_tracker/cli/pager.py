"""A pager shows a long text screen by screen; which one is the user's choice, as with git."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from mic_tracker.cli.user_program import find_words

NAMES = ("MIC_TRACKER_PAGER", "PAGER")
"""The variables that may name a pager; the first one that is set decides."""
OFF = ""
"""The value that asks for none; `cat` does, too."""
_USUAL = "less"
_LESS = {"LESS": "FRX", "LV": "-c"}
"""What these pagers are told where nobody has told them anything: colours are to be kept."""
_NOT_STARTED = (126, 127)
"""How a shell ends that cannot start a program."""
_FOR_A_SHELL = frozenset("|&;<>()$`\\\"'*?[#~=%!\n")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def page(text: str) -> bool:
    """Show a text in the pager; False where it has to be written without one."""
    command = _command()
    if not command or not _is_long(text):
        return False
    sys.stdout.flush()
    with _undisturbed():
        try:
            process = _start(command)
        except OSError:
            process = None
        if process is None:
            return False
        # it may read as little of the text as it likes; what matters is that it has ended
        process.communicate(text.encode(sys.stdout.encoding, sys.stdout.errors or "strict"))
    return process.returncode not in _NOT_STARTED


def _command() -> str | None:
    """The user's pager; None where nobody sits who could turn a page, and for none."""
    environment = os.environ
    dumb = environment.get("TERM", "" if os.name == "posix" else "windows") in {"", "dumb"}
    if not sys.stdout.isatty() or dumb or environment.get("CI"):
        return None
    named = next((environment[name] for name in NAMES if name in environment), _USUAL).strip()
    return None if named in {OFF, "cat"} else named


def _is_long(text: str) -> bool:
    """Whether a text does not fit on the terminal together with the prompt after it."""
    size = os.get_terminal_size(sys.stdout.fileno())
    lines = _COLOUR.sub("", text).splitlines()
    rows = sum(-(-max(len(line), 1) // (size.columns or 80)) for line in lines)
    return rows >= (size.lines or 24)


def _start(command: str) -> "subprocess.Popen[bytes] | None":
    """Start a pager; by way of a shell only where the command is written for one."""
    shell = os.name == "posix" and not _FOR_A_SHELL.isdisjoint(command)
    words = command if shell else find_words(command.split())
    if words is None:
        return None
    return subprocess.Popen(  # noqa: S603 - the user's own words, and nobody else's
        words, shell=shell, stdin=subprocess.PIPE, env={**_LESS, **os.environ}
    )


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Leave Ctrl-C to the pager, for which it may mean to stop a search."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
