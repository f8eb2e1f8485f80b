"""The second definition of a key or table, and the line of the first."""

import re
from typing import TYPE_CHECKING

from mic_tracker.text.toml.decode import SyntaxProblem
from mic_tracker.text.toml.outline import (
    ASSIGNMENT,
    KEY,
    KeyPath,
    Span,
    key_names,
    resolve_path,
    tables,
)
from mic_tracker.text.toml.places import line_starts, place_of
from mic_tracker.text.toml.positions import positions

if TYPE_CHECKING:
    from mic_tracker.model.fact import MessageFact

# the parser looks at the name before it looks for the closing bracket
_HEADER = re.compile(rf"[ \t]*+(\[\[?+[ \t]*+({KEY.pattern})(?:[ \t]*+\]\]?)?+)")
_INLINE_KEY = re.compile(rf"(?<=[{{,\s])({KEY.pattern})[ \t]*+=")
# how tomli's messages for it begin
MESSAGES = (
    "Cannot overwrite",
    "Cannot declare",
    "Cannot redefine",
    "Cannot mutate",
    "Duplicate inline table key",
)


def duplicate_problem(text: str, start: int, end: int) -> SyntaxProblem:
    """The problem (MT007) with the statement at `start`; the text before it is valid.

    `end` is where the parser stopped: behind the second value.
    """
    defined = positions(text[:start])
    path, span = _definition(text, start)
    if any(path[:size] in defined for size in range(1, len(path) + 1)):
        first = defined.key(path).line
    else:
        first, span = _problem_inside(text, start, end, span)
    facts: dict[str, MessageFact] = {"written": text[slice(*span)]}
    facts |= {"first": first} if first else {}
    return SyntaxProblem("MT007", place_of(text, span, line_starts(text)), facts)


def _definition(text: str, start: int) -> tuple[KeyPath, Span]:
    """The path and the span of the key or header the statement writes."""
    before = tables(text[:start])
    if header := _HEADER.match(text, start):
        elements = (table.path for table in before if table.path)
        sizes = {(*array,): last + 1 for *array, last in elements if isinstance(last, int)}
        return resolve_path(key_names(header[2]), sizes, element=False), header.span(1)
    if assignment := ASSIGNMENT.match(text, start):
        return (*before[-1].path, *key_names(assignment[1])), assignment.span(1)
    line = text[start:].split("\n", 1)[0]  # its end is broken too
    return (), (start, start + len(line))


def _problem_inside(text: str, start: int, end: int, whole: Span) -> tuple[int, Span]:
    """Both definitions are in one inline table: the last key written twice, and its first line."""
    keys = [match.span(1) for match in _INLINE_KEY.finditer(text, start, end)]
    names = [key_names(text[slice(*span)]) for span in keys]
    for span, name in zip(reversed(keys), reversed(names), strict=True):
        first = keys[names.index(name)]
        if first != span:
            return text.count("\n", 0, first[0]) + 1, span
    return 0, whole
