"""Cut a written value into its parts: qualifier, words, sign, digits, words."""

import re
import unicodedata
from dataclasses import dataclass, replace

from mic_tracker.model.observation import Qualifier
from mic_tracker.text.values.ambiguity import find_doubt, refuse_without_digits
from mic_tracker.text.values.result import Refusal, Why
from mic_tracker.text.values.units import Unit
from mic_tracker.text.values.vocabulary import (
    is_same_phrase,
    normal_phrase,
    take_closing,
    take_qualifier,
)

# several times the longest value in our sources; also what keeps hostile input cheap
LONGEST = 200

# a digit, then digits and marks; a space belongs only when a digit follows; a point after a
# letter (`No.71`) is an abbreviation's
_DIGITS = re.compile(r"(?:(?<![^\W\d_])[.,])?[0-9](?:[0-9.,_]| (?=[0-9]))*")
_SIGNED = re.compile(r"(?P<first>[+\-−]?)(?P<words>.*?)(?P<second>[+\-−]?)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class SplitValue:
    """A cut text, NFC, every space a plain one: `before + digits + after` is the whole of it.

    `head` and `tail` are the words beside the digits, without the sign, as `phrase` writes them.
    """

    before: str
    digits: str
    after: str
    qualifier: Qualifier | None
    negative: bool
    head: str
    tail: str

    def with_digits(self, digits: str) -> str:
        """Write the same text with other digits."""
        return self.before + digits + self.after


def split_value(text: str, unit: Unit, *, closings: bool = True) -> SplitValue | Refusal:
    """Cut a text; refuse what has no single, plainly written, plainly signed number in it.

    `closings` says whether "trở lên" behind a value is a qualifier; beside another it never is.
    """
    clean = _clean(text)
    if isinstance(clean, Refusal):
        return clean
    qualifier, rest = take_qualifier(clean)
    if closings and not qualifier:
        closed, inner = take_closing(clean)
        if closed:
            return _closed(inner, closed, clean, unit)
    run = _DIGITS.search(rest)
    if run is None:
        return refuse_without_digits(clean)
    start, head, tail = clean[: len(clean) - len(rest)], rest[: run.start()], rest[run.end() :]
    if not head and not tail:  # digits alone: most cells of most tables
        return SplitValue(start, run[0], "", qualifier, negative=False, head="", tail="")
    words = normal_phrase(tail)
    is_unit = words != "" and is_same_phrase(words, unit.phrase)
    if refusal := find_doubt(start, head, run[0], tail, is_unit=is_unit):
        return refusal
    sign, before = _sign(head)
    return SplitValue(
        start + head, run[0], tail, qualifier, sign in {"-", "−"}, normal_phrase(before), words
    )


def _closed(inner: str, qualifier: Qualifier, whole: str, unit: Unit) -> SplitValue | Refusal:
    """Cut what stands before a qualifier at the end of a text."""
    parts = split_value(inner, unit, closings=False)
    if isinstance(parts, Refusal) or parts.qualifier:
        return refuse_without_digits(whole) if isinstance(parts, SplitValue) else parts
    opening, _, closing = whole.partition(inner)
    before, after = opening + parts.before, parts.after + closing
    return replace(parts, qualifier=qualifier, before=before, after=after)


def _sign(head: str) -> tuple[str, str]:
    match = _SIGNED.fullmatch(head)
    return (match["first"] + match["second"], match["words"]) if match else ("", head)


def _clean(text: str) -> str | Refusal:
    """Strip and normalise; every kind of space becomes a plain one, so NBSP groups like a space."""
    stripped = text.strip()
    if not stripped:
        return Refusal(Why.EMPTY, {})
    if len(stripped) > LONGEST:
        return Refusal(Why.TOO_LONG, {"length": len(stripped), "limit": LONGEST})
    if stripped.isascii() and stripped.isprintable():
        return stripped
    kinds = [(unicodedata.category(c), c) for c in stripped]
    odd = [c for kind, c in kinds if kind[0] == "C" or kind in {"Zl", "Zp"}]
    if odd:
        return _invisible(stripped, odd)
    return unicodedata.normalize("NFC", "".join(" " if kind == "Zs" else c for kind, c in kinds))


def _invisible(text: str, odd: list[str]) -> Refusal:
    """Offer the text without zero-width characters; a control character leaves nothing certain."""
    kept = "".join(c for c in text if c not in odd).strip()
    zero_width = all(unicodedata.category(c) == "Cf" for c in odd)
    choices = (kept,) if zero_width and kept else ()
    return Refusal(Why.INVISIBLE_CHARACTER, {"character": f"U+{ord(odd[0]):04X}"}, choices)
