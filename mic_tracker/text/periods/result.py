"""What the reading of a period gives: the period, or why there is none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from mic_tracker.model.fact import MessageFact
from mic_tracker.model.period import Interval, Period


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
    """From one period to another, and the two do not make up one.

    The fact `interval` has the spelling of some time in them, unless they are out of order.
    """
    REVERSED = "reversed"
    """An interval whose second period does not come after the first; choices has it in order."""
    INTERVAL = "interval"
    """An interval where one period is needed; choices has its two ends."""
    FISCAL_YEAR = "fiscal_year"
    """A fiscal year, and nothing says when it starts."""
    YEAR_OR_MONTH = "year_or_month"
    """2011/12 is December 2011 or a fiscal year; the facts `month` and `year` have both.

    Choices has those that are read: the fiscal year only where it is known when it starts.
    """
    EITHER_YEAR = "either_year"
    """FY2023 begins or ends in 2023, as the country has it; choices has both."""
    MOMENT = "moment"
    """`end of 2024` may be a day, a month or the year; choices has what it may be."""


@dataclass(frozen=True, slots=True)
class PeriodReading:
    """A period or interval understood, and what was written, without surrounding white space."""

    period: Period | Interval
    text: str


@dataclass(frozen=True, slots=True)
class PeriodRefusal:
    """A text the parser is not sure of; `choices` are spellings it would accept instead."""

    why: PeriodWhy
    facts: Mapping[str, MessageFact] = field(default_factory=dict)
    choices: tuple[str, ...] = ()


def require_period(answer: PeriodReading | PeriodRefusal) -> Period | PeriodRefusal:
    """The period that was read; the refusal of an interval, and of one proposed in its place."""
    if isinstance(answer, PeriodRefusal):
        facts = {key: fact for key, fact in answer.facts.items() if key != "interval"}
        reversed_interval = answer.why is PeriodWhy.REVERSED
        return PeriodRefusal(answer.why, facts, () if reversed_interval else answer.choices)
    if isinstance(answer.period, Period):
        return answer.period
    ends = (str(answer.period.since), str(answer.period.until))
    return PeriodRefusal(PeriodWhy.INTERVAL, {"found": answer.text}, ends)


PeriodAnswer = Period | Interval | PeriodRefusal
"""A period, an interval, or why there is none, before the text is put beside it."""
