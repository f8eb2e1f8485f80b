"""The values of other people's tables: exponents, marks of doubt, bounds and footnotes in a cell.

What has one reading is read here; all else is up to `read_value`, which is as strict as for a
person. Whether a cell says that there is no value is known before: such marks differ by publisher.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal, NamedTuple

from mic_tracker.model.observation import Qualifier
from mic_tracker.model.record import LARGEST, SMALLEST
from mic_tracker.text.values.parse import read_value
from mic_tracker.text.values.result import Refusal, Why

DecimalSign = Literal[".", ","]

_LONGEST = 200
_PLAIN = {
    ".": re.compile(r"-?\d+(?:\.\d+)?", re.ASCII),
    ",": re.compile(r"-?\d+(?:,\d+)?", re.ASCII),
    None: re.compile(r"-?\d+", re.ASCII),
}
_EXPONENT = re.compile(r"[+-]?\d+(?:\.\d+)?[eE][+-]?\d{1,3}", re.ASCII)
_BOUNDS = re.compile(
    r"(?P<value>[^\[\]]*\d) ?\[ ?(?P<low>[^\[\]–]*?\d) ?(?:-|–|to|;|, ) ?(?P<high>[^\[\]–]*\d) ?\]"
)
_DOUBT = re.compile(r"(?P<open>\({1,2}) ?(?P<value>[^()]*\d) ?(?P<close>\){1,2})")
_MARK = re.compile(
    r"(?P<value>.*\d[ %]*?) ?(?P<mark>\*{1,3}|\(\*{1,3}\)|\(\d{1,2}\)|\[[a-z]{1,4}\]|[¹²³⁴⁵⁶⁷⁸⁹]+"
    r"|\((?!(?:[kKmMbB]|[bm]n|tr)\))[a-zA-Z]{1,2}\)|(?<= )\d{1,2}\))",
    re.ASCII,
)
"""A footnote behind a number; (m) and its like may be millions, and are refused."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*", re.ASCII)
_SURE = re.compile(r"0([.,])\d+|\d+([.,])(?:\d{1,2}|\d{4,})", re.ASCII)
_BOTH = re.compile(r"\d{1,3}(?:,\d{3})+(\.)\d+|\d{1,3}(?:\.\d{3})+(,)\d+", re.ASCII)
DOUBT_MARKS = ("()", "(())")
"""The marks of values that their publisher is not sure of."""


class ValueNotation(NamedTuple):
    """How the values of a column are written."""

    decimal: DecimalSign | None = None
    """Its decimal sign; None where neither the file nor a cell tells."""
    unit: str = ""
    """What may stand beside a number: its unit, as written."""
    doubt: bool = False
    """Whether (7.5) is 7.5, of which the publisher is not sure; else it may be minus 7.5."""


class SourceValue(NamedTuple):
    """A value of a table, and what its cell says beside it."""

    value: float
    low: float | None = None
    high: float | None = None
    qualifier: Qualifier | None = None
    mark: str = ""
    """A footnote, a shorthand or the parentheses of doubt, as written."""


USUAL = ValueNotation()


def read_source_value(text: str, notation: ValueNotation = USUAL) -> SourceValue | Refusal:
    """Read a cell as a value; any text gives one or a refusal."""
    written = text.strip()
    if len(written) > _LONGEST:
        return Refusal(Why.TOO_LONG, {"length": len(written), "limit": _LONGEST})
    number = _read_number(written, notation)
    if number is not None:
        return _within_bounds(number)
    if bounds := _BOUNDS.fullmatch(written):
        return _read_bounds(bounds, notation)
    doubt = _DOUBT.fullmatch(written) if notation.doubt else None
    if doubt and len(doubt["open"]) == len(doubt["close"]):
        return _marked(doubt["value"], doubt["open"] + doubt["close"], notation)
    if mark := _MARK.fullmatch(written):
        return _marked(mark["value"], mark["mark"], notation)
    return _read_words(written, notation)


def find_decimal_sign(cells: Iterable[str]) -> DecimalSign | None:
    """The decimal sign of a column: that of the cells which can be read in one way only.

    0.5, 12.25 and 1,234.5 have a decimal point for sure; 51.038 has not. None where no cell
    tells, and where cells contradict each other.
    """
    signs: set[str] = set()
    for cell in cells:
        number = _NUMBER.search(cell)
        sure = number and (_SURE.fullmatch(number[0]) or _BOTH.fullmatch(number[0]))
        if sure:
            signs.update(filter(None, sure.groups()))
            if len(signs) > 1:
                return None
    return "." if "." in signs else "," if "," in signs else None


def _read_number(text: str, notation: ValueNotation) -> float | None:
    """Read digits alone; None for what is more than that, or may be read in two ways."""
    if _PLAIN[notation.decimal].fullmatch(text):
        digits = text.replace(",", ".")
        whole = digits.partition(".")[0].lstrip("-")
        return float(digits) if len(whole) == 1 or whole[0] != "0" else None
    return float(text) if _EXPONENT.fullmatch(text) else None


def _within_bounds(value: float) -> SourceValue | Refusal:
    if abs(value) > LARGEST:
        bound = {"most": LARGEST} if value > 0 else {"least": -LARGEST}
        return Refusal(Why.OUT_OF_RANGE, bound)
    if 0 < abs(value) < SMALLEST:
        return Refusal(Why.OUT_OF_RANGE, {"closest": SMALLEST})
    return SourceValue(value)


def _read_bounds(match: re.Match[str], notation: ValueNotation) -> SourceValue | Refusal:
    """Read a value between two bounds, all of which have to be plain."""
    numbers = []
    for name in ("value", "low", "high"):
        part = _read_words(match[name], notation)
        if isinstance(part, Refusal):
            return replace(part, facts={**part.facts, "found": match[0]}, choices=())
        numbers.append(part.value)
    value, low, high = numbers
    if low <= value <= high:
        return SourceValue(value, low, high)
    return Refusal(Why.UNCLEAR_RANGE, {"found": match[0]})


def _marked(text: str, mark: str, notation: ValueNotation) -> SourceValue | Refusal:
    answer = _read_words(text, notation)
    return answer if isinstance(answer, Refusal) else answer._replace(mark=mark)


def _read_words(text: str, notation: ValueNotation) -> SourceValue | Refusal:
    """Read a number that may have a qualifier, a grouping or a unit."""
    number = _read_number(text.strip(), notation)
    if number is not None:
        return _within_bounds(number)
    language = "vi" if notation.decimal == "," else "en"
    answer = read_value(text, unit=notation.unit, measure="amount", language=language)
    if isinstance(answer, Refusal):
        return answer
    return SourceValue(float(answer.value), qualifier=answer.qualifier)
