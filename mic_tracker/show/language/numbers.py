"""This module writes numbers, periods and days: as stated, computed, in sentences and columns."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from mic_tracker.model.indicator import Measure
from mic_tracker.model.period import Frequency, Interval, Period

_WHOLE: frozenset[Measure] = frozenset({"count", "event", "rank", "stage"})
_MAGNITUDES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_ORDINARY = (1e-6, 1e18)

# IPCC AR5 guidance note on uncertainty (Mastrandrea et al. 2010), table 1
_AT_LEAST = ((0.99, "virtually_certain"), (0.90, "very_likely"), (0.66, "likely"))
_AT_MOST = ((0.01, "exceptionally_unlikely"), (0.10, "very_unlikely"), (0.33, "unlikely"))

# what thin evidence carries: below each bound, half way to the next, these odds of what is unlikely
_ODDS = (
    (1 / 20, "under_1_in_20"),
    (3 / 20, "1_in_10"),
    (9 / 40, "1_in_5"),
    (7 / 24, "1_in_4"),
    (5 / 12, "1_in_3"),
)
_COUNTER_ODDS = {
    "under_1_in_20": "over_19_in_20",
    "1_in_10": "9_in_10",
    "1_in_5": "4_in_5",
    "1_in_4": "3_in_4",
    "1_in_3": "2_in_3",
}
_ROUGH_WORDS = {
    "under_1_in_20": "very_unlikely",
    "1_in_2": "about_as_likely_as_not",
    "over_19_in_20": "very_likely",
    **dict.fromkeys(("1_in_10", "1_in_5", "1_in_4", "1_in_3"), "unlikely"),
    **dict.fromkeys(("2_in_3", "3_in_4", "4_in_5", "9_in_10"), "likely"),
}


@dataclass(frozen=True, slots=True)
class Notation:
    """A notation has the signs of a language: separators, per cent, open ends, magnitude words."""

    decimal: str
    thousands: str
    percent: str
    beyond: str
    """How a share of more than the whole is written."""
    below: str
    """How a likelihood of less than a bound is written."""
    above: str
    """How a likelihood of more than a bound is written."""
    magnitudes: Mapping[str, str]

    def stated(self, value: float) -> str:
        """Write a figure with all of its digits; round millions and more with their word."""
        if _is_extraordinary(value):
            return self._write_scientific(value)
        for size, name in _MAGNITUDES:
            short = f"{value / size:.4g}"
            if abs(value) >= size and math.isclose(float(short) * size, value, rel_tol=1e-12):
                return f"{self._localise(_write_trimmed(float(short), 3))} {self.magnitudes[name]}"
        return self._localise(_write_trimmed(value, _decimal_places(value)))

    def computed(self, value: float, measure: Measure) -> str:
        """Write a computed figure with the digits that are useful: about three that matter."""
        if _is_extraordinary(value):
            return self._write_scientific(value)
        for size, name in _MAGNITUDES:
            if abs(value) >= size:
                return f"{self._localise(_write_significant(value / size))} {self.magnitudes[name]}"
        if abs(value) >= (10 if measure in _WHOLE else 100):
            return self._localise(_write_trimmed(value, 0))
        return self._localise(_write_significant(value))

    def exact(self, value: float | Decimal) -> str:
        """Write a number with all of its digits: 100,000, 0.3, 7.25.

        Of a double fifteen digits are what somebody wrote; more of them are noise of its sums.
        """
        if isinstance(value, Decimal):
            return self._localise(f"{value:,f}")
        if value == int(value):
            return self._localise(f"{value:,.0f}")
        if _is_extraordinary(value):
            return self._write_scientific(value)
        return self._localise(f"{Decimal(f'{value:.15g}'):,f}")

    def factor(self, value: float) -> str:
        """Write how many times something is another: two digits that matter."""
        if abs(value) >= 10 or value == 0 or _is_extraordinary(value):
            return self.computed(value, "count")
        return self._localise(_write_significant(value, 2))

    def checkable(self, value: float) -> str:
        """Write five digits that matter, for readers who compute the number again."""
        if _is_extraordinary(value):
            return self._write_scientific(value)
        return self._localise(_write_significant(value, 5))

    def share(self, share: float) -> str:
        """Write a share as a percentage; never 100 % before it is reached, "100%+" beyond."""
        if share > 1:
            return self.beyond.replace("{percent}", self.percentage(self._localise("100")))
        if share and abs(share) < 0.01:
            digits = f"{100 * share:.1g}" if abs(share) > 1e-6 else "0"
            return self.percentage(self._localise(digits))
        whole = 100 if share == 1 else min(round(100 * share), 99)
        return self.percentage(self._localise(f"{whole:,d}"))

    def likelihood(self, chance: float) -> str:
        """Write a likelihood as a percentage; its ends are open, as no forecast is certain."""
        if chance < 0.01:
            return self.below.replace("{percent}", self.percentage("1"))
        if chance > 0.99:
            return self.above.replace("{percent}", self.percentage("99"))
        return self.percentage(f"{100 * chance:.0f}")

    def percentage(self, text: str) -> str:
        """Put the sign for per cent to a number that is written already."""
        return self.percent.replace("{value}", text)

    def _localise(self, text: str) -> str:
        """Replace the signs of Python by those of the language."""
        return text.translate({ord(","): self.thousands, ord("."): self.decimal})

    def _write_scientific(self, value: float) -> str:
        mantissa, exponent = f"{value:.3e}".split("e")
        return f"{self._localise(_write_trimmed(float(mantissa), 3))}e{int(exponent)}"


def likelihood_word(chance: float) -> str:
    """Return the key of the IPCC word for a likelihood."""
    for bound, word in _AT_LEAST:
        if chance >= bound:
            return word
    for bound, word in _AT_MOST:
        if chance <= bound:
            return word
    return "about_as_likely_as_not"


def odds(chance: float) -> str:
    """Return the key of the round number nearest to a likelihood; a bound goes with the middle."""
    smaller = round(min(chance, 1 - chance), 12)
    less = next((name for bound, name in _ODDS if smaller < bound), "1_in_2")
    return _COUNTER_ODDS.get(less, less) if chance > 0.5 else less


def rough_word(chance: float) -> str:
    """Return the key of the word beside the round number."""
    return _ROUGH_WORDS[odds(chance)]


def _is_extraordinary(value: float) -> bool:
    return value != 0 and not _ORDINARY[0] <= abs(value) < _ORDINARY[1]


def _decimal_places(value: float) -> int:
    """Return the decimal places that a double still has, less two digits for rounding."""
    before = len(str(int(abs(value))))
    return max(0, min(10, 14 - before))


def _write_trimmed(value: float, places: int) -> str:
    text = f"{value:,.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _write_significant(value: float, digits: int = 3) -> str:
    """Write so many significant digits, never in scientific notation."""
    if value == 0:
        return "0"
    return _write_trimmed(value, max(0, digits - 1 - math.floor(math.log10(abs(value)))))


def year_of(time: float) -> int:
    """Return the calendar year of a decimal year; an exact end belongs to the year it ends."""
    return math.ceil(time - 1e-9) - 1


def third_of(time: float) -> str:
    """Return the key of the third of its year that a decimal year lies in."""
    part = time - year_of(time)
    return "early" if part <= 1 / 3 + 1e-9 else "mid" if part <= 2 / 3 + 1e-9 else "late"


def years_and_months(years: float) -> tuple[int, int]:
    """Return a length in whole years and months, rounded to the month, without its sign."""
    return divmod(round(abs(years) * 12), 12)


_ENDS = {"when": "chart"}
"""The style of the ends of an interval, where it is another one than that of the whole."""


def write_period(
    catalogue: Mapping[str, Any], value: Period | Interval | date, style: str = ""
) -> str:
    """Write a period, an interval or a day in a style: "cell", "typed"; none in a sentence."""
    if style == "typed":
        return str(value)
    forms: Mapping[str, str] = catalogue[f"period_{style or 'text'}"]
    if isinstance(value, Interval):
        inner = _ENDS.get(style, style)
        ends = (write_period(catalogue, end, inner) for end in (value.since, value.until))
        if not value.of_years:
            return _fill(forms["interval"], dict(zip(("since", "until"), ends, strict=True)))
        years = {"since": f"{value.since}", "until": f"{value.until}"}
        return _fill(forms["interval_years"], years)
    period = value if isinstance(value, Period) else Period.day(value)
    name, parts = _parts(period)
    return _fill(forms[name], parts | {"name": catalogue["month"][str(period.first.month)]})


def _parts(period: Period) -> tuple[str, dict[str, str]]:
    """Return which form a period has, and the numbers that it is filled with."""
    first, frequency = period.first, period.frequency
    year, month = first.year, first.month
    if frequency is Frequency.WEEK:
        iso = first.isocalendar()
        return "week", _numbers(iso.year, iso.week)
    if frequency is Frequency.YEAR:
        name = "year" if month == 1 else "fiscal_year"
        return name, _numbers(year) | {"next": f"{(year + 1) % 100:02}"}
    if frequency is Frequency.DAY:
        months = {"month": f"{month}", "month2": f"{month:02}"}
        return "day", _numbers(year, first.day) | months
    number = (month - 1) // frequency.months + 1
    name = f"half_{number}" if frequency is Frequency.HALF else frequency.value
    return name, _numbers(year, number)


def _numbers(year: int, number: int = 0) -> dict[str, str]:
    """Return a year and a number in it; as `number2` the number has two digits."""
    return {"year": f"{year:04}", "number": f"{number}", "number2": f"{number:02}"}


def _fill(form: str, parts: Mapping[str, str]) -> str:
    return form.format_map(parts)
