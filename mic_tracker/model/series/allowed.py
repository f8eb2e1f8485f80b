"""What a figure allows: the values that it may mean, where its source states no exact one."""

from collections.abc import Mapping
from decimal import Decimal
from math import inf, isfinite
from typing import NamedTuple

from mic_tracker.model.indicator import NEVER_NEGATIVE, Measure
from mic_tracker.model.observation import Observation

_BOUNDS: Mapping[Measure, tuple[float, float]] = {
    **dict.fromkeys((*NEVER_NEGATIVE, "event"), (0.0, inf)),
    "percent": (0.0, 100.0),
    "rank": (1.0, inf),
}
LARGEST_SHARE = 0.05
"""How far "about" reaches at most, as a share of the value: a round 100,000 has one digit only."""


class Allowed(NamedTuple):
    """All values between two ends; an open end is not one of them."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    def plus(self, other: "Allowed") -> "Allowed":
        """The sums of a value of each."""
        return Allowed(
            exact_sum(self.low, other.low),
            exact_sum(self.high, other.high),
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def divided_by(self, other: "Allowed") -> "Allowed":
        """The ratios of a value of each; none is negative, and the other is not only zero."""
        low = exact_ratio(self.low, other.high) if other.high < inf else 0.0
        high = exact_ratio(self.high, other.low) if other.low > 0 and self.high < inf else inf
        return Allowed(
            low, high, self.low_open or other.high_open, self.high_open or other.low_open
        )


def exact_sum(one: float, other: float) -> float:
    """The sum of two numbers as they are written: 0.1 and 0.2 make 0.3."""
    if not (isfinite(one) and isfinite(other)):
        return one + other
    return float(Decimal(repr(one)) + Decimal(repr(other)))


def exact_ratio(one: float, other: float) -> float:
    """The quotient of two numbers as they are written: 0.07 is seven times 0.01."""
    return float(Decimal(repr(one)) / Decimal(repr(other)))


def exactly(value: float) -> Allowed:
    """The range of one value."""
    return Allowed(value, value)


def hedge_of(observation: Observation, measure: Measure | None = None) -> Allowed | None:
    """What a figure allows by its range or qualifier; None where it states exactly its value.

    Nothing beyond the bounds of its measure is allowed.

    over, at-least, under, at-most: all values on that side. about: half a unit of the last digit
    that is not a trailing zero, and a twentieth of the value at most.
    """
    row = observation.statement
    if row and row.qualifier is None:  # a row of a table with a range is read as a record
        return None
    if observation.said.qualifier is None and _has_no_range(observation):
        return None
    hedge = _hedge(observation)
    if hedge is None or measure is None:
        return hedge
    least, most = _BOUNDS.get(measure, (-inf, inf))
    low = hedge if hedge.low >= least else hedge._replace(low=least, low_open=False)
    return low if low.high <= most else low._replace(high=most, high_open=False)


def _has_no_range(observation: Observation) -> bool:
    return observation.statement is not None or observation.record.low is None


def _hedge(observation: Observation) -> Allowed | None:
    """What the words allow, whatever is measured."""
    qualifier, value = observation.said.qualifier, observation.value
    if observation.ends:
        return Allowed(*observation.ends)
    if qualifier is None:
        return None
    if qualifier == "about":
        reach = min(_last_digit(value) / 2, abs(value) * LARGEST_SHARE) if value else 0.5
        return Allowed(value - reach, value + reach)
    if qualifier in {"over", "at-least"}:
        return Allowed(value, inf, low_open=qualifier == "over")
    return Allowed(-inf, value, high_open=qualifier == "under")


def _last_digit(value: float) -> float:
    """The unit of the last digit that is written: 0.1 of 80.2, 1,000 of 58,000."""
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return float(Decimal(1).scaleb(int(exponent)))
