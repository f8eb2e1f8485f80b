"""Days of publication as files state them: 2026-07-13, 04/03/2022, 12/09/26 23:00:00."""

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from mic_tracker.model.period import Period
from mic_tracker.text.periods.parse import read_period
from mic_tracker.text.periods.result import PeriodReading

if TYPE_CHECKING:  # texts are read without any record
    from mic_tracker.model.edit.exchange.profile import DayOrder

_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$", re.ASCII)
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})", re.ASCII)


def read_release(text: str, order: "DayOrder" = "day-first") -> Period | None:
    """The day or period that a text names as that of a release; None where it names none.

    `order` decides what 04/03/2022 is; where only one of both is a day, it is that one. Two digits
    are a year of this century. The time of day is left out.
    """
    day = _TIME.sub("", text.strip()[:100])
    if match := _SLASHED.fullmatch(day):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        full = year + 2000 if len(match[3]) == 2 else year
        pairs = ((first, second), (second, first))
        ordered = pairs if order == "day-first" else pairs[::-1]
        return next(filter(None, (_day(full, month, day) for day, month in ordered)), None)
    answer = read_period(day)
    found = answer.period if isinstance(answer, PeriodReading) else None
    return found if isinstance(found, Period) else None


def _day(year: int, month: int, day: int) -> Period | None:
    with suppress(ValueError):
        return Period.parse(f"{year:04}-{month:02}-{day:02}")
    return None
