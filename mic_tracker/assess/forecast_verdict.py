"""The verdict of the forecast, whichever version of it is asked."""

from collections.abc import Callable

from mic_tracker.assess import forecast as outlook
from mic_tracker.assess.forecast import ForecastQuestion
from mic_tracker.assess.formulas.fit import Fit
from mic_tracker.assess.formulas.past_pace import pace_reasons
from mic_tracker.assess.method import SeriesTrack, no_verdict
from mic_tracker.model.assessment import Assessment, LazySteps, Reason, Step
from mic_tracker.model.codes import Status
from mic_tracker.model.method import Band
from mic_tracker.model.trajectory import Heading, Objective, Operator, TargetPath, Trajectory

BANDS = (
    Band("likely", 2 / 3, Status.ON_TRACK),
    Band("open", 1 / 3, Status.AT_RISK),
    Band("unlikely", None, Status.OFF_TRACK),
)
YEARS_AHEAD = 5
"""How far ahead a direction, which has no deadline, is looked at."""


def judge_by_forecast(
    name: str, version: int, track: SeriesTrack, trajectory: Trajectory
) -> Assessment:
    """The likelihood of meeting the target, and the status read from it.

    One observation is no basis for a status: the likelihood is given, a status is not. A direction
    is asked whether the data point that way, so nothing is assumed for what is wanted.
    """
    latest = track.present.latest
    if latest is None:
        return no_verdict(name, Reason.NO_OBSERVATION)
    if isinstance(trajectory, Heading):
        track = track._replace(wanted=None)
    ask = question_for(trajectory)
    status, latest_fit = outlook.recall_status(track, ask, version)
    now = ask(latest_fit or outlook.fit(track.present, track.wanted, version))
    forecast = now.forecast()
    met = isinstance(trajectory, TargetPath) and now.objective.decided_by(latest.allowed)
    conditions = {
        Reason.MET_NOW: met,
        Reason.SINGLE_POINT: status is None,
        Reason.STATUS_HELD: outlook.is_held(status, forecast),
    }
    heading = "forecast_heading" if isinstance(trajectory, Heading) else None
    steps = LazySteps(
        lambda: (now.step(forecast, heading), *(Step(*why) for why in pace_reasons(now.fit)))
    )
    return Assessment(
        name,
        status or Status.NO_DATA,
        reasons=tuple(reason for reason, holds in conditions.items() if holds),
        forecast=forecast,
        steps=steps,
    )


def question_for(trajectory: Trajectory) -> Callable[[Fit], ForecastQuestion]:
    """What a trajectory asks of a fit; a direction: will the value be as good five years on?"""
    if isinstance(trajectory, TargetPath):
        path, deadline = trajectory, trajectory.deadline.end
        return lambda fit: ForecastQuestion(fit, path.objective, deadline, path.question)
    assert isinstance(trajectory, Heading)  # noqa: S101 - the only other one it judges
    side: Operator = "at_least" if trajectory.desired == "increase" else "at_most"
    return lambda fit: ForecastQuestion(fit, Objective(side, fit.y), fit.t + YEARS_AHEAD)
