"""The forecast of many series at once, by arrays: the formulas of `formulas`, a row a series.

They are written a second time because the first ones take plain numbers, and load nothing for it.
tests/laws holds the two together. Where the digits of a number run out, or where it lies so near to
a limit that its last digits would decide, a row is unsure, and the first ones have the word.
"""

from typing import NamedTuple

import numpy as np

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
from mic_tracker.assess.formulas.student_t import FAR, LEAST, MOST
from mic_tracker.assess.members.columns import Booleans, Floats, Small

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
MOST_YEARS = 60
"""How far ahead the best year end is looked for here."""


class HistoryTable(NamedTuple):
    """Series of equally many figures: a row for each, in the order of time."""

    kind: str
    wanted: int
    version: int
    """Of the forecast."""
    times: Floats
    values: Floats
    levels: Floats
    terms: Floats
    """What each figure but the first adds to Q."""

    @classmethod
    def of(
        cls, kind: str, wanted: int, version: int, times: Floats, values: Floats
    ) -> "HistoryTable":
        """The histories of figures at times that rise."""
        levels = _level(kind, values)
        gaps = np.maximum(np.diff(times), SHORTEST_GAP)
        squares = np.diff(levels) ** 2
        terms = squares / (0.5 + 0.5 * gaps if kind == "real" else gaps)
        return cls(kind, wanted, version, times, values, levels, terms)

    def take(self, rows: Booleans) -> "HistoryTable":
        """Some of the histories."""
        cut = (a[rows] for a in (self.times, self.values, self.levels, self.terms))
        return HistoryTable(self.kind, self.wanted, self.version, *cut)


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
    kappa: Floats
    unchanged: Booleans
    unsure: Booleans
    """Where the digits of the variance run out."""

    def take(self, rows: Booleans) -> "Fits":
        """Some of the fits."""
        return self._replace(
            t=self.t[rows],
            y=self.y[rows],
            u=self.u[rows],
            start=self.start[rows],
            mu=self.mu[rows],
            s2=self.s2[rows],
            span=self.span[rows],
            kappa=self.kappa[rows],
            unchanged=self.unchanged[rows],
            unsure=self.unsure[rows],
        )


def fit_upto(histories: HistoryTable, last: int) -> Fits:
    """The fits of the latest figures up to the one at a place, as of the day when it was new."""
    kind, first = histories.kind, max(last - LATEST + 1, 0)
    n, values = last - first + 1, histories.values[:, first : last + 1]
    u = _unit(kind, values)
    stretch = _stretch(kind, u)
    squares = histories.terms[:, first:last].sum(axis=1) * stretch * stretch
    span = histories.times[:, last] - histories.times[:, first]
    change = (histories.levels[:, last] - histories.levels[:, first]) * stretch
    y, z = values[:, -1], _to_z(kind, u, values[:, -1])
    drift = _first_drift if histories.version == 1 else _second_drift
    kappa, mu, s2, lost = drift(kind, n, change, span, squares, histories.wanted)
    start = (z + values.sum(axis=1) / u / n) / 2 if kind == "real" else z
    unchanged = (squares == 0) if n >= UNCHANGED_FROM else np.zeros(len(y), bool)
    still = (values == values[:, :1]).all(axis=1)
    unsure = (lost > _LOST * s2) | ((squares == 0) != still)
    return Fits(
        kind, n, histories.times[:, last], y, u, start, mu, s2, span, kappa, unchanged, unsure
    )


class Goals(NamedTuple):
    """The target of each series on the scale of its fit: see `formulas.chance.TargetOnScale`."""

    fits: Fits
    z: Floats
    met: Booleans
    at_least: bool

    @classmethod
    def of(cls, fits: Fits, target: Floats, *, at_least: bool) -> "Goals":
        """Put targets on the scales of the fits; of ranks, half a place nearer than asked."""
        met = fits.y >= target if at_least else fits.y <= target
        nearer = (-0.5 if at_least else 0.5) if fits.kind == "rank" else 0.0
        return cls(fits, _to_z(fits.kind, fits.u, target + nearer), met, at_least)

    def take(self, rows: Booleans) -> "Goals":
        """Some of them."""
        return Goals(self.fits.take(rows), self.z[rows], self.met[rows], self.at_least)

    def chance(self, horizon: Floats | float) -> Floats:
        """The chance that the value so many years on meets the target."""
        centre, spread = _predict(self.fits, horizon)
        w = (self.z - centre) / spread
        chance = _upper_tail(min(self.fits.n, MOST_FREEDOM), w if self.at_least else -w)
        stays = self.fits.n / (self.fits.n + horizon)
        mixed = np.where(self.fits.unchanged, stays * self.met + (1 - stays) * chance, chance)
        return np.clip(mixed, LEAST, MOST)

    def chance_by(self, horizon: Floats | float) -> Floats:
        """The chance that a yearly value up to then does."""
        chance, longer = self.chance(horizon), np.maximum(horizon, 1.0)
        once = -np.expm1((1 + np.log(longer) / 3) * np.log1p(-chance))
        return np.where(longer > 1, np.clip(once, LEAST, MOST), chance)

    @property
    def ahead(self) -> Floats:
        """How far each target lies ahead of where its forecast starts; below 0 behind it."""
        return (self.z - self.fits.start) * (1 if self.at_least else -1)


def likelihoods(fits: Fits, target: Floats, horizon: Floats, *, at_least: bool) -> Floats:
    """The chance that each series meets its target so many years on; above 0 years."""
    sure = _certain(fits.kind, target, at_least=at_least)
    chance = Goals.of(fits, target, at_least=at_least).chance(horizon)
    return np.where(np.isnan(sure), chance, sure)


def likelihoods_ever(fits: Fits, target: Floats, horizon: Floats, *, at_least: bool) -> Floats:
    """The chance that each series meets its target by then; not a number where that is unsure."""
    goals, whole = Goals.of(fits, target, at_least=at_least), np.floor(horizon)
    before = np.where(whole > 0, _best_year_end(goals, whole), 0.0)
    after = np.maximum(before, goals.chance_by(whole + 1))
    between = np.minimum(np.maximum(before, goals.chance_by(horizon)), after)
    chance = np.where(horizon == whole, before, between)
    soon = horizon < 1
    chance = np.where(soon & (goals.ahead < 0), goals.chance_by(1.0), chance)
    unsure = (whole > MOST_YEARS) | (soon & (np.abs(goals.ahead) < _NEAR))
    sure = _certain(fits.kind, target, at_least=at_least)
    chance = np.where(np.isnan(sure), np.where(unsure, np.nan, chance), 0.0)
    return np.where(goals.met, 1.0, chance)


def _best_year_end(goals: Goals, last: Floats) -> Floats:
    """The highest chance at a year end up to the last; where the drift leads there, that one."""
    best = goals.chance_by(np.maximum(last, 1.0))
    searched = (goals.ahead < 0) | (goals.fits.mu * (1 if goals.at_least else -1) < 0)
    some, until = goals.take(searched), last[searched]
    found = best[searched]
    for year in range(1, int(min(until.max(initial=0.0), MOST_YEARS)) + 1):
        found = np.where(year <= until, np.maximum(found, some.chance_by(float(year))), found)
    best[searched] = found
    return best


def settle(held: Small, chance: Floats) -> Small:
    """The statuses after a likelihood, by those held before: `formulas.hysteresis` for many."""
    entered, left = _ENTERED[held], _LEFT[held]
    return np.where(chance >= entered, 1, np.where(chance < left, 3, 2)).astype(np.int8)


def is_near_limit(chance: Floats) -> Booleans:
    """Whether a likelihood is so near to a limit of a status that its last digits would decide."""
    near: Booleans = (np.abs(chance[:, None] - _LIMITS) < _NEAR).any(axis=1)
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


Drifts = tuple[Floats, Floats, Floats, Floats]
"""κ, the drift and the variance; and what the variance may have lost of its digits."""


def _first_drift(
    kind: str,
    n: int,
    change: Floats,
    span: Floats,
    squares: Floats,
    wanted: int,  # noqa: ARG001 - as below
) -> Drifts:
    if kind == "real":
        return _no_drift(kind, n, squares)
    years = span + KAPPA_RESTLESS
    mu = change / years
    s2 = (TYPICAL[kind] ** 2 + np.maximum(squares - mu * mu * years, 0.0)) / n
    kappa = np.full(len(mu), KAPPA_RESTLESS)
    return kappa, mu, s2, (squares + mu * mu * years) * n * 2.0**-50


def _no_drift(kind: str, n: int, squares: Floats) -> Drifts:
    none = np.zeros(len(squares))
    return none, none, (TYPICAL[kind] ** 2 + squares) / n, none


def _second_drift(
    kind: str, n: int, change: Floats, span: Floats, squares: Floats, wanted: int
) -> Drifts:
    if kind == "real":
        return _no_drift(kind, n, squares)
    typical = TYPICAL[kind] ** 2
    pace = np.divide(change * change, span, out=np.zeros_like(change), where=span > 0)
    seen = np.maximum(np.minimum(n, 1 + span) - 1.5, 0.5)
    v = (typical / 2 + np.maximum(squares - pace, 0.0)) / seen
    kappa = np.full(len(v), KAPPA_RANK)
    if kind != "rank":
        kappa = np.clip(KAPPA_RESTLESS * v / typical, KAPPA_STEADY, KAPPA_RESTLESS)
    lean = 0.0 if kind == "rank" else PROGRESS * wanted
    mu = (change + kappa * lean) / (span + kappa)
    rest = np.maximum(squares - 2 * mu * change + mu * mu * span, 0.0)
    s2 = (typical / 2 + kappa * (mu - lean) ** 2 + rest) / (n - 0.5)
    return kappa, mu, s2, (squares + pace + mu * mu * span) * n * 2.0**-50


def _predict(fits: Fits, horizon: Floats | float) -> tuple[Floats, Floats]:
    ahead = np.maximum(horizon, DAY)
    if fits.kind == "real":
        return fits.start, np.sqrt(fits.s2 * (0.5 + 0.5 * ahead))
    years = ahead + ahead * ahead / (fits.span + fits.kappa)
    return fits.start + fits.mu * ahead, np.sqrt(fits.s2 * years)


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


def _certain(kind: str, target: Floats, *, at_least: bool) -> Floats:
    """1 or 0 where a bound of the unit decides; else not a number."""
    lowest, highest = LOWEST[kind], HIGHEST[kind]
    sure = target <= lowest if at_least else target >= highest
    never = target > highest if at_least else target < lowest
    return np.where(sure, 1.0, np.where(never, 0.0, np.nan))
