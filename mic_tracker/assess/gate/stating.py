"""Where a target stands, as facts that fill the sentences of findings; what is unknown is left out.

The figures are exact: a sentence that says why a check fails must not round the reason away.
"""

from mic_tracker.assess.gate.facts import beside, exact
from mic_tracker.model.report import Standing
from mic_tracker.model.trajectory import Limit, Objective, Path, Schedule, Stages

SIGNS = {"at_least": "≥", "at_most": "≤"}


def stated(standing: Standing, line: float = 0.5) -> dict[str, str]:
    """The latest figure, the goal, the deadline, and the likelihood beside the line it missed."""
    return _latest(standing) | _goal(standing) | _deadline(standing) | _chance(standing, line)


def _latest(standing: Standing) -> dict[str, str]:
    latest = standing.series.latest
    return {"value": exact(latest.value), "period": str(latest.period)} if latest else {}


def _goal(standing: Standing) -> dict[str, str]:
    path = standing.trajectory
    if isinstance(path, Path | Limit):
        return {"goal": _bound(path.objective)}
    if isinstance(path, Schedule):
        return {"goal": f"≥ {exact(path.quota)} / {path.every}"}
    return {}


def _bound(objective: Objective) -> str:
    return f"{SIGNS[objective.operator]} {exact(objective.value)}"


def _deadline(standing: Standing) -> dict[str, str]:
    path = standing.trajectory
    due = path.deadline if isinstance(path, Path) else None
    due = path.due if isinstance(path, Stages) else due
    return {"by": str(due)} if due else {}


def _chance(standing: Standing, line: float) -> dict[str, str]:
    forecast = standing.assessment.forecast
    return {"likelihood": beside(forecast.likelihood, line)} if forecast else {}
