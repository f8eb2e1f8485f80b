"""Values as people write them, read strictly: what is not certain is refused, with ways to say it.

`read_value` cuts a text into qualifier, words, sign, digits, words; each part has its own module.
Currencies are never converted; whether a value suits its measure (a percentage above 100, a
negative count) is for the registry's checks.
"""

from dataclasses import replace
from decimal import Decimal

from mic_tracker.model.record import LARGEST, SMALLEST, LocalText, spelling, spellings
from mic_tracker.text.values.digits import WrittenNumber, read_number, shift_point, spell_number
from mic_tracker.text.values.result import Reading, Refusal, Remark, Why
from mic_tracker.text.values.split import SplitValue, split_value
from mic_tracker.text.values.unit_words import UnitWords, read_words
from mic_tracker.text.values.units import Unit, read_unit
from mic_tracker.text.values.vocabulary import ordinal_ending

# through its text: the float next to 1e24 is a little less
_BOUND, _CLOSEST = Decimal(str(LARGEST)), Decimal(str(SMALLEST))


def read_value(
    text: str, *, unit: LocalText, measure: str, language: str = "en", last: float | None = None
) -> Reading | Refusal:
    """Read one value in the indicator's unit; any text gives a reading or a refusal.

    `unit` is the indicator's free-text unit, which may be spelt in any of its languages, and
    `measure` its measure. `language` says which of
    `,` and `.` groups thousands. `last`, the latest known value, never decides anything: it only
    puts the nearer choice first when a separator has two readings. Every choice of a refusal is
    a text that would be read.
    """
    names = dict.fromkeys((spelling(unit, language), *spellings(unit)))
    answers = (_read(text, read_unit(name), measure, language, last) for name in names)
    first = next(answers)
    if isinstance(first, Reading):
        return first
    return next((answer for answer in answers if isinstance(answer, Reading)), first)


def _read(
    text: str, parsed_unit: Unit, measure: str, language: str, last: float | None
) -> Reading | Refusal:
    answer = _parse(text, parsed_unit, measure, language, last)
    if isinstance(answer, Reading) or not answer.choices:
        return answer
    tried = (
        (choice, _parse(choice, parsed_unit, measure, language, last)) for choice in answer.choices
    )
    return replace(answer, choices=tuple(c for c, read in tried if isinstance(read, Reading)))


def _parse(
    text: str, unit: Unit, measure: str, language: str, last: float | None
) -> Reading | Refusal:
    parts = split_value(text, unit, closings=measure != "rank")
    if isinstance(parts, Refusal):
        return parts
    words = read_words(parts, unit, measure, language)
    if isinstance(words, Refusal):
        return words
    number = read_number(parts.digits, language)
    if isinstance(number, Refusal):
        return _in_context(number, parts, words, last)
    if measure == "rank" and (refusal := _no_rank(number, parts, words, language)):
        return refusal
    remarks = _remarks(number, words, percent=unit.percent or measure == "percent")
    return _reading(text.strip(), parts, number.value, words.exponent, remarks)


def _in_context(
    refusal: Refusal, parts: SplitValue, words: UnitWords, last: float | None
) -> Refusal:
    """Turn choices for the digits into choices for the whole text."""
    facts, spellings = dict(refusal.facts), refusal.choices
    if last is not None and "grouped" in facts:
        facts["last"] = last
        grouped, decimal = (
            abs(float(f"{facts[key]}e{words.exponent}") - abs(last))
            for key in ("grouped", "decimal")
        )
        spellings = spellings[::-1] if decimal < grouped else spellings
    choices = tuple(parts.with_digits(spelling) for spelling in spellings)
    return replace(refusal, facts=facts, choices=choices)


def _no_rank(
    number: WrittenNumber, parts: SplitValue, words: UnitWords, language: str
) -> Refusal | None:
    """Refuse what no rank can be: decimals, anything below 1, a wrong English ordinal."""
    place = int(number.value)
    if number.decimals:
        whole = spell_number(number.value, language)  # 71 for 71.0
        return Refusal(Why.RANK_WITH_DECIMALS, {}, (parts.with_digits(whole),))
    if parts.negative or place < 1:
        return Refusal(Why.OUT_OF_RANGE, {"least": 1})
    right = ordinal_ending(str(place))
    if words.ordinal not in {"", right}:
        choices = (f"{parts.before}{parts.digits}{right}", parts.before + parts.digits)
        return Refusal(Why.WRONG_ORDINAL, {"found": words.ordinal}, choices)
    return None


def _remarks(number: WrittenNumber, words: UnitWords, *, percent: bool) -> tuple[Remark, ...]:
    conditions = (
        (Remark.NO_PERCENT_SIGN, percent and not words.percent),
        (Remark.SCALED, words.exponent != 0),
        (Remark.FOREIGN_SEPARATORS, number.foreign),
    )
    return tuple(remark for remark, holds in conditions if holds)


def _reading(
    text: str, parts: SplitValue, digits: Decimal, exponent: int, remarks: tuple[Remark, ...]
) -> Reading | Refusal:
    exact = shift_point(digits, exponent)
    exact = exact.copy_negate() if parts.negative else exact
    if exact.copy_abs() > _BOUND:
        return Refusal(Why.OUT_OF_RANGE, {"most": LARGEST})
    if 0 < exact.copy_abs() < _CLOSEST:
        return Refusal(Why.OUT_OF_RANGE, {"closest": SMALLEST})
    if exact == exact.to_integral_value():
        return Reading(int(exact), text, parts.qualifier, remarks)
    value = float(exact)
    rounded = (Remark.ROUNDED,) if Decimal(repr(value)) != exact else ()
    return Reading(value, text, parts.qualifier, remarks + rounded)
