"""Fills templates: `{name}` as text, `{name:style}` as a number in one of the styles."""

from collections.abc import Callable
from string import Formatter
from typing import TYPE_CHECKING, Any

from mic_tracker.show.language.scale import Scale

if TYPE_CHECKING:
    from mic_tracker.show.language.words import Words


class Filler(Formatter):
    """A formatter that never fails on data: what is missing shows as a question mark."""

    def __init__(self, words: "Words", scale: Scale) -> None:
        """Write numbers in these words, on this scale."""
        self.words = words
        self.scale = scale

    def get_value(self, key: int | str, args: Any, kwargs: Any) -> Any:  # noqa: ANN401, ARG002 - Formatter's
        """The fact of this name; None when there is none."""
        return kwargs.get(str(key))

    def format_field(self, value: Any, format_spec: str) -> str:  # noqa: ANN401 - Formatter's
        """Text as it is; a number in its style."""
        if value is None:
            return "?"
        if not format_spec or isinstance(value, str):
            return str(value)
        return STYLES[format_spec](self.words, self.scale, float(value))


def fields(template: str) -> set[str]:
    """The names that a template asks for."""
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def _rate(words: "Words", scale: Scale, value: float) -> str:
    """A pace is on the indicator's scale, except that ranks move by places, not by a rank."""
    return words.text("quantity", "rate", value=_difference(words, scale, value))


def _difference(words: "Words", scale: Scale, value: float) -> str:
    """A difference of percentages is told in points: "0.5%" of something would be another thing."""
    bare = Scale("ratio") if scale.measure in {"rank", "ratio", "percent"} else scale
    told = words.number(value, bare, computed=True)
    return words.text("quantity", "points", value=told) if scale.measure == "percent" else told


def _percent(words: "Words", _: Scale, value: float) -> str:
    return words.notation.percentage(words.notation.computed(100 * value, "ratio"))


STYLES: dict[str, Callable[["Words", Scale, float], str]] = {
    "stated": lambda words, scale, value: words.quantity(value, scale),
    "number": lambda words, scale, value: words.number(value, scale, computed=True),
    "quantity": lambda words, scale, value: words.quantity(value, scale, computed=True),
    "rate": _rate,
    "difference": _difference,
    "share": lambda words, _, value: words.share(value),
    "percent": _percent,
    "digits": lambda words, _, value: words.notation.checkable(value),
    "times": lambda words, _, value: words.notation.factor(value),
    "chance": lambda words, _, value: words.notation.likelihood(value),
    "likelihood": lambda words, _, value: words.likelihood(value),
    "moment": lambda words, _, value: words.moment(value),
    "years": lambda words, _, value: words.span(value),
}
