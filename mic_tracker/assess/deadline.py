"""What the deadline itself decides, whatever the method."""

from collections.abc import Sequence
from datetime import date
from math import inf

from mic_tracker.model.assessment import Assessment, Reason, Step
from mic_tracker.model.codes import Status
from mic_tracker.model.duration import Duration
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.period import Period
from mic_tracker.model.series import Point, Series
from mic_tracker.model.target import TargetRecord
from mic_tracker.model.trajectory import Limit, Objective, TargetPath, Trajectory

USUAL_GRACE = Duration(months=12)
OLDEST = Duration(months=12)
"""How much older than the deadline the figure may be that decides."""


def decide_outcome(method: str, series: Series, trajectory: Trajectory | None) -> Assessment | None:
    """Achieved or missed once the data reach the deadline; "ever" is achieved as soon as met.

    At the deadline the latest figure up to it counts, unless it is more than a year older: then
    nobody knows, whatever came after. A figure that allows values on both sides of the goal decides
    nothing. None: not decided yet.
    """
    if not isinstance(trajectory, TargetPath) or not series.size:
        return None
    ever, last = trajectory.question == "ever", trajectory.deadline.last
    reached = reaches_end(series, trajectory.deadline)
    upto = series.within(None, last) if ever or reached else ()
    if ever and (met := _first(upto, trajectory, met=True)):
        return Assessment(method, Status.ACHIEVED, steps=(_step(met, trajectory),), decided_by=met)
    if not reached:
        return None
    if not upto:
        return Assessment(method, Status.NO_DATA, reasons=(Reason.NO_OBSERVATION,))
    if OLDEST.after(upto[-1].period.last) < trajectory.deadline.last:
        return Assessment(method, Status.NO_DATA, reasons=(Reason.NOTHING_AT_DEADLINE,))
    open_figure = _first(upto, trajectory, met=None) if ever else None
    return _outcome(method, open_figure or upto[-1], trajectory)


def _first(points: Sequence[Point], path: TargetPath, *, met: bool | None) -> Point | None:
    """The first figure that meets the objective (True), or of which nobody can say (None).

    What was before a start that is stated is no success of the promise.
    """
    start = path.start
    begins = start.time if start and not start.assumed else -inf
    counted = (p for p in points if p.time > begins)
    return next((p for p in counted if path.objective.decided_by(p.allowed) is met), None)


def _outcome(method: str, point: Point, path: TargetPath) -> Assessment:
    """What one figure says at the deadline."""
    met, passed = path.objective.decided_by(point.allowed), Reason.DEADLINE_PASSED
    if met is None:
        steps = (too_close(point, path.objective),)
        return Assessment(method, Status.NO_DATA, reasons=(Reason.TOO_CLOSE, passed), steps=steps)
    status, steps = Status.ACHIEVED if met else Status.MISSED, (_step(point, path),)
    return Assessment(method, status, reasons=(passed,), steps=steps, decided_by=point)


def too_close(point: Point, objective: Objective) -> Step:
    """The step that says why a figure decides nothing: what it allows lies on both sides."""
    allowed = point.allowed
    numbers: dict[str, float | str | None] = {
        "period": str(point.when),
        "side": objective.operator,
        "target": objective.value,
        "low": None if allowed.low == -inf else allowed.low,
        "high": None if allowed.high == inf else allowed.high,
    }
    sides = {(True, False): "too_close_below", (False, True): "too_close_above"}
    key = sides.get((numbers["low"] is None, numbers["high"] is None), "too_close_range")
    return Step(key, numbers)


def awaits_data(series: Series, trajectory: Trajectory | None, today: date) -> bool:
    """Whether the deadline is past while the data have not reached it."""
    end = end_period(trajectory)
    return end is not None and today > end.last and not reaches_end(series, end)


def is_grace_over(
    target: TargetRecord, indicator: Indicator, trajectory: Trajectory | None, today: date
) -> bool:
    """Whether the figure of the deadline should have been out."""
    end = end_period(trajectory)
    return end is not None and today > grace_end(target, indicator, end)


def grace_end(target: TargetRecord, indicator: Indicator, end: Period) -> date:
    """The day by which the figure of the deadline should be out: `grace`, else the usual lag."""
    return (target.grace or indicator.lag or USUAL_GRACE).after(end.last)


def end_period(trajectory: Trajectory | None) -> Period | None:
    """The period at whose end a path or a line ends."""
    if isinstance(trajectory, TargetPath):
        return trajectory.deadline
    return trajectory.until if isinstance(trajectory, Limit) else None


def reaches_end(series: Series, end: Period) -> bool:
    """Whether there is a figure of the end, or of later."""
    # by days: a month and its last day have different decimal years; by time: a forecast needs
    # some to look ahead
    latest = series.latest
    return latest is not None and (latest.period.last >= end.last or latest.time >= end.end)


def _step(point: Point, path: TargetPath) -> Step:
    numbers: dict[str, float | str | None] = {
        "latest": point.value,
        "period": str(point.when),
        "target": path.objective.value,
    }
    return Step("outcome", numbers)
