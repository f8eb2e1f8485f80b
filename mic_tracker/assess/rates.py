"""Where a series stands on its path: progress, pace seen and needed, lag. None where undefined."""

from datetime import date

from mic_tracker.assess.formulas import growth, paths
from mic_tracker.model.assessment import PeriodTally, Rates, StageTally, Tally
from mic_tracker.model.period import decimal_year
from mic_tracker.model.series import Point, Series
from mic_tracker.model.trajectory import Anchor, TargetPath, Trajectory


def rates(series: Series, trajectory: Trajectory | None, tally: Tally | None, today: date) -> Rates:
    """The rates of a path; for other trajectories the share that is done."""
    if isinstance(trajectory, TargetPath):
        return _path_rates(series, trajectory, today)
    return Rates(progress=_share_done(tally))


def path_value(path: TargetPath, time: float) -> float | None:
    """Where the path is at a time; None without a start or where its shape is undefined."""
    if path.start is None or path.start.time >= path.deadline.end:
        return None
    ends = (path.start.time, path.start.value, path.deadline.end, path.objective.value)
    if path.interim:
        return paths.piecewise(_path_points(path, path.start), time)
    shape = {"linear": paths.linear, "geometric": paths.geometric, "logistic": paths.logistic}
    return shape[path.shape](*ends, time)


def path_time(path: TargetPath, value: float) -> float | None:
    """When the path has a value; None without a start, where flat, or beyond its shape."""
    if path.start is None or path.start.time >= path.deadline.end:
        return None
    ends = (path.start.time, path.start.value, path.deadline.end, path.objective.value)
    if path.interim:
        return paths.piecewise_time(_path_points(path, path.start), value)
    shape = {
        "linear": paths.linear_time,
        "geometric": paths.geometric_time,
        "logistic": paths.logistic_time,
    }
    return shape[path.shape](*ends, value)


def _path_points(path: TargetPath, start: Anchor) -> tuple[tuple[float, float], ...]:
    end = (path.deadline.end, path.objective.value)
    return ((start.time, start.value), *path.interim, end)


def _path_rates(series: Series, path: TargetPath, today: date) -> Rates:
    """A goal that its start meets already is a value to keep: there is no way to go."""
    keeps = path.start is not None and path.objective.met_by(path.start.value)
    now = None if keeps else path_value(path, decimal_year(today))
    latest = series.latest
    if latest is None:
        return Rates(path_value=now)
    required = _required_rate(latest, path)
    observed = _observed_rate(latest, path.start)
    return Rates(
        progress=None if keeps else _progress(latest, path),
        path_value=now,
        required_rate=required,
        observed_rate=observed,
        acceleration=_acceleration(required, observed),
        lag_years=None if keeps else _lag(latest, path),
        shortfall=None if keeps else _shortfall(latest, path),
    )


def _progress(latest: Point, path: TargetPath) -> float | None:
    if path.start is None or path.start.time >= latest.time:
        return None
    return growth.progress_share(path.start.value, latest.value, path.objective.value)


def _required_rate(latest: Point, path: TargetPath) -> float | None:
    """Units per year from the latest value to the objective; 0 when it is met already."""
    if path.objective.met_by(latest.value):
        return 0.0
    years = path.deadline.end - latest.time
    return growth.linear_rate(latest.value, path.objective.value, years)


def _observed_rate(latest: Point, start: Anchor | None) -> float | None:
    if start is None:
        return None
    return growth.linear_rate(start.value, latest.value, latest.time - start.time)


def _acceleration(required: float | None, observed: float | None) -> float | None:
    if required is None or observed is None:
        return None
    return growth.acceleration(required, observed)


def _lag(latest: Point, path: TargetPath) -> float | None:
    """Years behind the path, seen from the period that the latest value describes."""
    if path.start is None or latest.time <= path.start.time:
        return None
    due = path_time(path, latest.value)
    # a value that the path never had, because it moved away, has no date on it
    return None if due is None or due < path.start.time else latest.time - due


def _shortfall(latest: Point, path: TargetPath) -> float | None:
    """How far behind the path, at the end of the period that the latest value describes.

    Held against the path of today, an old figure would be behind because it is old.
    """
    due = path_value(path, latest.time)
    if path.start is None or due is None:
        return None
    way = abs(path.objective.value - path.start.value)
    return (due - latest.value) * path.objective.sign / way if way else None


def _share_done(tally: Tally | None) -> float | None:
    if isinstance(tally, PeriodTally):
        return tally.attainment
    if isinstance(tally, StageTally):
        return len(tally.done) / (len(tally.done) + len(tally.left))
    return None
