"""What the deadline itself decides, whatever the method."""

from datetime import date

from mic_tracker.model.assessment import Assessment, Reason, Status
from mic_tracker.model.duration import Duration
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.series import Series
from mic_tracker.model.target import TargetRecord
from mic_tracker.model.trajectory import Path, Trajectory

USUAL_GRACE = Duration(months=12)


def outcome(method: str, series: Series, trajectory: Trajectory | None) -> Assessment | None:
    """Achieved or missed once the data reach the deadline; "ever" is achieved as soon as met.

    At the deadline the latest figure up to it counts. None: not decided yet.
    """
    if not isinstance(trajectory, Path) or not series.points:
        return None
    end, met_by = trajectory.deadline.end, trajectory.objective.met_by
    upto = [point for point in series.points if point.time <= end]
    if trajectory.question == "ever" and any(met_by(point.value) for point in upto):
        return Assessment(method, Status.ACHIEVED)
    if series.points[-1].time < end:
        return None
    if not upto:
        return Assessment(method, Status.NO_DATA, reasons=(Reason.NO_OBSERVATION,))
    status = Status.ACHIEVED if met_by(upto[-1].value) else Status.MISSED
    return Assessment(method, status, reasons=(Reason.DEADLINE_PASSED,))


def awaits_data(series: Series, trajectory: Trajectory | None, today: date) -> bool:
    """Whether the deadline is past while the data have not reached it."""
    if not isinstance(trajectory, Path) or today <= trajectory.deadline.last:
        return False
    return series.latest is None or series.latest.time < trajectory.deadline.end


def grace_over(
    target: TargetRecord, indicator: Indicator, trajectory: Trajectory | None, today: date
) -> bool:
    """Whether the figure of the deadline should have been out: `grace`, else the usual lag."""
    if not isinstance(trajectory, Path):
        return False
    grace = target.grace or indicator.lag or USUAL_GRACE
    return today > grace.after(trajectory.deadline.last)
