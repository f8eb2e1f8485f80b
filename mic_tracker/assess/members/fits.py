"""Fits of many series at once, by arrays: the formulas of `formulas`, a row a series.

They are written a second time because the first ones take plain numbers, and load nothing for it.
tests/laws holds the two together. Where the digits of a number run out a row is unsure, and the
first ones have the word.
"""

from typing import NamedTuple

import numpy as np

from mic_tracker.assess.formulas.drift import (
    KAPPA_RANK,
    KAPPA_RESTLESS,
    KAPPA_STEADY,
    PROGRESS,
    TYPICAL,
)
from mic_tracker.assess.formulas.fit import LATEST, SHORTEST_GAP, UNCHANGED_FROM
from mic_tracker.assess.formulas.scale import SMALLEST
from mic_tracker.assess.members.columns import Booleans, Floats

_LOST = 1e-10
"""The share of a variance that may be lost in its digits."""


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
    y, z = values[:, -1], to_z(kind, u, values[:, -1])
    drift = _first_drift if histories.version == 1 else _second_drift
    kappa, mu, s2, lost = drift(kind, n, change, span, squares, histories.wanted)
    start = (z + values.sum(axis=1) / u / n) / 2 if kind == "real" else z
    unchanged = (squares == 0) if n >= UNCHANGED_FROM else np.zeros(len(y), bool)
    still = (values == values[:, :1]).all(axis=1)
    unsure = (lost > _LOST * s2) | ((squares == 0) != still)
    return Fits(
        kind, n, histories.times[:, last], y, u, start, mu, s2, span, kappa, unchanged, unsure
    )


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


def to_z(kind: str, u: Floats, y: Floats) -> Floats:
    """Values on the scale of a fit: see `formulas.scale.to_z`."""
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
