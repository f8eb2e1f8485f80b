"""`compliance`: the outcome rule for thresholds, our own (docs/methods.md).

Published methods look for a deadline; a threshold has none. It is judged by the latest figure and
by the likelihood that the next one, a year on (the step that the forecast is calibrated for),
complies. One figure is a fact about today: enough to say that the line is crossed, too little to
say that it will be kept.
"""

from collections.abc import Sequence
from datetime import date

from mic_tracker.assess import forecast as outlook
from mic_tracker.assess.deadline import too_close
from mic_tracker.assess.forecast import ForecastQuestion
from mic_tracker.assess.formulas.fit import Fit
from mic_tracker.assess.formulas.past_pace import pace_reasons
from mic_tracker.assess.method import Method, SeriesTrack, no_verdict, not_yet
from mic_tracker.model.assessment import Assessment, Compliance, Reason, Step
from mic_tracker.model.codes import Status
from mic_tracker.model.method import Band, Looks, MethodCard
from mic_tracker.model.series import Point, Series
from mic_tracker.model.trajectory import Limit, Trajectory

NAME = "compliance"


def judge(track: SeriesTrack, trajectory: Trajectory, today: date) -> Assessment:
    """Compliance now, the share of periods in compliance, the likelihood of complying in a year."""
    assert isinstance(trajectory, Limit)  # noqa: S101 - the only one it judges
    if trajectory.since and today < trajectory.since.first:
        return not_yet(NAME, Reason.NOT_STARTED)
    points = _counted(track.present, trajectory)
    if not points:
        return no_verdict(NAME, Reason.NO_OBSERVATION)
    tally = _tally(points, trajectory)
    step = _step(points[-1], tally, trajectory)
    if _has_ended(track.present, trajectory):
        return _outcome(points, tally, step, trajectory)
    if tally.complies is None:
        return _too_close(points[-1], tally, trajectory)
    word = "within" if tally.complies else "crossed"
    next_year = _next_year(outlook.fit(track.present, track.wanted), trajectory)
    forecast = next_year.forecast()
    expected, _ = outlook.recall_status(track, lambda fit: _next_year(fit, trajectory))
    paces = (Step(*why) for why in pace_reasons(next_year.fit))
    status, reasons = _running_status(expected, complies=tally.complies)
    if outlook.is_held(expected, forecast):
        reasons = (Reason.STATUS_HELD,)
    return Assessment(
        NAME,
        status,
        word,
        reasons=reasons,
        forecast=forecast,
        tally=tally,
        steps=(step, next_year.step(forecast, "forecast_limit"), *paces),
    )


def _counted(series: Series, limit: Limit) -> tuple[Point, ...]:
    """The figures of the time of the promise."""
    first = limit.since.first if limit.since else None
    return series.within(first, limit.until.last if limit.until else None)


def _outcome(points: Sequence[Point], tally: Compliance, step: Step, limit: Limit) -> Assessment:
    """Kept in every period known, or not in one of them; else the figures do not tell."""
    if tally.periods_met < tally.periods:
        return Assessment(NAME, Status.MISSED, "crossed", tally=tally, steps=(step,))
    if tally.unsettled:
        unsettled = next(p for p in points if limit.objective.decided_by(p.allowed) is None)
        return _too_close(unsettled, tally, limit)
    return Assessment(NAME, Status.ACHIEVED, "within", tally=tally, steps=(step,))


def _too_close(point: Point, tally: Compliance, limit: Limit) -> Assessment:
    steps = (too_close(point, limit.objective),)
    return Assessment(NAME, Status.NO_DATA, reasons=(Reason.TOO_CLOSE,), tally=tally, steps=steps)


def _tally(points: Sequence[Point], limit: Limit) -> Compliance:
    known = [limit.objective.decided_by(p.allowed) for p in points]
    settled = [complied for complied in known if complied is not None]
    margin = (points[-1].value - limit.objective.value) * limit.objective.sign
    return Compliance(
        known[-1], sum(settled), len(settled), margin, unsettled=len(known) - len(settled)
    )


def _has_ended(series: Series, limit: Limit) -> bool:
    """Whether the data reach the last period of the promise: kept in all periods known, or not."""
    latest, until = series.latest, limit.until
    return until is not None and latest is not None and latest.period.last >= until.last


def _running_status(
    expected: Status | None, *, complies: bool
) -> tuple[Status, tuple[Reason, ...]]:
    """Within the line it is at least at risk, beyond it at most at risk."""
    if expected is None:
        return Status.NO_DATA if complies else Status.OFF_TRACK, (Reason.SINGLE_POINT,)
    if complies:
        return Status.ON_TRACK if expected is Status.ON_TRACK else Status.AT_RISK, ()
    return Status.AT_RISK if expected is Status.ON_TRACK else Status.OFF_TRACK, ()


def _next_year(fit: Fit, limit: Limit) -> ForecastQuestion:
    return ForecastQuestion(fit, limit.objective, fit.t + 1)


def _step(latest: Point, tally: Compliance, limit: Limit) -> Step:
    numbers: dict[str, float | str | None] = {
        "latest": latest.value,
        "target": limit.objective.value,
        "met": tally.periods_met,
        "periods": tally.periods,
        "margin": tally.margin,
        "share": tally.periods_met / tally.periods if tally.periods else None,
    }
    return Step(f"compliance_{limit.objective.operator}", numbers)


COMPLIANCE = Method(
    MethodCard(
        name=NAME,
        url=None,
        bands=(Band("within", 0, Status.ON_TRACK), Band("crossed", None, Status.OFF_TRACK)),
        judges=("limit",),
        looks_at=Looks.LATEST_AND_NEXT_YEAR,
    ),
    judge=judge,
)
