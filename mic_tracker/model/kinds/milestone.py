"""Get something done, in stages or at once, by a day or some day."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from mic_tracker.model.goalpost import Easier, later
from mic_tracker.model.indicator import Desired, Indicator, Measure
from mic_tracker.model.period import Period
from mic_tracker.model.record import LocalText, first_spelling, spellings
from mic_tracker.model.series import Series
from mic_tracker.model.target import Fault, Promise, TargetRecord
from mic_tracker.model.trajectory import Stages


def _fewer(old: tuple[LocalText, ...], new: tuple[LocalText, ...]) -> bool:
    return not {*map(first_spelling, old)} <= {*map(first_spelling, new)}


def stages_by_name(milestones: "Iterable[Milestone]") -> dict[str, LocalText]:
    """The stages that milestones list, by the first spelling of each, which is its name.

    Where several list a stage, the one that spells it in the most languages counts.
    """
    found: dict[str, LocalText] = {}
    for stage in (stage for milestone in milestones for stage in milestone.stages):
        name = first_spelling(stage)
        found[name] = max(found.get(name, name), stage, key=lambda text: len(spellings(text)))
    return found


def stage_text(target: TargetRecord, name: str | None) -> LocalText | None:
    """A stage of a target in each language that it is spelt in there."""
    stages = stages_by_name([target]) if isinstance(target, Milestone) else {}
    return stages.get(name, name) if name else None


class Milestone(TargetRecord):
    """Done or not done; an observation of value 1 says that it (or a stage of it) is done."""

    measures: ClassVar[frozenset[Measure]] = frozenset({"event", "stage"})
    better: ClassVar[Desired | None] = "increase"
    goalposts: ClassVar[Mapping[str, Easier]] = {"by": later, "stages": _fewer}

    kind: Literal["milestone"]
    by: Period | None = None
    stages: Annotated[tuple[LocalText, ...], Field(strict=False)] = ()
    """Each is known by its first spelling, which its observations name."""

    def trajectory(self, series: Series) -> Stages:  # noqa: ARG002 - stages need no data
        """The stages to be done; one without a name when none are listed."""
        return Stages(tuple(map(first_spelling, self.stages)) or (None,), self.by)

    def promise(self) -> Promise:
        """All of its stages, or the whole, done."""
        wording = "stages" if self.stages else "milestone"
        return Promise(wording, "done", len(self.stages) or 1, unit="stages")

    def faults(self, indicator: Indicator) -> Iterator[Fault]:
        """Stages have different names, and an indicator that records them."""
        yield from super().faults(indicator)
        names = [{*spellings(stage)} for stage in self.stages]
        last = {name: i for i, stage in enumerate(names) for name in stage}
        for stage, number in sorted(Counter(chain.from_iterable(names)).items()):
            if number > 1:
                yield Fault("MT007", ("stages", last[stage]), {"written": stage})
        if self.stages and indicator.measure == "event":
            yield Fault("MT024", ("stages",), {"measure": "event", "fits": "stage"})
