"""Reference periods, spelt as SDMX TIME_PERIOD: 2030, 2024-H1, 2024-Q2, 2024-07, 2024-W30."""

import calendar
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


class Frequency(StrEnum):
    """How long a reference period is."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"

    @property
    def months(self) -> int:
        """Length in months; 0 for weeks and days, which are counted in days."""
        return {"year": 12, "half": 6, "quarter": 3, "month": 1}.get(self.value, 0)

    @property
    def per_year(self) -> float:
        """How many such periods a year holds, on average."""
        return 12 / self.months if self.months else {"week": 365.25 / 7, "day": 365.25}[self.value]


_COUNTED_IN_DAYS = (Frequency.WEEK, Frequency.DAY)

_SPELLING = re.compile(
    r"(?P<year>[1-8]\d{3})(?:-(?:"
    r"H(?P<half>[12])|Q(?P<quarter>[1-4])|W(?P<week>\d{2})|(?P<month>\d{2})(?:-(?P<day>\d{2}))?"
    r"))?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A span of days, from `first` to `last` inclusive; ordered by its end, then by its start."""

    last: date
    first: date
    frequency: Frequency = field(hash=False)  # the two days tell it; an enum is slow to hash

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read the canonical spelling of a period in the years 1000-8999; ValueError otherwise."""
        return _parsed(text)

    @classmethod
    def year(cls, year: int) -> "Period":
        """The calendar year."""
        return cls(date(year, 12, 31), date(year, 1, 1), Frequency.YEAR)

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
        """The half-year, quarter or month of this number, counted from 1."""
        end = number * frequency.months
        first = date(year, end - frequency.months + 1, 1)
        return cls(date(year, end, calendar.monthrange(year, end)[1]), first, frequency)

    @classmethod
    def holding(cls, day: date, frequency: Frequency) -> "Period":
        """The period of this frequency in which the day lies."""
        if frequency is Frequency.DAY:
            return cls.day(day)
        if frequency is Frequency.WEEK:
            return cls.week(day)
        return cls.months(day.year, (day.month - 1) // frequency.months + 1, frequency)

    @property
    def end(self) -> float:
        """The end in decimal years: 2030 → 2031.0, 2024-Q2 → 2024.5; a day by its number."""
        year, day = self.last.year, self.last
        if self.frequency in _COUNTED_IN_DAYS:
            return year + day.timetuple().tm_yday / (366 if calendar.isleap(year) else 365)
        return year + day.month / 12

    def next(self) -> "Period":
        """The period of the same frequency right after this one."""
        return Period.holding(self.last + timedelta(days=1), self.frequency)

    def holds(self, other: "Period") -> bool:
        """Whether the other period lies wholly inside this one."""
        return self.first <= other.first and other.last <= self.last

    def __str__(self) -> str:
        """The canonical spelling."""
        year, month = self.first.year, self.first.month
        if self.frequency is Frequency.WEEK:
            iso = self.first.isocalendar()
            return f"{iso.year:04}-W{iso.week:02}"
        if self.frequency is Frequency.DAY:
            return self.first.isoformat()
        return (
            f"{year:04}"
            + {
                Frequency.YEAR: "",
                Frequency.HALF: f"-H{(month + 5) // 6}",
                Frequency.QUARTER: f"-Q{(month + 2) // 3}",
                Frequency.MONTH: f"-{month:02}",
            }[self.frequency]
        )

    @classmethod
    def of_written(cls, value: object) -> "Period":
        """A period as TOML holds it: a year as a number, text, or a date; ValueError otherwise."""
        if isinstance(value, Period):
            return value
        if type(value) is date:
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
        return {
            "anyOf": [
                {"type": "integer", "minimum": 1000, "maximum": 8999},
                {"type": "string", "pattern": f"^{_JSON_SPELLING}$"},
            ],
            "examples": [2030, "2024-Q2", "2024-07"],
        }


# A large registry names the same few hundred periods a hundred thousand times.
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
    for frequency in (Frequency.HALF, Frequency.QUARTER, Frequency.MONTH):
        if number := match[frequency.value]:
            return Period.months(year, int(number), frequency)
    return Period.year(year)


_JSON_SPELLING = r"[1-8]\d{3}(-(H[12]|Q[1-4]|W\d{2}|\d{2}(-\d{2})?))?"


def _of_record(value: object) -> Period:
    try:
        return Period.of_written(value)
    except ValueError:
        raise PydanticCustomError("period", "not a period") from None


def decimal_year(day: date) -> float:
    """The end of a day in decimal years, on the same clock as `Period.end`."""
    return Period.day(day).end
