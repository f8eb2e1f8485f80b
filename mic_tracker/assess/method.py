"""What a method is: a card that cites it, the trajectories it can judge, and its judgement."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from mic_tracker.model.assessment import Assessment, MethodCard, Reason, Status
from mic_tracker.model.indicator import Measure
from mic_tracker.model.series import Series
from mic_tracker.model.trajectory import Trajectory


@dataclass(frozen=True, slots=True)
class Track:
    """A series as known now, and its replay: as known after each day of publication, now last."""

    present: Series
    replay: Callable[[], Iterable[Series]]


@dataclass(frozen=True, slots=True)
class Method:
    """A way of judging: published, or our own."""

    card: MethodCard
    judges: tuple[type, ...]
    judge: Callable[[Track, Trajectory, date], Assessment]
    measures: frozenset[Measure] | None = None
    """The measures that its formula has a meaning for; None: all."""

    def fits(self, trajectory: Trajectory, measure: Measure) -> bool:
        """Whether it can judge such a trajectory of such a measure."""
        return isinstance(trajectory, self.judges) and (
            self.measures is None or measure in self.measures
        )


def undecided(method: str, *reasons: Reason) -> Assessment:
    """The honest answer when the data do not carry a verdict."""
    return Assessment(method, Status.NO_DATA, reasons=reasons)
