"""`milestone`: the outcome rule for things done or not done, our own (docs/methods.md).

A stage is done when a source says so (value 1) and undone when a source says that (value 0);
what may be either, such as "under 1", is neither.
Silence is neither: after the deadline a stage nobody has reported on is unknown, not missed.
"""

from datetime import date, timedelta
from enum import StrEnum

from mic_tracker.assess.method import Method, SeriesTrack
from mic_tracker.model.assessment import Assessment, Reason, StageTally, Step
from mic_tracker.model.codes import Status
from mic_tracker.model.method import Band, Looks, MethodCard
from mic_tracker.model.period import Period
from mic_tracker.model.series import Series
from mic_tracker.model.trajectory import Stages, Trajectory

NAME = "milestone"
DUE_SOON = timedelta(days=180)


class MilestoneBand(StrEnum):
    """The bands of `milestone`. The values are published in JSON; the catalogue has the words."""

    DONE_ON_TIME = "done on time"
    DONE_LATE = "done late"
    DONE = "done"
    """When it was done is known too roughly to say whether that was in time."""
    NOT_DUE = "not due"
    DUE_SOON = "due soon"
    SILENT = "due, no word"
    OVERDUE = "overdue"
    OPEN = "open"
    """No deadline was stated."""


STATUS = {
    MilestoneBand.DONE_ON_TIME: Status.ACHIEVED,
    MilestoneBand.DONE_LATE: Status.ACHIEVED,
    MilestoneBand.DONE: Status.ACHIEVED,
    MilestoneBand.NOT_DUE: Status.PENDING,
    MilestoneBand.DUE_SOON: Status.AT_RISK,
    MilestoneBand.SILENT: Status.NO_DATA,
    MilestoneBand.OVERDUE: Status.MISSED,
    MilestoneBand.OPEN: Status.PENDING,
}


def judge(track: SeriesTrack, trajectory: Trajectory, today: date) -> Assessment:
    """Stages done and left; done on time or late, due soon, overdue, or unknown."""
    assert isinstance(trajectory, Stages)  # noqa: S101 - the only one it judges
    tally = _tally(track.present, trajectory)
    band, reasons = _verdict(tally, trajectory, today)
    if not tally.done and not tally.refuted:
        reasons = (Reason.NO_OBSERVATION, *reasons)
    steps = (_step(tally, trajectory),)
    return Assessment(NAME, STATUS[band], band=band, reasons=reasons, tally=tally, steps=steps)


def _step(tally: StageTally, stages: Stages) -> Step:
    """How many stages are done; of a milestone without stages, whether it is done."""
    if stages.names != (None,):
        return Step("stages", {"done": len(tally.done), "stages": len(stages.names)})
    state = "done" if tally.done else "refuted" if tally.refuted else "left"
    return Step(f"whole_{state}", {})


def _verdict(
    tally: StageTally, stages: Stages, today: date
) -> tuple[MilestoneBand, tuple[Reason, ...]]:
    if not tally.left:
        return _when(tally, stages.due), ()
    if stages.due is None:
        return MilestoneBand.OPEN, (Reason.NO_DEADLINE,)
    if today <= stages.due.last:
        soon = stages.due.last - today <= DUE_SOON
        return MilestoneBand.DUE_SOON if soon else MilestoneBand.NOT_DUE, (Reason.NOT_DUE,)
    if tally.refuted:
        return MilestoneBand.OVERDUE, (Reason.DEADLINE_PASSED,)
    return MilestoneBand.SILENT, (Reason.DEADLINE_PASSED, Reason.SILENCE)


def _when(tally: StageTally, due: Period | None) -> MilestoneBand:
    """On time or late; neither when the last stage is dated by a period that holds the deadline."""
    last = max((period for _, period in tally.done), key=lambda period: period.last)
    if due is None or last.first <= due.last < last.last:
        return MilestoneBand.DONE
    return MilestoneBand.DONE_ON_TIME if last.last <= due.last else MilestoneBand.DONE_LATE


def _tally(series: Series, stages: Stages) -> StageTally:
    latest = series.latest_by_stage()
    known = {name: latest[name] for name in stages.names if name in latest}
    done = {name: p.when for name, p in known.items() if p.allowed.low >= 1}
    undone = {name: p.when for name, p in known.items() if p.allowed.high <= 0}
    refuted = (n for n, period in undone.items() if stages.due and period.last >= stages.due.last)
    left = (name for name in stages.names if name not in done)
    return StageTally(tuple(done.items()), tuple(left), tuple(refuted))


MILESTONE = Method(
    MethodCard(
        name=NAME,
        url=None,
        bands=tuple(Band(band, None, status) for band, status in STATUS.items()),
        judges=("stages",),
        looks_at=Looks.STAGES,
    ),
    judge=judge,
)
