"""Rates of change: seen, required, and one against the other.

`None` always means that the question has no answer: no time passed, a zero base, a change of sign,
a base equal to the target, or a result too large for a number.
"""

import math


def cagr(first: float, last: float, years: float) -> float | None:
    """Compound annual growth, (last/first)^(1/years) - 1; both negative gives the growth in size.

    None: no years, a first value of 0, values of opposite sign.
    """
    if years <= 0 or first == 0 or first < 0 < last or last < 0 < first:
        return None
    return _power(last / first, 1 / years)


def extrapolate(latest: float, growth: float, years: float) -> float | None:
    """Carry growth on: latest·(1 + growth)^years. None: growth below -1, or overflow."""
    grown = _power(1 + growth, years)
    return None if grown is None else _finite(latest * (grown + 1))


def linear_rate(first: float, last: float, years: float) -> float | None:
    """Change per year, seen (base to latest) or required (latest to target). None: no years."""
    return _finite((last - first) / years) if years > 0 else None


def progress_share(base: float, latest: float, target: float) -> float | None:
    """Share of the way from base to target that has been covered; 1 is there, below 0 is backwards.

    None: the target equals the base, so there was no way to go.
    """
    return _finite((latest - base) / (target - base)) if target != base else None


def acceleration(required: float, observed: float) -> float | None:
    """By what factor the observed rate has to grow: required ÷ observed. 0: nothing is required.

    None: no movement, or movement in the wrong direction; no multiple of it leads to the target.
    """
    if required == 0:
        return 0.0
    return _finite(required / observed) if _agree(required, observed) else None


def _power(base: float, exponent: float) -> float | None:
    # base^exponent - 1, exact near 1
    if base < 0:
        return None
    if base == 0:
        return -1.0
    grown = exponent * math.log(base)
    return math.expm1(grown) if grown < 700 else None


def _agree(left: float, right: float) -> bool:
    # the same sign, and neither is 0
    return left < 0 > right or left > 0 < right


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
