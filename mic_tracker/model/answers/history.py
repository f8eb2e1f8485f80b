"""Past verdicts: where a target stood each time something became known about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from mic_tracker.model.assessment import Forecast
from mic_tracker.model.codes import Status
from mic_tracker.model.fact import Range
from mic_tracker.model.observation import Observation
from mic_tracker.model.report import Standing
from mic_tracker.model.series import Point

if TYPE_CHECKING:
    from mic_tracker.model.review import Review

Novelty = Literal["new", "revised", "repeated", "withdrawn", "projected", "undated"]


@dataclass(frozen=True, slots=True)
class NewObservation:
    """A figure that became known."""

    observation: Observation
    novelty: Novelty
    before: float | Range | None = None
    """What had been known for the same period."""


@dataclass(frozen=True, slots=True)
class PastAssessment:
    """What would have been said on a day of publication, from what was known by then."""

    day: date
    status: Status
    method: str
    band: str | None
    forecast: Forecast | None
    latest: Point | None
    news: tuple[NewObservation, ...]
    restated: Standing | None = None
    """The target by its new promise, on the day on which that came into force."""
    thin: bool = False
    """Whether the evidence of that day carried a likelihood in round numbers only."""
    computed: Status | None = None
    """What was computed, where the status is a person's verdict; else None."""
    reviews: "tuple[Review, ...]" = ()
    """What persons concluded on that day."""


def turns(verdicts: Sequence[PastAssessment]) -> tuple[tuple[PastAssessment, PastAssessment], ...]:
    """The verdicts whose status differs from the one before, each after that one."""
    return tuple((old, new) for old, new in pairwise(verdicts) if old.status is not new.status)
