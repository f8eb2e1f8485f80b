"""How much of the past pace a forecast carries on, and why no more: named numbers, for words.

With c = S/(S + κ) the drift is c times the pace seen, plus 1 - c times the progress that is assumed
because it is wanted. In the indicator's unit that is what a year of it means at the present level,
where the curve of the scale has its slope now.
"""

from typing import NamedTuple

from mic_tracker.assess.formulas import scale
from mic_tracker.assess.formulas.drift import CURRENT, KAPPA_RESTLESS, KAPPA_STEADY, is_short
from mic_tracker.assess.formulas.fit import Fit


class PaceReason(NamedTuple):
    """Why so much is carried on, or why something is added: a name with its numbers."""

    name: str
    numbers: dict[str, float | str | None]


def pace_reasons(fit: Fit) -> tuple[PaceReason, ...]:
    """What is carried on with the reason, then what is added because it is wanted, if anything."""
    slope = scale.slope(fit.kind, fit.u, fit.z)
    carried = PaceReason(_reason(fit, slope), _numbers(fit, slope))
    if not fit.lean * slope:
        return (carried,)
    added = (1 - carried_share(fit)) * fit.lean * slope
    name = "pace_increase" if fit.lean > 0 else "pace_decrease"
    return carried, PaceReason(name, {"added": added})


def carried_share(fit: Fit) -> float:
    """Give the share of the past pace that the drift consists of, c."""
    return fit.span / (fit.span + fit.kappa) if fit.kappa else 0.0


def _numbers(fit: Fit, slope: float) -> dict[str, float | str | None]:
    share = carried_share(fit)
    return {
        "n": fit.n,
        "span": fit.span,
        "added_years": fit.kappa,
        "seen": (fit.y - fit.first) / fit.span if fit.span else None,
        "share": share,
        "carried": share * fit.change / fit.span * slope if fit.span else None,
    }


def _reason(fit: Fit, slope: float) -> str:
    """Name what settles it first."""
    if fit.n == 1:
        return "pace_one"
    if fit.kind == "real":
        return "pace_signed"
    if fit.change == 0:
        return "pace_still"
    if slope == 0:
        return "pace_at_zero"
    if fit.version != CURRENT:
        return "pace_fixed"
    return "pace_rank" if fit.kind == "rank" else _steadiness(fit)


def _steadiness(fit: Fit) -> str:
    if is_short(fit.n, fit.span):
        return "pace_pair" if fit.n == 2 else "pace_short"
    if fit.kappa == KAPPA_RESTLESS:
        return "pace_restless"
    return "pace_steady" if fit.kappa == KAPPA_STEADY else "pace_mixed"
