"""How much of the past change is carried on, and how wide the forecast is: two versions of it.

With the changes of z between observations, four sums are enough: their number, S = t_n - t_1,
R = z_n - z_1 and Q = Σ(z_i - z_(i-1))²/Δ_i. Both versions average the past change as if κ more
years had been seen, and take the yearly variance from how far the past departed from that average:

    version 1   κ = 8; in those years nothing happens; the typical move counts as an observation
    version 2   κ = 2 … 8 by how steady the past was (rank: 16); in those years the indicator moves
                by δ in the wanted direction; the typical move counts as half an observation

Given κ, version 2 is the posterior of a random walk with drift, of which the prior is a drift of
δ·d (variance σ²/κ) and half an observation of size σ₀. Signed ("real") series swing round a level
in both: nothing is carried on, and the denominator of Q is ½ + ½Δ_i.

A choice where the specification leaves room: gaps below a quarter of a year count as a quarter in Q
only, S stays the true span, so a sum of squares that this makes negative counts as 0.
"""

from typing import NamedTuple

TYPICAL = {"nonneg": 0.05, "rank": 0.05, "percent": 0.05, "real": 0.5}  # σ₀, a year's move in z
KAPPA_STEADY, KAPPA_RESTLESS, KAPPA_RANK = 2.0, 8.0, 16.0  # years added to the past
PROGRESS = 0.01  # δ, a year: a share of the level, or logit units
CURRENT = 2

_VARIANCE = {kind: move * move for kind, move in TYPICAL.items()}
_DIRECTED = frozenset({"nonneg", "percent"})  # the kinds that move the way that is wanted
_SOON = 1.5  # observations, or years and one, that say nothing of how steady the past was


class Sums(NamedTuple):
    """What the fit needs of a history: kind, number, R, S and Q."""

    kind: str
    n: int
    change: float
    span: float
    squares: float


class Drift(NamedTuple):
    """What is carried on.

    Attributes:
        kappa: Years added to those seen; 0 where nothing is carried on.
        lean: What happens in each of them, δ·d.
        mu: Yearly drift.
        s2: Yearly variance of the forecast, above 0.
        v: Yearly variance about the past pace, which sets kappa; 0 where it does not.
    """

    kappa: float
    lean: float
    mu: float
    s2: float
    v: float


def first_drift(sums: Sums, wanted: int) -> Drift:  # noqa: ARG001 - it asks for no direction
    """Version 1: eight years without any change, whatever the past."""
    if sums.kind == "real":
        return _no_drift(sums)
    years = sums.span + KAPPA_RESTLESS
    mu = sums.change / years
    s2 = (_VARIANCE[sums.kind] + max(sums.squares - mu * mu * years, 0.0)) / sums.n
    return Drift(KAPPA_RESTLESS, 0.0, mu, s2, 0.0)


def second_drift(sums: Sums, wanted: int) -> Drift:
    """Version 2: two to eight years of a little progress, by how steady the past was.

    A steady past is a matter of years: a year of monthly figures counts as two observations.
    """
    kind, n, change, span, squares = sums
    if kind == "real":
        return _no_drift(sums)
    typical = _VARIANCE[kind]
    v = (typical / 2 + _rest(squares, change, span)) / max(min(n, 1 + span) - _SOON, 0.5)
    kappa = KAPPA_RANK
    if kind != "rank":
        kappa = min(max(KAPPA_RESTLESS * v / typical, KAPPA_STEADY), KAPPA_RESTLESS)
    lean = PROGRESS * wanted if kind in _DIRECTED else 0.0
    mu = (change + kappa * lean) / (span + kappa)
    rest = max(squares - 2 * mu * change + mu * mu * span, 0.0)
    return Drift(kappa, lean, mu, (typical / 2 + kappa * (mu - lean) ** 2 + rest) / (n - 0.5), v)


def years_by_unrest(kind: str, v: float) -> float:
    """Years to add to a past of that variance, before the bounds: eight where it is typical."""
    return KAPPA_RESTLESS * v / _VARIANCE[kind]


def is_short(n: int, span: float) -> bool:
    """Tell whether a past is too short to look steady: two observations, or no more than a year."""
    return min(n, 1 + span) - _SOON <= 0.5


def _rest(squares: float, change: float, span: float) -> float:
    """The squared departures from the past pace, Q - R²/S."""
    return max(squares - change * change / span, 0.0) if span else squares


def _no_drift(sums: Sums) -> Drift:
    return Drift(0.0, 0.0, 0.0, (_VARIANCE[sums.kind] + sums.squares) / sums.n, 0.0)
