"""`eurostat`: the growth ratio after the EU's SDG monitoring report.

Source: formulas/eurostat.py, which names what could not be verified; hence "after the published
method". Compound growth of a signed measure has no meaning, so those are not judged. The base is
the target's own, so the windows of 5 and 15 years do not apply to it; a direction is looked at over
the last five years.
"""

from datetime import date

from mic_tracker.assess import published, track_record
from mic_tracker.assess.formulas import eurostat
from mic_tracker.assess.formulas.bands import band
from mic_tracker.assess.method import Method, SeriesTrack, no_verdict
from mic_tracker.model.assessment import Assessment, Reason, Step
from mic_tracker.model.codes import Status
from mic_tracker.model.method import Looks, MethodCard
from mic_tracker.model.trajectory import Heading, TargetPath, Trajectory

NAME = "eurostat"
STATUS = {
    "significant_progress": Status.ON_TRACK,
    "moderate_progress": Status.AT_RISK,
    "insufficient_progress": Status.OFF_TRACK,
    "movement_away": Status.OFF_TRACK,
    "moderate_movement_away": Status.OFF_TRACK,
    "significant_movement_away": Status.OFF_TRACK,
}


def judge(track: SeriesTrack, trajectory: Trajectory, today: date) -> Assessment:  # noqa: ARG001 - data only
    """Compound growth seen ÷ compound growth required, or the growth where no target is set."""
    if isinstance(trajectory, Heading):
        return _heading(track, trajectory)
    assert isinstance(trajectory, TargetPath)  # noqa: S101 - the only other one it judges
    pairs = published.end_points(NAME, track, trajectory.start)
    if isinstance(pairs, Assessment):
        return pairs
    start, latest = pairs
    if trajectory.objective.met_by(latest[1]):
        return _assessment("significant_progress", None, Reason.MET_NOW)
    if trajectory.objective.met_by(start[1]):
        return no_verdict(NAME, Reason.TARGET_EQUALS_BASE)
    ratio = eurostat.ratio(start, latest, published.target_point(trajectory))
    if ratio is None:
        return no_verdict(NAME, published.no_growth_reason(start))
    step = published.growth_ratio_step(start, latest, published.target_point(trajectory), ratio)
    return _assessment(band(ratio, eurostat.WITH_TARGET), ratio, step=step)


def _heading(track: SeriesTrack, heading: Heading) -> Assessment:
    start, latest = (
        published.point_years_back(track.present, eurostat.SHORT_TERM),
        track.present.latest,
    )
    if latest is None or start is None:
        return no_verdict(NAME, Reason.SINGLE_POINT if latest else Reason.NO_OBSERVATION)
    now = (latest.time, latest.value)
    change = eurostat.change(start, now, rising=heading.desired == "increase")
    if change is None:
        return no_verdict(NAME, published.no_growth_reason(start))
    step = published.growth_step(start, now, change)
    return _assessment(band(change, eurostat.WITHOUT_TARGET), change, Reason.NO_TARGET, step=step)


def _assessment(
    word: str, ratio: float | None, *reasons: Reason, step: Step | None = None
) -> Assessment:
    steps = (step,) if step else ()
    return Assessment(NAME, STATUS[word], word, ratio, reasons=reasons, steps=steps)


EUROSTAT = Method(
    MethodCard(
        name=NAME,
        url="https://ec.europa.eu/eurostat/web/sdi",
        bands=published.bands(eurostat.WITH_TARGET, STATUS),
        judges=("path", "heading"),
        looks_at=Looks.FIRST_AND_LATEST,
        bands_without_target=published.bands(eurostat.WITHOUT_TARGET, STATUS),
        record=track_record.EUROSTAT,
    ),
    judge=judge,
)
