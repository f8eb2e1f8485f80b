"""The days of the Python interface: as they are given, and the day on which a file is read."""

from datetime import date, datetime

from mic_tracker.errors import WrongUse
from mic_tracker.model.period import Period


def read_day(option: str, day: date | str) -> date:
    """Return a day, or the last day of a period that is written as the options take it.

    Raises WrongUse for a text that is neither; `option` is the name of the argument.
    """
    match day:
        case datetime():
            return day.date()
        case date():
            return day
        case _:
            try:
                return Period.parse(str(day).strip()).last
            except ValueError:
                raise WrongUse("not_a_date", option=option, value=str(day)) from None


def day_of_reading(day: date | str | None) -> date:
    """Return the day on which a file counts as read: the one given, else today."""
    # the reader's own calendar day, as on the command line
    return date.today() if day is None else read_day("read_on", day)  # noqa: DTZ011 - see above
