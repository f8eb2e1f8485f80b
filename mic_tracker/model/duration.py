"""Lengths of time as people write them: "18 months", "75 days"."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

_SPELLING = r"(\d{1,3}) (day|week|month|year)s?"


@dataclass(frozen=True, slots=True)
class Duration:
    """Calendar months and days; years count as twelve months, weeks as seven days."""

    months: int = 0
    days: int = 0

    @classmethod
    def parse(cls, text: str) -> "Duration":
        """Read "18 months" and the like; ValueError for anything else."""
        match = re.fullmatch(_SPELLING, text, re.ASCII)
        if not match:
            raise ValueError(text)
        number, unit = int(match[1]), match[2]
        return {
            "day": cls(days=number),
            "week": cls(days=7 * number),
            "month": cls(months=number),
            "year": cls(months=12 * number),
        }[unit]

    def after(self, day: date) -> date:
        """The day this much later; the end of a month stays the end of a month."""
        month = day.year * 12 + day.month - 1 + self.months
        year, month = divmod(month, 12)
        longest = calendar.monthrange(year, month + 1)[1]
        ends_month = day.day == calendar.monthrange(day.year, day.month)[1]
        moved = date(year, month + 1, longest if ends_month else min(day.day, longest))
        return (moved if self.months else day) + timedelta(days=self.days)

    def __str__(self) -> str:
        """The largest unit that fits: what `parse` read never needs more digits than it takes."""
        for length, size, unit in (
            (self.months, 12, "year"),
            (self.months, 1, "month"),
            (self.days, 7, "week"),
            (self.days, 1, "day"),
        ):
            number, rest = divmod(length, size)
            if number and not rest:
                return f"{number} {unit}" + ("s" if number != 1 else "")
        return "0 days"

    @classmethod
    def __get_pydantic_core_schema__(cls, _: object, __: GetCoreSchemaHandler) -> CoreSchema:
        """Let records hold durations as people write them."""
        return core_schema.no_info_plain_validator_function(
            _of_record, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _: CoreSchema, __: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """What an editor offers and checks."""
        return {"type": "string", "pattern": f"^{_SPELLING}$", "examples": ["18 months", "75 days"]}


def _of_record(value: object) -> Duration:
    try:
        return Duration.parse(str(value))
    except ValueError:
        raise PydanticCustomError("duration", "not a duration") from None
