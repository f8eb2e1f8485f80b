"""What a broken statement suffers from: its header, its key, or its value.

Offsets are into text with LF newlines: `start` is where the statement begins, `at` where its value
does, `pos` where the parser stopped.
"""

import re

from mic_tracker.text.toml.bare_values import quoted
from mic_tracker.text.toml.broken import broken_value
from mic_tracker.text.toml.cause import Cause, line_end, mt001, trimmed
from mic_tracker.text.toml.outline import ASSIGNMENT, KEY, open_quote

_HEADER_LIKE = re.compile(r"[ \t]*+(\[\[?)[ \t]*([^\[\]\n#=]*[^\[\]\n#=\s])")
_KEY_LIKE = re.compile(r"[ \t]*+([^=\n\"'\[\]{}#]*[^=\n\"'\[\]{}#\s])[ \t]*=")
_NO_EQUALS = re.compile(rf"[ \t]*+({KEY.pattern})[ \t]*:?[ \t]*([^\n#]*)")


def cause(text: str, start: int, pos: int, message: str) -> Cause:
    """The cause of a syntax error in the statement that starts at `start`."""
    assignment = ASSIGNMENT.match(text, start)
    if assignment is None:
        return _header(text, start) if _first(text, start) == "[" else _key(text, start)
    at = assignment.end()
    first = text[at : at + 1]
    if first in ("", "\n", "#"):
        instead = f'{assignment[1]} = "..."'
        return Cause(
            "MT001", (at, at), {"cause": "missing_value", "written": "", "instead": instead}
        )
    return broken_value(text, start, at, pos, message)


def _first(text: str, start: int) -> str:
    return text[start : line_end(text, start)].lstrip(" \t")[:1]


def _header(text: str, start: int) -> Cause:
    span = trimmed(text, (start, line_end(text, start)))
    like = _HEADER_LIKE.match(text, start)
    if like is None:
        return mt001(text, span, "missing_key")
    names = [part.strip(" \t") for part in like[2].split(".")]
    name = ".".join(n if KEY.fullmatch(n) else quoted(n) for n in names)
    closing = "]" * len(like[1])
    instead = f"{like[1]}{name}{closing}"
    closed = text[like.end() : span[1]].lstrip(" \t").startswith(closing)
    why = (
        "unclosed_bracket" if not closed else "unquoted_key" if name != like[2] else "after_header"
    )
    return mt001(text, span, why, instead)


def _key(text: str, start: int) -> Cause:
    line = trimmed(text, (start, line_end(text, start)))
    if text[line[0] : line[0] + 1] == "=":
        return mt001(text, line, "missing_key")
    if like := _KEY_LIKE.match(text, start):
        return mt001(text, like.span(1), "unquoted_key", quoted(like[1]))
    if (bare := _NO_EQUALS.match(text, start)) and _no_key_goes_on(bare):
        value = bare[2].strip() or '"..."'
        return mt001(text, line, "missing_equals", f"{bare[1]} = {value}")
    if text[line[0] : line[0] + 1] in ('"', "'") and open_quote(text, start) is not None:
        return mt001(text, line, "unterminated_string")
    return mt001(text, line, "other")


def _no_key_goes_on(match: re.Match[str]) -> bool:
    return match[0][match.end(1) - match.start() :][:1] in ("", " ", "\t", ":")
