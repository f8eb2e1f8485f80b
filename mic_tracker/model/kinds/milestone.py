"""Get something done, in stages or at once, by a day or some day."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from mic_tracker.model.goalpost import Easier, later
from mic_tracker.model.indicator import Desired, Indicator, Measure
from mic_tracker.model.period import Period
from mic_tracker.model.record import Text
from mic_tracker.model.series import Series
from mic_tracker.model.target import Fault, Promise, TargetRecord
from mic_tracker.model.trajectory import Stages


def _fewer(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    return not set(old) <= set(new)


class Milestone(TargetRecord):
    """Done or not done; an observation of value 1 says that it (or a stage of it) is done."""

    measures: ClassVar[frozenset[Measure]] = frozenset({"event", "stage"})
    better: ClassVar[Desired | None] = "increase"
    goalposts: ClassVar[Mapping[str, Easier]] = {"by": later, "stages": _fewer}

    kind: Literal["milestone"]
    by: Period | None = None
    stages: Annotated[tuple[Text, ...], Field(strict=False)] = ()

    def trajectory(self, series: Series) -> Stages:  # noqa: ARG002 - stages need no data
        """The stages to be done; one without a name when none are listed."""
        return Stages(self.stages or (None,), self.by)

    def promise(self) -> Promise:
        """All of its stages, or the whole, done."""
        wording = "stages" if self.stages else "milestone"
        return Promise(wording, "done", len(self.stages) or 1, unit="stages")

    def faults(self, indicator: Indicator) -> Iterator[Fault]:
        """Stages have different names, and an indicator that records them."""
        yield from super().faults(indicator)
        last = {stage: i for i, stage in enumerate(self.stages)}
        for stage, number in sorted(Counter(self.stages).items()):
            if number > 1:
                yield Fault("MT007", ("stages", last[stage]), {"written": stage})
        if self.stages and indicator.measure == "event":
            yield Fault("MT024", ("stages",), {"measure": "event", "fits": "stage"})
