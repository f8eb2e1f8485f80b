"""Periods read strictly: what is not certain is refused, with ways to say it."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from mic_tracker.model.fact import MessageFact
from mic_tracker.model.period import Frequency, Period
from mic_tracker.text.periods.spellings import (
    FISCAL_YEAR,
    MOMENT,
    NUMBERS,
    RANGE,
    SLASHED,
    SPELLINGS,
)


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
    facts: Mapping[str, MessageFact] = field(default_factory=dict)
    choices: tuple[str, ...] = ()


_LONGEST = 100


def read_period(text: str, *, language: str = "en") -> PeriodReading | PeriodRefusal:
    """Read one reference period; any text gives a reading or a refusal.

    `language` says whether the day or the month comes first in 7/8/2024: the day in `vi`; in `en`
    it is refused unless both readings are the same day or only one exists. Every choice of a
    refusal is a text that would be read.
    """
    written = text.strip()
    answer = _parse(_plain(written), language)
    if isinstance(answer, Period):
        return PeriodReading(answer, written)
    facts = {} if answer.why is PeriodWhy.EMPTY else {"found": written}
    return PeriodRefusal(answer.why, facts | dict(answer.facts), answer.choices)


def _plain(text: str) -> str:
    """Lower-case NFC with single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).lower().split())


def _parse(text: str, language: str) -> Period | PeriodRefusal:
    if not text:
        return PeriodRefusal(PeriodWhy.EMPTY)
    if len(text) > _LONGEST:
        return PeriodRefusal(PeriodWhy.UNKNOWN)
    if slashed := SLASHED.fullmatch(text):
        return _parse_slashed(int(slashed[1]), int(slashed[3]), slashed[4], language)
    spelt = filter(None, (spelling.fullmatch(text) for spelling in SPELLINGS))
    if match := next(spelt, None):
        return _period_of_groups(match) or PeriodRefusal(PeriodWhy.IMPOSSIBLE)
    return _parse_doubtful(text, language)


def _parse_doubtful(text: str, language: str) -> Period | PeriodRefusal:
    """Parse what names a period without being one, as far as its meaning is clear."""
    if FISCAL_YEAR.fullmatch(text):
        return PeriodRefusal(PeriodWhy.FISCAL_YEAR)
    if moment := MOMENT.fullmatch(text):
        return _refuse_moment(moment, language)
    if ends := RANGE.fullmatch(text):
        return _parse_range(ends, language)
    return PeriodRefusal(PeriodWhy.UNKNOWN)


def _period_of_groups(match: re.Match[str]) -> Period | None:
    """The period that a pattern's groups name; None when the calendar does not have it."""
    numbers = {key: NUMBERS.get(value) or int(value) for key, value in match.groupdict().items()}
    letters = {"half": "H{:d}", "quarter": "Q{:d}", "week": "W{:02d}", "month": "{:02d}"}
    parts = [letters[key].format(numbers[key]) for key in letters if key in numbers]
    day = [f"{numbers['day']:02d}"] if "day" in numbers else []
    return _period_or_none("-".join([f"{numbers['year']:04d}", *parts, *day]))


def _period_or_none(canonical: str) -> Period | None:
    try:
        return Period.parse(canonical)
    except ValueError:
        return None


def _parse_slashed(one: int, two: int, year: str, language: str) -> Period | PeriodRefusal:
    """Two small numbers and a year: one is the day, the other the month."""
    day_first = _period_or_none(f"{year}-{two:02d}-{one:02d}")
    month_first = _period_or_none(f"{year}-{one:02d}-{two:02d}")
    choices = tuple(str(day) for day in (day_first, month_first) if day)
    if not choices:
        return PeriodRefusal(PeriodWhy.IMPOSSIBLE)
    if language == "vi":
        return day_first or PeriodRefusal(PeriodWhy.MONTH_FIRST, {}, choices)
    if day_first and month_first and day_first != month_first:
        return PeriodRefusal(PeriodWhy.DAY_OR_MONTH, {}, choices)
    return day_first or month_first or PeriodRefusal(PeriodWhy.IMPOSSIBLE)


def _refuse_moment(match: re.Match[str], language: str) -> PeriodRefusal:
    """A moment of a period: its end may be its last day, its last month or all of it."""
    whole = _parse(match["period"], language)
    if isinstance(whole, PeriodRefusal):
        return PeriodRefusal(PeriodWhy.UNKNOWN)
    if not (match["end"] or match["late"]):
        return PeriodRefusal(PeriodWhy.MOMENT, {}, (str(whole),))
    ends = (Period.day(whole.last), Period.holding(whole.last, Frequency.MONTH), whole)
    return PeriodRefusal(PeriodWhy.MOMENT, {}, tuple(dict.fromkeys(map(str, ends))))


def _parse_range(match: re.Match[str], language: str) -> Period | PeriodRefusal:
    """From one period to another: accepted where the two make up exactly one."""
    ends = [_parse(match[end], language) for end in ("first", "last")]
    periods = [end for end in ends if isinstance(end, Period)]
    if len(periods) < 2:
        return PeriodRefusal(PeriodWhy.UNKNOWN)
    first, last = periods[0].first, periods[1].last
    candidates = (Period.holding(first, frequency) for frequency in Frequency)
    exact = next((p for p in candidates if (p.first, p.last) == (first, last)), None)
    return exact or PeriodRefusal(PeriodWhy.RANGE)
