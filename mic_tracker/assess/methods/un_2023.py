"""`un-2023`: the Sustainable Development Goals Progress Chart of the UN Statistics Division, 2023.

Source: formulas/unsd.py. The category comes with its score of 3, 2 or 1. A base that meets the
target leaves no way of which a share could be covered; series that are growth rates themselves are
left to experts by the note, so signed measures are not judged.
"""

from datetime import date

from mic_tracker.assess import published, track_record
from mic_tracker.assess.formulas import growth, unsd
from mic_tracker.assess.formulas.bands import band
from mic_tracker.assess.method import Method, SeriesTrack, no_verdict
from mic_tracker.model.assessment import Assessment, Reason, Step
from mic_tracker.model.codes import Status
from mic_tracker.model.method import Looks, MethodCard
from mic_tracker.model.trajectory import Heading, TargetPath, Trajectory

NAME = "un-2023"
STATUS = {
    unsd.MET: Status.ON_TRACK,
    "fair_progress": Status.AT_RISK,
    "stagnation_or_regression": Status.OFF_TRACK,
}


def judge(track: SeriesTrack, trajectory: Trajectory, today: date) -> Assessment:  # noqa: ARG001 - data only
    """The share of the way that the growth so far would cover, or the growth where none is set."""
    assert isinstance(trajectory, TargetPath | Heading)  # noqa: S101 - all that it judges
    pairs = published.end_points(NAME, track, trajectory.start)
    if isinstance(pairs, Assessment):
        return pairs
    start, latest = pairs
    if isinstance(trajectory, Heading):
        return _heading(start, latest, trajectory)
    if trajectory.objective.met_by(latest[1]):
        return _assessment(unsd.MET, None, Reason.MET_NOW)
    if trajectory.objective.met_by(start[1]):
        return no_verdict(NAME, Reason.TARGET_EQUALS_BASE)
    ratio = unsd.ratio(start, latest, published.target_point(trajectory))
    if ratio is None:
        return no_verdict(NAME, published.no_growth_reason(start))
    step = _step(start, latest, published.target_point(trajectory), ratio)
    return _assessment(band(ratio, unsd.WITH_TARGET), ratio, step=step)


def _step(
    start: published.TimeValue,
    latest: published.TimeValue,
    target: published.TimeValue,
    ratio: float,
) -> Step:
    numbers = {
        "start": start[1],
        "latest": latest[1],
        "target": target[1],
        "years": latest[0] - start[0],
        "growth": growth.cagr(start[1], latest[1], latest[0] - start[0]),
        "rest": target[0] - latest[0],
        "expected": unsd.expected(start, latest, target[0]),
        "ratio": ratio,
    }
    return Step("share_extrapolated", numbers)


def _heading(
    start: published.TimeValue, latest: published.TimeValue, heading: Heading
) -> Assessment:
    rate = growth.cagr(start[1], latest[1], latest[0] - start[0])
    if rate is None:
        return no_verdict(NAME, published.no_growth_reason(start))
    ratio = rate if heading.desired == "increase" else -rate
    step = published.growth_step(start, latest, ratio)
    return _assessment(band(ratio, unsd.WITHOUT_TARGET), ratio, Reason.NO_TARGET, step=step)


def _assessment(
    word: str, ratio: float | None, *reasons: Reason, step: Step | None = None
) -> Assessment:
    steps = (step,) if step else ()
    return Assessment(NAME, STATUS[word], word, ratio, unsd.SCORES[word], reasons, steps=steps)


UN_2023 = Method(
    MethodCard(
        name=NAME,
        url="https://unstats.un.org/sdgs/report/2023/progress-chart/",
        bands=published.bands(unsd.WITH_TARGET, STATUS),
        judges=("path", "heading"),
        looks_at=Looks.FIRST_AND_LATEST,
        bands_without_target=published.bands(unsd.WITHOUT_TARGET, STATUS),
        record=track_record.UN,
    ),
    judge=judge,
)
