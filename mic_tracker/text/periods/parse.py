"""Periods read strictly: what is not certain is refused, with ways to say it."""

import re
import unicodedata
from datetime import date, timedelta
from functools import lru_cache

from mic_tracker.model.period import Frequency, Period, span
from mic_tracker.text.periods.fiscal import parse_fiscal_year
from mic_tracker.text.periods.result import PeriodAnswer, PeriodReading, PeriodRefusal, PeriodWhy
from mic_tracker.text.periods.spellings import (
    INTERVAL,
    MOMENT,
    MONTHS,
    NUMBERS,
    RANGE,
    SLASHED,
    SPELLINGS,
)

_LONGEST = 100


# a table names the same few hundred periods a hundred thousand times
@lru_cache(maxsize=4096)
def read_period(
    text: str, *, language: str = "en", year_starts: int | None = None
) -> PeriodReading | PeriodRefusal:
    """Read one reference period or interval; any text gives a reading or a refusal.

    `language` says whether the day or the month comes first in 7/8/2024: the day in `vi`; in `en`
    it is refused unless both readings are the same day or only one exists. `year_starts` is the
    month in which fiscal years start, None where nobody says. Every choice of a refusal is a text
    that would be read.
    """
    written = text.strip()
    answer = _parse(_plain(written), language, year_starts)
    if not isinstance(answer, PeriodRefusal):
        return PeriodReading(answer, written)
    facts = {} if answer.why is PeriodWhy.EMPTY else {"found": written}
    return PeriodRefusal(answer.why, facts | dict(answer.facts), answer.choices)


def _plain(text: str) -> str:
    """Lower-case NFC with single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).lower().split())


def _parse(text: str, language: str, starts: int | None) -> PeriodAnswer:
    if not text or len(text) > _LONGEST:
        return PeriodRefusal(PeriodWhy.UNKNOWN if text else PeriodWhy.EMPTY)
    return (
        _period_or_none(text.upper())  # canonical: 2011-12 is a month, whatever looks like it
        or _parse_slashed(text, language)
        or parse_fiscal_year(text, starts)
        or _parse_spelling(text)
        or _parse_compound(text, language, starts)
    )


def _parse_spelling(text: str) -> Period | PeriodRefusal | None:
    spelt = filter(None, (spelling.fullmatch(text) for spelling in SPELLINGS))
    if match := next(spelt, None):
        return _period_of_groups(match) or PeriodRefusal(PeriodWhy.IMPOSSIBLE)
    return None


def _parse_compound(text: str, language: str, starts: int | None) -> PeriodAnswer:
    """Parse what has a period within it, as far as its meaning is clear."""
    if interval := INTERVAL.fullmatch(text):
        return _parse_interval(interval, language, starts)
    if moment := MOMENT.fullmatch(text):
        return _refuse_moment(moment, language, starts)
    if months := MONTHS.fullmatch(text):
        return _parse_months(months, language, starts)
    if ends := RANGE.fullmatch(text):
        return _parse_range(ends, language, starts)
    return PeriodRefusal(PeriodWhy.UNKNOWN)


def _period_of_groups(match: re.Match[str]) -> Period | None:
    """The period that a pattern's groups name; None when the calendar does not have it."""
    numbers = {key: NUMBERS.get(value) or int(value) for key, value in match.groupdict().items()}
    if "ordinal" in numbers:
        return _numbered_day(numbers["year"], numbers["ordinal"])
    letters = {"half": "H{:d}", "trimester": "T{:d}", "quarter": "Q{:d}"}
    letters |= {"week": "W{:02d}", "month": "{:02d}"}
    parts = [letters[key].format(numbers[key]) for key in letters if key in numbers]
    day = [f"{numbers['day']:02d}"] if "day" in numbers else []
    return _period_or_none("-".join([f"{numbers['year']:04d}", *parts, *day]))


def _numbered_day(year: int, number: int) -> Period | None:
    """The day of this number in its year; None for a number that the year does not have."""
    if _period_or_none(f"{year:04}") is None:
        return None
    day = date(year, 1, 1) + timedelta(days=number - 1)
    return Period.day(day) if day.year == year else None


def _period_or_none(canonical: str) -> Period | None:
    try:
        return Period.parse(canonical)
    except ValueError:
        return None


def _parse_slashed(text: str, language: str) -> Period | PeriodRefusal | None:
    """Two small numbers and a year: one is the day, the other the month."""
    match = SLASHED.fullmatch(text)
    if match is None:
        return None
    return _slashed_day(int(match[1]), int(match[3]), match[4], language)


def _slashed_day(one: int, two: int, year: str, language: str) -> Period | PeriodRefusal:
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


def _refuse_moment(match: re.Match[str], language: str, starts: int | None) -> PeriodRefusal:
    """A moment of a period: its end may be its last day, its last month or all of it."""
    whole = _parse(match["period"], language, starts)
    if not isinstance(whole, Period):
        return PeriodRefusal(PeriodWhy.UNKNOWN)
    if not (match["end"] or match["late"]):
        return PeriodRefusal(PeriodWhy.MOMENT, {}, (str(whole),))
    ends = (Period.day(whole.last), Period.holding(whole.last, Frequency.MONTH), whole)
    return PeriodRefusal(PeriodWhy.MOMENT, {}, tuple(dict.fromkeys(map(str, ends))))


def _parse_interval(match: re.Match[str], language: str, starts: int | None) -> PeriodAnswer:
    """Two periods with a slash between: some time in them, or the one that they make up."""
    since, until = (_parse(match[end], language, starts) for end in ("since", "until"))
    if not (isinstance(since, Period) and isinstance(until, Period)):
        causes = {end.why for end in (since, until) if isinstance(end, PeriodRefusal)}
        impossible = PeriodWhy.IMPOSSIBLE in causes
        return PeriodRefusal(PeriodWhy.IMPOSSIBLE if impossible else PeriodWhy.FISCAL_YEAR)
    try:
        return span(since, until, starts or 1)
    except ValueError:
        ordered = (f"{until}/{since}",) if until < since and until.first < since.first else ()
        return PeriodRefusal(PeriodWhy.REVERSED, {}, ordered)


def _parse_months(match: re.Match[str], language: str, starts: int | None) -> PeriodAnswer:
    """From one month to another, of which the first is of the year of the second."""
    return _parse_ends(f"{match['since']} {match['year']}", match["until"], language, starts)


def _parse_range(match: re.Match[str], language: str, starts: int | None) -> PeriodAnswer:
    """From one period to another."""
    return _parse_ends(match["since"], match["until"], language, starts)


def _parse_ends(first: str, last: str, language: str, starts: int | None) -> PeriodAnswer:
    """From one period to another: accepted where the two make up exactly one."""
    since, until = (_parse(end, language, starts) for end in (first, last))
    if not (isinstance(since, Period) and isinstance(until, Period)):
        return PeriodRefusal(PeriodWhy.UNKNOWN)
    try:
        reading = span(since, until, starts or 1)
    except ValueError:
        return PeriodRefusal(PeriodWhy.RANGE)
    if isinstance(reading, Period):
        return reading
    return PeriodRefusal(PeriodWhy.RANGE, {"interval": str(reading)})
