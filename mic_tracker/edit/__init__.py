"""New blocks for a registry: a request is parsed, compared with the registry, and written.

A new kind of request is a file and a line here.
"""

from collections.abc import Callable

from mic_tracker.edit.observation import plan_figure
from mic_tracker.edit.request import FigureRequest, Request, TargetRequest
from mic_tracker.edit.target import plan_target
from mic_tracker.model.edit import Already, Plan, RequestRefused

PLANNERS: dict[type[Request], Callable[..., Plan | Already | RequestRefused]] = {
    FigureRequest: plan_figure,
    TargetRequest: plan_target,
}
