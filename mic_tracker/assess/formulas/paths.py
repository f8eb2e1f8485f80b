"""Trajectories from a base to a target: where a value should be, and when it should be there.

A path is followed between its two ends and flat outside them: before the base it asks for the base,
after the deadline for the target (as the Triple Billions dashboard of the WHO does). The inverse
functions give the time at which the path has a value; the lag in years is the present minus that
time, above 0 when late.

The linear path is that of the Triple Billions and of delivery units; the logistic one, straight in
logit units, is the S-curve of the EU's Digital Decade trajectories (its functional form per
indicator could not be verified in the publication).
"""

import math


def linear(start: float, base: float, end: float, target: float, t: float) -> float:
    """Value at t of the straight path; a step at `end` if no time lies between the two ends."""
    share = _share(start, end, t)
    return base * (1 - share) + target * share


def linear_time(start: float, base: float, end: float, target: float, y: float) -> float | None:
    """Time at which the straight path has the value y, before `start` for values it never had.

    None: the path is flat.
    """
    return start + (y - base) / (target - base) * (end - start) if target != base else None


def geometric(start: float, base: float, end: float, target: float, t: float) -> float | None:
    """Value of the path of constant growth at t. None: base and target are not both above 0."""
    if base <= 0 or target <= 0:
        return None
    return math.exp(linear(start, math.log(base), end, math.log(target), t))


def geometric_time(start: float, base: float, end: float, target: float, y: float) -> float | None:
    """Time at which the path of constant growth has the value y. None: a value is not above 0."""
    if base <= 0 or target <= 0 or y <= 0:
        return None
    return linear_time(start, math.log(base), end, math.log(target), math.log(y))


def logistic(start: float, base: float, end: float, target: float, t: float) -> float | None:
    """Value of the S-curve of a percentage at t. None: base or target is not within 0 to 100."""
    if not (0 < base < 100 and 0 < target < 100):
        return None
    return unlogit(linear(start, logit(base), end, logit(target), t))


def logistic_time(start: float, base: float, end: float, target: float, y: float) -> float | None:
    """Time at which the S-curve has the value y. None: a value is not within 0 to 100."""
    if not (0 < base < 100 and 0 < target < 100 and 0 < y < 100):
        return None
    return linear_time(start, logit(base), end, logit(target), logit(y))


def piecewise(points: tuple[tuple[float, float], ...], t: float) -> float | None:
    """Value at t of straight lines through (time, value) points in order of time.

    None: there is no point.
    """
    if not points:
        return None
    if t <= points[0][0]:
        return points[0][1]
    for (start, base), (end, target) in _pieces(points):
        if t <= end:
            return linear(start, base, end, target, t)
    return points[-1][1]


def piecewise_time(points: tuple[tuple[float, float], ...], y: float) -> float | None:
    """First time at which straight lines through the points have the value y. None: never."""
    for (start, base), (end, target) in _pieces(points):
        if min(base, target) <= y <= max(base, target):
            return linear_time(start, base, end, target, y) if base != target else start
    return None


def logit(percent: float) -> float:
    """ln(p/(100 - p)) of a percentage strictly between 0 and 100."""
    return math.log(percent / (100 - percent))


def unlogit(z: float) -> float:
    """Give the percentage of a logit: 100/(1 + e^-z)."""
    return 100 / (1 + math.exp(-z)) if z > -700 else 0.0


def _pieces(
    points: tuple[tuple[float, float], ...],
) -> tuple[tuple[tuple[float, float], tuple[float, float]], ...]:
    return tuple(zip(points, points[1:], strict=False))  # noqa: RUF007 - formulas import only math


def _share(start: float, end: float, t: float) -> float:
    if start >= end:
        return float(t >= end)
    return min(max((t - start) / (end - start), 0.0), 1.0)
