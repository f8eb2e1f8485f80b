"""The cause of a syntax error: its code, the offending token and what is known about it."""

from typing import NamedTuple

from mic_tracker.text.toml.outline import Span

MAX_WRITTEN = 200


class Cause(NamedTuple):
    """A code, the span of the offending token, and facts (see `SyntaxProblem`)."""

    code: str
    span: Span
    facts: dict[str, str]


def line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def trimmed(text: str, span: Span) -> Span:
    """The span without the white space around what it holds."""
    written = text[slice(*span)]
    start = span[0] + len(written) - len(written.lstrip())
    return start, start + len(written.strip())


def mt001(text: str, span: Span, why: str, instead: str = "") -> Cause:
    facts = {"cause": why, "written": text[slice(*span)][:MAX_WRITTEN]}
    return Cause("MT001", span, facts | ({"instead": instead} if instead else {}))
