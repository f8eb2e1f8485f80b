"""`escap-api`: the anticipated progress index, after ESCAP: how much of the way will be missing.

Source: formulas/escap.py. The prediction is a regression line with weights that grow towards the
present (ordinary weighted least squares, its own intercept), on logits for percentages.
"""

from datetime import date

from mic_tracker.assess import published
from mic_tracker.assess.formulas import escap
from mic_tracker.assess.formulas.bands import band
from mic_tracker.assess.method import Method, SeriesTrack
from mic_tracker.model.assessment import Assessment, Reason, Step
from mic_tracker.model.codes import Status
from mic_tracker.model.method import Band, Looks, MethodCard
from mic_tracker.model.series import Series
from mic_tracker.model.trajectory import TargetPath, Trajectory

NAME = "escap-api"
STATUS = {
    "maintain": Status.ON_TRACK,
    "accelerate": Status.AT_RISK,
    "reverse": Status.OFF_TRACK,
}


def judge(track: SeriesTrack, trajectory: Trajectory, today: date) -> Assessment:  # noqa: ARG001 - data only
    """The gap, in per cent of the way from base to target, that the prediction leaves."""
    assert isinstance(trajectory, TargetPath)  # noqa: S101 - the only one it judges
    pairs = published.end_points(NAME, track, trajectory.start)
    if isinstance(pairs, Assessment):
        return pairs
    start, _ = pairs
    target, rising = trajectory.objective.value, trajectory.objective.operator == "at_least"
    predicted = _predict(track.present, trajectory.deadline.end)
    if predicted is None:
        return Assessment(NAME, Status.NO_DATA, reasons=(Reason.SINGLE_POINT,))
    index = escap.status_index(start[1], predicted, target, rising=rising)
    if index is None:
        return Assessment(NAME, Status.NO_DATA, reasons=(Reason.TARGET_EQUALS_BASE,))
    gap = escap.gap(index)
    word = band(gap, escap.GAPS)
    numbers = {"predicted": predicted, "start": start[1], "target": target, "gap": gap / 100}
    step = Step("anticipated_gap", numbers)
    return Assessment(NAME, STATUS[word], word, index / 10, index, steps=(step,))


def _predict(series: Series, end: float) -> float | None:
    times, values = tuple(series.times), tuple(series.values)
    inside = series.measure == "percent" and all(0 < value < 100 for value in values)
    return (escap.predict_percent if inside else escap.predict)(times, values, end)


ESCAP_API = Method(
    MethodCard(
        name=NAME,
        url="https://data.unescap.org",
        bands=(
            Band("maintain", 0.9, Status.ON_TRACK, inclusive=False),
            Band("accelerate", 0.0, Status.AT_RISK, inclusive=False),
            Band("reverse", None, Status.OFF_TRACK),
        ),
        judges=("path",),
        looks_at=Looks.WEIGHTED_LINE,
    ),
    judge=judge,
)
