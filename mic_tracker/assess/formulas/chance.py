"""A target seen from a fit: where it lies on the scale, and the chance of being there."""

import math
from typing import NamedTuple

from mic_tracker.assess.formulas import scale, student_t
from mic_tracker.assess.formulas.fit import Fit
from mic_tracker.assess.formulas.random_walk import predict

LOWEST = {"nonneg": 0.0, "percent": 0.0, "rank": 1.0, "real": -math.inf}
HIGHEST = {"nonneg": math.inf, "percent": 100.0, "rank": math.inf, "real": math.inf}


class TargetOnScale(NamedTuple):
    """A target that no bound decides, on the scale of a fit.

    Attributes:
        fit: The fit.
        z: The target on its scale; for ranks half a place nearer than asked.
        at_least: Whether values above it meet it, or values below.
        met: Whether the last observation meets it.
    """

    fit: Fit
    z: float
    at_least: bool
    met: bool

    def chance(self, horizon: float) -> float:
        """Probability that the value `horizon` years on meets the target."""
        m, s = predict(self.fit, horizon)
        w = (self.z - m) / s
        chance = student_t.upper_tail(self.fit.nu, w if self.at_least else -w)
        if self.fit.unchanged:
            stays = self.fit.n / (self.fit.n + horizon)
            return student_t.keep_inside(stays * self.met + (1 - stays) * chance)
        return chance

    def chance_by(self, horizon: float) -> float:
        """Probability that a yearly value up to then does: 1 - (1 - P)^(1 + ln(max(h, 1))/3)."""
        chance = self.chance(horizon)
        if horizon <= 1:
            return chance
        return student_t.keep_inside(-math.expm1((1 + math.log(horizon) / 3) * math.log1p(-chance)))

    def is_behind(self) -> bool:
        """Tell whether the forecast starts beyond the target."""
        return self.z < self.fit.start if self.at_least else self.z > self.fit.start

    def is_approached(self) -> bool:
        """Tell whether the target lies ahead and the drift does not lead away from it."""
        mu = self.fit.mu
        return not self.is_behind() and (mu >= 0 if self.at_least else mu <= 0)


def place_target(fit: Fit, target: float, *, at_least: bool) -> TargetOnScale:
    """Put a target on the scale of a fit. It must not be one that `certain_chance` decides."""
    met = meets_target(fit.y, target, at_least=at_least)
    if fit.kind == "rank":
        target = target - 0.5 if at_least else target + 0.5
    return TargetOnScale(fit, scale.to_z(fit.kind, fit.u, target), at_least, met)


def meets_target(value: float, target: float, *, at_least: bool) -> bool:
    """Tell whether a value meets the target; equality does."""
    return value >= target if at_least else value <= target


def certain_chance(kind: str, target: float, *, at_least: bool) -> float | None:
    """Give 1 or 0 where a bound of the unit decides, such as no share above 100 %; else None."""
    lowest, highest = LOWEST[kind], HIGHEST[kind]
    if at_least:
        return 1.0 if target <= lowest else 0.0 if target > highest else None
    return 1.0 if target >= highest else 0.0 if target < lowest else None
