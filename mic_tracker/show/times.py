"""How moments and lengths of time are written, from decimal years (2031.0 ends the year 2030)."""

import math
from datetime import date, timedelta


def year_of(time: float) -> int:
    """The calendar year that a decimal year lies in; an exact end belongs to the year it ends."""
    return math.ceil(time - 1e-9) - 1


def third_of(time: float) -> str:
    """The key of the third of the year that a decimal year lies in."""
    part = time - year_of(time)
    return "early" if part <= 1 / 3 + 1e-9 else "mid" if part <= 2 / 3 + 1e-9 else "late"


def day_of(time: float) -> date:
    """The day whose end a decimal year names."""
    year = year_of(time)
    length = (date(year + 1, 1, 1) - date(year, 1, 1)).days
    elapsed = max(1, round((time - year) * length))
    return date(year, 1, 1) + timedelta(days=elapsed - 1)


def years_and_months(years: float) -> tuple[int, int]:
    """A length in whole years and months, rounded to the month; the sign is dropped."""
    return divmod(round(abs(years) * 12), 12)
