"""Where an axis is named: round numbers, and years."""

import math

_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)
YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100)


def round_step(low: float, high: float, most: int) -> float:
    """The smallest of 1, 2, 2.5, 5 times a power of ten that parts a span into at most so many."""
    rough = max(high - low, 1e-12) / most
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in _ROUND if step * power >= rough * (1 - 1e-9))


def round_ends(low: float, high: float, step: float) -> tuple[float, float]:
    """The ends moved outwards to whole steps."""
    return math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step


def ticks_between(low: float, high: float, step: float) -> tuple[float, ...]:
    """The multiples of a step from one end to the other, both included."""
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    # 3 * 0.1 is not 0.3: the digits that the step has are kept
    digits = max(0, 2 - math.floor(math.log10(step)))
    return tuple(round(i * step, digits) for i in range(first, last + 1))


def year_step(years: float, most: int) -> int:
    """Every how many years one can be named, if there is room for so many."""
    return next((step for step in YEAR_STEPS if years / step <= most), YEAR_STEPS[-1])
