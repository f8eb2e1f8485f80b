"""The cause of a broken statement: in its header, its key, or its value.

Offsets are into text with LF newlines: `start` is where the statement begins, `at` where its value
does, `pos` where the parser stopped.
"""

import re
from typing import NamedTuple

from mic_tracker.text.toml.bare_values import classify, quote
from mic_tracker.text.toml.outline import ASSIGNMENT, HEADER, KEY, Span, open_quote, statement_end

MAX_WRITTEN = 200


class SyntaxCause(NamedTuple):
    """A code, the span of the offending token, and facts (see `SyntaxProblem`)."""

    code: str
    span: Span
    facts: dict[str, str]


def line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def trim_span(text: str, span: Span) -> Span:
    """The span without the white space around what it holds."""
    written = text[slice(*span)]
    start = span[0] + len(written) - len(written.lstrip())
    return start, start + len(written.strip())


def syntax_cause(text: str, span: Span, why: str, instead: str = "") -> SyntaxCause:
    facts = {"cause": why, "written": text[slice(*span)][:MAX_WRITTEN]}
    return SyntaxCause("MT001", span, facts | ({"instead": instead} if instead else {}))


_STRING = re.compile(r"\"(?>(?:[^\"\\\n]+|\\.)*)\"|'[^'\n]*'")
_RUN_END = re.compile(r"[^\s,=\[\]{}\"'#]*+")
_COMMA_NUMBER = re.compile(r"(?<![\w.,-])[+-]?[0-9]+(?:,[0-9]+)+(?:\.[0-9]+)?(?![\w.,-])")


def find_value_cause(text: str, start: int, at: int, pos: int, message: str) -> SyntaxCause:
    """The cause of a syntax error in the value at `at`."""
    first = text[at]
    if "scape" in message or "hex value" in message:
        return _escape(text, start, pos)
    if first in "\"'":
        return _string(text, at)
    if first in "[{":
        return _nested(text, start, at, pos, message)
    return _bare(text, (at, line_end(text, at)))


def _escape(text: str, start: int, pos: int) -> SyntaxCause:
    """A backslash that begins no escape: a path of Windows, most often."""
    line_start = max(start, text.rfind("\n", 0, pos) + 1)
    backslash = text.rfind("\\", line_start, pos)
    for string in _STRING.finditer(text, line_start, line_end(text, pos)):
        if string.start() < backslash < string.end() and "'" not in string[0]:
            return syntax_cause(text, string.span(), "bad_escape", f"'{string[0][1:-1]}'")
    return syntax_cause(text, (max(backslash, line_start), pos), "bad_escape")


def _string(text: str, at: int) -> SyntaxCause:
    end = line_end(text, at)
    if text.startswith(('"""', "'''"), at):
        if open_quote(text, at) is not None:
            return syntax_cause(text, (at, at + 3), "unterminated_string")
        return syntax_cause(text, trim_span(text, (at, end)), "after_value")
    span = trim_span(text, (at, end))
    string = _STRING.match(text, at)
    if string is None:
        return syntax_cause(text, span, "unterminated_string", text[slice(*span)] + text[at])
    if text[string.end() : end].strip()[:1] == ",":
        return syntax_cause(text, span, "trailing_comma", string[0])
    return syntax_cause(text, span, "after_value")


def _nested(text: str, start: int, at: int, pos: int, message: str) -> SyntaxCause:
    """An error inside an array or an inline table, or for want of its end."""
    quote = open_quote(text, start)
    line_start = text.rfind("\n", 0, pos) + 1
    next_statement = line_start > at and (
        HEADER.match(text, line_start) or ASSIGNMENT.match(text, line_start)
    )
    if (
        quote is None
        and statement_end(text, start) is None
        and (next_statement or pos >= len(text))
    ):
        return syntax_cause(text, (at, at + 1), "unclosed_bracket")
    if quote is not None and quote <= pos and text[quote] not in text[pos : pos + 1]:
        return syntax_cause(
            text, trim_span(text, (quote, line_end(text, quote))), "unterminated_string"
        )
    # `{ a = 0,3 }`: the parser takes 3 for a key and looks for its `=` behind the white space
    reached = line_start + len(text[line_start:pos].rstrip(" \t")) if "'='" in message else pos
    for number in _COMMA_NUMBER.finditer(text, max(line_start, at), line_end(text, pos)):
        if number.start() <= reached <= number.end():
            return _bare(text, number.span())
    return _member(text, pos, message)


def _member(text: str, pos: int, message: str) -> SyntaxCause:
    run = _run(text, pos)
    if "'='" in message:
        return syntax_cause(text, run, "missing_equals")
    if "key part" in message:
        return syntax_cause(text, run, "missing_key")
    if run[0] == run[1]:
        return syntax_cause(
            text, (pos, pos + 1), "missing_comma" if "Unclosed" in message else "missing_value"
        )
    bare = _bare(text, run)
    alone = "Unclosed" in message and run[0] == pos
    return syntax_cause(text, run, "missing_comma") if alone else bare


def _run(text: str, pos: int) -> Span:
    """The bare token around `pos`."""
    line_start = text.rfind("\n", 0, pos) + 1
    before = re.search(r"[^\s,=\[\]{}\"'#]*\Z", text[max(line_start, pos - MAX_WRITTEN) : pos])
    after = _RUN_END.match(text, pos)
    return pos - len(before[0] if before else ""), after.end() if after else pos


def _bare(text: str, span: Span) -> SyntaxCause:
    written = re.split(r"[ \t]#", text[slice(*span)], maxsplit=1)[0]
    span = trim_span(text, (span[0], span[0] + len(written)))
    token = text[slice(*span)]
    code, facts = classify(token)
    return SyntaxCause(code, span, {"written": token[:MAX_WRITTEN], **facts})


_HEADER_LIKE = re.compile(r"[ \t]*+(\[\[?)[ \t]*([^\[\]\n#=]*[^\[\]\n#=\s])")
_KEY_LIKE = re.compile(r"[ \t]*+([^=\n\"'\[\]{}#]*[^=\n\"'\[\]{}#\s])[ \t]*=")
_NO_EQUALS = re.compile(rf"[ \t]*+({KEY.pattern})[ \t]*:?[ \t]*([^\n#]*)")


def find_cause(text: str, start: int, pos: int, message: str) -> SyntaxCause:
    """The cause of a syntax error in the statement that starts at `start`."""
    assignment = ASSIGNMENT.match(text, start)
    if assignment is None:
        return _header(text, start) if _first(text, start) == "[" else _key(text, start)
    at = assignment.end()
    first = text[at : at + 1]
    if first in ("", "\n", "#"):
        instead = f'{assignment[1]} = "..."'
        return SyntaxCause(
            "MT001", (at, at), {"cause": "missing_value", "written": "", "instead": instead}
        )
    return find_value_cause(text, start, at, pos, message)


def _first(text: str, start: int) -> str:
    return text[start : line_end(text, start)].lstrip(" \t")[:1]


def _header(text: str, start: int) -> SyntaxCause:
    span = trim_span(text, (start, line_end(text, start)))
    like = _HEADER_LIKE.match(text, start)
    if like is None:
        return syntax_cause(text, span, "missing_key")
    names = [part.strip(" \t") for part in like[2].split(".")]
    name = ".".join(n if KEY.fullmatch(n) else quote(n) for n in names)
    closing = "]" * len(like[1])
    instead = f"{like[1]}{name}{closing}"
    closed = text[like.end() : span[1]].lstrip(" \t").startswith(closing)
    why = (
        "unclosed_bracket" if not closed else "unquoted_key" if name != like[2] else "after_header"
    )
    return syntax_cause(text, span, why, instead)


def _key(text: str, start: int) -> SyntaxCause:
    line = trim_span(text, (start, line_end(text, start)))
    if text[line[0] : line[0] + 1] == "=":
        return syntax_cause(text, line, "missing_key")
    if like := _KEY_LIKE.match(text, start):
        return syntax_cause(text, like.span(1), "unquoted_key", quote(like[1]))
    if (bare := _NO_EQUALS.match(text, start)) and _no_key_goes_on(bare):
        value = bare[2].strip() or '"..."'
        return syntax_cause(text, line, "missing_equals", f"{bare[1]} = {value}")
    if text[line[0] : line[0] + 1] in ('"', "'") and open_quote(text, start) is not None:
        return syntax_cause(text, line, "unterminated_string")
    return syntax_cause(text, line, "other")


def _no_key_goes_on(match: re.Match[str]) -> bool:
    return match[0][match.end(1) - match.start() :][:1] in ("", " ", "\t", ":")
