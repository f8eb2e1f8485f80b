"""Figures that are stated as a range: "220,000 to 230,000", "between 7 and 8 billion USD".

Both ends are read as values of their own, and so strictly. "From 5 to 8" is refused, because it
tells a rise as often as a range; so is a dash that may be a minus.
"""

import re
import unicodedata
from dataclasses import replace
from functools import partial
from typing import Protocol

from mic_tracker.model.fact import Range
from mic_tracker.model.observation import middle
from mic_tracker.model.record import LocalText
from mic_tracker.text.values.parse import read_value
from mic_tracker.text.values.result import Reading, Refusal, Why
from mic_tracker.text.values.vocabulary import lower_case

_RANGES = (
    re.compile(r"(?:between|giữa)\s+(?P<low>.+?)\s+(?:and|và)\s+(?P<high>.+)", re.DOTALL),
    re.compile(r"(?P<low>.+?)\s+(?:to|đến|tới)\s+(?P<high>.+)", re.DOTALL),
    # with a sign before an end, or a space on one side only, the dash may be a minus
    re.compile(
        r"(?P<low>[^\s\-−–—+](?:.*?[^\s\-−–—])?)(?P<gap>\s*)[-−–—](?P=gap)(?P<high>[^\s\-−–—+].*)",
        re.DOTALL,
    ),
)
_FROM = re.compile(r"(?:from|từ)\s+")
_WORDS_AFTER = re.compile(r"[^0-9]*\Z")


class ReadEnd(Protocol):
    """A function that reads one end of a range."""

    def __call__(self, text: str) -> Reading | Refusal:
        """Read a text as one value."""


def read_figure(
    text: str, *, unit: LocalText, measure: str, language: str = "en", last: float | None = None
) -> Reading | Refusal:
    """Read one value as `read_value` does, or a range of two, whose reading has both ends.

    The value of a range is its middle. Of a range that is not certain, the choices are spellings
    that would be read.
    """
    read = partial(read_value, unit=unit, measure=measure, language=language, last=last)
    answer = read(text)
    if isinstance(answer, Reading) or answer.why not in {Why.RANGE, Why.SEVERAL_NUMBERS}:
        return answer
    whole = unicodedata.normalize("NFC", text.strip())
    return _read_range(whole, read) or _refuse(whole, read)


def _read_range(text: str, read: ReadEnd) -> Reading | Refusal | None:
    """Read a range, or say what is wrong with one of its ends; None where it is not certain."""
    found = next(filter(None, (each.fullmatch(lower_case(text)) for each in _RANGES)), None)
    if found is None:
        return None
    ends_text = (text[slice(*found.span(name))] for name in ("low", "high"))
    (low_text, low), (high_text, high) = _read_ends(*ends_text, read=read)
    if isinstance(low, Refusal) or isinstance(high, Refusal):
        return _refuse_end((low_text, low), (high_text, high), read)
    if low.qualifier or high.qualifier or low.value >= high.value:
        return None
    ends = Range(low.value, high.value)
    remarks = tuple(dict.fromkeys((*low.remarks, *high.remarks)))
    return Reading(_whole(middle(ends)), text, None, remarks, ends)


def _read_ends(
    low: str, high: str, *, read: ReadEnd
) -> tuple[tuple[str, Reading | Refusal], tuple[str, Reading | Refusal]]:
    """Read both ends; words after the second number alone belong to both: "7 to 8 billion"."""
    words = _WORDS_AFTER.search(high)
    shared = low + words[0] if words and low[-1].isdigit() else low
    answer = read(shared)
    if isinstance(answer, Refusal) and isinstance(alone := read(low), Reading):
        return (low, alone), (high, read(high))
    return (shared, answer), (high, read(high))


def _refuse_end(
    low: tuple[str, Reading | Refusal],
    high: tuple[str, Reading | Refusal],
    read: ReadEnd,
) -> Refusal | None:
    """Refuse a range for the sake of an end with two meanings; the choices are whole ranges."""
    lows, highs = (
        (text,) if isinstance(answer, Reading) else answer.choices for text, answer in (low, high)
    )
    text, doubtful = next((t, a) for t, a in (low, high) if isinstance(a, Refusal))
    count = max(len(lows), len(highs))
    if not lows or not highs:
        return None
    pairs = zip(lows * (count // len(lows)), highs * (count // len(highs)), strict=False)
    choices = tuple(f"{a} to {b}" for a, b in pairs)
    readable = tuple(c for c in choices if isinstance(_read_range(c, read), Reading))
    facts = {**doubtful.facts, "found": text, "written": text}
    return replace(doubtful, facts=facts, choices=readable)


def _refuse(text: str, read: ReadEnd) -> Refusal:
    """Refuse what is no certain range; "from 5 to 8" is offered without its "from"."""
    start = _FROM.match(lower_case(text))
    rest = text[start.end() :] if start else ""
    choices = (rest,) if rest and isinstance(_read_range(rest, read), Reading) else ()
    return Refusal(Why.UNCLEAR_RANGE, {"found": text}, choices)


def _whole(value: float) -> int | float:
    return int(value) if value == int(value) else value
