"""Trend arrows of the SDG Index of the Sustainable Development Solutions Network.

Source: questions 13 and 14 of the Africa SDG Index, by the same authors, and the category names in
the published data. The Index works on scores of 0 to 100 and aims at its green threshold; on raw
values the threshold is the target.

The straight-line pace of the latest four to five years is compared with the straight line that
leads from the base year to the threshold at the deadline.
"""

import math

from mic_tracker.assess.formulas.bands import band
from mic_tracker.assess.formulas.growth import linear_rate

MAINTAINING = "maintaining"
BANDS = (
    (1.0, "on_track"),
    (0.5, "moderately_improving"),
    (0.0, "stagnating"),
    (-math.inf, "decreasing"),
)


def ratio(
    base: tuple[float, float],
    first: tuple[float, float],
    last: tuple[float, float],
    target: tuple[float, float],
) -> float | None:
    """Pace from first to last ÷ pace required from base to target; arguments are (time, value).

    None: no time passes, or the target equals the base.
    """
    required = linear_rate(base[1], target[1], target[0] - base[0])
    observed = linear_rate(first[1], last[1], last[0] - first[0])
    return None if observed is None or not required else observed / required


def trend(
    first: float, last: float, target: float, pace: float | None, *, rising: bool
) -> str | None:
    """Name the arrow: maintaining if both ends of the window meet the target, else by the pace.

    None: the window does not meet the target and its pace (see `ratio`) is None.
    """
    if (min(first, last) >= target) if rising else (max(first, last) <= target):
        return MAINTAINING
    return None if pace is None else band(pace, BANDS)
