"""What a method is: a card that cites it, and its judgement (`model.method` says of what)."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from mic_tracker.model.assessment import Assessment, Reason
from mic_tracker.model.codes import Status
from mic_tracker.model.indicator import Desired
from mic_tracker.model.method import MethodCard
from mic_tracker.model.series import Series
from mic_tracker.model.trajectory import Trajectory


class SeriesTrack(NamedTuple):
    """A series as known now, its replay, and which way its indicator is wanted to go."""

    present: Series
    replay: Callable[[int | None], Iterable[Series]]
    """The series as known after each of so many days of publication (None: all), now last."""
    wanted: Desired | None = None
    """None: nobody has said."""


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
