"""A suggestion for the id of a new target: its indicator, and the year of its deadline."""

from mic_tracker.edit.request import TargetRequest
from mic_tracker.model.registry import Registry
from mic_tracker.text.arguments import period_argument


def suggest_target_id(request: TargetRequest, registry: Registry, language: str) -> str | None:
    """An id that is free; None while no indicator is named, or where both ids are taken."""
    indicator = request.indicator.id
    if not indicator:
        return None
    deadline = period_argument(request.goal.get("by"), "--by", language, [])
    dated = (f"{indicator}-{deadline.last.year}",) if deadline else ()
    wishes = (*dated, f"{indicator}-{request.kind}")
    return next((id_ for id_ in wishes if id_ not in registry.targets), None)
