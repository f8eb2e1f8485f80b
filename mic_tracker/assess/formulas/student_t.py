"""Student's t distribution for one, two and three degrees of freedom, in closed form.

The forecast needs no other degrees of freedom: it caps them at three. The upper tail is computed
directly rather than as one minus the distribution function, so a very unlikely event keeps its
size, and no tail is ever exactly 0 or 1.
"""

import math

# half-width of the central interval in units of the scale, for 1, 2 and 3 degrees of freedom
CENTRAL = {
    50: (1.0, 0.816496580927726, 0.764892328404345),
    80: (3.077683537175253, 1.885618083164127, 1.63774435369621),
    95: (12.706204736174696, 4.302652729749464, 3.18244630528371),
}

_ROOT_2 = math.sqrt(2)
_ROOT_3 = math.sqrt(3)
FAR = 1e3  # beyond it the two terms of the tail for three degrees cancel; a series is exact there
LEAST = 1e-300
MOST = 1 - 2**-53


def upper_tail(nu: int, x: float) -> float:
    """Probability that a t variable with `nu` (1, 2 or 3) degrees of freedom exceeds x.

    Strictly between 0 and 1. With θ = atan(x/√3) the third tail is ½ - (θ + sin θ·cos θ)/π.
    """
    if nu == 3:
        return keep_inside(_third(x))
    return keep_inside(_second(x) if nu == 2 else math.atan2(1, x) / math.pi)


def keep_inside(probability: float) -> float:
    """Keep a probability that is neither impossible nor certain off 0 and 1 when it rounds."""
    if probability < LEAST:
        return LEAST
    if probability > MOST:
        return MOST
    return probability


def _second(x: float) -> float:
    radius = math.hypot(_ROOT_2, x)
    if x < 0:
        return 0.5 - x / (2 * radius)
    return 1 / radius / (radius + x)


def _third(x: float) -> float:
    if x > FAR:
        q = _ROOT_3 / x
        return 2 * q * q * q * (1 - 1.2 * q * q) / (3 * math.pi)
    return (math.atan2(_ROOT_3, x) - _ROOT_3 * x / (3 + x * x)) / math.pi
