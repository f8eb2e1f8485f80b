"""The scales on which an indicator's changes are compared: square root, logit, or plain.

Four kinds of unit:

- "nonneg": counts, money, rates, indices; never negative. z = 2(√(y/u) - 1), u the latest value,
  so near the present level one unit of z is a 100 % move.
- "rank": the same scale; values shown are never below 1.
- "percent": a share of 0 to 100. z = ln((y + 0.5)/(100.5 - y)); the half point keeps 0 and 100
  finite.
- "real": may be negative. z = y/u, u the mean absolute value.

Magnitudes below 1e-24 are read as 0 and those above 1e24 are outside the contract: between the two
nothing here can overflow.
"""

import math

KINDS = ("nonneg", "percent", "rank", "real")

SMALLEST = 1e-24


def level(kind: str, y: float) -> float:
    """Put a value on the kind's curve before the unit is known: √y, logit or y.

    Raises:
        ValueError: The kind cannot hold the value (negative; a percentage outside 0 to 100).
    """
    if kind == "real":
        return y if abs(y) >= SMALLEST else 0.0
    if y < 0 or (kind == "percent" and y > 100):
        raise ValueError(f"{y} is outside the range of a {kind} series")
    if kind == "percent":
        return math.log((y + 0.5) / (100.5 - y))
    return math.sqrt(y) if y >= SMALLEST else 0.0


def unit(kind: str, values: tuple[float, ...] | list[float]) -> float:
    """Give u, the size that counts as one: see the module's text. Never 0; 1 for percentages."""
    if kind == "percent":
        return 1.0
    if kind != "real" and values[-1] >= SMALLEST:
        return values[-1]
    mean = math.fsum(map(abs, values)) / len(values)
    return mean if mean >= SMALLEST else 1.0


def stretch(kind: str, u: float) -> float:
    """Give the factor by which a difference of levels becomes a difference of z."""
    if kind == "percent":
        return 1.0
    return 1 / u if kind == "real" else 2 / math.sqrt(u)


def to_z(kind: str, u: float, y: float) -> float:
    """Give z = f(y)."""
    if kind == "percent":
        return level(kind, y)
    if kind == "real":
        return y / u
    return 2 * (level(kind, y) / math.sqrt(u) - 1)


def from_z(kind: str, u: float, z: float) -> float:
    """Give y = g(z), the inverse of f, held inside the kind's bounds."""
    if kind == "real":
        return u * z
    if kind == "percent":
        return min(max(101 * _logistic(z) - 0.5, 0.0), 100.0)
    y = u * max(z / 2 + 1, 0.0) ** 2
    return max(y, 1.0) if kind == "rank" else y


def slope(kind: str, u: float, z: float) -> float:
    """Give the change of y per unit of z at z, the derivative of g; 0 where g is at its bound."""
    if kind == "real":
        return u
    if kind == "percent":
        share = _logistic(z)
        return 101 * share * (1 - share)
    return u * max(z / 2 + 1, 0.0)


def _logistic(z: float) -> float:
    if z < 0:
        return math.exp(z) / (1 + math.exp(z))
    return 1 / (1 + math.exp(-z))
