"""What shells say of a half-written command line, and what they are answered.

The script of a shell starts the program with the line, or with its words, in variables. The first
line of the answer says what comes: `words`, one a line and without quotes (but for bash), or
`files`, for which the shell looks itself. Whatever goes wrong, the answer is nothing at all.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

VARIABLE = "_MIC_TRACKER_COMPLETE"
SHELLS = ("bash", "zsh", "fish", "powershell")
SEPARATOR = "\x1f"
_PLAIN = re.compile(r"[^\w@%+=:,./-]")
_IN_DOUBLE_QUOTES = re.compile(r'["$`\\]')


class HalfLine(NamedTuple):
    """The words of a line up to the cursor, the program's name among them."""

    words: tuple[str, ...]
    begun: str
    """The word at the cursor, as the program would get it."""
    kept: int = 0
    """How many characters of it the shell leaves as they are."""
    quote: str = ""
    """The quote that is open."""


def read_half_line(shell: str, variables: Mapping[str, str]) -> HalfLine:
    """Read what a shell says of its line."""
    if shell == "bash":
        breaks = variables.get("_MIC_TRACKER_BREAKS", "")
        return split_line(variables["_MIC_TRACKER_LINE"], breaks)
    *words, begun = variables["_MIC_TRACKER_WORDS"].split(SEPARATOR)
    if shell == "fish":
        begun = split_line(begun, "").begun
    return HalfLine(tuple(words), begun)


def split_line(line: str, breaks: str) -> HalfLine:
    """Split the line of a POSIX shell into words; the last one may be half-written.

    `breaks` are the characters at which bash begins a word for its completion anew.
    """
    words: list[str] = []
    word, quote, kept, started, escaped = "", "", 0, False, False
    for sign in line:
        if escaped:
            word += sign if not quote or sign in '"$`\\' else f"\\{sign}"
            escaped = False
        elif sign == "\\" and quote != "'":
            escaped = started = True
        elif quote:
            quote, word = ("", word) if sign == quote else (quote, word + sign)
        elif sign in "'\"":
            quote, kept, started = sign, len(word), True
        elif sign.isspace():
            words += [word] if started else []
            word, kept, started = "", 0, False
        else:
            word, started = word + sign, True
            kept = len(word) if sign in breaks else kept
    return HalfLine(tuple(words), word, kept, quote)


def write_answer(shell: str, half: HalfLine, found: list[str] | None) -> str:
    """Write what the program has to offer; None: files. Words have no control characters."""
    if found is None:
        return "files\n"
    option = re.match(r"--[^=]*=", half.begun)
    joined = option[0] if option and shell in {"bash", "fish", "powershell"} else ""
    offered = [joined + word for word in found if word.isprintable()]
    if shell == "bash":
        offered = [_quoted(word[half.kept :], half.quote) for word in offered]
    return "".join(f"{line}\n" for line in ("words", *offered))


def _quoted(word: str, quote: str) -> str:
    """A word as bash takes it, inside of the quote that is open."""
    if quote == "'":
        return word.replace("'", "'\\''")
    return (_IN_DOUBLE_QUOTES if quote else _PLAIN).sub(r"\\\g<0>", word)
