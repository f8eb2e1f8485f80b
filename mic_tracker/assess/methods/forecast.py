"""`forecast`: the shrunken random walk with drift, our own method (docs/methods.md).

Calibrated on 11,048 real series. The status is read from the likelihood with hysteresis over the
vintages, so it depends on the data only: the passage of time changes nothing.
"""

from collections.abc import Callable
from datetime import date

from mic_tracker.assess import forecast as outlook
from mic_tracker.assess import track_record
from mic_tracker.assess.forecast import ForecastQuestion
from mic_tracker.assess.formulas.fit import Fit
from mic_tracker.assess.method import Method, SeriesTrack, no_verdict
from mic_tracker.model.assessment import Assessment, Reason
from mic_tracker.model.codes import Status
from mic_tracker.model.method import Band, Looks, MethodCard
from mic_tracker.model.trajectory import Heading, Objective, Operator, TargetPath, Trajectory

NAME = "forecast"
YEARS_AHEAD = 5
"""How far ahead a direction, which has no deadline, is looked at."""


def judge(track: SeriesTrack, trajectory: Trajectory, today: date) -> Assessment:  # noqa: ARG001 - data only
    """The likelihood of meeting the target, and the status read from it.

    One observation is no basis for a status: the likelihood is given, a status is not.
    """
    if not track.present.points:
        return no_verdict(NAME, Reason.NO_OBSERVATION)
    fits, ask = tuple(outlook.replay_fits(track)), question_for(trajectory)
    status = outlook.carry_status(fits, ask)
    now = ask(fits[-1] or outlook.fit(track.present))
    forecast = now.forecast()
    latest = track.present.points[-1]
    met = now.objective.decided_by(latest.allowed) and isinstance(trajectory, TargetPath)
    conditions = {
        Reason.MET_NOW: met,
        Reason.SINGLE_POINT: status is None,
        Reason.STATUS_HELD: outlook.is_held(status, forecast),
    }
    return Assessment(
        NAME,
        status or Status.NO_DATA,
        reasons=tuple(reason for reason, holds in conditions.items() if holds),
        forecast=forecast,
        steps=(
            now.step(forecast, "forecast_heading" if isinstance(trajectory, Heading) else None),
        ),
    )


def question_for(trajectory: Trajectory) -> Callable[[Fit], ForecastQuestion]:
    """What a trajectory asks of a fit; a direction: will the value be as good five years on?"""
    if isinstance(trajectory, TargetPath):
        path, deadline = trajectory, trajectory.deadline.end
        return lambda fit: ForecastQuestion(fit, path.objective, deadline, path.question)
    assert isinstance(trajectory, Heading)  # noqa: S101 - the only other one it judges
    side: Operator = "at_least" if trajectory.desired == "increase" else "at_most"
    return lambda fit: ForecastQuestion(fit, Objective(side, fit.y), fit.t + YEARS_AHEAD)


FORECAST = Method(
    MethodCard(
        name=NAME,
        title="Shrunken random walk with drift",
        citation="mic-tracker, method version 1: docs/methods.md",
        url=None,
        bands=(
            Band("likely", 2 / 3, Status.ON_TRACK),
            Band("open", 1 / 3, Status.AT_RISK),
            Band("unlikely", None, Status.OFF_TRACK),
        ),
        judges=("path", "heading"),
        looks_at=Looks.WHOLE_SERIES,
        record=track_record.FORECAST,
    ),
    judge=judge,
)
