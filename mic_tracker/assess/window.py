"""Which points of a series a published method compares: base, latest, and those between."""

from mic_tracker.assess.method import Track, undecided
from mic_tracker.model.assessment import Assessment, Reason
from mic_tracker.model.series import Series
from mic_tracker.model.trajectory import Anchor, Path

Pair = tuple[float, float]
"""Decimal year and value."""


def ends(method: str, track: Track, start: Anchor | None) -> tuple[Pair, Pair] | Assessment:
    """The start and the latest point; the honest answer where they are not two points in time."""
    latest = track.present.latest
    if latest is None:
        return undecided(method, Reason.NO_OBSERVATION)
    if start is None or start.time >= latest.time:
        return undecided(method, Reason.SINGLE_POINT)
    return (start.time, start.value), (latest.time, latest.value)


def years_back(series: Series, years: float) -> Pair | None:
    """The point nearest to so many years before the latest; None with fewer than two points."""
    if len(series.points) < 2:
        return None
    wanted = series.points[-1].time - years
    nearest = min(series.points[:-1], key=lambda point: abs(point.time - wanted))
    return nearest.time, nearest.value


def end(path: Path) -> Pair:
    """The target as the formulas take it."""
    return path.deadline.end, path.objective.value


def undefined(start: Pair, latest: Pair, target: float | None) -> tuple[Reason, ...]:
    """Why a growth ratio does not exist: a zero base, a change of sign, no way to go."""
    found = {
        Reason.ZERO_BASE: start[1] == 0,
        Reason.SIGN_CHANGE: start[1] * latest[1] < 0,
        Reason.TARGET_EQUALS_BASE: target is not None and start[1] == target,
    }
    return tuple(reason for reason, holds in found.items() if holds) or (Reason.INFEASIBLE,)
