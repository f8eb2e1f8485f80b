"""What the forecast's fit needs from a history: a few sums over its 15 latest observations.

With the change c = z_n - z_1, S = t_n - t_1 and Q = Σ(z_i - z_(i-1))²/Δ_i,

    mu = c/(S + κ),   s² = (σ₀² + Q - c²/(S + κ))/n,

because κ·mu² + Σ(z_i - z_(i-1) - mu·Δ_i)²/Δ_i is that difference. For signed ("real") series mu is
0 and the denominator of Q is ½ + ½Δ_i. A `FitWindow` keeps the terms of Q, so replaying a history
of vintages transforms each observation once, and gives the same numbers as a fit from scratch.

Choices where the specification leaves room: gaps below a quarter of a year count as a quarter in Q
only, S stays the true span (Q stays above c²/(S + κ), since 14 quarters are fewer than κ); of
several values for one time the one observed last counts.
"""

import math
from typing import NamedTuple

from mic_tracker.assess.formulas import scale

KAPPA = 8.0  # years of no change added when averaging the past change
TYPICAL = {"nonneg": 0.05, "rank": 0.05, "percent": 0.05, "real": 0.5}  # σ₀, a year's move in z
MOST_FREEDOM = 3
LATEST = 15  # observations used
UNCHANGED_FROM = 4  # equal observations that make an unchanged history

_SHORTEST_GAP = 0.25


class Fit(NamedTuple):
    """What the latest observations of a series say about its future.

    Attributes:
        kind: "nonneg", "percent", "rank" or "real".
        n: Observations used, at most 15.
        nu: Degrees of freedom, min(n, 3).
        t: Time of the last observation, decimal years.
        y: Its value.
        u: Unit of the scale.
        z: The last observation on the scale.
        start: Where the forecast starts from: z, or half way to the mean for "real".
        mu: Yearly drift on the scale.
        s2: Yearly variance on the scale, above 0.
        span: Years from the first to the last observation used.
        unchanged: At least four observations, all equal.
    """

    kind: str
    n: int
    nu: int
    t: float
    y: float
    u: float
    z: float
    start: float
    mu: float
    s2: float
    span: float
    unchanged: bool


class FitWindow:
    """The observations of one series, open to more, each with its share of the sum Q."""

    __slots__ = ("_levels", "_terms", "_times", "_values", "kind")

    def __init__(self, kind: str) -> None:
        """Start empty; the kind is one of `scale.KINDS`."""
        self.kind = kind
        self._times: list[float] = []
        self._values: list[float] = []
        self._levels: list[float] = []
        self._terms: list[float] = []

    def observe(self, t: float, y: float) -> None:
        """Add an observation in its place in time, or replace the one of the same time.

        Raises:
            ValueError: The kind cannot hold the value.
        """
        level = scale.level(self.kind, y)
        at = len(self._times)
        while at and self._times[at - 1] >= t:
            at -= 1
        if at == len(self._times) or self._times[at] != t:
            self._times.insert(at, t)
            self._values.insert(at, y)
            self._levels.insert(at, level)
            self._terms.insert(at, 0.0)
        self._values[at], self._levels[at] = y, level
        for changed in range(max(at, 1), min(at + 2, len(self._times))):
            self._terms[changed] = self._term(changed)

    def fit(self) -> Fit:
        """Fit the 15 latest observations.

        Raises:
            ValueError: There is none.
        """
        n = min(len(self._times), LATEST)
        if n == 0:
            raise ValueError("nothing to fit: no observation")
        values = self._values[-n:]
        u = scale.unit(self.kind, values)
        stretch = scale.stretch(self.kind, u)
        squares = math.fsum(self._terms[-n + 1 :]) * stretch * stretch if n > 1 else 0.0
        z = scale.to_z(self.kind, u, values[-1])
        span = self._times[-1] - self._times[-n]
        if self.kind == "real":
            mu, start = 0.0, (z + math.fsum(values) / u / n) / 2
        else:
            mu, start = (self._levels[-1] - self._levels[-n]) * stretch / (span + KAPPA), z
        s2 = (TYPICAL[self.kind] ** 2 + max(squares - mu * mu * (span + KAPPA), 0.0)) / n
        unchanged = n >= UNCHANGED_FROM and squares == 0
        nu = min(n, MOST_FREEDOM)
        t, y = self._times[-1], values[-1]
        return Fit(self.kind, n, nu, t, y, u, z, start, mu, s2, span, unchanged)

    def _term(self, at: int) -> float:
        # the summand of Q between an observation and the one before it
        gap = max(self._times[at] - self._times[at - 1], _SHORTEST_GAP)
        change = self._levels[at] - self._levels[at - 1]
        return change * change / (0.5 + 0.5 * gap if self.kind == "real" else gap)
