"""Likelihoods of many series at once, by arrays: the formulas of `formulas`, a row a series.

As in `fits`, they are the second ones: where the last digits of a number would decide, a row is
unsure.
"""

from typing import NamedTuple

import numpy as np

from mic_tracker.assess.formulas.chance import HIGHEST, LOWEST
from mic_tracker.assess.formulas.fit import MOST_FREEDOM
from mic_tracker.assess.formulas.random_walk import DAY
from mic_tracker.assess.formulas.student_t import FAR, LEAST, MOST
from mic_tracker.assess.members.columns import Booleans, Floats
from mic_tracker.assess.members.fits import Fits, to_z

NEAR = 1e-8
"""How near to a limit a number is left to the formulas for single numbers."""
MOST_YEARS = 60
"""How far ahead the best year end is looked for here."""
_ROOT_3 = 3.0**0.5


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
        return cls(fits, to_z(fits.kind, fits.u, target + nearer), met, at_least)

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
    unsure = (whole > MOST_YEARS) | (soon & (np.abs(goals.ahead) < NEAR))
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
