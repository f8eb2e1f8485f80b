"""Numbers as findings state them: exact, and never rounded so that a failure looks like a pass."""

from decimal import ROUND_HALF_EVEN, Context, Decimal
from math import ceil

from mic_tracker.model.fact import Bound, MessageFact, Odds
from mic_tracker.model.period import Period
from mic_tracker.model.record import LocalText
from mic_tracker.model.report import Standing, goal_value
from mic_tracker.model.trajectory import Stages, TargetPath

_BOUNDS = ("at_least", "at_most")


def target_facts(standing: Standing, line: float = 0.5) -> dict[str, MessageFact]:
    """The latest figure, the goal, the deadline, and the likelihood beside the line it missed.

    On thin evidence the likelihood is odds, which are a round number.
    """
    return _latest(standing) | goal_facts(standing) | _chance(standing, line)


def goal_facts(standing: Standing) -> dict[str, MessageFact]:
    """The goal and the deadline, as far as there is a number and a day."""
    return _goal(standing) | _deadline(standing)


def review_facts(standing: Standing) -> dict[str, MessageFact]:
    """The day of the reviews that count, and why each of them says so; nothing without any."""
    newest = [r.record for r in standing.reviews if r.record.on == standing.reviews[0].record.on]
    reasons = tuple(_as_clause(record.reason) if newest[1:] else record.reason for record in newest)
    return {"reviewed": newest[0].on, "why": reasons} if newest else {}


def _as_clause(reason: LocalText) -> LocalText:
    """A reason without its full stop, for a sentence that lists several."""
    if isinstance(reason, str):
        return reason.rstrip(". ")
    return {language: text.rstrip(". ") for language, text in reason.items()}


def _latest(standing: Standing) -> dict[str, MessageFact]:
    """The latest figure; of a computed one the digits that show on which side of the goal it is."""
    latest = standing.series.latest
    if latest is None:
        return {}
    goal, stated = goal_value(standing), latest.figure is not None
    value = latest.value if stated or goal is None else beside(latest.value, goal)
    return {"value": value, "period": latest.when}


def _goal(standing: Standing) -> dict[str, MessageFact]:
    promise, value = standing.target.promise(), goal_value(standing)
    if value is None or promise.operator not in _BOUNDS:
        return {}
    return {"goal": Bound(promise.operator, value, promise.per)}


def _deadline(standing: Standing) -> dict[str, MessageFact]:
    path = standing.trajectory
    due = path.deadline if isinstance(path, TargetPath) else None
    due = path.due if isinstance(path, Stages) else due
    return {"by": due} if due else {}


def _chance(standing: Standing, line: float) -> dict[str, MessageFact]:
    forecast = standing.assessment.forecast
    if forecast is None:
        return {}
    if standing.evidence.is_thin:
        return {"odds": Odds(forecast.likelihood)}
    return {"likelihood": beside(forecast.likelihood, line)}


FEWEST_DIGITS, MOST_DIGITS = 3, 10
# the largest float has 309 digits before the point; the usual context rounds only up to 28 in all
_ANY_FLOAT = Context(prec=309 + MOST_DIGITS)


NOISE = 1e-9
"""Differences of the size of a rounding error are none."""


def exceeds(more: float, less: float, allowed: float) -> bool:
    """Whether the difference is larger than what is allowed, rounding errors apart."""
    return more - less > allowed + NOISE


def deciding(more: float, less: float, allowed: float) -> tuple[Decimal, Decimal]:
    """Both numbers with the digits that show that they differ by more than what is allowed."""
    digits = FEWEST_DIGITS
    while digits < MOST_DIGITS:
        a, b = _rounded(more, digits), _rounded(less, digits)
        if a - b > Decimal(repr(allowed)):
            break
        digits += 1
    return _rounded(more, digits), _rounded(less, digits)


def beside(value: float, line: float) -> Decimal:
    """A number with the digits that show on which side of a line it is."""
    digits = FEWEST_DIGITS
    while digits < MOST_DIGITS and value != line:
        rounded = _rounded(value, digits)
        if (rounded < Decimal(repr(line))) == (value < line) and rounded != Decimal(repr(line)):
            break
        digits += 1
    return _rounded(value, digits)


def month(time: float) -> Period:
    """The month in which a decimal year lies; the exact end of a month lies in it."""
    year, number = divmod(ceil(time * 12 - NOISE) - 1, 12)
    return Period.parse(f"{year}-{number + 1:02}")


def _rounded(value: float, digits: int) -> Decimal:
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_EVEN, _ANY_FLOAT)
