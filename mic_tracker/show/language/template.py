"""In a template `{name}` stands for a fact, `{name:style}` for a fact in a style of a language."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from string import Formatter
from typing import Any, NamedTuple

Write = Callable[[Any, str], str]
"""A function that writes a fact in a style; "" is the style where the template names none."""
_CONVERSIONS: dict[str | None, Callable[[Any], Any]] = {"r": repr, "s": str}


class _Piece(NamedTuple):
    """Some words of a template and the fact behind them; the last piece may be words alone."""

    words: str
    name: str | None
    style: str
    conversion: str | None


def fill(template: str, facts: Mapping[str, object], write: Write) -> str:
    """Fill a template with facts; one that is missing shows as a question mark, nothing fails."""
    return "".join(
        piece.words if piece.name is None else piece.words + _fact(piece, facts, write)
        for piece in _pieces(template)
    )


def _fact(piece: _Piece, facts: Mapping[str, object], write: Write) -> str:
    name = piece.name or ""
    fact = facts.get(name)
    value = missing(name) if fact is None else fact
    convert = _CONVERSIONS.get(piece.conversion)
    return write(convert(value) if convert else value, piece.style)


@lru_cache(maxsize=4096)
def _pieces(template: str) -> tuple[_Piece, ...]:
    """The pieces of a template, which is filled many times and parsed once."""
    parsed = Formatter().parse(template)
    return tuple(_Piece(words, name, style or "", how) for words, name, style, how in parsed)


def missing(name: str) -> str:  # noqa: ARG001 - tests replace this function and fail by the name
    """Return the sign for a fact that is missing; in tests, a fact that is missing is a failure."""
    return "?"


def fields(template: str) -> set[str]:
    """Return the names of the facts that a template asks for."""
    return {piece.name for piece in _pieces(template) if piece.name}
