"""Numbers as findings state them: exact, and never rounded so that a failure looks like a pass."""

from decimal import ROUND_HALF_EVEN, Decimal
from math import ceil

from mic_tracker.model.report import Standing, goal_value
from mic_tracker.model.trajectory import Stages, TargetPath

SIGNS = {"at_least": "≥", "at_most": "≤"}


def target_facts(standing: Standing, line: float = 0.5) -> dict[str, str]:
    """The latest figure, the goal, the deadline, and the likelihood beside the line it missed."""
    return _latest(standing) | _goal(standing) | _deadline(standing) | _chance(standing, line)


def _latest(standing: Standing) -> dict[str, str]:
    latest = standing.series.latest
    return {"value": exact(latest.value), "period": str(latest.period)} if latest else {}


def _goal(standing: Standing) -> dict[str, str]:
    promise, value = standing.target.promise(), goal_value(standing)
    if value is None or promise.operator not in SIGNS:
        return {}
    bound = f"{SIGNS[promise.operator]} {exact(value)}"
    return {"goal": f"{bound} / {promise.per}" if promise.per else bound}


def _deadline(standing: Standing) -> dict[str, str]:
    path = standing.trajectory
    due = path.deadline if isinstance(path, TargetPath) else None
    due = path.due if isinstance(path, Stages) else due
    return {"by": str(due)} if due else {}


def _chance(standing: Standing, line: float) -> dict[str, str]:
    forecast = standing.assessment.forecast
    return {"likelihood": beside(forecast.likelihood, line)} if forecast else {}


FEWEST_DIGITS, MOST_DIGITS = 3, 10


NOISE = 1e-9
"""Differences of the size of a rounding error are none."""


def exact(value: float) -> str:
    """A number with all of its digits: 100000, 0.3, 7.25."""
    return f"{value:.0f}" if value == int(value) else repr(value)


def exceeds(more: float, less: float, allowed: float) -> bool:
    """Whether the difference is larger than what is allowed, rounding errors apart."""
    return more - less > allowed + NOISE


def deciding(more: float, less: float, allowed: float) -> tuple[str, str]:
    """Both numbers with the digits that show that they differ by more than what is allowed."""
    digits = FEWEST_DIGITS
    while digits < MOST_DIGITS:
        a, b = _rounded(more, digits), _rounded(less, digits)
        if a - b > Decimal(repr(allowed)):
            break
        digits += 1
    return str(_rounded(more, digits)), str(_rounded(less, digits))


def beside(value: float, line: float) -> str:
    """A number with the digits that show on which side of a line it is."""
    digits = FEWEST_DIGITS
    while digits < MOST_DIGITS and value != line:
        rounded = _rounded(value, digits)
        if (rounded < Decimal(repr(line))) == (value < line) and rounded != Decimal(repr(line)):
            break
        digits += 1
    return str(_rounded(value, digits))


def month(time: float) -> str:
    """The month in which a decimal year lies; the exact end of a month lies in it."""
    year, number = divmod(ceil(time * 12 - NOISE) - 1, 12)
    return f"{year}-{number + 1:02}"


def _rounded(value: float, digits: int) -> Decimal:
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_EVEN)
