"""What a figure without an exact date still says: on which side of a line it was when reported."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from mic_tracker.model.assessment import Reason
from mic_tracker.model.observation import Observation
from mic_tracker.model.series.allowed import exactly, hedge_of
from mic_tracker.model.trajectory import Limit, Objective, TargetPath, Trajectory

UNSTATED = frozenset({"projected", "withdrawn"})
"""What a source has not stated as a figure, or states no more."""


class LastReport(NamedTuple):
    """The side of the line, and how far the figure is on the way from nothing to it."""

    side: Reason
    share: float | None
    """None where a smaller number is asked for, or none that is above zero."""


def last_report(
    observations: Iterable[Observation], trajectory: Trajectory | None
) -> LastReport | None:
    """What the last reported figures without an exact date say; None where they do not agree."""
    if not isinstance(trajectory, TargetPath | Limit):
        return None
    figures = _last_reported(observations)
    objective = trajectory.objective
    sides = {objective.decided_by(hedge_of(o) or exactly(o.value)) for o in figures}
    if len(sides) != 1 or None in sides:
        return None
    shares = {_share(o, objective) for o in figures}
    return LastReport(
        _side(objective, met=True in sides), shares.pop() if len(shares) == 1 else None
    )


def _last_reported(observations: Iterable[Observation]) -> tuple[Observation, ...]:
    """The figures without a date that became known last, all of them of one day."""
    undated = [o for o in observations if o.period is None]
    withdrawn = {_statement(o) for o in undated if o.status == "withdrawn"}
    figures = [o for o in undated if o.status not in UNSTATED and _statement(o) not in withdrawn]
    last = max((o.known_since or date.min for o in figures), default=date.min)
    return tuple(o for o in figures if (o.known_since or date.min) == last)


def _statement(observation: Observation) -> tuple[object, ...]:
    """What a withdrawal is about: a figure without a date has only its value to be known by."""
    return observation.source, observation.interval, observation.value


def _side(objective: Objective, *, met: bool) -> Reason:
    if met:
        return Reason.RIGHT_SIDE
    return Reason.BELOW_LINE if objective.operator == "at_least" else Reason.ABOVE_LINE


def _share(observation: Observation, objective: Objective) -> float | None:
    if objective.operator != "at_least" or objective.value <= 0 or observation.value < 0:
        return None
    return min(observation.value / objective.value, 1.0)
