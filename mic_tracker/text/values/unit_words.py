"""The words before and after the digits, held against the indicator's unit."""

from dataclasses import dataclass
from enum import Enum, auto

from mic_tracker.text.values.digits import read_number, shift_point, spell_number
from mic_tracker.text.values.result import Refusal, Why
from mic_tracker.text.values.split import SplitValue
from mic_tracker.text.values.units import Unit, currency_code
from mic_tracker.text.values.vocabulary import (
    AMBIGUOUS_SCALES,
    ORDINALS,
    RANK_WORDS,
    SCALE_NAMES,
    SCALES,
    is_same_phrase,
    lower_case,
    take_scale,
)


class Meaning(Enum):
    """What a group of words beside the digits stands for."""

    NOTHING = auto()
    WHOLE_UNIT = auto()
    NOUN = auto()
    CURRENCY = auto()
    PERCENT = auto()
    RANK = auto()
    ORDINAL = auto()


@dataclass(frozen=True, slots=True)
class UnitWords:
    """What the words say: a power of ten to apply, a percent, an English ordinal ending."""

    exponent: int
    percent: bool
    ordinal: str


def read_words(parts: SplitValue, unit: Unit, measure: str, language: str) -> UnitWords | Refusal:
    """Understand both groups of words, or refuse the first that is not certain."""
    if not parts.head and not parts.tail:
        return UnitWords(0, percent=False, ordinal="")
    whole = bool(parts.tail) and is_same_phrase(parts.tail, unit.phrase)
    scale, rest = ("", parts.tail) if whole else take_scale(parts.tail)
    if refusal := _refuse_scale(parts, unit, measure, scale, rest, language):
        return refusal
    before, after = _before(parts.head, unit, measure), _after(rest, unit, measure)
    if isinstance(before, Refusal):
        return before
    if isinstance(after, Refusal):
        return after
    meanings = {before, after}
    exponent = _exponent(parts, unit, scale, meanings, language)
    if isinstance(exponent, Refusal):
        return exponent
    percent = Meaning.PERCENT in meanings or (unit.percent and Meaning.WHOLE_UNIT in meanings)
    return UnitWords(exponent, percent, lower_case(rest) if after is Meaning.ORDINAL else "")


def _before(words: str, unit: Unit, measure: str) -> Meaning | Refusal:
    if measure == "rank" and lower_case(words) in RANK_WORDS:
        return Meaning.RANK
    return _unit_meaning(words, unit)


def _after(words: str, unit: Unit, measure: str) -> Meaning | Refusal:
    if measure == "rank" and lower_case(words) in ORDINALS:
        return Meaning.ORDINAL
    if words == "%" and (unit.percent or measure == "percent"):
        return Meaning.PERCENT
    return _unit_meaning(words, unit)


def _unit_meaning(words: str, unit: Unit) -> Meaning | Refusal:
    """Recognise the unit itself, its noun, or its currency under any of the currency's names."""
    if not words:
        return Meaning.NOTHING
    if is_same_phrase(words, unit.phrase):
        return Meaning.WHOLE_UNIT
    if is_same_phrase(words, unit.noun):
        return Meaning.NOUN
    currency = currency_code(words)
    if currency is not None and currency == unit.currency:
        return Meaning.CURRENCY
    return _refuse_words(words, unit, currency)


def _refuse_words(words: str, unit: Unit, currency: str | None) -> Refusal:
    if currency is not None and unit.currency is not None:
        facts = {"found": currency, "expected": unit.currency, "unit": unit.name}
        return Refusal(Why.WRONG_CURRENCY, facts)
    if words == "%" and not unit.percent:
        return Refusal(Why.PERCENT_SIGN, {"unit": unit.name})
    return Refusal(Why.UNIT_MISMATCH, {"found": words, "unit": unit.name})


def _exponent(
    parts: SplitValue, unit: Unit, scale: str, meanings: set[Meaning], language: str
) -> int | Refusal:
    """Return the power of ten from the digits to the unit.

    A bare number, or one with the whole unit, is in the unit. A scale word counts from one, so
    7.5 billion is 7.5 of `billion USD` and 7,500 of `million USD`. A noun without its scale
    (12,000 people, in `thousand people`) may be either and is refused.
    """
    whole = Meaning.WHOLE_UNIT in meanings
    scaled_unit = unit.exponent != 0 or unit.murky
    if scale and (unit.murky or (whole and scaled_unit)):
        return Refusal(Why.AMBIGUOUS_SCALE, {"found": scale, "unit": unit.name})
    if scale:
        return SCALES[scale] - unit.exponent
    if scaled_unit and not whole and meanings & {Meaning.NOUN, Meaning.CURRENCY}:
        return _refuse_noun(parts, unit, language)
    return 0


def _refuse_noun(parts: SplitValue, unit: Unit, language: str) -> Refusal:
    """Offer 12,000 people both as 12,000 thousand people and as 12 thousand people."""
    facts = {"found": parts.tail or parts.head, "unit": unit.name}
    number = read_number(parts.digits, language)
    if isinstance(number, Refusal) or unit.murky:
        return Refusal(Why.AMBIGUOUS_SCALE, facts)
    smaller = spell_number(shift_point(number.value, -unit.exponent), language)
    choices = (f"{parts.before}{digits} {unit.name}" for digits in (parts.digits, smaller))
    return Refusal(Why.AMBIGUOUS_SCALE, facts, tuple(choices))


def _refuse_scale(
    parts: SplitValue, unit: Unit, measure: str, scale: str, rest: str, language: str
) -> Refusal | None:
    facts = {"found": scale, "unit": unit.name}
    if scale in AMBIGUOUS_SCALES:
        names = SCALE_NAMES.get(language, SCALE_NAMES["en"])
        start = f"{parts.before}{parts.digits} "
        choices = tuple(f"{start}{names[n]} {rest}".rstrip() for n in AMBIGUOUS_SCALES[scale])
        return Refusal(Why.AMBIGUOUS_SCALE, facts, choices)
    if scale and (measure in {"rank", "percent"} or unit.percent):
        return Refusal(Why.SCALE_NOT_ALLOWED, facts)
    return None
