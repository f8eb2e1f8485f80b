"""What a method is: a card that cites it, and its judgement (`model.method` says of what)."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from mic_tracker.model.assessment import Assessment, Reason
from mic_tracker.model.codes import Status
from mic_tracker.model.method import MethodCard
from mic_tracker.model.series import Series
from mic_tracker.model.trajectory import Trajectory


class SeriesTrack(NamedTuple):
    """A series as known now, and its replay: as known after each day of publication, now last."""

    present: Series
    replay: Callable[[], Iterable[Series]]


class Method(NamedTuple):
    """A way of judging: published, or our own."""

    card: MethodCard
    judge: Callable[[SeriesTrack, Trajectory, date], Assessment]


def no_verdict(method: str, *reasons: Reason) -> Assessment:
    """An assessment without a verdict, because a figure is lacking, for the reasons given."""
    return Assessment(method, Status.NO_DATA, reasons=reasons)


def not_yet(method: str, *reasons: Reason) -> Assessment:
    """An assessment of what has nothing to be judged yet."""
    return Assessment(method, Status.PENDING, reasons=reasons)
