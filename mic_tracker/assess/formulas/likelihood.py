"""How likely the forecast makes a target, at the deadline or at some time up to it, and when.

Two questions, two numbers: "be at 90 % in 2030" is `likelihood_at`, "reach 90 % by 2030" is
`likelihood_ever`. Over eight years they were 36 % and 51 % in the hold-out data.

The second is 1 - (1 - P)^(1 + ln(max(h, 1))/3), with an exponent fitted to yearly observations, and
a later deadline must not lower it. So it is the running maximum over the year-ends t_n + 1,
t_n + 2, … up to the deadline; a deadline between two year-ends has its own value, held between the
maxima at the two. (It may then lie a little below `likelihood_at` where that falls within a year.)
Where the drift points at the target the formula rises by itself and no maximum has to be searched.

Exactly 0 and 1 come only from a bound of the unit (no share is above 100 %), from an outcome, and,
for reaching the target at some time, from a last observation that meets it.
"""

import math
from dataclasses import dataclass

from mic_tracker.assess.formulas import scales, student
from mic_tracker.assess.formulas.walk import Fit, predict

YEARS_AHEAD = 30  # the furthest expected date
EARLY, EVEN, LATE = 0.1, 0.5, 0.9

_LOWEST = {"nonneg": 0.0, "percent": 0.0, "rank": 1.0, "real": -math.inf}
_HIGHEST = {"nonneg": math.inf, "percent": 100.0, "rank": math.inf, "real": math.inf}
_SEARCHED = 1000  # year-ends; long before, the growing exponent has made the formula rise for good


@dataclass(frozen=True, slots=True)
class ExpectedDates:
    """When the target is reached with chance 0.1, 0.5 and 0.9; None if not within 30 years.

    Decimal years: whole years after the last observation, or its own time if that meets the target.
    """

    early: float | None
    median: float | None
    late: float | None


@dataclass(frozen=True, slots=True)
class _Aim:
    """A target on the scale of a fit."""

    fit: Fit
    z: float
    at_least: bool
    met: bool


def meets(value: float, target: float, *, at_least: bool) -> bool:
    """Tell whether a value meets the target; equality does."""
    return value >= target if at_least else value <= target


def outcome(
    observations: tuple[tuple[float, float], ...],
    target: float,
    deadline: float,
    *,
    at_least: bool,
) -> float | None:
    """Judge a deadline that has been reached: 1 or 0 by the latest observation up to it.

    None if all observations are later: unknown. Of equal times the later pair counts.
    """
    known = [(t, place, y) for place, (t, y) in enumerate(observations) if t <= deadline]
    return float(meets(max(known)[2], target, at_least=at_least)) if known else None


def likelihood_at(fit: Fit, target: float, horizon: float, *, at_least: bool) -> float:
    """Probability that the value `horizon` years after the last observation meets the target.

    Ranks have a continuity correction of half a place. An unchanged history of at least four
    observations stays as it is with probability n/(n + h), the rule of succession.

    Raises:
        ValueError: The horizon is not above 0; ask `outcome`.
    """
    certain = _certain(fit.kind, target, at_least=at_least)
    return _chance(_aim(fit, target, at_least=at_least), horizon) if certain is None else certain


def likelihood_ever(fit: Fit, target: float, horizon: float, *, at_least: bool) -> float:
    """Probability that some yearly value up to `horizon` years on, or the last one, meets it.

    Raises:
        ValueError: The horizon is not above 0; ask `outcome`.
    """
    if meets(fit.y, target, at_least=at_least):
        return 1.0
    if _certain(fit.kind, target, at_least=at_least) is not None:
        return 0.0
    aim = _aim(fit, target, at_least=at_least)
    whole = int(horizon)
    before = _best_year_end(aim, whole) if whole else 0.0
    if horizon == whole > 0:
        return before
    after = max(before, _by(aim, whole + 1))
    return min(max(before, _by(aim, horizon)), after)


def expected_dates(fit: Fit, target: float, *, at_least: bool) -> ExpectedDates:
    """Give the first year-ends at which the target has been reached with chance 0.1, 0.5, 0.9."""
    if meets(fit.y, target, at_least=at_least):
        return ExpectedDates(fit.t, fit.t, fit.t)
    if _certain(fit.kind, target, at_least=at_least) is not None:
        return ExpectedDates(None, None, None)
    aim = _aim(fit, target, at_least=at_least)
    if _approaches(aim):
        years = [_first_by_halving(aim, share) for share in (EARLY, EVEN, LATE)]
    else:
        chances = [_by(aim, year) for year in range(1, YEARS_AHEAD + 1)]
        years = [_first_in_turn(chances, share) for share in (EARLY, EVEN, LATE)]
    return ExpectedDates(*(None if year is None else fit.t + year for year in years))


def _certain(kind: str, target: float, *, at_least: bool) -> float | None:
    lowest, highest = _LOWEST[kind], _HIGHEST[kind]
    if at_least:
        return 1.0 if target <= lowest else 0.0 if target > highest else None
    return 1.0 if target >= highest else 0.0 if target < lowest else None


def _aim(fit: Fit, target: float, *, at_least: bool) -> _Aim:
    met = meets(fit.y, target, at_least=at_least)
    if fit.kind == "rank":
        target = max(target - 0.5, 0.5) if at_least else target + 0.5
    return _Aim(fit, scales.to_z(fit.kind, fit.u, target), at_least, met)


def _chance(aim: _Aim, horizon: float) -> float:
    fit = aim.fit
    m, s = predict(fit, horizon)
    w = (aim.z - m) / s
    chance = student.upper_tail(fit.nu, w if aim.at_least else -w)
    if fit.unchanged:
        stays = fit.n / (fit.n + horizon)
        return student.inside(stays * aim.met + (1 - stays) * chance)
    return chance


def _by(aim: _Aim, horizon: float) -> float:
    chance = _chance(aim, horizon)
    if horizon <= 1:
        return chance
    return student.inside(-math.expm1((1 + math.log(horizon) / 3) * math.log1p(-chance)))


def _best_year_end(aim: _Aim, last: int) -> float:
    if _approaches(aim):
        return _by(aim, last)
    years = range(1, min(last, _SEARCHED + 1))
    return max(_by(aim, last), max((_by(aim, year) for year in years), default=0.0))


def _first_by_halving(aim: _Aim, share: float) -> int | None:
    low, high = 0, YEARS_AHEAD
    if _by(aim, high) < share:
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _by(aim, middle) >= share else (middle, high)
    return high


def _first_in_turn(chances: list[float], share: float) -> int | None:
    return next((year for year, chance in enumerate(chances, 1) if chance >= share), None)


def _approaches(aim: _Aim) -> bool:
    """Tell whether the target lies ahead and the drift does not lead away from it."""
    sign = 1 if aim.at_least else -1
    return sign * (aim.z - aim.fit.start) >= 0 and sign * aim.fit.mu >= 0
