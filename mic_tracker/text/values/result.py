"""What the value parser answers: a reading, or a refusal with its cause. Codes, no sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mic_tracker.model.fact import MessageFact, Range
from mic_tracker.model.observation import Qualifier


class Remark(StrEnum):
    """Something the reader should see beside a value that was accepted."""

    NO_PERCENT_SIGN = "no_percent_sign"
    """The unit is a percentage and the text says no percent: 0.3 was read as 0.3 %."""
    SCALED = "scaled"
    """A scale word changed the digits: 7.5bn became 7500000000."""
    FOREIGN_SEPARATORS = "foreign_separators"
    """`,` and `.` are used as the other language does; only one reading was possible."""
    ROUNDED = "rounded"
    """More decimals than a 64-bit float holds; the nearest float was taken."""
    TENFOLD = "tenfold"
    """More than ten times the latest known value."""
    TENTH = "tenth"
    """Less than a tenth of the latest known value."""
    LARGEST_CHANGE = "largest_change"
    """A larger change from the latest known value than any before."""


class Why(StrEnum):
    """The cause of a refusal; beside each, its facts."""

    EMPTY = "empty"
    NO_VALUE = "no_value"
    """A missing-value marker such as N/A. found"""
    TOO_LONG = "too_long"
    """length, limit"""
    INVISIBLE_CHARACTER = "invisible_character"
    """Control, zero-width or unassigned. character: U+XXXX"""
    FOREIGN_DIGITS = "foreign_digits"
    """A digit that is not 0-9, such as a full-width or superscript one. found"""
    NOT_A_NUMBER = "not_a_number"
    """No digit at all. found"""
    PARENTHESES = "parentheses"
    """A negative in bookkeeping, an aside elsewhere. found"""
    EXPONENT = "exponent"
    FRACTION = "fraction"
    RANGE = "range"
    UNCLEAR_RANGE = "unclear_range"
    SEVERAL_NUMBERS = "several_numbers"
    """found"""
    UNCLEAR_SIGN = "unclear_sign"
    """A sign that is detached, trailing, doubled, or a dash. found"""
    BAD_GROUPING = "bad_grouping"
    """found; grouped and decimal when a single mark has two readings"""
    DANGLING_SEPARATOR = "dangling_separator"
    """A separator with no digit before or after it. found"""
    LEADING_ZERO = "leading_zero"
    """found"""
    AMBIGUOUS_SEPARATOR = "ambiguous_separator"
    """found, grouped, decimal (the two readings as plain numbers), last (when known)"""
    AMBIGUOUS_SCALE = "ambiguous_scale"
    """found, unit"""
    SCALE_NOT_ALLOWED = "scale_not_allowed"
    """A scale word on a rank or a percentage. found, unit"""
    WRONG_CURRENCY = "wrong_currency"
    """found, expected (ISO 4217 codes), unit"""
    PERCENT_SIGN = "percent_sign"
    """The unit is no percentage. unit"""
    UNIT_MISMATCH = "unit_mismatch"
    """Words that are not the unit. found, unit"""
    RANK_WITH_DECIMALS = "rank_with_decimals"
    WRONG_ORDINAL = "wrong_ordinal"
    """71th. found"""
    OUT_OF_RANGE = "out_of_range"
    """least, most or closest (to zero): the bound that was crossed"""


@dataclass(frozen=True, slots=True)
class Reading:
    """A value understood, in the indicator's unit.

    `text` is what was written, without surrounding white space, fit for `value_text`.
    `qualifier` is the observation's; nearly and gần are `about`.
    """

    value: int | float
    text: str
    qualifier: Qualifier | None = None
    remarks: tuple[Remark, ...] = ()
    ends: Range | None = None
    """The ends of a range, of which the value is the middle."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A text the parser is not sure of; `choices` are spellings it would accept instead."""

    why: Why
    facts: Mapping[str, MessageFact]
    choices: tuple[str, ...] = ()
