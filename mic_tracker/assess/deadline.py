"""What the deadline itself decides, whatever the method."""

from datetime import date

from mic_tracker.model.assessment import Assessment, Reason, Step
from mic_tracker.model.codes import Status
from mic_tracker.model.duration import Duration
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.period import Period
from mic_tracker.model.series import Point, Series
from mic_tracker.model.target import TargetRecord
from mic_tracker.model.trajectory import Limit, TargetPath, Trajectory

USUAL_GRACE = Duration(months=12)


def decide_outcome(method: str, series: Series, trajectory: Trajectory | None) -> Assessment | None:
    """Achieved or missed once the data reach the deadline; "ever" is achieved as soon as met.

    At the deadline the latest figure up to it counts. None: not decided yet.
    """
    if not isinstance(trajectory, TargetPath) or not series.points:
        return None
    upto = [point for point in series.points if point.period.last <= trajectory.deadline.last]
    if trajectory.question == "ever":
        met = next((point for point in upto if trajectory.objective.met_by(point.value)), None)
        if met:
            return Assessment(method, Status.ACHIEVED, steps=(_step(met, trajectory),))
    if not _reaches_end(series, trajectory.deadline):
        return None
    if not upto:
        return Assessment(method, Status.NO_DATA, reasons=(Reason.NO_OBSERVATION,))
    status = Status.ACHIEVED if trajectory.objective.met_by(upto[-1].value) else Status.MISSED
    reasons = (Reason.DEADLINE_PASSED,)
    return Assessment(method, status, reasons=reasons, steps=(_step(upto[-1], trajectory),))


def awaits_data(series: Series, trajectory: Trajectory | None, today: date) -> bool:
    """Whether the deadline is past while the data have not reached it."""
    end = _end(trajectory)
    return end is not None and today > end.last and not _reaches_end(series, end)


def is_grace_over(
    target: TargetRecord, indicator: Indicator, trajectory: Trajectory | None, today: date
) -> bool:
    """Whether the figure of the deadline should have been out: `grace`, else the usual lag."""
    end = _end(trajectory)
    grace = target.grace or indicator.lag or USUAL_GRACE
    return end is not None and today > grace.after(end.last)


def _end(trajectory: Trajectory | None) -> Period | None:
    if isinstance(trajectory, TargetPath):
        return trajectory.deadline
    return trajectory.until if isinstance(trajectory, Limit) else None


def _reaches_end(series: Series, end: Period) -> bool:
    # by days: a month and its last day have different decimal years; by time: a forecast needs
    # some to look ahead
    latest = series.latest
    return latest is not None and (latest.period.last >= end.last or latest.time >= end.end)


def _step(point: Point, path: TargetPath) -> Step:
    numbers: dict[str, float | str | None] = {
        "latest": point.value,
        "period": str(point.period),
        "target": path.objective.value,
    }
    return Step("outcome", numbers)
