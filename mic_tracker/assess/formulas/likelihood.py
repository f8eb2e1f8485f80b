"""How likely the forecast makes a target, at the deadline or at some time up to it, and when.

Two questions, two numbers: "be at 90 % in 2030" is `likelihood_at`, "reach 90 % by 2030" is
`likelihood_ever`. Over eight years they were 36 % and 51 % in the hold-out data.

The second is 1 - (1 - P)^(1 + ln(max(h, 1))/3), with an exponent fitted to yearly observations, and
a later deadline must not lower it. So it is the running maximum over the year-ends t_n + 1,
t_n + 2, … up to the deadline; a deadline between two year-ends has its own value, held between the
maxima at the two (and so a little below `likelihood_at` where that falls within the year). Before
the first year-end a target that the forecast starts beyond, as a signed series drawn back to its
mean may, has the first year-end's value. Where the drift points at a target ahead the formula rises
by itself and no maximum has to be searched.

Exactly 0 and 1 come only from a bound of the unit (no share is above 100 %), from an outcome, and,
for reaching the target at some time, from a last observation that meets it.
"""

from typing import NamedTuple

from mic_tracker.assess.formulas.chance import (
    TargetOnScale,
    certain_chance,
    meets_target,
    place_target,
)
from mic_tracker.assess.formulas.fit import Fit

YEARS_AHEAD = 30  # the furthest expected date
EARLY, EVEN, LATE = 0.1, 0.5, 0.9

_SEARCHED = 1000  # year-ends; long before, the growing exponent has made the formula rise for good


class ExpectedDates(NamedTuple):
    """When the target is reached with chance 0.1, 0.5 and 0.9; None if not within 30 years.

    Decimal years: whole years after the last observation, or its own time if that meets the target.
    """

    early: float | None
    median: float | None
    late: float | None


def likelihood_at(fit: Fit, target: float, horizon: float, *, at_least: bool) -> float:
    """Probability that the value `horizon` years after the last observation meets the target.

    Ranks have a continuity correction of half a place. An unchanged history of at least four
    observations stays as it is with probability n/(n + h), the rule of succession.

    Raises:
        ValueError: The horizon is not above 0: the past has outcomes.
    """
    sure = certain_chance(fit.kind, target, at_least=at_least)
    return place_target(fit, target, at_least=at_least).chance(horizon) if sure is None else sure


def likelihood_ever(fit: Fit, target: float, horizon: float, *, at_least: bool) -> float:
    """Probability that some yearly value up to `horizon` years on, or the last one, meets it.

    Raises:
        ValueError: The horizon is not above 0: the past has outcomes.
    """
    if meets_target(fit.y, target, at_least=at_least):
        return 1.0
    if certain_chance(fit.kind, target, at_least=at_least) is not None:
        return 0.0
    goal = place_target(fit, target, at_least=at_least)
    if 0 < horizon < 1 and goal.is_behind():
        return goal.chance_by(1)
    whole = int(horizon)
    before = _best_year_end(goal, whole) if whole else 0.0
    if horizon == whole > 0:
        return before
    after = max(before, goal.chance_by(whole + 1))
    return min(max(before, goal.chance_by(horizon)), after)


def expected_dates(fit: Fit, target: float, *, at_least: bool) -> ExpectedDates:
    """Give the first year-ends at which the target has been reached with chance 0.1, 0.5, 0.9."""
    if meets_target(fit.y, target, at_least=at_least):
        return ExpectedDates(fit.t, fit.t, fit.t)
    if certain_chance(fit.kind, target, at_least=at_least) is not None:
        return ExpectedDates(None, None, None)
    goal = place_target(fit, target, at_least=at_least)
    if goal.is_approached():
        years = _first_by_halving(goal)
    else:
        chances = [goal.chance_by(year) for year in range(1, YEARS_AHEAD + 1)]
        years = [_first_in_turn(chances, share) for share in (EARLY, EVEN, LATE)]
    return ExpectedDates(*(None if year is None else fit.t + year for year in years))


def _best_year_end(goal: TargetOnScale, last: int) -> float:
    if goal.is_approached():
        return goal.chance_by(last)
    years = range(1, min(last, _SEARCHED + 1))
    return max(goal.chance_by(last), max((goal.chance_by(year) for year in years), default=0.0))


def _first_by_halving(goal: TargetOnScale) -> list[int | None]:
    """Give the years where the chance only rises: each share is reached no earlier than a lower."""
    in_the_end, years, low = goal.chance_by(YEARS_AHEAD), list[int | None](), 0
    for share in (EARLY, EVEN, LATE):
        if in_the_end < share:
            years.append(None)
            continue
        high = YEARS_AHEAD
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if goal.chance_by(middle) >= share else (middle, high)
        years.append(high)
    return years


def _first_in_turn(chances: list[float], share: float) -> int | None:
    return next((year for year, chance in enumerate(chances, 1) if chance >= share), None)
