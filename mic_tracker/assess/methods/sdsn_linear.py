"""`sdsn-linear`: the trend arrows of the SDG Index, on raw values with the target as threshold.

Source: formulas/sdsn.py. The pace of the latest five years against the straight line from the base.
A base that meets the target leaves no pace to ask for.
"""

from datetime import date

from mic_tracker.assess import published, track_record
from mic_tracker.assess.formulas import growth, sdsn
from mic_tracker.assess.method import Method, SeriesTrack, no_verdict
from mic_tracker.assess.published import bands
from mic_tracker.model.assessment import Assessment, Reason, Step
from mic_tracker.model.codes import Status
from mic_tracker.model.method import Band, Looks, MethodCard
from mic_tracker.model.trajectory import TargetPath, Trajectory

NAME = "sdsn-linear"
YEARS = 5
"""How far back the pace is taken."""
STATUS = {
    sdsn.MAINTAINING: Status.ON_TRACK,
    "on_track": Status.ON_TRACK,
    "moderately_improving": Status.AT_RISK,
    "stagnating": Status.OFF_TRACK,
    "decreasing": Status.OFF_TRACK,
}


def judge(track: SeriesTrack, trajectory: Trajectory, today: date) -> Assessment:  # noqa: ARG001 - data only
    """The linear pace of the latest years ÷ the linear pace required from the base."""
    assert isinstance(trajectory, TargetPath)  # noqa: S101 - the only one it judges
    pairs = published.end_points(NAME, track, trajectory.start)
    if isinstance(pairs, Assessment):
        return pairs
    start, latest = pairs
    first = published.point_years_back(track.present, YEARS) or start
    target = published.target_point(trajectory)
    rising = trajectory.objective.operator == "at_least"
    ratio = sdsn.ratio(start, first, latest, target)
    word = sdsn.trend(first[1], latest[1], target[1], ratio, rising=rising)
    if word is None or (word != sdsn.MAINTAINING and trajectory.objective.met_by(start[1])):
        return no_verdict(NAME, Reason.TARGET_EQUALS_BASE)
    step = _step(start, first, latest, target, ratio)
    return Assessment(NAME, STATUS[word], word, ratio, steps=(step,))


def _step(
    start: published.TimeValue,
    first: published.TimeValue,
    latest: published.TimeValue,
    target: published.TimeValue,
    ratio: float | None,
) -> Step:
    pace = growth.linear_rate(first[1], latest[1], latest[0] - first[0])
    required = growth.linear_rate(start[1], target[1], target[0] - start[0])
    numbers = {
        "first": first[1],
        "latest": latest[1],
        "years": latest[0] - first[0],
        "pace": pace,
        "start": start[1],
        "target": target[1],
        "span": target[0] - start[0],
        "required": required,
        "ratio": ratio,
    }
    return Step("pace_ratio", numbers)


SDSN_LINEAR = Method(
    MethodCard(
        name=NAME,
        url="https://dashboards.sdgindex.org",
        bands=(Band(sdsn.MAINTAINING, None, Status.ON_TRACK), *bands(sdsn.BANDS, STATUS)),
        judges=("path",),
        looks_at=Looks.LATEST_FIVE_YEARS,
        record=track_record.SDSN,
    ),
    judge=judge,
)
