"""What was promised, as data: operator, value and unit; one line per target kind."""

from collections.abc import Callable
from typing import Any

from mic_tracker.model.kinds.change import Change
from mic_tracker.model.report import Standing
from mic_tracker.model.target import Bounded
from mic_tracker.model.trajectory import Path

Aim = tuple[str, float | None, str | None]


def aim(standing: Standing) -> Aim:
    """Operator, value and unit; the value is None where no number was promised or resolved."""
    return AIMS[standing.target.kind](standing.target, standing)


def _bounded(target: Bounded, standing: Standing) -> Aim:
    objective = target.objective()
    return objective.operator, objective.value, standing.indicator.unit


def _change(target: Change, standing: Standing) -> Aim:
    """The level that the change comes to, once the value it is counted from is known."""
    path = standing.trajectory
    value = path.objective.value if isinstance(path, Path) else None
    return "at_least" if target.percent > 0 else "at_most", value, standing.indicator.unit


# each function is given the kind that its name stands for
AIMS: dict[str, Callable[[Any, Standing], Aim]] = {
    "level": _bounded,
    "threshold": _bounded,
    "cadence": lambda t, s: ("at_least", t.at_least, f"{s.indicator.unit} per {t.every}"),
    "comparison": lambda t, _: ("at_least", t.times, f"times {t.than}"),
    "milestone": lambda t, _: ("done", len(t.stages) or 1, "stages"),
    "direction": lambda t, s: (t.desired, None, s.indicator.unit),
    "change": _change,
    "cumulative": lambda t, s: ("at_least", t.at_least, s.indicator.unit),
}
