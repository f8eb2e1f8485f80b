"""Days as people name them, back or ahead: "7d", "4 weeks", 2026-11-14, 2026-Q3."""

import re
from datetime import date

from mic_tracker.errors import WrongUse
from mic_tracker.model.duration import Duration
from mic_tracker.model.period import Period
from mic_tracker.text.periods import read_period, require_period

_SHORT = re.compile(r"(\d{1,3}) ?(d|w|m|y|days?|weeks?|months?|years?)", re.ASCII)
_UNITS = {"d": "day", "w": "week", "m": "month", "y": "year"}


def parse_past_day(text: str, today: date) -> date:
    """The day that a text names, seen from today; a period stands for its last day.

    Raises WrongUse for a text that names no day, and for a day that is not past.
    """
    day = _days_before(text.strip(), today) or named_day(text)
    if day is None:
        raise WrongUse("not_a_day", value=text)
    if day >= today:
        raise WrongUse("not_past", value=text, day=day, today=today)
    return day


def names_past_day(text: str, today: date) -> bool:
    """Whether a text names a day, be it past or not, seen from today."""
    return (_days_before(text.strip(), today) or named_day(text)) is not None


def _days_before(text: str, today: date) -> date | None:
    length = _length(text)
    if length is None:
        return None
    try:
        return Duration(months=-length.months, days=-length.days).after(today)
    except (ValueError, OverflowError):  # before the year 1
        return None


def _length(text: str) -> Duration | None:
    match = _SHORT.fullmatch(text.lower())
    return Duration.parse(f"{int(match[1])} {_UNITS[match[2][0]]}") if match else None


def parse_coming_day(option: str, text: str, today: date) -> date:
    """The day that the text of an option names, seen from today: today itself, or a later one.

    Raises WrongUse for a text that names no day, and for a day that is past.
    """
    length = _length(text.strip())
    try:
        day = length.after(today) if length else named_day(text)
    except (ValueError, OverflowError):  # after the year 9999
        day = date.max
    if day is None:
        raise WrongUse("not_a_coming_day", option=option, value=text)
    if day < today:
        raise WrongUse("not_to_come", option=option, value=text, day=day, today=today)
    return day


def named_day(text: str) -> date | None:
    """The last day of the period that a text spells; None where it spells none."""
    answer = require_period(read_period(text))
    return answer.last if isinstance(answer, Period) else None
