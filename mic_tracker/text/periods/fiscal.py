"""Fiscal and school years as people write them: 2023/24, FY2023-24, năm học 2023-2024.

One that is named by its end says itself when it starts: "financial year ending March 2025".
"""

import calendar
import re

from mic_tracker.model.period import Period
from mic_tracker.text.periods.result import PeriodAnswer, PeriodRefusal, PeriodWhy
from mic_tracker.text.periods.spellings import MONTH_NAME, NUMBERS

_NAME = (
    r"(?:fy|fiscal year|financial year|school year|academic year"
    r"|năm tài chính|năm tài khóa|năm học) ?-?"
)
_TWO_YEARS = re.compile(
    rf"(?P<named>{_NAME})?(?P<first>[1-8]\d{{3}}) ?[/–—-] ?(?P<second>\d{{4}}|\d{{1,2}})",
    re.ASCII,
)
_ONE_YEAR = re.compile(rf"{_NAME}(?P<year>[1-8]\d{{3}})", re.ASCII)
_ENDING = re.compile(
    r"(?:the )?(?:(?:fiscal|financial|school|academic) )?year (?:ending|ended|to)"
    rf"(?: in)? (?:(?P<day>\d{{1,2}}) )?{MONTH_NAME} (?P<year>[1-8]\d{{3}})",
    re.ASCII,
)
_NAMED = re.compile(rf"{_NAME}.*\d.*", re.ASCII)


def parse_fiscal_year(text: str, starts: int | None) -> PeriodAnswer | None:
    """Parse what may be a fiscal year that starts in this month; None when it is none.

    What is written like one is refused where nothing says when it starts, and where it may as
    well be a month or another fiscal year.
    """
    if match := _ENDING.fullmatch(text):
        return _parse_ending(match)
    if match := _TWO_YEARS.fullmatch(text):
        return _parse_two_years(match, starts)
    one = _ONE_YEAR.fullmatch(text)
    if one is None or starts is None:
        return PeriodRefusal(PeriodWhy.FISCAL_YEAR) if _NAMED.fullmatch(text) else None
    years = (Period.year(int(one["year"]) - 1, starts), Period.year(int(one["year"]), starts))
    return PeriodRefusal(PeriodWhy.EITHER_YEAR, {}, tuple(map(str, years)))


def _parse_ending(match: re.Match[str]) -> PeriodAnswer:
    """The year that ends with a month; a day has to be the last one of that month."""
    month, year = NUMBERS[match["month"]], int(match["year"])
    last = calendar.monthrange(year, month)[1]
    if match["day"] and int(match["day"]) != last:
        return PeriodRefusal(PeriodWhy.UNKNOWN)
    return Period.year(year) if month == 12 else Period.year(year - 1, month + 1)


def _parse_two_years(match: re.Match[str], starts: int | None) -> PeriodAnswer | None:
    first, second = int(match["first"]), match["second"]
    if int(second) != (first + 1) % 10 ** len(second):
        return PeriodRefusal(PeriodWhy.IMPOSSIBLE) if match["named"] else None
    if len(second) == 4 and not match["named"]:
        return None  # 2020/2021 is an interval, 2020-2021 a range
    year = Period.year(first, starts or 2)
    if len(second) == 1 and not match["named"]:
        return _refuse_month(first, int(second), str(year), starts)
    if starts is not None:
        return year
    if match["named"] or not 1 <= int(second) <= 12:
        return PeriodRefusal(PeriodWhy.FISCAL_YEAR)
    return _refuse_month(first, int(second), str(year), starts)


def _refuse_month(first: int, second: int, year: str, starts: int | None) -> PeriodRefusal:
    """The refusal of a year with a number that is a month, and the last digits of the next year."""
    month = f"{first:04}-{second:02}"
    choices = (month,) if starts is None else (month, year)
    return PeriodRefusal(PeriodWhy.YEAR_OR_MONTH, {"month": month, "year": year}, choices)
