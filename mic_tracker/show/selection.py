"""Which targets are shown, and in which order.

Urgency: first what is missed or off track, then at risk, no data, on track, achieved; within each,
what is furthest behind its path first; what cannot be measured so, last; then by id.
"""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date

from mic_tracker.errors import WrongUse
from mic_tracker.model.assessment import (
    Compliance,
    Flag,
    Forecast,
    PeriodTally,
    Reason,
    StageTally,
    Status,
)
from mic_tracker.model.report import Report, Standing
from mic_tracker.model.trajectory import Path
from mic_tracker.show.views.goal import deadline

_RANK = {
    Status.MISSED: 0,
    Status.OFF_TRACK: 0,
    Status.AT_RISK: 1,
    Status.NO_DATA: 2,
    Status.ON_TRACK: 3,
    Status.ACHIEVED: 4,
}
ONLY = tuple(word.value.replace("_", "-") for word in (*Status, *Flag))
"""What `--only` accepts: statuses and flags, as written on a command line."""


def arrange(report: Report, only: Collection[str] = (), sort: str = "urgency") -> Report:
    """The report with the targets that have one of these statuses or flags, in this order.

    WrongUse for a word that is neither, or an order that does not exist.
    """
    wanted = {word.replace("_", "-") for word in only}
    if unknown := sorted(wanted - {*ONLY}):
        raise WrongUse(f"--only does not know {', '.join(unknown)}; it knows {', '.join(ONLY)}")
    if sort not in SORTS:
        raise WrongUse(f"--sort does not know {sort}; it knows {', '.join(SORTS)}")
    kept = (s for s in report.standings if not wanted or wanted & _labels(s))
    return replace(report, standings=tuple(sorted(kept, key=SORTS[sort])))


def done(standing: Standing) -> float | None:
    """The share of the way gone, of periods met, of periods in line, or of stages done.

    None when nothing is known of it.
    """
    tally = standing.assessment.tally
    if isinstance(tally, PeriodTally):
        return None if tally.unknown else tally.attainment
    if isinstance(tally, StageTally):
        told = tally.done or tally.refuted
        return len(tally.done) / (len(tally.done) + len(tally.left)) if told else None
    if isinstance(tally, Compliance):
        return tally.periods_met / tally.periods if tally.periods else None
    return standing.rates.progress


def told_forecast(standing: Standing) -> Forecast | None:
    """The forecast, unless the figures do not carry a verdict: then it would only mislead.

    That from a single figure is told, and marked: it is what such indicators do on average.
    """
    verdict = standing.status is not Status.NO_DATA
    return standing.assessment.forecast if verdict or from_one_figure(standing) else None


def from_one_figure(standing: Standing) -> bool:
    """Whether there is a forecast, but a status would be more than its one figure carries."""
    reasons = standing.assessment.reasons
    return standing.status is Status.NO_DATA and Reason.SINGLE_POINT in reasons


def telling(reasons: Collection[Reason]) -> tuple[Reason, ...]:
    """The reasons without those that a more exact one makes idle."""
    exact = {Reason.UNDATED, Reason.NO_COUNTERPART, Reason.NOT_DUE, Reason.NO_DEADLINE}
    idle = {Reason.NO_OBSERVATION} if exact & {*reasons} else set()
    if Reason.SILENCE in reasons or Reason.AWAITING_DATA in reasons:
        idle.add(Reason.DEADLINE_PASSED)
    return tuple(reason for reason in reasons if reason not in idle)


def behind(standing: Standing) -> float | None:
    """How far the latest value is behind the path, as a share of the way; below 0 when ahead.

    For periods and stages: the share not met, not done.
    """
    path, latest = standing.trajectory, standing.series.latest
    if isinstance(path, Path) and path.start and latest and standing.rates.path_value is not None:
        way = abs(path.objective.value - path.start.value)
        gap = (standing.rates.path_value - latest.value) * path.objective.sign
        return gap / way if way else None
    share = done(standing) if standing.assessment.tally else None
    return None if share is None else 1 - share


def _labels(standing: Standing) -> set[str]:
    return {w.value.replace("_", "-") for w in (standing.status, *standing.flags)}


def _urgency(standing: Standing) -> tuple[int, float, str]:
    gap = behind(standing)
    return _RANK[standing.status], float("inf") if gap is None else -gap, standing.id


def _deadline(standing: Standing) -> tuple[date, str]:
    by = deadline(standing.target)
    return by.last if by else date.max, standing.id


def _progress(standing: Standing) -> tuple[float, str]:
    share = done(standing)
    return float("inf") if share is None else share, standing.id


SORTS: dict[str, Callable[[Standing], tuple[object, ...]]] = {
    "urgency": _urgency,
    "deadline": _deadline,
    "progress": _progress,
    "name": lambda standing: (standing.id,),
}
