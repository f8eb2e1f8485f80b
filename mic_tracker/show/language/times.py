"""How moments and lengths of time are written, from decimal years (2031.0 ends the year 2030)."""

import math


def year_of(time: float) -> int:
    """The calendar year that a decimal year lies in; an exact end belongs to the year it ends."""
    return math.ceil(time - 1e-9) - 1


def third_of(time: float) -> str:
    """The key of the third of the year that a decimal year lies in."""
    part = time - year_of(time)
    return "early" if part <= 1 / 3 + 1e-9 else "mid" if part <= 2 / 3 + 1e-9 else "late"


def years_and_months(years: float) -> tuple[int, int]:
    """A length in whole years and months, rounded to the month; the sign is dropped."""
    return divmod(round(abs(years) * 12), 12)
