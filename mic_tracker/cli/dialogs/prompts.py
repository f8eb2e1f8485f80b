"""The prompt: a line is read from the person at the terminal, and lines are shown to them."""

import io
import re
import sys
import unicodedata
from contextlib import suppress

from mic_tracker.cli import environment
from mic_tracker.cli.output import spelt_for, write_error
from mic_tracker.show.screen import Screen

HELP, BACK, NONE = "?", "<", "-"
"""A line of one of these signs is no answer, but says what to do."""
_LITERAL = re.compile(r"\\+[?<-]")
"""With a backslash before it a sign is an answer."""


def prompt_screen() -> Screen:
    """The screen that the person at the prompt looks at, as wide as it is now."""
    encoding = sys.stderr.encoding or "ascii"
    return Screen(environment.prompt_width(), encoding=encoding, interactive=True)


def show(text: str) -> None:
    """Show lines to the person at the prompt."""
    write_error(text)


def read_line(prompt: str) -> str:
    """Ask, and read a line without the white space around it.

    Raises EOFError at the end of the input. Bytes that are no text come as lone surrogates.
    """
    if isinstance(sys.stdin, io.TextIOWrapper) and sys.stdin.errors != "surrogateescape":
        sys.stdin.reconfigure(errors="surrogateescape")
    *lines, last = prompt.split("\n")
    if lines:
        show("\n".join(lines))
    return _read(spelt_for(sys.stderr, last)).strip()


def _read(prompt: str) -> str:
    """Read a line, with the keys for editing where the terminal has them."""
    if sys.stdin.isatty() and sys.stdout.isatty() and environment.has_cursor():
        with suppress(ImportError):  # Windows edits lines by itself
            import readline  # noqa: F401 - `input` uses it once it is there
        return input(prompt)
    sys.stderr.write(prompt)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line


LONGEST = 4_095
"""Linux cuts a line behind so many bytes where the terminal edits it."""


def is_cut(line: str) -> bool:
    """Whether the terminal has passed on a part of a line only."""
    whole = "readline" in sys.modules
    return not whole and len(line.encode("utf-8", "surrogateescape")) >= LONGEST


def unseen_sign(line: str) -> str | None:
    """A control character in a line, such as an arrow key leaves on a plain terminal."""
    found = next((c for c in line if unicodedata.category(c) == "Cc" and c != "\t"), None)
    return f"U+{ord(found):04X}" if found else None


def literal(line: str) -> str:
    r"""The answer that a line stands for: `\?` for a question mark, all others as they are."""
    return line[1:] if _LITERAL.fullmatch(line) else line
