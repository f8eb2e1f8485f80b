"""Claims: what others projected, what we held then, and what came of it."""

from dataclasses import dataclass
from enum import StrEnum

from mic_tracker.model.assessment import Forecast, Reason
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.observation import Observation
from mic_tracker.model.series import Point
from mic_tracker.model.trajectory import Objective


class ClaimOutcome(StrEnum):
    """What became of a claim."""

    HIT = "hit"
    MISSED = "missed"
    OPEN = "open"
    """Its period is not over."""
    AWAITING_DATA = "awaiting_data"
    """Its period is over, and no figure of the same series tells what happened."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One projection, scored once its outcome is known."""

    observation: Observation
    """Who, when, what: the projection as recorded."""
    indicator: Indicator
    objective: Objective
    """What the claim asks of its period: the value or better; never less than it words."""
    own_forecast: Forecast | None
    """Our forecast for its period from what was known when it was published; None: no figure."""
    settled: ClaimOutcome
    outcome: Point | None = None
    error: float | None = None
    """Outcome minus claim, in units of the indicator."""
    error_percent: float | None = None
    """The same, in per cent of the claim; None for a claim of 0."""
    reasons: tuple[Reason, ...] = ()
    thin: bool = False
    """Whether what was known then carries our likelihood in round numbers only."""
