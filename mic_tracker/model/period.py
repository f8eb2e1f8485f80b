"""Reference periods, spelt as SDMX TIME_PERIOD: 2030, 2024-H1, 2024-Q2, 2024-07, 2024-W30.

Beside them: fiscal years, 2023/24; and intervals, 2020/2021, some time in which a figure holds.
"""

import calendar
import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

_MONTHS = {"year": 12, "half": 6, "trimester": 4, "quarter": 3, "month": 1}


class Frequency(StrEnum):
    """How long a reference period is."""

    YEAR = "year"
    HALF = "half"
    TRIMESTER = "trimester"
    """Four months; SDMX has three of them in a year."""
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"

    @property
    def months(self) -> int:
        """Length in months; 0 for weeks and days, which are counted in days."""
        return _MONTHS.get(self.value, 0)

    @property
    def per_year(self) -> float:
        """How many such periods a year holds, on average."""
        return 12 / self.months if self.months else {"week": 365.25 / 7, "day": 365.25}[self.value]


FIRST_YEAR, LAST_YEAR = 1000, 8999
"""Beyond them a period may have no next one, and its year no four digits."""
_COUNTED_IN_DAYS = (Frequency.WEEK, Frequency.DAY)

_SPELLING = re.compile(
    r"(?P<year>[1-8]\d{3})(?:-(?:"
    r"H(?P<half>[12])|T(?P<trimester>[1-3])|Q(?P<quarter>[1-4])|W(?P<week>\d{2})|(?P<month>\d{2})(?:-(?P<day>\d{2}))?"
    r"))?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A span of days, from `first` to `last` inclusive; ordered by its end, then by its start."""

    last: date
    first: date
    frequency: Frequency = field(hash=False)  # the two days tell it; an enum is slow to hash
    end: float = field(init=False, repr=False, compare=False)
    """The end in decimal years: 2030 → 2031.0, 2024-Q2 → 2024.5; a day by its number."""

    def __post_init__(self) -> None:
        """Count the end once: every figure of the period is asked for it."""
        object.__setattr__(self, "end", _decimal_end(self.last, self.frequency))

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read the canonical spelling of a period in the years 1000-8999; ValueError otherwise."""
        return _parsed(text)

    @classmethod
    def year(cls, year: int, starts: int = 1) -> "Period":
        """The year that starts in this year, in the month `starts`; a calendar year: in January."""
        last = date(year + 1, starts, 1) - timedelta(days=1)
        return cls(last, date(year, starts, 1), Frequency.YEAR)

    @classmethod
    def day(cls, day: date) -> "Period":
        """The single day."""
        return cls(day, day, Frequency.DAY)

    @classmethod
    def week(cls, day: date) -> "Period":
        """The ISO week, Monday to Sunday, that holds the day."""
        monday = day - timedelta(days=day.weekday())
        return cls(monday + timedelta(days=6), monday, Frequency.WEEK)

    @classmethod
    def months(cls, year: int, number: int, frequency: Frequency) -> "Period":
        """The half-year, trimester, quarter or month of this number, counted from 1."""
        end = number * frequency.months
        first = date(year, end - frequency.months + 1, 1)
        return cls(date(year, end, calendar.monthrange(year, end)[1]), first, frequency)

    @classmethod
    def holding(cls, day: date, frequency: Frequency, year_starts: int = 1) -> "Period":
        """The period of this frequency in which the day lies; years start in the month named."""
        if frequency is Frequency.DAY:
            return cls.day(day)
        if frequency is Frequency.WEEK:
            return cls.week(day)
        if frequency is Frequency.YEAR:
            return cls.year(day.year - (day.month < year_starts), year_starts)
        return cls.months(day.year, (day.month - 1) // frequency.months + 1, frequency)

    def next(self) -> "Period":
        """The period of the same frequency right after this one; after a fiscal year, the next."""
        starts = self.first.month if self.frequency is Frequency.YEAR else 1
        return Period.holding(self.last + timedelta(days=1), self.frequency, starts)

    def steps_to(self, later: "Period") -> int:
        """How many periods after this one a later one of the same calendar comes."""
        if self.frequency in _COUNTED_IN_DAYS:
            days = (later.first - self.first).days
            return days // 7 if self.frequency is Frequency.WEEK else days
        years = later.first.year - self.first.year
        return (years * 12 + later.first.month - self.first.month) // self.frequency.months

    def holds(self, other: "Period") -> bool:
        """Whether the other period lies wholly inside this one."""
        return self.first <= other.first and other.last <= self.last

    def __str__(self) -> str:
        """The canonical spelling; that of a fiscal year does not tell in which month it starts."""
        year, month = self.first.year, self.first.month
        if self.frequency is Frequency.WEEK:
            iso = self.first.isocalendar()
            return f"{iso.year:04}-W{iso.week:02}"
        if self.frequency is Frequency.DAY:
            return self.first.isoformat()
        return (
            f"{year:04}"
            + {
                Frequency.YEAR: "" if month == 1 else f"/{(year + 1) % 100:02}",
                Frequency.HALF: f"-H{(month + 5) // 6}",
                Frequency.TRIMESTER: f"-T{(month + 3) // 4}",
                Frequency.QUARTER: f"-Q{(month + 2) // 3}",
                Frequency.MONTH: f"-{month:02}",
            }[self.frequency]
        )

    @classmethod
    def of_written(cls, value: object) -> "Period":
        """A period as TOML holds it: a year as a number, text, or a date; ValueError otherwise."""
        if isinstance(value, Period):
            return value
        if type(value) is date and FIRST_YEAR <= value.year <= LAST_YEAR:
            return cls.day(value)
        if type(value) is int or type(value) is str:
            return cls.parse(str(value))
        raise ValueError(value)

    @classmethod
    def __get_pydantic_core_schema__(cls, _: object, __: GetCoreSchemaHandler) -> CoreSchema:
        """Let records hold periods as people write them."""
        return core_schema.no_info_plain_validator_function(
            _of_record, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _: CoreSchema, __: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """What an editor offers and checks."""
        return cls.json_schema()

    @staticmethod
    def json_schema() -> dict[str, Any]:
        """A year as an integer, or the text of any period."""
        return _json_schema(_JSON_PERIOD, 2030, "2024-Q2", "2024-07", "2023/24")


class Cover:
    """Periods, asked whether one of them holds another; no matter how many they are."""

    def __init__(self, periods: Iterable[Period]) -> None:
        ordered = sorted(periods, key=lambda period: period.first)
        self._firsts = [period.first for period in ordered]
        self._lasts = [*accumulate((period.last for period in ordered), max)]

    def holds(self, period: Period) -> bool:
        """Whether the period lies wholly inside one of these."""
        begun = bisect_right(self._firsts, period.first)
        return begun > 0 and self._lasts[begun - 1] >= period.last


@dataclass(frozen=True, slots=True)
class Interval:
    """From one period to a later one: a figure of it holds some time between, nobody says when.

    `span` makes them: an interval never has the days of one period.
    """

    since: Period
    until: Period

    @property
    def first(self) -> date:
        """Its first day."""
        return self.since.first

    @property
    def last(self) -> date:
        """Its last day."""
        return self.until.last

    @property
    def of_years(self) -> bool:
        """Whether it is from one year to another."""
        return self.since.frequency is self.until.frequency is Frequency.YEAR

    @classmethod
    def parse(cls, text: str) -> "Period | Interval":
        """Read two canonical spellings joined by a slash; ValueError otherwise."""
        since, _, until = text.partition("/")
        return span(Period.parse(since), Period.parse(until))

    def __str__(self) -> str:
        """The canonical spelling, as ISO 8601 joins two dates: 2020/2021."""
        return f"{self.since}/{self.until}"

    @staticmethod
    def json_schema() -> dict[str, Any]:
        """What `Period.json_schema` takes, or two of its texts with a slash between."""
        interval = f"{_JSON_PERIOD}(/{_JSON_PERIOD})?"
        return _json_schema(interval, 2030, "2024-Q2", "2024-07", "2023/24", "2020/2021")


def span(since: Period, until: Period, year_starts: int = 1) -> Period | Interval:
    """The one period that reaches from one to another; else the interval.

    A year may start in January, or in the month named. ValueError unless the second period begins
    and ends after the first, or is the same.
    """
    if since != until and not (since.first < until.first and since.last < until.last):
        raise ValueError(since, until)
    candidates = (
        Period.holding(since.first, frequency, starts)
        for starts in {1, year_starts}
        for frequency in Frequency
    )
    exact = (p for p in candidates if (p.first, p.last) == (since.first, until.last))
    return next(exact, None) or Interval(since, until)


# A large registry names the same few hundred periods a hundred thousand times.
def _decimal_end(day: date, frequency: Frequency) -> float:
    if frequency in _COUNTED_IN_DAYS:
        return day.year + day.timetuple().tm_yday / (366 if calendar.isleap(day.year) else 365)
    return day.year + day.month / 12


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Period:
    match = _SPELLING.fullmatch(text)
    if not match:
        raise ValueError(text)
    year = int(match["year"])
    if match["day"]:
        return Period.day(date(year, int(match["month"]), int(match["day"])))
    if match["week"]:
        return Period.week(date.fromisocalendar(year, int(match["week"]), 1))
    for frequency in _IN_MONTHS:
        if number := match[frequency.value]:
            return Period.months(year, int(number), frequency)
    return Period.year(year)


_IN_MONTHS = (Frequency.HALF, Frequency.TRIMESTER, Frequency.QUARTER, Frequency.MONTH)

# what people and offices write for a machine; the words of a language are read as well
_JSON_PERIOD = (
    r"[1-8]\d{3}(-?(A1|[HS][12]|T[1-3]|Q[1-4]|M\d{2}|W\d{2}|D\d{3})|-\d{2}(-\d{2})?|/\d{2})?"
)


def _json_schema(pattern: str, *examples: object) -> dict[str, Any]:
    year = {"type": "integer", "minimum": 1000, "maximum": 8999}
    return {
        "anyOf": [year, {"type": "string", "pattern": f"^{pattern}$"}],
        "examples": list(examples),
    }


def _of_record(value: object) -> Period:
    try:
        return Period.of_written(value)
    except ValueError:
        raise PydanticCustomError("period", "not a period") from None


@lru_cache(maxsize=1024)  # every target asks it of the day of judgement
def decimal_year(day: date) -> float:
    """The end of a day in decimal years, on the same clock as `Period.end`."""
    return Period.day(day).end
