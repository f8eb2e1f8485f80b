"""The forecast once more, in both versions, written from its formulas and from nothing else.

It shares no line with the program: plain lists, each sum where the specification has it, the
running maximum and the dates by trying every year. Slow and obvious, to compare the other with.
"""

from math import atan, cos, exp, log, pi, sin, sqrt, tan

Pairs = list[tuple[float, float]]


class SecondForecast:
    """A history of one unit kind, seen by one version; `wanted` is +1, -1 or 0."""

    def __init__(self, kind: str, records: Pairs, wanted: int, version: int) -> None:
        # of one time the later record replaces the earlier
        points = sorted(dict(records).items())[-15:]
        self.kind, self.n = kind, len(points)
        self.times = [t for t, _ in points]
        self.values = [y for _, y in points]
        self.unit = self._unit()
        self.z = [self.f(y) for y in self.values]
        self.gaps = [b - a for a, b in zip(self.times, self.times[1:], strict=False)]
        self.moves = [b - a for a, b in zip(self.z, self.z[1:], strict=False)]
        self.span = self.times[-1] - self.times[0]
        self.kappa = self.mu = 0.0
        if kind == "real":
            self._fit_signed()
        elif version == 1:
            self._fit_first()
        else:
            self._fit_second(wanted)

    def _unit(self) -> float:
        size = sum(abs(y) for y in self.values) / self.n
        if self.kind == "real":
            return size or 1.0
        return self.values[-1] or size or 1.0

    def f(self, y: float) -> float:
        if self.kind == "percent":
            return log((y + 0.5) / (100.5 - y))
        return y / self.unit if self.kind == "real" else 2 * (sqrt(y / self.unit) - 1)

    def g(self, z: float) -> float:
        if self.kind == "percent":
            return min(max(101 / (1 + exp(-z)) - 0.5, 0), 100)
        if self.kind == "real":
            return self.unit * z
        value = self.unit * max(z / 2 + 1, 0) ** 2
        return max(value, 1) if self.kind == "rank" else value

    def _fit_signed(self) -> None:
        squares = sum(
            move**2 / (0.5 + 0.5 * max(gap, 0.25))
            for move, gap in zip(self.moves, self.gaps, strict=True)
        )
        self.s2 = (0.5**2 + squares) / self.n

    def _fit_first(self) -> None:
        self.kappa = 8.0
        self.mu = (self.z[-1] - self.z[0]) / (self.span + 8)
        self.s2 = (0.05**2 + 8 * self.mu**2 + self._departures(self.mu)) / self.n

    def _fit_second(self, wanted: int) -> None:
        d = 0 if self.kind == "rank" else wanted
        moved, half = self.z[-1] - self.z[0], 0.05**2 / 2
        rest = self._departures(moved / self.span) if self.span else 0.0
        v = (half + rest) / max(min(self.n, 1 + self.span) - 1.5, 0.5)
        self.kappa = 16.0 if self.kind == "rank" else min(8.0, max(2.0, 8 * v / 0.05**2))
        self.mu = (moved + self.kappa * 0.01 * d) / (self.span + self.kappa)
        prior = self.kappa * (self.mu - 0.01 * d) ** 2
        self.s2 = (half + prior + self._departures(self.mu)) / (self.n - 0.5)

    def _departures(self, pace: float) -> float:
        """Σ(move - pace·gap)²/gap, of which the squares alone divide by a quarter at least."""
        squares = sum(m**2 / max(g, 0.25) for m, g in zip(self.moves, self.gaps, strict=True))
        return max(squares - 2 * pace * sum(self.moves) + pace**2 * sum(self.gaps), 0)

    def prediction(self, h: float) -> tuple[float, float]:
        if self.kind == "real":
            return (self.z[-1] + sum(self.z) / self.n) / 2, sqrt(self.s2 * (0.5 + 0.5 * h))
        spread = sqrt(self.s2 * (h + h * h / (self.span + self.kappa)))
        return self.z[-1] + self.mu * h, spread

    def median(self, h: float) -> float:
        return self.g(self.prediction(h)[0])

    def interval80(self, h: float) -> tuple[float, float]:
        m, s = self.prediction(h)
        reach = (tan(0.4 * pi), 0.8 * sqrt(2) / 0.6, 1.6377443537)[min(self.n, 3) - 1] * s
        return self.g(m - reach), self.g(m + reach)

    def at(self, target: float, h: float, *, at_least: bool) -> float:
        lowest = {"nonneg": 0.0, "percent": 0.0, "rank": 1.0}.get(self.kind)
        if at_least and lowest is not None and target <= lowest:
            return 1.0
        if not at_least and lowest is not None and target < lowest:
            return 0.0
        if self.kind == "percent" and (target > 100 or (target == 100 and not at_least)):
            return 0.0 if at_least else 1.0
        asked = target
        if self.kind == "rank":
            asked = max(target - 0.5, 0.5) if at_least else target + 0.5
        m, s = self.prediction(h)
        below = self._student((self.f(asked) - m) / s)
        chance = 1 - below if at_least else below
        if self.n >= 4 and len(set(self.values)) == 1:
            stays = self.n / (self.n + h)
            return stays * self._meets(target, at_least=at_least) + (1 - stays) * chance
        return chance

    def _student(self, x: float) -> float:
        if self.n == 1:
            return 0.5 + atan(x) / pi
        if self.n == 2:
            return 0.5 + x / (2 * sqrt(2 + x * x))
        angle = atan(x / sqrt(3))
        return 0.5 + (angle + sin(angle) * cos(angle)) / pi

    def _meets(self, target: float, *, at_least: bool) -> bool:
        return self.values[-1] >= target if at_least else self.values[-1] <= target

    def ever(self, target: float, years: int, *, at_least: bool) -> float:
        """At some yearly observation up to so many years on: the running maximum."""
        if self._meets(target, at_least=at_least):
            return 1.0
        chances = [
            1 - (1 - self.at(target, h, at_least=at_least)) ** (1 + log(h) / 3)
            for h in range(1, years + 1)
        ]
        return float(max(chances))

    def even_year(self, target: float, *, at_least: bool) -> float | None:
        if self._meets(target, at_least=at_least):
            return self.times[-1]
        for k in range(1, 31):
            if self.ever(target, k, at_least=at_least) >= 0.5:
                return self.times[-1] + k
        return None
