"""In a template `{name}` stands for a fact, `{name:style}` for a fact in a style of a language."""

from collections.abc import Callable
from string import Formatter
from typing import Any

Write = Callable[[Any, str], str]
"""A function that writes a fact in a style; "" is the style where the template names none."""


class Filler(Formatter):
    """A filler never fails on data: a fact that is missing shows as a question mark."""

    def __init__(self, write: Write) -> None:
        """Take how the language writes a fact."""
        self._write = write

    def get_value(self, key: int | str, args: Any, kwargs: Any) -> Any:  # noqa: ANN401, ARG002 - Formatter's
        """Return the fact of this name, or what stands for one that is missing."""
        fact = kwargs.get(str(key))
        return missing(str(key)) if fact is None else fact

    def format_field(self, value: Any, format_spec: str) -> str:  # noqa: ANN401 - Formatter's
        """Write a fact in the style that the template names."""
        return self._write(value, format_spec)


def missing(name: str) -> str:  # noqa: ARG001 - tests replace this function and fail by the name
    """Return the sign for a fact that is missing; in tests, a fact that is missing is a failure."""
    return "?"


def fields(template: str) -> set[str]:
    """Return the names of the facts that a template asks for."""
    return {name for _, name, _, _ in Formatter().parse(template) if name}
