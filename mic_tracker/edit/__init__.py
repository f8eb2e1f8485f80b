"""Changes to a registry: a request is parsed, compared with the registry, and written.

A new kind of request is a file and a line here.
"""

from collections.abc import Callable

from mic_tracker.edit.correction import plan_correction
from mic_tracker.edit.observation import plan_figure
from mic_tracker.edit.request import (
    CorrectionRequest,
    FigureRequest,
    Request,
    ReviewRequest,
    TargetRequest,
)
from mic_tracker.edit.review import plan_review
from mic_tracker.edit.target import plan_target
from mic_tracker.model.edit import EditPlan

PLANNERS: dict[type[Request], Callable[..., EditPlan]] = {
    CorrectionRequest: plan_correction,
    FigureRequest: plan_figure,
    ReviewRequest: plan_review,
    TargetRequest: plan_target,
}
