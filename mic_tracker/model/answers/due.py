"""What is due: the figures, deadlines and reviews that a registry waits for, each with its day."""

from dataclasses import dataclass
from datetime import date

from mic_tracker.model.codes import DueBasis, DueKind
from mic_tracker.model.finding import Location
from mic_tracker.model.members import TOTAL, Members, written_members
from mic_tracker.model.period import Period


@dataclass(frozen=True, slots=True)
class DueItem:
    """One thing that is due, of however many targets."""

    kind: DueKind
    day: date
    """The last day on which it is in time; from the next one on it is overdue."""
    targets: tuple[str, ...]
    indicator: str
    period: Period | None = None
    """The period that the figure is about; None where nothing says which."""
    through: Period | None = None
    """Of a gap, the last period whose figure should have been out; None: it is one figure."""
    figures: int = 1
    """So many figures are missing from the one period to the other."""
    series: str | None = None
    members: Members = TOTAL
    stages: tuple[str, ...] = ()
    """The stages of a milestone that are left."""
    rule: str | None = None
    """What a waiver accepts."""
    by: str | None = None
    """Who wrote a review."""
    basis: DueBasis | None = None
    """Of a figure, what says the day."""
    source: str | None = None
    """The source that the latest figure, or the promise, stands in."""
    location: Location | None = None
    """Where the registry says so."""

    @property
    def key(self) -> tuple[str, ...]:
        """What it is, whatever its day: a deadline that is moved is the same one."""
        figure = (self.indicator, self.series or "", written_members(self.members))
        subject = (
            figure
            if self.kind in _OF_INDICATOR
            else (*self.targets, self.rule or "", self.by or "")
        )
        period = str(self.period or "") if self.kind in _BY_PERIOD else ""
        return (self.kind.value, *subject, period)

    def is_overdue(self, day: date) -> bool:
        """Whether its day is past."""
        return self.day < day


@dataclass(frozen=True, slots=True)
class DueList:
    """What is due until a day, what comes after it, and what says nothing of when it is due."""

    items: tuple[DueItem, ...]
    """What is overdue, then what is due by the last day; by day."""
    later: tuple[DueItem, ...]
    until: date | None
    """The last day; None: without end."""
    unscheduled: tuple[str, ...] = ()
    """The indicators that do not say when their next figure is due."""
    aged: tuple[str, ...] = ()
    """Those of them whose next figure is due all the same, when the latest one is too old."""


_OF_INDICATOR = frozenset({DueKind.FIGURE, DueKind.CLAIM})
_BY_PERIOD = _OF_INDICATOR | {DueKind.CADENCE_PERIOD, DueKind.INTERIM}
