"""What lies between two registries: figures, goals, statuses, and every other table."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from mic_tracker.model.codes import Status
from mic_tracker.model.fact import KeyValue
from mic_tracker.model.observation import Observation
from mic_tracker.model.record import Name
from mic_tracker.model.report import Standing


@dataclass(frozen=True, slots=True)
class KeyChange:
    """A key of a table that was changed."""

    key: str
    """As it is written in the file; the parts of a path have dots between them."""
    old: KeyValue
    """None where the key was not there."""
    new: KeyValue
    easier: bool = False
    restated_on: date | None = None
    """The day of the restatement that has the key; None: the first promise has it."""


@dataclass(frozen=True, slots=True)
class YardstickChange:
    """A key that says how a target is measured, and the table that has it."""

    table: str
    """Its path in the file: "settings", "indicators.firms", "targets.firms-2030"."""
    change: KeyChange


@dataclass(frozen=True, slots=True)
class Rescaling:
    """An indicator in another unit, all of whose figures and goals were multiplied by a factor."""

    indicator: str
    old: str
    new: str
    factor: float


@dataclass(frozen=True, slots=True)
class Restatement:
    """A promise that a target did not have before, the one it took the place of, what it moved."""

    new: Standing
    former: Standing
    moves: tuple[KeyChange, ...]

    @property
    def unseen(self) -> tuple[str, ...]:
        """The keys that were moved and are neither the number nor the deadline."""
        numbers = {promise.target.promise().key for promise in (self.new, self.former)}
        return tuple(move.key for move in self.moves if move.key not in {"by", *numbers})


@dataclass(frozen=True, slots=True)
class ObservationChange:
    """A figure that was replaced by another of the same period, or of which keys were edited."""

    old: Observation
    new: Observation
    remarks: tuple[KeyChange, ...] = ()
    """Keys beside the figure itself: its place in the source, a note, how it was derived."""


@dataclass(frozen=True, slots=True)
class OverwrittenFigure:
    """A figure of the base that the head has otherwise (not as a later vintage), or not at all."""

    old: Observation
    new: Observation | None
    reason: str | None = None
    """The new note that says why it was corrected."""


@dataclass(frozen=True, slots=True)
class TargetChange:
    """A target with the keys that were changed, and its former id if it was renamed."""

    id: str
    moves: tuple[KeyChange, ...]
    """What a verdict depends on."""
    formerly: str | None = None
    restated: tuple[Restatement, ...] = ()
    withdrawn: tuple[Standing, ...] = ()
    """Restated promises that are not on record any more."""
    remarks: tuple[KeyChange, ...] = ()
    """Keys that no verdict depends on: a name, a note, tags."""


@dataclass(frozen=True, slots=True)
class StatusChange:
    """A target whose status changed."""

    id: str
    old: Status
    new: Status


@dataclass(frozen=True, slots=True)
class TableChange:
    """A table that is neither a target nor an observation: settings, a source, a waiver."""

    table: str
    """Its path in the file: "settings", "indicators.firms"; a waiver by its target and rule."""
    change: Literal["added", "removed", "edited"]
    title: Name
    """What it is about, for people; "" where its path says all."""
    moves: tuple[KeyChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that differs, in the order of the files."""

    added: tuple[Observation, ...]
    revised: tuple[ObservationChange, ...]
    removed: tuple[Observation, ...]
    targets_added: tuple[Standing, ...]
    targets_dropped: tuple[Standing, ...]
    edited: tuple[TargetChange, ...]
    turned: tuple[StatusChange, ...]
    tables: tuple[TableChange, ...] = ()
    rescaled: tuple[Rescaling, ...] = ()
    """Indicators in another unit; their figures and goals are compared in the new one."""

    def __bool__(self) -> bool:
        """Whether anything differs."""
        parts = (self.added, self.revised, self.removed, self.targets_added, self.targets_dropped)
        return any((*parts, self.edited, self.turned, self.tables))
