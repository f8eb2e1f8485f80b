"""Progress towards the Sustainable Development Goals in the EU, after Eurostat's monitoring report.

Source: known through Statistics Canada, which names Eurostat as its model, and press summaries; the
report's annex on methods was not read. Not verified there: the shortest windows, the treatment of
growth of exactly 0 % and -1 % (here they belong to the better class), and the present label of the
class from 0 to 60 %. Output should be called "after the published method".
"""

import math

from mic_tracker.assess.formulas.growth import cagr

SHORT_TERM = 5  # years looked back
WITH_TARGET = (
    (0.95, "significant_progress"),
    (0.60, "moderate_progress"),
    (0.0, "insufficient_progress"),
    (-math.inf, "movement_away"),
)
WITHOUT_TARGET = (
    (0.01, "significant_progress"),
    (0.0, "moderate_progress"),
    (-0.01, "moderate_movement_away"),
    (-math.inf, "significant_movement_away"),
)


def ratio(
    base: tuple[float, float], latest: tuple[float, float], target: tuple[float, float]
) -> float | None:
    """Growth from base to latest ÷ growth from base to target; arguments are (time, value).

    Meaningful while the target lies beyond the base in the good direction. None: the target equals
    the base, or one of the two growths is not defined.
    """
    observed = cagr(base[1], latest[1], latest[0] - base[0])
    required = cagr(base[1], target[1], target[0] - base[0])
    return None if observed is None or not required else observed / required


def change(base: tuple[float, float], latest: tuple[float, float], *, rising: bool) -> float | None:
    """Growth in the good direction, for indicators without a target. None: not defined."""
    observed = cagr(base[1], latest[1], latest[0] - base[0])
    return observed if observed is None or rising else -observed
