"""`path`: the latest value against the path that would just meet the target.

The comparison that delivery units, the Triple Billions dashboard of the WHO (linear path) and the
EU's Digital Decade (a trajectory per indicator) make; the shape of the path is the target's own.
The cut-points are ours: those publications speak of being on the trajectory or not.
"""

import math
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from mic_tracker.assess import published, rates
from mic_tracker.assess.formulas.bands import band
from mic_tracker.assess.method import Method, SeriesTrack, no_verdict
from mic_tracker.assess.published import bands
from mic_tracker.model.assessment import Assessment, Reason, Step
from mic_tracker.model.codes import Status
from mic_tracker.model.method import Looks, MethodCard
from mic_tracker.model.trajectory import Objective, TargetPath, Trajectory

NAME = "path"


class PathBand(StrEnum):
    """The bands of `path`. The values are published in JSON; the catalogue has the words."""

    AHEAD = "on or ahead of the path"
    BEHIND = "behind the path"
    FAR_BEHIND = "far behind"


BANDS = ((1.0, PathBand.AHEAD), (0.5, PathBand.BEHIND), (float("-inf"), PathBand.FAR_BEHIND))
STATUS: dict[str, Status] = {
    PathBand.AHEAD: Status.ON_TRACK,
    PathBand.BEHIND: Status.AT_RISK,
    PathBand.FAR_BEHIND: Status.OFF_TRACK,
}


def judge(track: SeriesTrack, trajectory: Trajectory, today: date) -> Assessment:  # noqa: ARG001 - data only
    """The share of the way covered ÷ the share that the path asks for by the latest period."""
    assert isinstance(trajectory, TargetPath)  # noqa: S101 - the only one it judges
    pairs = published.end_points(NAME, track, trajectory.start)
    if isinstance(pairs, Assessment):
        return pairs
    start, (time, latest) = pairs
    expected = rates.path_value(trajectory, time)
    if expected is None:  # geometric from or to zero; other ends that a shape cannot join
        return no_verdict(NAME, Reason.ZERO_BASE if start[1] == 0 else Reason.INFEASIBLE)
    shape = {
        "shape": "listed" if trajectory.interim else trajectory.shape,
        "years": time - start[0],
        "span": trajectory.deadline.end - start[0],
    }
    return _compare(latest, expected, start[1], trajectory, shape)


def _compare(
    latest: float, expected: float, start: float, path: TargetPath, shape: Mapping[str, float | str]
) -> Assessment:
    numbers: dict[str, float | str | None] = {
        "latest": latest,
        "start": start,
        "expected": expected,
        "target": path.objective.value,
        **shape,
    }
    if path.objective.met_by(start):
        return _keep(latest, path, numbers)
    ratio = _ratio(latest, expected, start, path.objective)
    word = _word(latest, expected, ratio, path.objective)
    step = Step("path_ratio", {**numbers, "ratio": ratio})
    return Assessment(NAME, STATUS[word], word, ratio, steps=(step,))


def _ratio(latest: float, expected: float, start: float, objective: Objective) -> float | None:
    """None while a listed path has not left its start, or leads away first: no share is due yet."""
    due = (expected - start) * objective.sign
    return (latest - start) * objective.sign / due if due > 0 else None


def _word(latest: float, expected: float, ratio: float | None, objective: Objective) -> PathBand:
    ahead = (latest - expected) * objective.sign
    if ahead > 0 or math.isclose(latest, expected, rel_tol=1e-9):
        return PathBand.AHEAD
    return PathBand.BEHIND if ratio is None else PathBand(band(ratio, BANDS))


def _keep(latest: float, path: TargetPath, numbers: dict[str, float | str | None]) -> Assessment:
    """A target that its baseline already meets leaves no way to go: is it still met?"""
    met = path.objective.met_by(latest)
    word = PathBand.AHEAD if met else PathBand.FAR_BEHIND
    reasons, steps = (Reason.TARGET_EQUALS_BASE,), (Step("path_keep", {**numbers}),)
    return Assessment(NAME, STATUS[word], word, reasons=reasons, steps=steps)


PATH = Method(
    MethodCard(
        name=NAME,
        url="https://digital-strategy.ec.europa.eu",
        bands=bands(BANDS, STATUS),
        judges=("path",),
        looks_at=Looks.LATEST_AND_PATH,
    ),
    judge=judge,
)
