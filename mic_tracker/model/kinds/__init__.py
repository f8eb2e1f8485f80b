"""The target kinds, one file each; a new kind is a file, its lines here and its name in `codes`."""

from typing import Annotated

from pydantic import Field

from mic_tracker.model.kinds.cadence import Cadence
from mic_tracker.model.kinds.change import Change
from mic_tracker.model.kinds.comparison import Comparison
from mic_tracker.model.kinds.cumulative import Cumulative
from mic_tracker.model.kinds.direction import Direction
from mic_tracker.model.kinds.level import Level
from mic_tracker.model.kinds.milestone import Milestone
from mic_tracker.model.kinds.threshold import Threshold
from mic_tracker.model.target import TargetRecord

Target = Annotated[
    Level | Threshold | Cadence | Comparison | Milestone | Direction | Change | Cumulative,
    Field(discriminator="kind"),
]

KINDS: dict[str, type[TargetRecord]] = {
    "level": Level,
    "threshold": Threshold,
    "cadence": Cadence,
    "comparison": Comparison,
    "milestone": Milestone,
    "direction": Direction,
    "change": Change,
    "cumulative": Cumulative,
}
