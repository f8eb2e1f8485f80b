"""`statcan-2025`: progress as Statistics Canada computes it, in the Open SDG software of 2025.

Source: formulas/statcan.py. Values and targets of zero are replaced by 0.001, as the method says;
the verdict then rests on that choice, so it carries the reason `zero_replaced`.
"""

from datetime import date

from mic_tracker.assess import published
from mic_tracker.assess.formulas import statcan
from mic_tracker.assess.method import Method, SeriesTrack
from mic_tracker.model.assessment import Assessment, Reason, Step
from mic_tracker.model.codes import Status
from mic_tracker.model.method import Band, Looks, MethodCard
from mic_tracker.model.trajectory import Heading, TargetPath, Trajectory

NAME = "statcan-2025"
STATUS = {
    statcan.ACHIEVED: Status.ACHIEVED,
    "substantial_progress": Status.ON_TRACK,
    "moderate_progress": Status.AT_RISK,
    "limited_progress": Status.OFF_TRACK,
    "deterioration": Status.OFF_TRACK,
    statcan.NOT_AVAILABLE: Status.NO_DATA,
}


def judge(track: SeriesTrack, trajectory: Trajectory, today: date) -> Assessment:  # noqa: ARG001 - data only
    """Compound growth against the growth required, or against fixed bands without a target."""
    assert isinstance(trajectory, TargetPath | Heading)  # noqa: S101 - all that it judges
    pairs = published.end_points(NAME, track, trajectory.start)
    if isinstance(pairs, Assessment):
        return pairs
    base, latest = pairs
    progress = _progress(base, latest, trajectory)
    return Assessment(
        NAME,
        STATUS[progress.status],
        progress.status,
        progress.value,
        progress.score,
        _reasons(base, latest, trajectory) or _unavailable(progress),
        steps=(_step(base, latest, trajectory, progress.value),),
    )


def _step(
    base: published.TimeValue,
    latest: published.TimeValue,
    trajectory: TargetPath | Heading,
    ratio: float | None,
) -> Step:
    if isinstance(trajectory, TargetPath):
        end = _nonzero(published.target_point(trajectory))
        return published.growth_ratio_step(_nonzero(base), _nonzero(latest), end, ratio)
    return published.growth_step(_nonzero(base), _nonzero(latest), ratio)


def _nonzero(pair: published.TimeValue) -> published.TimeValue:
    return pair[0], pair[1] or statcan.STAND_IN


def _progress(
    base: published.TimeValue, latest: published.TimeValue, trajectory: TargetPath | Heading
) -> statcan.Progress:
    if isinstance(trajectory, TargetPath):
        rising = trajectory.objective.operator == "at_least"
        return statcan.with_target(base, latest, published.target_point(trajectory), rising=rising)
    rising = trajectory.desired == "increase"
    return statcan.without_target(base, latest, rising=rising, limit=trajectory.limit)


def _reasons(
    base: published.TimeValue, latest: published.TimeValue, trajectory: TargetPath | Heading
) -> tuple[Reason, ...]:
    target = trajectory.objective.value if isinstance(trajectory, TargetPath) else None
    conditions = {
        Reason.TOO_SHORT: latest[0] - base[0] < 1,  # the method asks for two distinct years
        Reason.ZERO_REPLACED: 0 in (base[1], latest[1], target),
        Reason.SIGN_CHANGE: base[1] * latest[1] < 0,
        Reason.TARGET_EQUALS_BASE: base[1] == target,
        Reason.NO_TARGET: isinstance(trajectory, Heading),
    }
    return tuple(reason for reason, holds in conditions.items() if holds)


def _unavailable(progress: statcan.Progress) -> tuple[Reason, ...]:
    """No compound growth leads to a target of the other sign."""
    return (Reason.INFEASIBLE,) if progress.status == statcan.NOT_AVAILABLE else ()


STATCAN_2025 = Method(
    MethodCard(
        name=NAME,
        url="https://open-sdg.readthedocs.io",
        bands=(
            Band(statcan.ACHIEVED, None, Status.ACHIEVED),
            *published.bands(statcan.WITH_TARGET, STATUS),
        ),
        judges=("path", "heading"),
        looks_at=Looks.FIRST_AND_LATEST,
        bands_without_target=published.bands(statcan.WITHOUT_TARGET, STATUS),
    ),
    judge=judge,
)
