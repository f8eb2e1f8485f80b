"""Why a text is not TOML: the cause behind the parser's message, its place, what to write."""

import re
from typing import TYPE_CHECKING

import tomli

from mic_tracker.text.toml import duplicate_keys
from mic_tracker.text.toml.broken import find_cause
from mic_tracker.text.toml.decode import SyntaxProblem, control_character
from mic_tracker.text.toml.outline import (
    ASSIGNMENT,
    HEADER,
    Span,
    deepest_bracket,
    statement_end,
    statement_start,
)
from mic_tracker.text.toml.places import Place, line_starts, place_of

if TYPE_CHECKING:
    from mic_tracker.model.fact import MessageFact

MAX_ATTEMPTS = 50
# each attempt parses the whole text: a large one is told fewer errors at once, never more slowly
MAX_PARSED = 16_000_000
_LANDMARK = re.compile(rf"^(?:{HEADER.pattern}|{ASSIGNMENT.pattern})", re.MULTILINE)
_VALUE_CODES = frozenset({"MT002", "MT003", "MT004", "MT005", "MT009"})
_LONG_NUMBER = re.compile(r"[0-9](?:_?[0-9]){999,}")


def diagnose_all(text: str) -> tuple[SyntaxProblem, ...]:
    """Every syntax problem of `text`, in order; none when it is valid TOML.

    The parser stops at the first error, so each bad value is replaced by a number, each statement
    broken otherwise is blanked (a broken header gets a name of its own, lest its keys fall into
    the table before), and the rest is parsed again.
    """
    text = _as_parsed(text)
    problems: dict[Place, SyntaxProblem] = {}
    for _ in range(max(1, min(MAX_ATTEMPTS, MAX_PARSED // (len(text) + 1)))):
        problem, start = _first_problem(text)
        if problem is None:
            break
        problems.setdefault(problem.place, problem)
        mended = _without(text, problem) or _blanked(text, start)
        if mended == text:
            break
        text = mended
    return tuple(sorted(problems.values(), key=lambda p: (p.place.line, p.place.column)))


def _as_parsed(text: str) -> str:
    """The text whose offsets tomli reports; lines and columns are the same as in the file."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def _first_problem(text: str) -> tuple[SyntaxProblem | None, int]:
    """The first problem and the offset of the broken statement."""
    try:
        tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        start = statement_start(text, error.pos)
        return _diagnose(text, start, error.pos, error.msg), start
    except RecursionError:
        at = deepest_bracket(text)
        return _beyond(text, (at, at + 1), "too_deep"), statement_start(text, at)
    except ValueError:  # Python refuses to read integers of thousands of digits
        number = _LONG_NUMBER.search(text)
        span = number.span() if number else (0, 0)
        return _beyond(text, span, "long_number"), statement_start(text, span[0])
    return None, 0


def _beyond(text: str, span: Span, why: str) -> SyntaxProblem:
    facts: dict[str, MessageFact] = {"cause": why, "written": span[1] - span[0]}
    return SyntaxProblem("MT008", place_of(text, span, line_starts(text)), facts)


def _diagnose(text: str, start: int, pos: int, message: str) -> SyntaxProblem:
    if message.startswith(duplicate_keys.MESSAGES):
        return duplicate_keys.duplicate_problem(text, start, pos)
    starts = line_starts(text)
    control = control_character(text)
    if control and control.place == place_of(text, (pos, pos + 1), starts):
        return control
    code, span, facts = find_cause(text, start, pos, message)
    return SyntaxProblem(code, place_of(text, span, starts), facts)


def _without(text: str, problem: SyntaxProblem) -> str | None:
    """The text with a number, as wide, for a value that is the problem; None for others."""
    if problem.code not in _VALUE_CODES:
        return None
    at = line_starts(text)[problem.place.line - 1] + problem.place.column - 1
    end = at + problem.place.width
    return text[:at] + "0".ljust(end - at) + text[end:]


def _blanked(text: str, start: int) -> str:
    """The text without the statement at `start`, every other line where it was."""
    line_end = text.find("\n", start) + 1 or len(text)
    if text[start:line_end].lstrip(" \t").startswith("["):
        line = text.count("\n", 0, start) + 1
        return f'{text[:start]}["broken header, line {line}"]\n{text[line_end:]}'
    end = statement_end(text, start)
    if end is None:  # something stays open: read on at what looks like the next statement
        following = _LANDMARK.search(text, line_end)
        end = following.start() if following else len(text)
    return text[:start] + "\n" * text.count("\n", start, end) + text[end:]
