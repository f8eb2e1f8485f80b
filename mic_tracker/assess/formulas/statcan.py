"""Progress of the Sustainable Development Goals, the method of Statistics Canada and Open SDG.

Source: `sdg/ProgressMeasure.py` of open-sdg/sdg-build and `docs/progress-methodology.md` of
open-sdg/open-sdg (as shipped with Open SDG 2.4.0, October 2025); read in the source, and checked
against the calculation outputs that Statistics Canada and Eustat publish.

Compound annual growth from the base year is compared with the growth the target requires or, where
there is no target, with fixed bands that narrow near a natural limit. Values and targets of 0 are
replaced by 0.001, as the method says; the result then depends much on that stand-in.

Two departures. Scores use the exact fractions behind the four-decimal coefficients of sdg-build
(differences stay below 1e-4). If the target is met the status is "target achieved" even where no
ratio exists, but two distinct years are needed first.
"""

import math
from dataclasses import dataclass

from mic_tracker.assess.formulas.bands import band
from mic_tracker.assess.formulas.growth import cagr

STAND_IN = 0.001
EXPONENT = 4.44  # keeps "substantial" within reach for 15 years without crossing the limit

ACHIEVED = "target_achieved"
NOT_AVAILABLE = "not_available"
WITH_TARGET = (
    (0.95, "substantial_progress"),
    (0.60, "moderate_progress"),
    (0.0, "limited_progress"),
    (-math.inf, "deterioration"),
)
WITHOUT_TARGET = (
    (0.015, "substantial_progress"),
    (0.005, "moderate_progress"),
    (0.0, "limited_progress"),
    (-math.inf, "deterioration"),
)


@dataclass(frozen=True, slots=True)
class Progress:
    """The ratio to the required growth, or the growth itself; the score, -5 to 5; the status."""

    value: float | None
    score: float | None
    status: str


def growth(base: float, latest: float, years: float) -> float | None:
    """Observed growth, positive for a rise. None: less than a year, or a change of sign."""
    observed = cagr(base or STAND_IN, latest or STAND_IN, years) if years >= 1 else None
    return observed if observed is None or base >= 0 else -observed


def ratio(
    base: float, target: float, years: float, observed: float, *, rising: bool
) -> float | None:
    """Observed growth, signed by the good direction, ÷ size of the growth required in `years`.

    None: the target equals the base, has the opposite sign, or `years` is not above 0.
    """
    required = cagr(base or STAND_IN, target or STAND_IN, years)
    return (observed if rising else -observed) / abs(required) if required else None


def limit_factor(base: float, limit: float) -> float:
    """Factor C, 0 to 1, that narrows the bands when the base is near the natural limit."""
    base, limit = abs(base), abs(limit)
    if base >= 2 * limit:
        return 1.0
    nearness = base / limit if base <= limit else (2 * limit - base) / limit
    return float(1 - nearness**EXPONENT)


def score_with_target(value: float) -> float:
    """Score of a ratio: 5 from 130 %, 0 at 60 %, -2.5 at 0, -5 from -60 %."""
    if value >= 0.6:
        return min((50 * value - 30) / 7, 5.0)
    return max(25 / 6 * value - 2.5, -5.0)


def score_without_target(change: float, factor: float = 1.0) -> float:
    """Score of the growth in the good direction: 5 from 2 %·C, -2.5 at 0, -5 from -2 %."""
    if change < 0:
        return max(125 * change - 2.5, -5.0)
    if change >= 0.02 * factor:
        return 5.0
    if change < 0.005 * factor:
        return 500 * change / factor - 2.5
    if change < 0.015 * factor:
        return 250 * change / factor - 1.25
    return 500 * change / factor - 5


def achieved(latest: float, target: float, *, rising: bool) -> bool:
    """Tell whether the latest value is at the target or beyond it in the good direction."""
    return latest >= target if rising else latest <= target


def with_target(
    base: tuple[float, float],
    latest: tuple[float, float],
    target: tuple[float, float],
    *,
    rising: bool,
) -> Progress:
    """Judge a series against a target; the arguments are (time, value)."""
    observed = growth(base[1], latest[1], latest[0] - base[0])
    value = None
    if observed is not None:
        value = ratio(base[1], target[1], target[0] - base[0], observed, rising=rising)
    if latest[0] - base[0] >= 1 and achieved(latest[1], target[1], rising=rising):
        return Progress(value, 5.0, ACHIEVED)
    if value is None:
        return Progress(None, None, NOT_AVAILABLE)
    return Progress(value, score_with_target(value), band(value, WITH_TARGET))


def without_target(
    base: tuple[float, float],
    latest: tuple[float, float],
    *,
    rising: bool,
    limit: float | None = None,
) -> Progress:
    """Judge a series by its growth alone; the arguments are (time, value)."""
    observed = growth(base[1], latest[1], latest[0] - base[0])
    if observed is None:
        return Progress(None, None, NOT_AVAILABLE)
    change = observed if rising else -observed
    factor = 1.0 if limit is None else limit_factor(base[1], limit)
    narrowed = tuple(
        (bound * factor if bound > 0 else bound, name) for bound, name in WITHOUT_TARGET
    )
    return Progress(change, score_without_target(change, factor), band(change, narrowed))
