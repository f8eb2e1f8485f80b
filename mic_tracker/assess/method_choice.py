"""Which method judges a target: the one asked for if it fits, else the trajectory's own rule."""

from mic_tracker.assess.method import Method
from mic_tracker.assess.methods import METHODS
from mic_tracker.errors import WrongUse
from mic_tracker.model.indicator import Measure
from mic_tracker.model.kinds import Target
from mic_tracker.model.method import judges
from mic_tracker.model.registry import Settings
from mic_tracker.model.trajectory import Heading, Limit, Schedule, Stages, TargetPath, Trajectory

OWN_RULE: dict[type, str] = {
    TargetPath: "forecast",
    Heading: "forecast",
    Limit: "compliance",
    Schedule: "cadence",
    Stages: "milestone",
}


def require_method(method: str) -> str:
    """The name of a method that exists; WrongUse otherwise."""
    if method not in METHODS:
        raise WrongUse("unknown_method", method=method, known=tuple(METHODS))
    return method


def requested_method(target: Target, settings: Settings, method: str | None) -> str:
    """The method asked for: on the command line, by the target, by its kind, by the registry."""
    return method or target.method or target.default_method or settings.method


def choose_method(name: str, target: Target, trajectory: Trajectory, measure: Measure) -> Method:
    """The method that judges."""
    if judges(name, target.kind, measure):
        return METHODS[name]
    return METHODS[target.default_method or OWN_RULE[type(trajectory)]]
