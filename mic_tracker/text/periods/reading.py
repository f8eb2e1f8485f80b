"""What the period parser answers: a period, or a refusal with its cause. Codes, no sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from mic_tracker.model.period import Period


class PeriodWhy(StrEnum):
    """The cause of a refusal; every refusal but EMPTY has the fact `found`, the text."""

    EMPTY = "empty"
    UNKNOWN = "unknown"
    """No spelling of a period."""
    IMPOSSIBLE = "impossible"
    """A spelling of a period that the calendar does not have: month 13, 30 February, week 54."""
    DAY_OR_MONTH = "day_or_month"
    """7/8/2024 is the seventh of August or the eighth of July; choices has both."""
    MONTH_FIRST = "month_first"
    """7/15/2024 where days come first; choices has the day that was most likely meant."""
    RANGE = "range"
    """From one period to another, and the two do not make up one period."""
    FISCAL_YEAR = "fiscal_year"
    """No registry says when a fiscal year starts."""
    MOMENT = "moment"
    """`end of 2024` may be a day, a month or the year; choices has what it may be."""


@dataclass(frozen=True, slots=True)
class PeriodReading:
    """A period understood, and what was written, without surrounding white space."""

    period: Period
    text: str


@dataclass(frozen=True, slots=True)
class PeriodRefusal:
    """A text the parser is not sure of; `choices` are spellings it would accept instead."""

    why: PeriodWhy
    facts: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[str, ...] = ()
