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


def pace_ratio(share: float, elapsed: float, total: float) -> float | None:
    """Share of the way covered ÷ share of the time used; 1 keeps up with a straight line.

    None: no time used, or no time given.
    """
    return share / (elapsed / total) if elapsed > 0 and total > 0 else None


def acceleration(required: float, observed: float) -> float | None:
    """By what factor the observed rate has to grow: required ÷ observed. 0: nothing is required.

    None: no movement, or movement in the wrong direction; no multiple of it leads to the target.
    """
    if required == 0:
        return 0.0
    return _finite(required / observed) if _agree(required, observed) else None


def linear_years(latest: float, target: float, rate: float) -> float | None:
    """Years until a steady change per year leads from latest to target. Ask while it is not met.

    None: it stands still or leads away.
    """
    distance = target - latest
    if distance == 0:
        return 0.0
    return _finite(distance / rate) if _agree(distance, rate) else None


def geometric_years(latest: float, target: float, growth: float) -> float | None:
    """Years until steady compound growth leads from latest to target. Ask while it is not met.

    None: it stands still, leads away, or the two values do not have the same sign.
    """
    if target == latest:
        return 0.0
    if not _agree(latest, target) or growth <= -1:
        return None
    return linear_years(math.log(abs(latest)), math.log(abs(target)), math.log1p(growth))


def crossing_years(a: float, b: float, growth_a: float, growth_b: float) -> float | None:
    """Years until A, growing at growth_a, overtakes B: ln(B/A)/(ln(1 + gA) - ln(1 + gB)).

    0 if A is not behind. None: A does not grow faster than B, or a value is not above 0.
    """
    if a <= 0 or b <= 0 or min(growth_a, growth_b) <= -1:
        return None
    if a >= b:
        return 0.0
    return linear_years(math.log(a), math.log(b), math.log1p(growth_a) - math.log1p(growth_b))


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
