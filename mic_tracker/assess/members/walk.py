"""The forecast of many series at once, by arrays: the formulas of `formulas`, a row a series.

They are written a second time because the first ones take plain numbers, and load nothing for it.
tests/laws holds the two together. Where the digits of a number run out, or where it lies so near to
a limit that its last digits would decide, a row is unsure, and the first ones have the word.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mic_tracker.assess.formulas.chance import HIGHEST, LOWEST
from mic_tracker.assess.formulas.drift import (
    KAPPA_RANK,
    KAPPA_RESTLESS,
    KAPPA_STEADY,
    PROGRESS,
    TYPICAL,
)
from mic_tracker.assess.formulas.fit import LATEST, MOST_FREEDOM, SHORTEST_GAP, UNCHANGED_FROM
from mic_tracker.assess.formulas.hysteresis import AT_RISK, LIMITS, OFF_TRACK, ON_TRACK
from mic_tracker.assess.formulas.random_walk import DAY
from mic_tracker.assess.formulas.scale import SMALLEST
from mic_tracker.assess.formulas.student_t import FAR

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
States = NDArray[np.int8]
HELD = (None, ON_TRACK, AT_RISK, OFF_TRACK)
"""The statuses that a forecast knows, by the numbers that stand for them here."""
_ENTERED = np.array([LIMITS[status][0] for status in HELD])
_LEFT = np.array([LIMITS[status][1] for status in HELD])
_LIMITS = np.unique(np.concatenate([_ENTERED, _LEFT]))
_NEAR = 1e-8
"""How near to a limit a likelihood is left to the formulas for single numbers."""
_LOST = 1e-10
"""The share of a variance that may be lost in its digits."""
_ROOT_3 = 3.0**0.5


class Histories(NamedTuple):
    """Series of equally many figures: a row for each, in the order of time."""

    kind: str
    wanted: int
    times: Floats
    values: Floats
    levels: Floats
    terms: Floats
    """What each figure but the first adds to Q."""

    @classmethod
    def of(cls, kind: str, wanted: int, times: Floats, values: Floats) -> "Histories":
        """The histories of figures at times that rise."""
        levels = _level(kind, values)
        gaps = np.maximum(np.diff(times), SHORTEST_GAP)
        squares = np.diff(levels) ** 2
        terms = squares / (0.5 + 0.5 * gaps if kind == "real" else gaps)
        return cls(kind, wanted, times, values, levels, terms)

    def take(self, rows: Flags) -> "Histories":
        """Some of the histories."""
        cut = (a[rows] for a in (self.times, self.values, self.levels, self.terms))
        return Histories(self.kind, self.wanted, *cut)


class Fits(NamedTuple):
    """A fit of each history up to one of its figures: see `formulas.fit.Fit`."""

    kind: str
    n: int
    t: Floats
    y: Floats
    u: Floats
    start: Floats
    mu: Floats
    s2: Floats
    span: Floats
    kappa: Floats | float
    unchanged: Flags
    unsure: Flags


def fit_upto(histories: Histories, last: int) -> Fits:
    """The fits of the latest figures up to the one at a place, as of the day when it was new."""
    kind, first = histories.kind, max(last - LATEST + 1, 0)
    n, values = last - first + 1, histories.values[:, first : last + 1]
    u = _unit(kind, values)
    stretch = _stretch(kind, u)
    squares = histories.terms[:, first:last].sum(axis=1) * stretch * stretch
    span = histories.times[:, last] - histories.times[:, first]
    change = (histories.levels[:, last] - histories.levels[:, first]) * stretch
    y, z = values[:, -1], _to_z(kind, u, values[:, -1])
    kappa, mu, s2, lost = _drift(kind, n, change, span, squares, histories.wanted)
    start = (z + values.sum(axis=1) / u / n) / 2 if kind == "real" else z
    unchanged = (squares == 0) if n >= UNCHANGED_FROM else np.zeros(len(y), bool)
    still = (values == values[:, :1]).all(axis=1)
    unsure = (lost > _LOST * s2) | ((squares == 0) != still)
    return Fits(
        kind, n, histories.times[:, last], y, u, start, mu, s2, span, kappa, unchanged, unsure
    )


def likelihoods(fits: Fits, target: Floats, horizon: Floats, *, at_least: bool) -> Floats:
    """The chance that each series meets its target so many years on; above 0 years."""
    met = fits.y >= target if at_least else fits.y <= target
    chance = _chance(fits, _goal(fits, target, at_least=at_least), horizon, at_least=at_least)
    stays = fits.n / (fits.n + horizon)
    chance = np.where(fits.unchanged, stays * met + (1 - stays) * chance, chance)
    return _with_certain(fits.kind, target, chance, at_least=at_least)


def settle(held: States, chance: Floats) -> States:
    """The statuses after a likelihood, by those held before: `formulas.hysteresis` for many."""
    entered, left = _ENTERED[held], _LEFT[held]
    return np.where(chance >= entered, 1, np.where(chance < left, 3, 2)).astype(np.int8)


def is_near_limit(chance: Floats) -> Flags:
    """Whether a likelihood is so near to a limit of a status that its last digits would decide."""
    near: Flags = (np.abs(chance[:, None] - _LIMITS) < _NEAR).any(axis=1)
    return near


def _level(kind: str, y: Floats) -> Floats:
    if kind == "real":
        return np.where(np.abs(y) >= SMALLEST, y, 0.0)
    if kind == "percent":
        return np.log((y + 0.5) / (100.5 - y))
    return np.where(y >= SMALLEST, np.sqrt(y), 0.0)


def _unit(kind: str, values: Floats) -> Floats:
    if kind == "percent":
        return np.ones(len(values))
    mean = np.abs(values).mean(axis=1)
    size = np.where(mean >= SMALLEST, mean, 1.0)
    return size if kind == "real" else np.where(values[:, -1] >= SMALLEST, values[:, -1], size)


def _stretch(kind: str, u: Floats) -> Floats:
    if kind == "percent":
        return np.ones_like(u)
    return 1 / u if kind == "real" else 2 / np.sqrt(u)


def _to_z(kind: str, u: Floats, y: Floats) -> Floats:
    if kind == "percent":
        return _level(kind, y)
    if kind == "real":
        return y / u
    return 2 * (_level(kind, y) / np.sqrt(u) - 1)


def _drift(
    kind: str, n: int, change: Floats, span: Floats, squares: Floats, wanted: int
) -> tuple[Floats | float, Floats, Floats, Floats]:
    """κ, the drift and the variance by version 2; and what the variance may have lost."""
    typical = TYPICAL[kind] ** 2
    if kind == "real":
        return 0.0, np.zeros(len(change)), (typical + squares) / n, np.zeros(len(change))
    pace = np.divide(change * change, span, out=np.zeros_like(change), where=span > 0)
    seen = np.maximum(np.minimum(n, 1 + span) - 1.5, 0.5)
    v = (typical / 2 + np.maximum(squares - pace, 0.0)) / seen
    kappa: Floats | float = KAPPA_RANK
    if kind != "rank":
        kappa = np.clip(KAPPA_RESTLESS * v / typical, KAPPA_STEADY, KAPPA_RESTLESS)
    lean = 0.0 if kind == "rank" else PROGRESS * wanted
    mu = (change + kappa * lean) / (span + kappa)
    rest = np.maximum(squares - 2 * mu * change + mu * mu * span, 0.0)
    s2 = (typical / 2 + kappa * (mu - lean) ** 2 + rest) / (n - 0.5)
    return kappa, mu, s2, (squares + pace + mu * mu * span) * n * 2.0**-50


def _predict(fits: Fits, horizon: Floats) -> tuple[Floats, Floats]:
    ahead = np.maximum(horizon, DAY)
    if fits.kind == "real":
        return fits.start, np.sqrt(fits.s2 * (0.5 + 0.5 * ahead))
    years = ahead + ahead * ahead / (fits.span + fits.kappa)
    return fits.start + fits.mu * ahead, np.sqrt(fits.s2 * years)


def _goal(fits: Fits, target: Floats, *, at_least: bool) -> Floats:
    """The targets on the scales of the fits; of ranks, half a place nearer than asked."""
    if fits.kind == "rank":
        target = target - 0.5 if at_least else target + 0.5
    return _to_z(fits.kind, fits.u, target)


def _chance(fits: Fits, goal: Floats, horizon: Floats, *, at_least: bool) -> Floats:
    centre, spread = _predict(fits, horizon)
    w = (goal - centre) / spread
    return _upper_tail(min(fits.n, MOST_FREEDOM), w if at_least else -w)


def _upper_tail(nu: int, x: Floats) -> Floats:
    if nu == 3:
        q = _ROOT_3 / np.maximum(x, FAR)
        far = 2 * q * q * q * (1 - 1.2 * q * q) / (3 * np.pi)
        near = (np.arctan2(_ROOT_3, x) - _ROOT_3 * x / (3 + x * x)) / np.pi
        return np.where(x > FAR, far, near)
    if nu == 1:
        tail: Floats = np.arctan2(1.0, x) / np.pi
        return tail
    radius: Floats = np.hypot(2.0**0.5, x)
    return np.where(x < 0, 0.5 - x / (2 * radius), 1 / radius / (radius + np.abs(x)))


def _with_certain(kind: str, target: Floats, chance: Floats, *, at_least: bool) -> Floats:
    """The chances, with 1 or 0 where a bound of the unit decides."""
    lowest, highest = LOWEST[kind], HIGHEST[kind]
    sure = target <= lowest if at_least else target >= highest
    never = target > highest if at_least else target < lowest
    return np.where(sure, 1.0, np.where(never, 0.0, chance))
