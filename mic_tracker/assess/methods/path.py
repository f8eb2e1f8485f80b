"""`path`: the latest value against the path that would just meet the target.

The comparison that delivery units, the Triple Billions dashboard of the WHO (linear path) and the
EU's Digital Decade (a trajectory per indicator) make; the shape of the path is the target's own.
The cut-points are ours: those publications speak of being on the trajectory or not.
"""

from datetime import date

from mic_tracker.assess import rates
from mic_tracker.assess.bands import bands
from mic_tracker.assess.formulas.bands import band
from mic_tracker.assess.method import Method, Track, undecided
from mic_tracker.model.assessment import Assessment, MethodCard, Reason, Status, Step
from mic_tracker.model.indicator import NUMERIC
from mic_tracker.model.series import Point
from mic_tracker.model.trajectory import Path, Trajectory

NAME = "path"
BANDS = ((1.0, "on or ahead of the path"), (0.5, "behind the path"), (float("-inf"), "far behind"))
STATUS = {
    "on or ahead of the path": Status.ON_TRACK,
    "behind the path": Status.AT_RISK,
    "far behind": Status.OFF_TRACK,
}


def judge(track: Track, trajectory: Trajectory, today: date) -> Assessment:  # noqa: ARG001 - data only
    """The share of the way covered ÷ the share that the path asks for by the latest period."""
    assert isinstance(trajectory, Path)  # noqa: S101 - the only one it judges
    latest = track.present.latest
    if latest is None:
        return undecided(NAME, Reason.NO_OBSERVATION)
    expected = rates.path_value(trajectory, latest.time)
    if trajectory.start is None or expected is None:
        return undecided(NAME, Reason.NO_BASELINE)
    if latest.time <= trajectory.start.time:
        return undecided(NAME, Reason.SINGLE_POINT)
    return _compare(latest, expected, trajectory.start.value, trajectory)


def _compare(latest: Point, expected: float, start: float, path: Path) -> Assessment:
    numbers = {
        "latest": latest.value,
        "start": start,
        "expected": expected,
        "target": path.objective.value,
    }
    if path.objective.met_by(start) or expected == start:
        return _keep(latest, path, numbers)
    ratio = (latest.value - start) / (expected - start)
    word = band(ratio, BANDS)
    step = Step("path_ratio", {**numbers, "ratio": ratio})
    return Assessment(NAME, STATUS[word], word, ratio, steps=(step,))


def _keep(latest: Point, path: Path, numbers: dict[str, float]) -> Assessment:
    """A target that its baseline already meets leaves no way to go: is it still met?"""
    met = path.objective.met_by(latest.value)
    status = Status.ON_TRACK if met else Status.OFF_TRACK
    word = "on or ahead of the path" if met else "far behind"
    reasons = (Reason.TARGET_EQUALS_BASE,)
    return Assessment(NAME, status, word, reasons=reasons, steps=(Step("path_keep", {**numbers}),))


PATH = Method(
    MethodCard(
        name=NAME,
        title="Value against the path",
        citation=(
            "The comparison with a trajectory of WHO Triple Billions (linear) and the EU's "
            "Digital Decade (2023); cut-points by mic-tracker"
        ),
        url="https://digital-strategy.ec.europa.eu",
        bands=bands(BANDS, STATUS),
        judges=("path",),
    ),
    judges=(Path,),
    judge=judge,
    measures=NUMERIC,
)
