"""The forecast: a random walk with shrunken drift and shrunken volatility, Student-t tails.

The average past change is carried forward as if some more years had been seen (`drift` has how
many, and what happens in them); the width is how much past years departed from that, plus a typical
one. It is the conjugate posterior of a random walk with drift, with the degrees of freedom capped
at three. Signed ("real") series fluctuate round a level instead of walking and revert half way to
their mean. The constants were fitted on 5,541 real yearly series and judged on 5,507 others; those
that say what is wanted, on 5,841 policy targets (docs/methods.md).

A choice where the specification leaves room: a horizon below a day counts as a day. Clamping the
quantiles of a total that cannot fall at its present value is the caller's.
"""

import math

from mic_tracker.assess.formulas import scale, student_t
from mic_tracker.assess.formulas.drift import CURRENT
from mic_tracker.assess.formulas.fit import Fit, FitWindow

__all__ = ["Fit", "FitWindow", "fit", "interval", "median", "predict"]

DAY = 1 / 366


def fit(
    kind: str,
    observations: tuple[tuple[float, float], ...],
    wanted: int = 0,
    version: int = CURRENT,
) -> Fit:
    """Fit (t, y) pairs in any order; of equal times the later pair counts.

    `wanted` is the direction wanted of the indicator: +1, -1, or 0 where nobody has said.

    Raises:
        ValueError: There is no pair, or the kind cannot hold a value.
    """
    window = FitWindow(kind, wanted, version)
    for t, y in observations:
        window.observe(t, y)
    return window.fit()


def predict(fit: Fit, horizon: float) -> tuple[float, float]:
    """Give m and s, the centre and scale of the t distribution of z `horizon` years on.

    Raises:
        ValueError: The horizon is not above 0: the past has outcomes, not forecasts.
    """
    if horizon < DAY:
        if horizon <= 0:
            raise ValueError(f"a forecast looks ahead, not {horizon} years")
        horizon = DAY
    if fit.kind == "real":
        return fit.start, math.sqrt(fit.s2 * (0.5 + 0.5 * horizon))
    years = horizon + horizon * horizon / (fit.span + fit.kappa)
    return fit.start + fit.mu * horizon, math.sqrt(fit.s2 * years)


def median(fit: Fit, horizon: float) -> float:
    """Give the forecast's median in the indicator's unit; ranks are not rounded."""
    return scale.from_z(fit.kind, fit.u, predict(fit, horizon)[0])


def interval(fit: Fit, horizon: float, percent: int) -> tuple[float, float]:
    """Give the central 50, 80 or 95 % interval in the indicator's unit, inside its bounds.

    With one observation show 80 % at most: the 95 % interval is honest, but hundreds of per cent
    wide.
    """
    m, s = predict(fit, horizon)
    reach = student_t.CENTRAL[percent][fit.nu - 1] * s
    low = scale.from_z(fit.kind, fit.u, m - reach)
    return low, scale.from_z(fit.kind, fit.u, m + reach)
