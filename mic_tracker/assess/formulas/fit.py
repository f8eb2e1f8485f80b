"""The forecast's view of a history: its 15 latest observations, fitted by a version of the drift.

The fit needs a few sums only (`drift`), and a `FitWindow` that is fed a history of vintages one by
one gives the same numbers as a fit from scratch. Of several values for one time the one observed
last counts.
"""

import math
from typing import NamedTuple

from mic_tracker.assess.formulas import scale
from mic_tracker.assess.formulas.drift import CURRENT, Sums, first_drift, second_drift

MOST_FREEDOM = 3
LATEST = 15  # observations used
UNCHANGED_FROM = 4  # equal observations that make an unchanged history

SHORTEST_GAP = 0.25


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
        first: Value of the first observation used.
        change: What the scale moved by in that span.
        kappa: Years added to the span when its change was averaged.
        lean: What happens in each of them, on the scale.
        v: Yearly variance about the past pace, by which kappa was chosen; 0 where it was not.
        version: Of the forecast, 1 or 2.
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
    first: float
    change: float
    kappa: float
    lean: float
    v: float
    version: int


class FitWindow:
    """The observations of one series, in the order of time, open to more."""

    __slots__ = ("_drift", "_times", "_values", "kind", "version", "wanted")

    def __init__(self, kind: str, wanted: int = 0, version: int = CURRENT) -> None:
        """Start empty; the kind is one of `scale.KINDS`.

        Args:
            kind: How changes are compared.
            wanted: +1 where a rise is wanted, -1 where a fall is, 0 where nobody has said.
            version: Of the forecast.
        """
        self.kind, self.wanted, self.version = kind, wanted, version
        self._drift = first_drift if version == 1 else second_drift
        self._times: list[float] = []
        self._values: list[float] = []

    def observe(self, t: float, y: float) -> None:
        """Add an observation in its place in time, or replace the one of the same time."""
        at = len(self._times)
        while at and self._times[at - 1] >= t:
            at -= 1
        if at == len(self._times) or self._times[at] != t:
            self._times.insert(at, t)
            self._values.insert(at, y)
        self._values[at] = y

    def extend(self, times: list[float], values: list[float]) -> None:
        """Add observations in the order of time, as `observe` does with each."""
        since = [*self._times[-1:], *times]
        if all(step > 0 for step in _steps(since)):
            self._times += times
            self._values += values
            return
        for t, y in zip(times, values, strict=True):
            self.observe(t, y)

    def fit(self) -> Fit:
        """Fit the 15 latest observations.

        Raises:
            ValueError: There is none, or the kind cannot hold one of them.
        """
        n = min(len(self._times), LATEST)
        if n == 0:
            raise ValueError("nothing to fit: no observation")
        times, values = self._times[-n:], self._values[-n:]
        levels = [scale.level(self.kind, y) for y in values]
        u = scale.unit(self.kind, values)
        stretch = scale.stretch(self.kind, u)
        squares = math.fsum(_terms(self.kind, times, levels)) * stretch * stretch
        z = scale.to_z(self.kind, u, values[-1])
        span = times[-1] - times[0]
        change = (levels[-1] - levels[0]) * stretch
        sums = Sums(self.kind, n, change, span, squares)
        kappa, lean, mu, s2, v = self._drift(sums, self.wanted)
        start = (z + math.fsum(values) / u / n) / 2 if self.kind == "real" else z
        unchanged = n >= UNCHANGED_FROM and squares == 0
        nu, t, y, first = min(n, MOST_FREEDOM), times[-1], values[-1], values[0]
        return Fit(
            *(self.kind, n, nu, t, y, u, z, start, mu, s2, span, unchanged),
            *(first, change, kappa, lean, v, self.version),
        )


def _terms(kind: str, times: list[float], levels: list[float]) -> list[float]:
    """The summands of Q, each between an observation and the one before it."""
    gaps = [max(step, SHORTEST_GAP) for step in _steps(times)]
    if kind == "real":
        gaps = [0.5 + 0.5 * gap for gap in gaps]
    return [change * change / gap for change, gap in zip(_steps(levels), gaps, strict=True)]


def _steps(numbers: list[float]) -> list[float]:
    pairs = zip(numbers, numbers[1:], strict=False)  # noqa: RUF007 - formulas import only math
    return [later - number for number, later in pairs]
