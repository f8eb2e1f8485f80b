"""How numbers are written: a figure as stated, a figure computed, a share, a likelihood."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from mic_tracker.model.indicator import Measure

_WHOLE: frozenset[Measure] = frozenset({"count", "event", "rank", "stage"})
_MAGNITUDES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_ORDINARY = (1e-6, 1e18)

# IPCC AR5 guidance note on uncertainty (Mastrandrea et al. 2010), table 1
_AT_LEAST = ((0.99, "virtually_certain"), (0.90, "very_likely"), (0.66, "likely"))
_AT_MOST = ((0.01, "exceptionally_unlikely"), (0.10, "very_unlikely"), (0.33, "unlikely"))


@dataclass(frozen=True, slots=True)
class Notation:
    """The signs of a language: separators, per cent, what is open at an end, magnitude words."""

    decimal: str
    thousands: str
    percent: str
    beyond: str
    """A share of more than the whole."""
    below: str
    """A likelihood of less than a bound, and of more."""
    above: str
    magnitudes: Mapping[str, str]

    def stated(self, value: float) -> str:
        """A figure with all of its digits; round millions and more by their word."""
        if _extraordinary(value):
            return self._scientific(value)
        for size, name in _MAGNITUDES:
            short = f"{value / size:.4g}"
            if abs(value) >= size and math.isclose(float(short) * size, value, rel_tol=1e-12):
                return f"{self._signs(_trimmed(float(short), 3))} {self.magnitudes[name]}"
        return self._signs(_trimmed(value, _places(value)))

    def computed(self, value: float, measure: Measure) -> str:
        """A computed figure with no more digits than are useful: about three that matter."""
        if _extraordinary(value):
            return self._scientific(value)
        for size, name in _MAGNITUDES:
            if abs(value) >= size:
                return f"{self._signs(_significant(value / size))} {self.magnitudes[name]}"
        if abs(value) >= (10 if measure in _WHOLE else 100):
            return self._signs(_trimmed(value, 0))
        return self._signs(_significant(value))

    def exact(self, value: float | Decimal) -> str:
        """A number with all of its digits and no separators: 100000, 0.3, 7.25."""
        if isinstance(value, float) and value == int(value):
            return f"{value:.0f}"
        return self._signs(str(value) if isinstance(value, int | Decimal) else repr(value))

    def factor(self, value: float) -> str:
        """How many times: two digits that matter."""
        if abs(value) >= 10 or value == 0 or _extraordinary(value):
            return self.computed(value, "count")
        return self._signs(_significant(value, 2))

    def checkable(self, value: float) -> str:
        """Five digits that matter, for readers who compute it again."""
        if _extraordinary(value):
            return self._scientific(value)
        return self._signs(_significant(value, 5))

    def share(self, share: float) -> str:
        """A share as a percentage; never 100 % before it is reached, "100%+" beyond."""
        if share > 1:
            return self.beyond.replace("{percent}", self._percent(self._signs("100")))
        if share and abs(share) < 0.01:
            return self._percent(self._signs(f"{100 * share:.1g}" if abs(share) > 1e-6 else "0"))
        whole = 100 if share == 1 else min(round(100 * share), 99)
        return self._percent(self._signs(f"{whole:,d}"))

    def likelihood(self, chance: float) -> str:
        """A likelihood as a percentage; the ends are open, for a forecast is never certain."""
        if chance < 0.01:
            return self.below.replace("{percent}", self._percent("1"))
        if chance > 0.99:
            return self.above.replace("{percent}", self._percent("99"))
        return self._percent(f"{100 * chance:.0f}")

    def percentage(self, text: str) -> str:
        """A number, already written, with the sign for per cent."""
        return self._percent(text)

    def _percent(self, text: str) -> str:
        return self.percent.replace("{value}", text)

    def _signs(self, text: str) -> str:
        """Replace the signs of Python by those of the language."""
        return text.translate({ord(","): self.thousands, ord("."): self.decimal})

    def _scientific(self, value: float) -> str:
        mantissa, exponent = f"{value:.3e}".split("e")
        return f"{self._signs(_trimmed(float(mantissa), 3))}e{int(exponent)}"


def likelihood_word(chance: float) -> str:
    """The key of the IPCC word for a likelihood."""
    for bound, word in _AT_LEAST:
        if chance >= bound:
            return word
    for bound, word in _AT_MOST:
        if chance <= bound:
            return word
    return "about_as_likely_as_not"


def _extraordinary(value: float) -> bool:
    return value != 0 and not _ORDINARY[0] <= abs(value) < _ORDINARY[1]


def _places(value: float) -> int:
    """Decimal places that a double still knows, with two digits left over for rounding."""
    before = len(str(int(abs(value))))
    return max(0, min(10, 14 - before))


def _trimmed(value: float, places: int) -> str:
    text = f"{value:,.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _significant(value: float, digits: int = 3) -> str:
    """So many significant digits, never in scientific notation."""
    if value == 0:
        return "0"
    return _trimmed(value, max(0, digits - 1 - math.floor(math.log10(abs(value)))))


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
