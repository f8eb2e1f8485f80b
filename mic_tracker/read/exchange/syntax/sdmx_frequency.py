"""Days of SDMX that stand for the longer period that begins on them.

TIME_PERIOD 2015-01-01 with FREQ A is the year 2015: offices whose databases have dates write so.
"""

import re
from collections.abc import Mapping

from mic_tracker.model.period import Frequency, Period
from mic_tracker.text.periods.source_period import SourcePeriod

HEADING = "freq"
"""What the column of frequencies is called, wherever SDMX comes from."""
_FREQUENCIES: Mapping[str, Frequency] = {
    "A": Frequency.YEAR,
    "S": Frequency.HALF,
    "H": Frequency.HALF,
    "T": Frequency.TRIMESTER,
    "Q": Frequency.QUARTER,
    "M": Frequency.MONTH,
    "W": Frequency.WEEK,
}
_MIDNIGHT = re.compile(r"(\d{4}-\d{2}-\d{2})T00:00(?::00(?:\.0+)?)?Z?", re.ASCII)


def without_time(text: str) -> str:
    """A day without the midnight behind it, which says nothing."""
    day = _MIDNIGHT.fullmatch(text.strip())
    return day[1] if day else text


def of_frequency(found: SourcePeriod, code: str, year_starts: int | None) -> SourcePeriod | None:
    """The period of a frequency that begins on the day that was found; None where none does.

    All else stays as it is: what is no day says itself how long it is.
    """
    frequency, day = _FREQUENCIES.get(code.strip()), found.period
    is_day = isinstance(day, Period) and day.frequency is Frequency.DAY
    if frequency is None or not is_day or found.since:
        return found
    years = (Period.holding(day.first, frequency, starts) for starts in (1, year_starts or 1))
    period = next((period for period in years if period.first == day.first), None)
    return found._replace(period=period) if period else None
