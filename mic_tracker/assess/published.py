"""Which points of a series a published method compares: base, latest, and those between."""

import math
from collections.abc import Mapping

from mic_tracker.assess.formulas.growth import cagr
from mic_tracker.assess.method import SeriesTrack, no_verdict
from mic_tracker.model.assessment import Assessment, Reason, Step
from mic_tracker.model.codes import Status
from mic_tracker.model.method import Band
from mic_tracker.model.series import Series
from mic_tracker.model.trajectory import Anchor, TargetPath

TimeValue = tuple[float, float]
"""Decimal year and value."""


def end_points(
    method: str, track: SeriesTrack, start: Anchor | None
) -> tuple[TimeValue, TimeValue] | Assessment:
    """The start and the latest point; the honest answer where they are not two points in time."""
    latest = track.present.latest
    if latest is None:
        return no_verdict(method, Reason.NO_OBSERVATION)
    if start is None:
        return no_verdict(method, Reason.NO_BASELINE)
    if start.time >= latest.time:
        several = track.present.size > 1
        return no_verdict(method, Reason.NOT_STARTED if several else Reason.SINGLE_POINT)
    return (start.time, start.value), (latest.time, latest.value)


def point_years_back(series: Series, years: float) -> TimeValue | None:
    """The point nearest to so many years before the latest; None with fewer than two points."""
    nearest = series.nearest(series.latest.time - years) if series.latest else None
    return (nearest.time, nearest.value) if nearest else None


def target_point(path: TargetPath) -> TimeValue:
    """The target as the formulas take it."""
    return path.deadline.end, path.objective.value


def no_growth_reason(start: TimeValue) -> Reason:
    """Why figures that are never negative have no compound growth: a zero base, or no bounds."""
    return Reason.ZERO_BASE if start[1] == 0 else Reason.INFEASIBLE


def bands(table: tuple[tuple[float, str], ...], statuses: Mapping[str, Status]) -> tuple[Band, ...]:
    """One band per row (lower bound, name), best first."""
    return tuple(
        Band(name, bound if math.isfinite(bound) else None, statuses[name]) for bound, name in table
    )


def growth_step(start: TimeValue, latest: TimeValue, ratio: float | None) -> Step:
    """Growth a year where no target is set; `ratio` is that growth in the good direction."""
    return Step("growth", {**_growth_numbers(start, latest), "ratio": ratio})


def growth_ratio_step(
    start: TimeValue, latest: TimeValue, target: TimeValue, ratio: float | None
) -> Step:
    """Growth a year seen ÷ growth a year required from the base."""
    years = target[0] - start[0]
    required = {
        "target": target[1],
        "span": years,
        "required": cagr(start[1], target[1], years),
    }
    return Step("growth_ratio", {**_growth_numbers(start, latest), **required, "ratio": ratio})


def _growth_numbers(start: TimeValue, latest: TimeValue) -> dict[str, float | None]:
    years = latest[0] - start[0]
    return {
        "start": start[1],
        "latest": latest[1],
        "years": years,
        "growth": cagr(start[1], latest[1], years),
    }
