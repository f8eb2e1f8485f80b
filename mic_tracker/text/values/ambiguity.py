"""What makes a cut text doubtful before any word is understood: a second number, odd signs.

`start` is the qualifier as written, `head` and `tail` what stands beside the digits.
"""

import re
import unicodedata
from decimal import Decimal

from mic_tracker.text.values.result import Refusal, Why
from mic_tracker.text.values.vocabulary import MISSING

_MINUS = {"-", "−"}
_DASHES = {*_MINUS, "+", "–", "—"}
_EXPONENT = re.compile(r"[eE](?P<power>[+\-−]?[0-9]{1,3})(?![0-9])|[eE][+\-−]?[0-9]|\s*[x×*·]\s*10")
_JOINED = re.compile(r"[-−–—~]|\b(?:to|and|đến|tới|và)\b")


def refuse_without_digits(text: str) -> Refusal:
    """Say what a text without 0-9 is."""
    if text.lower() in MISSING:
        return Refusal(Why.NO_VALUE, {"found": text})
    return _foreign_digits(text, text) or Refusal(Why.NOT_A_NUMBER, {"found": text})


def find_doubt(start: str, head: str, digits: str, tail: str, *, is_unit: bool) -> Refusal | None:
    """Refuse a second number, parentheses and signs of unclear meaning; None when all is plain.

    With `is_unit` the tail is the indicator's unit, which may hold any of these.
    """
    text, words = start + head + digits + tail, "" if is_unit else tail
    return (
        _second_number(text, head, digits, words)
        or _parentheses(text, head + words)
        or _sign_after(start + head, digits, words)
        or _sign_before(start, head, digits + tail)
    )


def _foreign_digits(text: str, searched: str) -> Refusal | None:
    if not any(_is_foreign_digit(c) for c in searched):
        return None
    ours = "".join(str(unicodedata.decimal(c, c)) for c in text)
    clear = all(c.isascii() or unicodedata.category(c)[0] in "LS" for c in ours)
    return Refusal(Why.FOREIGN_DIGITS, {"found": text}, (ours,) if clear else ())


def _is_foreign_digit(character: str) -> bool:
    return not character.isascii() and unicodedata.category(character)[0] == "N"


def _second_number(text: str, head: str, digits: str, tail: str) -> Refusal | None:
    # a superscript inside a word (m²) is a wrong unit, not a digit
    if refusal := _foreign_digits(text, head + tail.strip()[:1]):
        return refusal
    if not any(c.isdecimal() for c in tail):
        return None
    if match := _EXPONENT.match(tail):
        return Refusal(Why.EXPONENT, {"found": text}, _without_exponent(digits, match["power"]))
    if tail.lstrip().startswith("/"):
        return Refusal(Why.FRACTION, {"found": text})
    return Refusal(Why.RANGE if _JOINED.search(tail) else Why.SEVERAL_NUMBERS, {"found": text})


def _without_exponent(digits: str, power: str | None) -> tuple[str, ...]:
    """Write 1e5 out as 100000; whole numbers only, whose spelling no language disputes."""
    if power is None or not re.fullmatch(r"[1-9]\d*(?:\.\d+)?", digits):
        return ()
    exponent = int(power.replace("−", "-"))
    value = Decimal(f"{digits}e{exponent}")
    whole = 0 <= exponent <= 24 and value == value.to_integral_value()
    return (str(int(value)),) if whole else ()


def _parentheses(text: str, words: str) -> Refusal | None:
    if not set("()") & set(words):
        return None
    inner = re.fullmatch(r"\(\s*([0-9][^()]*[^()\s]|[0-9])\s*\)", text)
    choices = ("-" + inner[1], inner[1]) if inner else ()
    return Refusal(Why.PARENTHESES, {"found": text}, choices)


def _sign_after(before: str, digits: str, tail: str) -> Refusal | None:
    """Refuse `51,000+` (at least, or more than?), `5-` and hyphens."""
    sign = tail.strip()
    if sign[:1] not in _DASHES:
        return None
    choices: tuple[str, ...] = ()
    if not before:
        choices = (f"≥{digits}", f">{digits}") if sign == "+" else choices
        choices = (f"-{digits}",) if sign in _MINUS else choices
    return Refusal(Why.UNCLEAR_SIGN, {"found": sign[:1]}, choices)


def _sign_before(start: str, head: str, rest: str) -> Refusal | None:
    """Refuse a sign that may be a bullet (`- 5`), a hyphen (`USD-5`), a dash, or one too many."""
    signs = [c for c in head if c in _DASHES]
    if not signs or (len(signs) == 1 and _is_clear(head, signs[0])):
        return None
    only = head.strip() == signs[0] != "+"
    choices = tuple(start + sign + rest for sign in ("-", "")) if only else ()
    return Refusal(Why.UNCLEAR_SIGN, {"found": head.strip()}, choices)


def _is_clear(head: str, sign: str) -> bool:
    """Tell a sign that touches the number or its currency, and no word before it."""
    if sign in {"–", "—"}:
        return False
    left, right = head.split(sign)
    return not (left and (right or left[-1].isalpha())) and right[:1] != " "
