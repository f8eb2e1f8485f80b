"""Projections by others, compared with the outcome and with our own forecast of that day.

A claim is about the value of its period. It is a hit when the outcome is at least as good as
claimed, in the direction that its qualifier names, else in the one its indicator desires; "about"
leaves a twentieth of the claimed value. Only figures of the same series settle it: another way of
counting, or a figure beyond a series break, is another quantity.
"""

from dataclasses import replace
from datetime import date

from mic_tracker.assess import forecast
from mic_tracker.assess.evidence import is_thin
from mic_tracker.assess.forecast import ForecastQuestion
from mic_tracker.model.answers.claim import Claim, ClaimOutcome
from mic_tracker.model.assessment import Forecast, Reason
from mic_tracker.model.indicator import NUMERIC, Desired, Indicator
from mic_tracker.model.observation import Observation
from mic_tracker.model.period import Period
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Clock
from mic_tracker.model.series import Point, Series
from mic_tracker.model.series.allowed import exactly
from mic_tracker.model.trajectory import Objective, Operator
from mic_tracker.model.vintage import VintageIndex, Vintages

TOLERANCE = 0.05
"""How far from the claimed value, as a share of it, an "about" may end and still be a hit."""

_OPERATORS: dict[str | None, Operator] = {
    "over": "at_least",
    "at-least": "at_least",
    "under": "at_most",
    "at-most": "at_most",
}


def claims(registry: Registry, clock: Clock) -> tuple[Claim, ...]:
    """Every projection published by the clock's horizon, in the order of the file."""
    published = registry.known_on(clock.horizon)
    index = published.vintage_index()
    return tuple(
        _claim(o, o.period, published.indicators[o.indicator], index, clock.as_of)
        for o in published.observations
        if o.status == "projected" and o.period
    )


def _claim(
    claimed: Observation, period: Period, indicator: Indicator, index: VintageIndex, today: date
) -> Claim:
    history = _history(claimed, index)
    then, now = history.on(claimed.known_since), history.on()
    objective = _objective(claimed, indicator)
    own = _own_forecast(then, objective, period, indicator.desired)
    outcome = _outcome(now, period, indicator)
    thin, hit = is_thin(then), _is_hit(claimed, objective, outcome) if outcome else None
    if outcome and hit is not None and _is_on_same_basis(then, now):
        settled = ClaimOutcome.HIT if hit else ClaimOutcome.MISSED
        return replace(_score(claimed, indicator, objective, own, outcome, settled), thin=thin)
    settled = ClaimOutcome.AWAITING_DATA if today > period.last else ClaimOutcome.OPEN
    if outcome and _is_on_same_basis(then, now):
        reasons: tuple[Reason, ...] = (Reason.TOO_CLOSE,)
    else:
        choices = index.choices(claimed.indicator, claimed.members)
        reasons = _reasons(now, choices, period, broken=bool(outcome))
    return Claim(claimed, indicator, objective, own, settled, reasons=reasons, thin=thin)


def _history(claimed: Observation, index: VintageIndex) -> Vintages:
    choices = index.choices(claimed.indicator, claimed.members)
    same = (history for history in choices if history.name == claimed.series)
    indicator = index.indicators[claimed.indicator]
    return next(same, Vintages(claimed.indicator, indicator, claimed.series, claimed.members))


def _objective(claimed: Observation, indicator: Indicator) -> Objective:
    desired: Operator = "at_least" if indicator.desired == "increase" else "at_most"
    return Objective(_OPERATORS.get(claimed.record.qualifier, desired), claimed.value)


def _own_forecast(
    then: Series, objective: Objective, period: Period, wanted: Desired
) -> Forecast | None:
    """Our forecast from what was known; None without a figure, or where the period had one."""
    latest = then.latest
    if latest is None or latest.time >= period.end or then.measure not in NUMERIC:
        return None
    return ForecastQuestion(forecast.fit(then, wanted), objective, period.end).forecast()


def _outcome(now: Series, period: Period, indicator: Indicator) -> Point | None:
    """The figure of the period; of a stock, once data reach beyond it, the last one up to its end.

    A stock's figure from before the period says nothing about it.
    """
    inside = now.within(period.first, period.last)
    exact = next((p for p in inside if p.period == period), None)
    if exact or indicator.over == "period" or now.latest is None:
        return exact
    reached = now.latest.period.last >= period.last
    return inside[-1] if inside and reached else None


def _is_on_same_basis(then: Series, now: Series) -> bool:
    """Whether no break came between what the claim was made on and its outcome."""
    if not now.before_break or then.latest is None or now.first is None:
        return True
    return then.latest.time >= now.first.time


def _score(
    claimed: Observation,
    indicator: Indicator,
    objective: Objective,
    own: Forecast | None,
    outcome: Point,
    settled: ClaimOutcome,
) -> Claim:
    error = outcome.value - claimed.value
    percent = 100 * error / abs(claimed.value) if claimed.value else None
    return Claim(claimed, indicator, objective, own, settled, outcome, error, percent)


def _is_hit(claimed: Observation, objective: Objective, outcome: Point) -> bool | None:
    """Whether all values that the outcome allows are as good as claimed; None: some are."""
    about = claimed.record.qualifier == "about"
    slack = objective.sign * TOLERANCE * abs(claimed.value) if about else 0.0
    return objective.decided_by(outcome.allowed.plus(exactly(slack)))


def _reasons(
    own: Series, choices: tuple[Vintages, ...], period: Period, *, broken: bool
) -> tuple[Reason, ...]:
    """Why figures that exist do not settle it; those from before its period could not."""
    if broken:
        return (Reason.BREAK_IN_WINDOW,)
    newest = own.latest.period.last if own.latest else date.min
    others = (history for history in choices if history.name != own.name)
    reached = max((_last(other) for other in others), default=date.min)
    return (Reason.OTHER_SERIES,) if reached > newest and reached >= period.first else ()


def _last(history: Vintages) -> date:
    latest = history.on().latest
    return latest.period.last if latest else date.min
