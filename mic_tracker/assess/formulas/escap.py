"""The two indices of the UN Economic and Social Commission for Asia and the Pacific (ESCAP).

The current status index says how much of the way from base to target has been covered, on 0 to 10;
the anticipated progress index says the same of the value predicted for the target year. Source: the
ESCAP, ECE and ECA technical notes for names and outline; for formulas, weights and class limits the
R code of UNICEF's regional office (spalmas/SDG-MENARO), written after ESCAP papers SD/WP/04 and 05
of 2017, which were not read. Output should be called "after the published method".

The prediction is a line fitted with weights that grow towards the present, on logits for
percentages. Where the R code takes the intercept from an unweighted fit, this is ordinary weighted
least squares.
"""

import math

from mic_tracker.assess.formulas.paths import logit, unlogit

GAPS = ((100.0, "reverse"), (10.0, "accelerate"), (-math.inf, "maintain"))  # per cent of the way


def status_index(base: float, value: float, target: float, *, rising: bool) -> float | None:
    """Way covered from base to target, 10 for all of it, below 0 if away; 10 if the target is met.

    None: the target equals the base and is not met.
    """
    if value >= target if rising else value <= target:
        return 10.0
    if target == base:
        return None
    return (10 if rising else -10) * (value - base) / abs(target - base)


def gap(index: float) -> float:
    """Per cent of the way from base to target that is predicted to be missing."""
    return 100 - 10 * index


def weights(times: tuple[float, ...], end: float) -> tuple[float, ...] | None:
    """Weights (end - t_1)/(end - t_i), 1 for the first time, most for the latest.

    None: there is no time, or one of them is not before `end`.
    """
    if not times or max(times) >= end:
        return None
    return tuple((end - times[0]) / (end - t) for t in times)


def predict(times: tuple[float, ...], values: tuple[float, ...], end: float) -> float | None:
    """Value at `end` on the weighted least-squares line through the points.

    None: fewer than two distinct times, or one of them is not before `end`.
    """
    w = weights(times, end)
    if w is None or min(times) == max(times):
        return None
    total = math.fsum(w)
    t = _sum(w, times) / total
    y = _sum(w, values) / total
    spread = math.fsum(wi * (ti - t) ** 2 for wi, ti in zip(w, times, strict=True))
    together = zip(w, times, values, strict=True)
    slope = math.fsum(wi * (ti - t) * (yi - y) for wi, ti, yi in together) / spread
    return y + slope * (end - t)


def predict_percent(
    times: tuple[float, ...], values: tuple[float, ...], end: float
) -> float | None:
    """Predict on the logit scale, for percentages.

    None: as `predict`, or a value is not strictly between 0 and 100.
    """
    if not all(0 < value < 100 for value in values):
        return None
    z = predict(times, tuple(map(logit, values)), end)
    return None if z is None else unlogit(z)


def _sum(left: tuple[float, ...], right: tuple[float, ...]) -> float:
    return math.fsum(a * b for a, b in zip(left, right, strict=True))
