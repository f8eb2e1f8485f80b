"""`escap-csi`: the current status index of ESCAP: how much of the way has been covered, 0 to 10.

Source: formulas/escap.py. The index itself has no bands; ours compare it with the share of the time
that has passed, as `path` does with a straight line.
"""

from datetime import date
from enum import StrEnum

from mic_tracker.assess import published
from mic_tracker.assess.formulas import escap
from mic_tracker.assess.method import Method, SeriesTrack
from mic_tracker.model.assessment import Assessment, Reason, Step
from mic_tracker.model.codes import Status
from mic_tracker.model.method import Band, Looks, MethodCard
from mic_tracker.model.trajectory import TargetPath, Trajectory

NAME = "escap-csi"


class IndexBand(StrEnum):
    """Our bands of the index. The values are published in JSON; the catalogue has the words."""

    IN_TIME = "at or past the time elapsed"
    BEHIND = "short of the time elapsed"
    REGRESSED = "regressed"


STATUS = {
    IndexBand.IN_TIME: Status.ON_TRACK,
    IndexBand.BEHIND: Status.AT_RISK,
    IndexBand.REGRESSED: Status.OFF_TRACK,
}


def judge(track: SeriesTrack, trajectory: Trajectory, today: date) -> Assessment:  # noqa: ARG001 - data only
    """The way covered from base to target, 10 for all of it, below 0 if away from it."""
    assert isinstance(trajectory, TargetPath)  # noqa: S101 - the only one it judges
    pairs = published.end_points(NAME, track, trajectory.start)
    if isinstance(pairs, Assessment):
        return pairs
    start, latest = pairs
    rising, target = trajectory.objective.operator == "at_least", trajectory.objective.value
    index = escap.status_index(start[1], latest[1], target, rising=rising)
    if index is None:
        return Assessment(NAME, Status.NO_DATA, reasons=(Reason.TARGET_EQUALS_BASE,))
    elapsed = (latest[0] - start[0]) / (trajectory.deadline.end - start[0])
    word = _reading(index, elapsed)
    numbers = {"start": start[1], "latest": latest[1], "target": target, "score": index}
    numbers |= {"years": latest[0] - start[0], "elapsed": elapsed}
    numbers["span"] = trajectory.deadline.end - start[0]
    step = Step("status_index", numbers)
    return Assessment(NAME, STATUS[word], word, index / 10, index, steps=(step,))


def _reading(index: float, elapsed: float) -> IndexBand:
    if index < 0:
        return IndexBand.REGRESSED
    return IndexBand.IN_TIME if index >= 10 * min(elapsed, 1.0) else IndexBand.BEHIND


ESCAP_CSI = Method(
    MethodCard(
        name=NAME,
        url="https://data.unescap.org",
        bands=tuple(Band(band, None, status) for band, status in STATUS.items()),
        judges=("path",),
        looks_at=Looks.FIRST_AND_LATEST,
    ),
    judge=judge,
)
