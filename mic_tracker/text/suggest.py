"""Guesses at what somebody meant to write. A guess is only ever shown, never used."""

import math
import re
from collections.abc import Iterable
from datetime import date, datetime
from difflib import get_close_matches
from itertools import islice

from mic_tracker.model.period import Period

_SHOWN = 60
_COMPARED = 5_000
# compiled when used: a mistake needs one of them at most
_NUMBER = r"[+-]?(?:\d+|\d{1,3}(?:[,_]\d{3})+)(?:\.\d+)?"
_PERIODS = (
    (r"(\d{4})[ /.-]?[Qq]([1-4])|[Qq]([1-4])[ /.-]?(\d{4})", "Q"),
    (r"(\d{4})[ /.-]?[Hh]([12])|[Hh]([12])[ /.-]?(\d{4})", "H"),
    (r"(\d{4})[ /.-](\d{1,2})|(\d{1,2})[ /.-](\d{4})", ""),
)


def nearest_words(
    word: str, words: Iterable[str], *, limit: int = 1, likeness: float = 0.6
) -> tuple[str, ...]:
    """The words most like a given one, the likest first; none where no word is like it."""
    compared = islice(words, _COMPARED)
    return tuple(get_close_matches(word[:100], compared, n=limit, cutoff=likeness))


def suggest_word(word: str, words: Iterable[str]) -> dict[str, str]:
    """The fact `suggestion`, if a known word is close."""
    near = nearest_words(word.lower(), words, likeness=0.65)
    return {"suggestion": near[0]} if near else {}


def list_words(words: Iterable[str], limit: int = 12) -> str:
    """Words in one line; what is beyond the limit is counted."""
    every = list(words)
    more = f", … ({len(every)})" if len(every) > limit else ""
    return ", ".join(every[:limit]) + more


def written_value(value: object) -> str:
    """A value much as TOML writes it, cut when long."""
    if isinstance(value, bool):
        text = str(value).lower()
    elif isinstance(value, date | datetime):
        text = value.isoformat()
    else:
        text = _integer(value) if isinstance(value, int) else str(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _integer(value: int) -> str:
    # Python refuses to spell integers of more than some thousand digits
    if abs(value) < 10**_SHOWN:
        return str(value)
    return f"{'-' if value < 0 else ''}10^{value.bit_length() * math.log10(2):.0f}"


def plain_number(text: str) -> str | None:
    """The number that a text spells with commas or in quotes, as TOML writes it; None if unsure."""
    text = text.strip()
    number = re.fullmatch(_NUMBER, text, re.ASCII)
    return re.sub("[,_]", "", text).removeprefix("+") if number else None


def suggest_id(text: str) -> dict[str, str]:
    """The fact `suggestion`: the text in lower-case letters, digits and hyphens, if any is left."""
    slug = re.sub(r"[^a-z0-9]+", "-", text.lower()[:_SHOWN]).strip("-")
    return {"suggestion": slug} if slug else {}


def suggest_period(text: str) -> dict[str, str]:
    """The fact `suggestion`: the period that "Q2 2024" or "7/2024" most likely means."""
    for shape, letter in _PERIODS:
        if match := re.fullmatch(shape, text.strip(), re.ASCII):
            year, number = match[1] or match[4], match[2] or match[3]
            return _suggested_period(f"{year}-{letter}{number if letter else number.zfill(2)}")
    return {}


def _suggested_period(text: str) -> dict[str, str]:
    try:
        return {"suggestion": str(Period.parse(text))}
    except ValueError:
        return {}
